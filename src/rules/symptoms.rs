//! What trouble inside the cluster looks like from outside, and which findings it brings with it.

use super::SymptomPattern;
use super::pattern::MASKED_CONTENT;
use crate::facts::{Author, Phase};

/// nginx at the ingress, or a custom error page of the edge in place of what it said.
const NGINX: &[Author] =
    &[Author::Nginx, Author::IngressDefaultBackend, Author::Unknown, Author::Application, Author::S3];

/// Who says that nobody behind answers: the edge, a balancer, or a custom error page in their place.
const IN_FRONT: &[Author] =
    &[Author::Cloudfront, Author::Alb, Author::ClassicElb, Author::Unknown, Author::Application, Author::S3];

/// The controller has nobody to pass the request to.
pub const UNAVAILABLE: &[SymptomPattern] = &[SymptomPattern::status(&[(503, 503)]).by(NGINX), MASKED_CONTENT];
/// The controller cannot use what the pod says, or the pod says nothing.
pub const BAD_GATEWAY: &[SymptomPattern] = &[SymptomPattern::status(&[(502, 502)]).by(NGINX), MASKED_CONTENT];
/// The pod does not answer the controller in time.
pub const TIMEOUT: &[SymptomPattern] = &[SymptomPattern::status(&[(504, 504)]).by(NGINX), MASKED_CONTENT];
/// The controller reaches no pod that answers, in one way or another.
pub const NO_ANSWER: &[SymptomPattern] = &[SymptomPattern::status(&[(502, 504)]).by(NGINX), MASKED_CONTENT];
/// The controller does not know the host or the path.
pub const NOT_FOUND: &[SymptomPattern] = &[SymptomPattern::status(&[(404, 404)]).by(NGINX), MASKED_CONTENT];
/// The controller turns a host away: by its 404, or by refusing the handshake of the name.
pub const TURNED_AWAY: &[SymptomPattern] = &[
    SymptomPattern::status(&[(404, 404)]).by(NGINX),
    SymptomPattern::status(&[(502, 502)]).by(IN_FRONT),
    SymptomPattern::phase(Phase::Tls),
    MASKED_CONTENT,
];
/// The controller works by rules that are not those of the Ingress.
pub const MISCONFIGURED: &[SymptomPattern] =
    &[SymptomPattern::status(&[(403, 404), (503, 503)]).by(NGINX), MASKED_CONTENT];
/// The controller redirects without end.
pub const REDIRECTS: &[SymptomPattern] = &[SymptomPattern::status(&[(300, 399)]).by(&[Author::Nginx])];
/// Nobody answers behind the balancer or the edge, or at the node port itself.
pub const NOBODY: &[SymptomPattern] = &[
    SymptomPattern::status(&[(502, 504)]).by(IN_FRONT),
    SymptomPattern::phase(Phase::Connect),
    SymptomPattern::phase(Phase::Tls),
    SymptomPattern::phase(Phase::Request),
    MASKED_CONTENT,
];
/// The certificate is refused, by the edge or by the visitor.
pub const CERTIFICATE: &[SymptomPattern] = &[SymptomPattern::ORIGIN, SymptomPattern::phase(Phase::Tls)];

/// What no ready pod brings with it.
pub const NOT_READY: &[&str] =
    &["pods-none-ready", "service-no-ready-endpoints", "statefulset-blocked", "rollout-stuck", "ingress-no-endpoints"];
/// Why a pod of a workload does not start or does not become ready, by what is written in its template.
pub const OF_TEMPLATE: &[&str] = &[
    "pod-command-not-executable",
    "pod-command-not-found",
    "pod-config-key-missing",
    "pod-config-map-missing",
    "pod-crash-exit",
    "pod-crash-oom",
    "pod-crash-signal",
    "pod-exits-at-once",
    "pod-image-denied",
    "pod-image-name-invalid",
    "pod-image-never-pull",
    "pod-image-not-found",
    "pod-image-pull-failed",
    "pod-init-container-failing",
    "pod-init-container-waits",
    "pod-liveness-kills",
    "pod-pending-cpu",
    "pod-pending-memory",
    "pod-pending-node-selector",
    "pod-pending-taint",
    "pod-pending-volume",
    "pod-post-start-hook-failing",
    "pod-readiness-command",
    "pod-readiness-failing",
    "pod-readiness-refused",
    "pod-readiness-server-error",
    "pod-readiness-status",
    "pod-readiness-timeout",
    "pod-readiness-wrong-scheme",
    "pod-run-container-error",
    "pod-secret-missing",
    "pod-startup-probe-failing",
    "rollout-paused",
    "statefulset-blocked",
];
/// What an image that is not pulled brings with it; a pod whose words are gone by now only shows that it waits.
pub const NOT_PULLED: &[&str] = &[
    "pod-image-pull-failed",
    "pods-none-ready",
    "service-no-ready-endpoints",
    "statefulset-blocked",
    "rollout-stuck",
    "ingress-no-endpoints",
];
/// What the hops in front say where nobody answers at the controller.
pub const UNREACHED: &[&str] = &[
    "balancer-targets-fail-checks",
    "balancer-targets-time-out",
    "balancer-all-targets-unhealthy",
    "balancer-no-targets",
    "balancer-target-refused",
    "balancer-target-timeout",
    "balancer-refused",
    "balancer-unreachable",
    "balancer-closes-connection",
    "balancer-handshake-refused",
    "balancer-classic-at-capacity",
    "balancer-classic-timeout",
    "edge-origin-connect-failed",
    "edge-origin-timeout",
    "edge-refused",
    "edge-unreachable",
    "edge-reset-in-handshake",
    "edge-handshake-silent",
];
/// What a controller that does not run brings with it.
pub const CONTROLLER_DOWN: &[&str] = &[
    "controller-none-ready",
    "balancer-targets-fail-checks",
    "balancer-targets-time-out",
    "balancer-all-targets-unhealthy",
    "balancer-no-targets",
    "balancer-target-refused",
    "balancer-target-timeout",
    "balancer-refused",
    "balancer-unreachable",
    "balancer-closes-connection",
    "balancer-handshake-refused",
    "balancer-classic-at-capacity",
    "balancer-classic-timeout",
    "edge-origin-connect-failed",
    "edge-origin-timeout",
    "edge-refused",
    "edge-unreachable",
    "edge-reset-in-handshake",
    "edge-handshake-silent",
];
/// What an Ingress that nobody serves brings with it: no host, no path, no certificate.
pub const UNSERVED: &[&str] = &["ingress-host-unknown", "ingress-path-unknown", "ingress-fake-certificate"];
/// The same where the controller may refuse the handshake of a host that it does not know.
pub const TURNED_AWAY_SHOWS: &[&str] = &[
    "ingress-host-unknown",
    "ingress-path-unknown",
    "ingress-fake-certificate",
    "balancer-handshake-refused",
    "edge-origin-connect-failed",
    "edge-handshake-refused",
];
/// What an error of the application brings with it: its pages, and probes that ask for one of them.
pub const APP_ERROR: &[&str] = &[
    "laravel-unhandled-exception",
    "pod-readiness-server-error",
    "php-fatal-shown",
    "php-fatal-blank",
    "symfony-error-page",
];
