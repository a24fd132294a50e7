//! The application asks for a database that is not there.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-endpoint-unknown",
    hop: Hop::Database,
    title: "the application asks for a database that is not there",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::rds::ENDPOINT_UNKNOWN)],
    symptoms: &[],
    explains: &["database-host-unresolved"],
    summary: "The application of {host} asks for {db_host}, and the region {region} has no RDS instance of that name",
    fix: &[
        "Set DB_HOST to an endpoint that is there: {endpoints}",
        "If it was deleted: look for DeleteDBInstance in CloudTrail and restore the last snapshot under the same identifier, then the old name leads to it",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --query 'DBInstances[].[DBInstanceIdentifier,Endpoint.Address]' --output table",
        "dig +short {db_host}",
    ],
    page: include_str!("rds_endpoint_unknown.md"),
};
