//! An address list of the Ingress forbids the visitor.

use hopwise_probes::Hop;

use crate::facts::ingress;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ingress-source-range-denied",
    hop: Hop::Ingress,
    title: "an address list of the Ingress forbids the visitor",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&ingress::log::RULE)],
    symptoms: &[SymptomPattern::status(&[(403, 403)]).by(super::NGINX)],
    explains: &["ingress-access-denied"],
    summary: "an address list of Ingress {ingress} in {namespace} forbids the visitor: {message}",
    fix: &[
        "Add the address to whitelist-source-range of Ingress {ingress}, or remove the list",
        "If the line names the address of the balancer: make the controller see the visitor's own",
    ],
    check: &["kubectl -n {controller_namespace} logs {controller} --since=10m | grep -F '{host}'"],
    page: include_str!("source_range_denied.md"),
};
