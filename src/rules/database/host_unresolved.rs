//! The name of the database server does not resolve.

use hopwise_probes::Hop;

use crate::facts::{Author, database};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "database-host-unresolved",
    hop: Hop::Database,
    title: "the name of the database server does not resolve",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&database::HOST_UNRESOLVED)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The application behind {host} cannot resolve the name of its database: {error_text}",
    fix: &[
        "Compare DB_HOST with the endpoint of the instance: renaming an instance changes it",
        "`Temporary failure in name resolution` for other names as well: the DNS of the cluster is down",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,DBInstanceStatus,Endpoint.Address,Endpoint.Port]' --output table",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'printenv DB_HOST DB_PORT DB_DATABASE DB_USERNAME'",
        "kubectl get pods -n kube-system -l k8s-app=kube-dns",
    ],
    page: include_str!("host_unresolved.md"),
};
