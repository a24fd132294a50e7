//! The session cookie is for another domain.

use hopwise_probes::Hop;

use crate::facts::app;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-cookie-domain-wrong",
    hop: Hop::App,
    title: "the session cookie is for another domain",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&app::session::FOREIGN_DOMAIN)],
    symptoms: &[],
    explains: &[],
    summary: "{host} sets the cookie {cookie} for {domain}: browsers drop it, and every form ends with 419",
    fix: &["Set SESSION_DOMAIN to the domain of the site, or leave it out"],
    check: &[
        "curl -sS -D - -o /dev/null '{url}' | grep -i '^set-cookie'",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'printenv | grep ^SESSION_'",
    ],
    page: include_str!("laravel_cookie_domain_wrong.md"),
};
