//! Assets were not built.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-asset-manifest-missing",
    hop: Hop::App,
    title: "the manifest of built assets is missing",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&app::error::ASSET_MANIFEST)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The page at {host} needs built assets that are not in the image: {error_text}",
    fix: &[
        "Run npm ci && npm run build in the image build and copy public/build into the last stage",
        "Check that .dockerignore does not exclude public/build",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl exec -n NAMESPACE deploy/WEB -- ls public/build",
    ],
    page: include_str!("laravel_asset_manifest_missing.md"),
};
