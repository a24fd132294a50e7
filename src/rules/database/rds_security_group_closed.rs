//! The database's security group lets no node in.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-security-group-closed",
    hop: Hop::Database,
    title: "the database's security group lets no node in",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::SECURITY_GROUP_CLOSED)],
    symptoms: &[],
    explains: &["database-timeout", "php-fpm-timeout", "database-behind-hidden-error"],
    summary: "No security group of RDS instance {db} lets the nodes of {host} in on port {db_port}",
    fix: &[
        "Let them in: aws ec2 authorize-security-group-ingress --region {region} --group-id {db_group} --protocol tcp --port {db_port} --source-group {node_group}",
        "Find who changed it: RevokeSecurityGroupIngress in CloudTrail; or the nodes got new groups (a new kops instance group)",
    ],
    check: &[
        "aws ec2 describe-security-groups --region {region} --group-ids {db_group} --query 'SecurityGroups[].IpPermissions'",
        "kubectl exec deploy/WEB -- php -r 'var_dump(@fsockopen(getenv(\"DB_HOST\"), {db_port}, $e, $s, 3), $s);'",
    ],
    page: include_str!("rds_security_group_closed.md"),
};
