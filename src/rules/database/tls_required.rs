//! The database wants TLS.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-tls-required",
    hop: Hop::Database,
    title: "the database wants TLS",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::error::TLS_REQUIRED)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The database takes no connection without TLS, and the application behind {host} makes one: {error_text}",
    fix: &[
        "Set MYSQL_ATTR_SSL_CA to the bundle of RDS and roll out",
        "Or take require_secure_transport back until that is done",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("tls_required.md"),
};
