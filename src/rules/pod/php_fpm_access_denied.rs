//! php-fpm refuses the script.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-fpm-access-denied",
    hop: Hop::Pod,
    title: "php-fpm may not run the script",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::fpm::ACCESS_DENIED)],
    symptoms: &[SymptomPattern::status(&[(403, 403)]).by(&[Author::PhpFpm]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["pod-readiness-server-error"],
    summary: "php-fpm behind {host} says \"Access denied.\": it may not read the script, or not run files of that kind",
    fix: &[
        "Let the user of the pool read the code: check owner and mode in the image and runAsUser of the pod",
        "If the log speaks of security.limit_extensions: map only .php files to php-fpm and leave the list at .php",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'limit_extensions|primary script'",
    ],
    page: include_str!("php_fpm_access_denied.md"),
};
