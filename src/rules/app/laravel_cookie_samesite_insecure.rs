//! A cookie for other sites is not secure.

use hopwise_probes::Hop;

use crate::facts::app;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-cookie-samesite-insecure",
    hop: Hop::App,
    title: "a cookie for other sites is not secure",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&app::session::SAMESITE_INSECURE)],
    symptoms: &[],
    explains: &[],
    summary: "{host} sets the cookie {cookie} with SameSite=None and without Secure: browsers drop it",
    fix: &["Set SESSION_SECURE_COOKIE=true", "Or SESSION_SAME_SITE=lax where the site is in no frame of another"],
    check: &[
        "curl -sS -D - -o /dev/null '{url}' | grep -i '^set-cookie'",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'printenv | grep ^SESSION_'",
    ],
    page: include_str!("laravel_cookie_samesite_insecure.md"),
};
