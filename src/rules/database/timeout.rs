//! Packets to the database are lost.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-timeout",
    hop: Hop::Database,
    title: "packets to the database are lost",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::TIMEOUT)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The application behind {host} gets no answer from its database's address: {error_text}",
    fix: &[
        "Let the security group of the database take port 3306 (or 5432) from the group of the nodes",
        "Check network policy, route tables and network ACLs between the subnets of nodes and database",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "aws ec2 describe-security-groups --query 'SecurityGroups[?IpPermissions[?FromPort==`3306`]].[GroupId,GroupName,IpPermissions]'",
        "aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,DBInstanceStatus,Endpoint.Address,Endpoint.Port]' --output table",
    ],
    page: include_str!("timeout.md"),
};
