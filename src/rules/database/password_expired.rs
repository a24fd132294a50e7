//! The password of the account is expired.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-password-expired",
    hop: Hop::Database,
    title: "the password of the account is expired",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::error::PASSWORD_EXPIRED)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The database wants a new password of the account of the application behind {host}: {error_text}",
    fix: &["ALTER USER … PASSWORD EXPIRE NEVER, or set a new password and roll it out"],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("password_expired.md"),
};
