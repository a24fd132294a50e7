//! Apache may not read the files.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::MASKED_ERROR;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "apache-file-permission",
    hop: Hop::Pod,
    title: "Apache may not read the files",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::log::FILES_DENIED)],
    symptoms: &[SymptomPattern::status(&[(403, 403)]).by(&[Author::Apache]), MASKED_ERROR],
    explains: &["apache-access-denied", "pod-readiness-server-error"],
    summary: "Apache behind {host} may not read the files of the site: {error_text}",
    fix: &[
        "chmod a+rX on the directories down to public, in the image",
        "A volume: set fsGroup, or runAsUser to its owner",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'AH[0-9]{5}|WARNING|ERROR'",
    ],
    page: include_str!("apache_file_permission.md"),
};
