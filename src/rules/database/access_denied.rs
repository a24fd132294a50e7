//! The database refuses the user.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-access-denied",
    hop: Hop::Database,
    title: "the database refuses the user",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::ACCESS_DENIED)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The database of {host} refuses the application's user: {error_text}",
    fix: &[
        "Compare the Secret of the pod with the password that the database knows; after a rotation restart the rollout",
        "`using password: NO` means that DB_PASSWORD reached PHP empty; a cached configuration hides a new one",
        "Code 1044: the user lacks rights on that database; grant them",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'printenv DB_HOST DB_PORT DB_DATABASE DB_USERNAME'",
        "aws rds describe-events --source-type db-instance --duration 60",
    ],
    page: include_str!("access_denied.md"),
};
