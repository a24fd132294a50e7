//! Some addresses of the balancer are down.

use hopwise_probes::Hop;

use crate::facts::{Phase, balancer};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-address-down-partial",
    hop: Hop::Balancer,
    title: "some addresses of the balancer are down",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::dial::DOWN_IN_PART)],
    symptoms: &[SymptomPattern::ORIGIN, SymptomPattern::phase(Phase::Tls), SymptomPattern::phase(Phase::Connect)],
    explains: &[
        "edge-origin-connect-failed",
        "edge-origin-timeout",
        "edge-error-status-masked",
        "edge-address-down-partial",
    ],
    summary: "{bad} of {all} addresses of {origin} cannot be used ({addresses}: {failure}), so a share of requests fails",
    fix: &[
        "Look at the targets in the zone of {ip}: none healthy, or none registered",
        "Switch on cross-zone load balancing, or put ingress pods on nodes of every zone (externalTrafficPolicy Local needs one in each)",
        "Compare route table and network ACL of that zone's subnet with those of the others",
    ],
    check: &[
        "for ip in $(dig +short {origin_host}); do curl -s -o /dev/null -m 5 -w \"$ip %{http_code} %{errormsg}\\n\" --connect-to \"::$ip:{origin_port}\" '{url}'; done",
        "aws elbv2 describe-target-groups --query 'TargetGroups[].[TargetGroupName,Protocol,Port,LoadBalancerArns[0]]' --output table",
    ],
    page: include_str!("address_down_partial.md"),
};
