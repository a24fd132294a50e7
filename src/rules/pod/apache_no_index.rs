//! Apache finds no page in the directory.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::MASKED_ERROR;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "apache-no-index",
    hop: Hop::Pod,
    title: "Apache finds no page in the directory",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::log::NO_INDEX)],
    symptoms: &[SymptomPattern::status(&[(403, 403)]).by(&[Author::Apache]), MASKED_ERROR],
    explains: &["apache-access-denied", "pod-readiness-server-error"],
    summary: "Apache behind {host} finds no index in the directory it serves: {error_text}",
    fix: &["DocumentRoot must be the directory public of the application", "DirectoryIndex must name index.php"],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'AH[0-9]{5}|WARNING|ERROR'",
    ],
    page: include_str!("apache_no_index.md"),
};
