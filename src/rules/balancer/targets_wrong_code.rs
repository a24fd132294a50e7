//! Health checks get another status than expected.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-targets-wrong-code",
    hop: Hop::Balancer,
    title: "health checks get another status than expected",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::targets::WRONG_CODE)],
    symptoms: &[],
    explains: &[],
    summary: "{count} of {all} targets of {group} are unhealthy: the check {check_line} wants {matcher} and gets another status ({description})",
    fix: &[
        "Ask a target for {check_path} as the balancer does (no brand name in Host) and see which status comes",
        "404: check a path that needs no host, such as /healthz of ingress-nginx; 301 or 308: check over HTTPS or widen the matcher; 401 or 403: take the path out of authentication; 5xx: mend the application",
    ],
    check: &[
        "aws elbv2 describe-target-health --region {region} --target-group-arn {group_arn}",
        "curl -sk -o /dev/null -w '%{http_code}\\n' -H 'Host: {target}' 'https://{target}:{check_port}{check_path}'",
    ],
    page: include_str!("targets_wrong_code.md"),
};
