//! The cache's security group lets no node in.

use hopwise_probes::Hop;

use crate::facts::cache;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "elasticache-security-group-closed",
    hop: Hop::Cache,
    title: "the cache's security group lets no node in",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::elasticache::SECURITY_GROUP_CLOSED)],
    symptoms: &[],
    explains: &["redis-timeout", "php-fpm-timeout", "cache-behind-hidden-error"],
    summary: "No security group of ElastiCache {cache} lets the nodes of {host} in on port {cache_port}",
    fix: &[
        "Let them in: aws ec2 authorize-security-group-ingress --region {region} --group-id {cache_group} --protocol tcp --port {cache_port} --source-group {node_group}",
        "Find who changed it: RevokeSecurityGroupIngress in CloudTrail",
    ],
    check: &[
        "aws ec2 describe-security-groups --region {region} --group-ids {cache_group} --query 'SecurityGroups[].IpPermissions'",
        "kubectl exec deploy/WEB -- php -r 'var_dump(@fsockopen(getenv(\"REDIS_HOST\"), {cache_port}, $e, $s, 3), $s);'",
    ],
    page: include_str!("elasticache_security_group_closed.md"),
};
