//! No certificate of the listener covers the name.

use hopwise_probes::Hop;

use crate::facts::{balancer, behind};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-acm-misses-name",
    hop: Hop::Balancer,
    title: "no certificate of the listener covers the name",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::acm::MISSES_NAME), yes(&behind::SUSPECTED)],
    symptoms: &[],
    explains: &[
        "balancer-certificate-wrong-name",
        "edge-origin-certificate-mismatch",
        "edge-certificate-wrong-name",
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
    ],
    summary: "the listener's certificates are for {certificate_names}, and none covers {wanted}",
    fix: &[
        "Add a certificate for {host}: aws elbv2 add-listener-certificates --region {region} --listener-arn {listener_arn} --certificates CertificateArn=ARN",
        "Or set the origin of the distribution to a name that is covered",
    ],
    check: &["aws acm describe-certificate --region {region} --certificate-arn {certificate_arn}"],
    page: include_str!("acm_misses_name.md"),
};
