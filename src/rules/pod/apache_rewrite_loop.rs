//! A rewrite rule leads to itself.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::MASKED_ERROR;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "apache-rewrite-loop",
    hop: Hop::Pod,
    title: "a rewrite rule leads to itself",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::log::REWRITE_LOOP)],
    symptoms: &[SymptomPattern::status(&[(500, 500)]).by(&[Author::Apache]), MASKED_ERROR],
    explains: &["apache-htaccess-invalid", "pod-readiness-server-error"],
    summary: "A rewrite rule of Apache behind {host} leads to itself: {error_text}",
    fix: &["Give the rule a condition (RewriteCond %{REQUEST_FILENAME} !-f) or the flag END"],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'AH[0-9]{5}|WARNING|ERROR'",
    ],
    page: include_str!("apache_rewrite_loop.md"),
};
