//! The account signs in in a way that the application does not know.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-auth-plugin-unknown",
    hop: Hop::Database,
    title: "the account signs in in a way that the application does not know",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::error::AUTH_PLUGIN)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The application behind {host} does not know how its database account signs in: {error_text}",
    fix: &[
        "Give the account a method that the PHP driver knows: ALTER USER … IDENTIFIED WITH mysql_native_password or caching_sha2_password",
        "Or bring a PHP whose mysqlnd knows the method",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("auth_plugin_unknown.md"),
};
