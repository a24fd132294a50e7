//! The processor of the database is used up.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-cpu-saturated",
    hop: Hop::Database,
    title: "the processor of the database is used up",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::CPU_HIGH)],
    symptoms: &[],
    explains: &["php-fpm-timeout", "database-timeout"],
    summary: "RDS instance {db} of {host} uses {cpu} % of its processor",
    fix: &[
        "Look for the query: Performance Insights, or SHOW PROCESSLIST with long times",
        "An index that is missing after a release is the usual reason: compare with the last deployment",
        "On a t class: look at CPUCreditBalance; at nothing it is throttled",
    ],
    check: &[
        "aws cloudwatch get-metric-statistics --region {region} --namespace AWS/RDS --metric-name CPUUtilization --dimensions Name=DBInstanceIdentifier,Value={db} --statistics Average --period 60 --start-time $(date -u -d -15minutes +%FT%TZ) --end-time $(date -u +%FT%TZ)",
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
    ],
    page: include_str!("rds_cpu_saturated.md"),
};
