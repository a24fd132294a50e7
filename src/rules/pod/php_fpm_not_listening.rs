//! php-fpm is not there for Apache.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-fpm-not-listening",
    hop: Hop::Pod,
    title: "Apache cannot reach php-fpm",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::fpm::UNREACHABLE)],
    symptoms: &[SymptomPattern::status(&[(503, 503)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["pod-readiness-server-error"],
    summary: "Apache behind {host} answers 503 with its own page: php-fpm takes no connection",
    fix: &[
        "Start php-fpm in the pod, or let the container end when it dies so that Kubernetes starts it again",
        "Compare the socket in Apache's SetHandler or ProxyPassMatch with `listen` of the pool: another PHP version brings another path",
        "If the socket is there: set listen.owner, listen.group and listen.mode to Apache's user",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'AH[0-9]{5}'",
    ],
    page: include_str!("php_fpm_not_listening.md"),
};
