//! TLS is refused behind the edge.

use hopwise_probes::Hop;

use crate::facts::{Phase, balancer, behind};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-handshake-refused",
    hop: Hop::Balancer,
    title: "TLS is refused behind the edge",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::dial::HANDSHAKE_REFUSED), yes(&behind::SUSPECTED)],
    symptoms: &[SymptomPattern::ORIGIN, SymptomPattern::phase(Phase::Tls)],
    explains: &[
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-handshake-refused",
        "edge-sni-unknown",
    ],
    summary: "{address} refuses the TLS handshake for {host} ({failure})",
    fix: &[
        "On an ALB or TLS listener: choose a security policy (SslPolicy) that has TLS 1.2, and an origin protocol of the distribution that fits",
        "On ingress-nginx: ssl-reject-handshake refuses hosts without a certificate; give the Ingress of {host} a TLS secret",
        "Compare ssl-protocols and ssl-ciphers of the controller's ConfigMap with what CloudFront offers (OriginSslProtocols)",
    ],
    check: &[
        "openssl s_client -connect {address} -servername {host} -tls1_2 </dev/null",
        "aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,Type,Scheme,State.Code,DNSName]' --output table",
        "kubectl get ingress -A -o custom-columns=NS:.metadata.namespace,NAME:.metadata.name,CLASS:.spec.ingressClassName,HOSTS:.spec.rules[*].host | grep -F '{host}'",
    ],
    page: include_str!("handshake_refused.md"),
};
