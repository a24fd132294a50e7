//! Parts of the page at localhost.

use hopwise_probes::Hop;

use crate::facts::app;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "laravel-assets-from-localhost",
    hop: Hop::App,
    title: "the page loads parts from localhost",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&app::assets::FROM_LOCALHOST)],
    symptoms: &[],
    explains: &[],
    summary: "The page at {host} asks for {asset}: visitors have no such server",
    fix: &[
        "If the address ends in /@vite/client or has port 5173: delete public/hot from the image and exclude it from the build",
        "Else set APP_URL and ASSET_URL to https://{host}, then php artisan config:clear",
    ],
    check: &[
        "curl -sS '{url}' | grep -n -i -E '(src|href)=.https?://(localhost|127)'",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
    ],
    page: include_str!("laravel_assets_from_localhost.md"),
};
