//! There is no such database.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-unknown-database",
    hop: Hop::Database,
    title: "there is no such database",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::UNKNOWN_DATABASE)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The database server of {host} has no such database: {error_text}",
    fix: &[
        "Correct DB_DATABASE, or create the database and restore its content",
        "After a change: php artisan config:clear, then a rollout",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'printenv DB_HOST DB_PORT DB_DATABASE DB_USERNAME'",
        "aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,DBInstanceStatus,Endpoint.Address,Endpoint.Port]' --output table",
    ],
    page: include_str!("unknown_database.md"),
};
