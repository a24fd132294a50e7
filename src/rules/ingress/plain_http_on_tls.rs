//! Plain HTTP is sent to the TLS port of the ingress.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-plain-http-on-tls",
    hop: Hop::Ingress,
    title: "plain HTTP is sent to the TLS port of the ingress",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::page::PLAIN_ON_TLS)],
    symptoms: &[SymptomPattern::status(&[(400, 400)]).by(super::NGINX)],
    explains: &["edge-error-status-masked"],
    summary: "nginx at the ingress says that plain HTTP was sent to its HTTPS port for {host}: whoever stands before it ended TLS",
    fix: &[
        "Point the balancer's listener that ends TLS at the plain port of the ingress, or make its target group HTTPS or TLS",
        "If the edge asks port 443 over http (OriginProtocolPolicy http-only with HTTPPort 443): set it to https-only",
    ],
    check: &[
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
        "aws elbv2 describe-target-groups --query 'TargetGroups[].[TargetGroupName,Protocol,Port,LoadBalancerArns[0]]' --output table",
        "kubectl -n ingress-nginx get service -o wide",
    ],
    page: include_str!("plain_http_on_tls.md"),
};
