//! The application hides its error, and its database cannot serve.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-behind-hidden-error",
    hop: Hop::Database,
    title: "the application hides its error, and its database cannot serve",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::CANNOT_SERVE), yes(&database::hidden::HIDDEN)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application])],
    explains: &["laravel-unhandled-exception", "pod-readiness-server-error", "php-fatal-blank", "symfony-error-page"],
    summary: "The application of {host} hides its error; its database {db} cannot serve: {trouble}",
    fix: &[
        "Mend the database first: read the finding on {db}",
        "Then look into the application's log whether the error is gone",
    ],
    check: &[
        "aws rds describe-db-instances --region {region} --db-instance-identifier {db} --query 'DBInstances[].[DBInstanceStatus,Endpoint.Address,DBInstanceClass,AllocatedStorage]' --output text",
        "kubectl exec deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("database_behind_hidden_error.md"),
};
