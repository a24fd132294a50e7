//! The session is not kept.

use hopwise_probes::Hop;

use crate::facts::app;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-session-not-kept",
    hop: Hop::App,
    title: "the session is not kept",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&app::session::NOT_KEPT)],
    symptoms: &[],
    explains: &[],
    summary: "{host} sets the cookie XSRF-TOKEN and no session cookie: every form ends with 419",
    fix: &["Set SESSION_DRIVER to redis, database or file; array is for tests"],
    check: &[
        "curl -sS -D - -o /dev/null '{url}' | grep -i '^set-cookie'",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'printenv | grep ^SESSION_'",
    ],
    page: include_str!("laravel_session_not_kept.md"),
};
