//! The script cannot be opened by php-fpm.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-fpm-no-input-file",
    hop: Hop::Pod,
    title: "php-fpm cannot open the script",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::fpm::NO_INPUT_FILE)],
    symptoms: &[SymptomPattern::status(&[(404, 404)]).by(&[Author::PhpFpm]), MASKED_ERROR, MASKED_CONTENT],
    explains: &[],
    summary: "php-fpm behind {host} says \"No input file specified.\": public/index.php is missing or may not be opened",
    fix: &[
        "Check that public/index.php is in the image and that the link `current` points at a release that exists",
        "Reload php-fpm after a release was switched or removed",
        "Check open_basedir of the pool",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl exec -n NAMESPACE deploy/WEB -- ls -lL public/index.php",
    ],
    page: include_str!("php_fpm_no_input_file.md"),
};
