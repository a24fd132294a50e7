//! The health check of the Classic load balancer asks for a page that is not there.

use hopwise_probes::Hop;

use crate::facts::instance;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "legacy-health-check-path-wrong",
    hop: Hop::Instance,
    title: "the health check of the Classic load balancer asks for a page that is not there",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&instance::legacy::CHECK_PATH)],
    symptoms: &[],
    explains: &[
        "legacy-all-out-of-service",
        "legacy-instance-out-of-service",
        "balancer-classic-at-capacity",
        "balancer-classic-timeout",
    ],
    summary: "The health check {target} of Classic load balancer {balancer} gets {codes} from every instance: the page is not what it asks for",
    fix: &[
        "Point it at a page that answers 200 without a host name: aws elb configure-health-check --region {region} --load-balancer-name {balancer} --health-check Target=HTTP:{check_port}/health.php,Interval=10,Timeout=5,UnhealthyThreshold=2,HealthyThreshold=2",
        "A redirect to HTTPS counts as failed, too: exempt the path from it",
        "The check sends no brand's Host: the default virtual host of Apache must answer it",
    ],
    check: &[
        "aws elb describe-instance-health --region {region} --load-balancer-name {balancer} --query 'InstanceStates[].[InstanceId,State,ReasonCode,Description]' --output text",
        "aws elb describe-load-balancers --region {region} --load-balancer-names {balancer} --query 'LoadBalancerDescriptions[].HealthCheck'",
    ],
    page: include_str!("legacy_health_check_path_wrong.md"),
};
