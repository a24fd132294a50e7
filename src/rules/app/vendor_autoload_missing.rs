//! vendor/ is missing.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "vendor-autoload-missing",
    hop: Hop::App,
    title: "Composer's autoloader is missing",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::error::AUTOLOAD_MISSING)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The application behind {host} has no vendor/autoload.php: {error_text}",
    fix: &[
        "Run composer install --no-dev --optimize-autoloader in the image build",
        "If it is in the image: no volume may be mounted over the code",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl exec -n NAMESPACE deploy/WEB -- ls vendor/autoload.php",
    ],
    page: include_str!("vendor_autoload_missing.md"),
};
