//! The request line exceeds Apache's limit.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "apache-uri-too-long",
    hop: Hop::Pod,
    title: "the URL is too long for Apache",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::apache::URI_TOO_LONG)],
    symptoms: &[SymptomPattern::status(&[(414, 414)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &[],
    summary: "Apache behind {host} answers 414: the request line is longer than its limit",
    fix: &[
        "Raise LimitRequestLine (8190 bytes where nothing is told) in the first virtual host of the address: later ones do not count",
        "Make the links shorter, or keep parameters of campaigns out of them",
    ],
    check: &[
        "curl -sS -o /dev/null --max-time 20 -w '%{http_code}' '{url}'",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'grep -rn LimitRequestLine /etc/apache2 /usr/local/apache2/conf'",
    ],
    page: include_str!("apache_uri_too_long.md"),
};
