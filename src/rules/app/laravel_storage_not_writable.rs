//! storage/ is not writable.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-storage-not-writable",
    hop: Hop::App,
    title: "the application cannot write its own files",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::error::STORAGE_NOT_WRITABLE)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The application behind {host} cannot write below storage/ or bootstrap/cache: {error_text}",
    fix: &[
        "Give storage and bootstrap/cache to the user of the pool (chown in the image, fsGroup on the pod)",
        "Create storage/framework/cache/data, sessions and views where an empty volume is mounted over storage",
        "No space left: empty the volume or raise the limit of the emptyDir",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'id; ls -ld storage storage/logs storage/framework/views bootstrap/cache; df -h storage'",
    ],
    page: include_str!("laravel_storage_not_writable.md"),
};
