//! The database's security group lets only some nodes in.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-security-group-partial",
    hop: Hop::Database,
    title: "the database's security group lets only some nodes in",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::SECURITY_GROUP_PARTIAL)],
    symptoms: &[],
    explains: &["database-timeout", "php-fpm-timeout"],
    summary: "RDS instance {db} lets {let_in} of {nodes} nodes of {host} in; {node} is kept out",
    fix: &[
        "Let the group of that node in: aws ec2 authorize-security-group-ingress --region {region} --group-id {db_group} --protocol tcp --port {db_port} --source-group {node_group}",
    ],
    check: &[
        "aws ec2 describe-security-groups --region {region} --group-ids {db_group} --query 'SecurityGroups[].IpPermissions'",
        "kubectl get pods -A -o wide --field-selector spec.nodeName=NODE",
    ],
    page: include_str!("rds_security_group_partial.md"),
};
