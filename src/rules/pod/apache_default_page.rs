//! The page of a fresh Apache.

use hopwise_probes::Hop;

use crate::facts::{Author, Phase, pod};
use crate::rules::pattern::MASKED_CONTENT;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "apache-default-page",
    hop: Hop::Pod,
    title: "Apache's own start page stands in place of the site",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::content::DEFAULT_PAGE)],
    symptoms: &[SymptomPattern::phase(Phase::Content).by(&[Author::Apache]), MASKED_CONTENT],
    explains: &[],
    summary: "{host} shows the page of a freshly installed Apache in place of the site",
    fix: &[
        "Enable the site's virtual host and disable 000-default, or remove index.html of the base image from DocumentRoot",
        "Give the virtual host ServerName {host}",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl exec -n NAMESPACE deploy/WEB -- apachectl -S",
    ],
    page: include_str!("apache_default_page.md"),
};
