//! The file of certificate authorities is not in the image.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-authority-file-missing",
    hop: Hop::App,
    title: "PHP cannot read the file of authorities it is to trust",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::cause::AUTHORITY_FILE)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: &[
        "redis-other-error",
        "redis-tls-mismatch",
        "laravel-unhandled-exception",
        "pod-readiness-server-error",
        "php-fatal-shown",
        "php-fatal-blank",
        "symfony-error-page",
    ],
    summary: "The PHP behind {host} cannot load the file of certificate authorities that it was told to trust: {error_text}",
    fix: &[
        "Put the file into the image again at that path: https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem for RDS, ca-certificates for all else",
        "Compare the path with MYSQL_ATTR_SSL_CA, cafile or curl.cainfo of the configuration; another base image keeps its authorities elsewhere",
        "Let the user of PHP-FPM read the file",
    ],
    check: &[
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'env | grep -i _CA; ls -l /etc/ssl/certs | head'",
        "kubectl exec -n NAMESPACE deploy/WEB -- tail -n 60 storage/logs/laravel.log",
    ],
    page: include_str!("php_authority_file_missing.md"),
};
