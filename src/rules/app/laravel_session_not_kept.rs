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
    summary: "{host} {how}: every form ends with 419",
    fix: &[
        "Set SESSION_DRIVER to redis or database: array is for tests, and file keeps a session on one pod",
        "Set path in config/session.php to / or to the path below which all forms lie",
        "Save PHP files without a byte order mark and with nothing before <?php: grep -rlP '^\\xEF\\xBB\\xBF' app bootstrap config routes",
    ],
    check: &[
        "for n in 1 2; do curl -sS -b jar -c jar '{url}' | grep -o 'name=\"_token\" value=\"[^\"]*'; done; rm jar",
        "curl -sS -D - -o /dev/null '{url}' | grep -i '^set-cookie'",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'printenv | grep ^SESSION_'",
    ],
    page: include_str!("laravel_session_not_kept.md"),
};
