//! A directory is listed.

use hopwise_probes::Hop;

use crate::facts::{Author, Phase, pod};
use crate::rules::pattern::MASKED_CONTENT;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "apache-directory-listing",
    hop: Hop::Pod,
    title: "Apache lists a directory in place of the site",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::content::DIRECTORY_LISTING)],
    symptoms: &[SymptomPattern::phase(Phase::Content).by(&[Author::Apache]), MASKED_CONTENT],
    explains: &[],
    summary: "Apache behind {host} shows a list of files at {path} in place of the site",
    fix: &[
        "Point DocumentRoot at public/ and set DirectoryIndex index.php",
        "Forbid listings: Options -Indexes",
        "Check that index.php is in the image and that no volume hides it",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl exec -n NAMESPACE deploy/WEB -- ls -la public",
    ],
    page: include_str!("apache_directory_listing.md"),
};
