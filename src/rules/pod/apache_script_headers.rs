//! The headers of the application are more than Apache reads.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::MASKED_ERROR;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "apache-script-headers",
    hop: Hop::Pod,
    title: "the headers of the application are more than Apache reads",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::log::SCRIPT_HEADERS)],
    symptoms: &[SymptomPattern::status(&[(500, 500)]).by(&[Author::Php]), MASKED_ERROR],
    explains: &["php-fatal-blank", "pod-readiness-server-error"],
    summary: "Apache behind {host} cannot read the headers that PHP sends: {error_text}",
    fix: &[
        "Send fewer or shorter headers: large cookies, debug bars and long CSP are the usual ones",
        "ProxyFCGI reads 8 KB a field: no setting raises that",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'AH[0-9]{5}|WARNING|ERROR'",
    ],
    page: include_str!("apache_script_headers.md"),
};
