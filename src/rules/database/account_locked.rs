//! The account of the application is locked.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-account-locked",
    hop: Hop::Database,
    title: "the account of the application is locked",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::error::ACCOUNT_LOCKED)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The database refuses the application behind {host}: its account is locked ({error_text})",
    fix: &["ALTER USER … ACCOUNT UNLOCK, once it is clear who locked it and why"],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("account_locked.md"),
};
