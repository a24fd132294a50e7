//! Nobody listens at the database address.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-refused",
    hop: Hop::Database,
    title: "nobody listens at the database address",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::REFUSED)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The application behind {host} cannot reach its database: {error_text}",
    fix: &[
        "Check the state of the RDS instance: stopped, rebooting and failing over refuse connections",
        "Compare DB_HOST and DB_PORT with the endpoint; 127.0.0.1 or `No such file or directory` means that DB_HOST never reached the pod",
        "After a change: php artisan config:clear, then a rollout",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,DBInstanceStatus,Endpoint.Address,Endpoint.Port]' --output table",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'printenv DB_HOST DB_PORT DB_DATABASE DB_USERNAME'",
    ],
    page: include_str!("refused.md"),
};
