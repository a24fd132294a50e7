//! Apache has no file.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "apache-file-not-found",
    hop: Hop::Pod,
    title: "Apache finds no file for the path",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::apache::NOT_FOUND)],
    symptoms: &[SymptomPattern::status(&[(404, 404)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &[],
    summary: "Apache behind {host} answers 404 for {path} with its own page: the request never reached the application",
    fix: &[
        "If / works and {path} does not: bring public/.htaccess into the image (a dotfile) and set AllowOverride All, or enable mod_rewrite",
        "If nothing works: point DocumentRoot of this virtual host at public/",
        "If the path is a file: build and copy it into the image",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'ls -la public; apachectl -S; apachectl -M | grep rewrite'",
    ],
    page: include_str!("apache_file_not_found.md"),
};
