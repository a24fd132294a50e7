//! The script is missing for php-fpm.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-fpm-script-missing",
    hop: Hop::Pod,
    title: "php-fpm does not find the script",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::fpm::SCRIPT_MISSING)],
    symptoms: &[SymptomPattern::status(&[(404, 404)]).by(&[Author::PhpFpm]), MASKED_ERROR, MASKED_CONTENT],
    explains: &[],
    summary: "php-fpm behind {host} says \"File not found.\": the script that Apache names does not exist in php-fpm's file system",
    fix: &[
        "Make Apache's DocumentRoot and the path inside the php-fpm container the same, public/index.php included",
        "If the code is in a volume: mount it in both containers",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl exec -n NAMESPACE deploy/WEB -- ls -l public/index.php",
    ],
    page: include_str!("php_fpm_script_missing.md"),
};
