//! Apache's configuration is wrong.

use hopwise_probes::Hop;

use crate::facts::{Author, pod};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "apache-htaccess-invalid",
    hop: Hop::Pod,
    title: "Apache stumbles over its own configuration",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&pod::apache::INTERNAL_ERROR)],
    symptoms: &[SymptomPattern::status(&[(500, 500)]).by(&[Author::Apache]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["pod-readiness-server-error"],
    summary: "Apache behind {host} answers 500 with its own page: most often a line in .htaccess that it does not understand",
    fix: &[
        "Read the alert in Apache's error log: it names the file and the command",
        "Invalid command: enable the module in the image (rewrite, headers, expires), or correct the word",
        "php_value and php_flag do not work with php-fpm: move them to the pool or to .user.ini",
        "AH00124: the rewrite rules run in circles; compare public/.htaccess with the stock file",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m | grep -E 'htaccess|AH00124|AH01070'",
    ],
    page: include_str!("apache_htaccess_invalid.md"),
};
