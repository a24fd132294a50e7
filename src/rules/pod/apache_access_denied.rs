//! Apache forbids the path.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "apache-access-denied",
    hop: Hop::Pod,
    title: "Apache denies access",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::apache::FORBIDDEN)],
    symptoms: &[SymptomPattern::status(&[(403, 403)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["pod-readiness-server-error"],
    summary: "Apache behind {host} answers 403 for {path} with its own page",
    fix: &[
        "AH01630 in the log: a Require line denies it; give the DocumentRoot `Require all granted`",
        "AH00035: a directory on the way may not be entered; fix owner, mode or runAsUser",
        "AH01276: there is no index.php; point DocumentRoot at public/ and check that no empty volume hides the code",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'AH[0-9]{5}'",
    ],
    page: include_str!("apache_access_denied.md"),
};
