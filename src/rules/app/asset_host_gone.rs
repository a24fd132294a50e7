//! Parts of the page at a host that does not exist.

use hopwise_probes::Hop;

use crate::facts::app;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "app-asset-host-gone",
    hop: Hop::App,
    title: "the page loads parts from a host that does not exist",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&app::assets::HOST_GONE)],
    symptoms: &[],
    explains: &[],
    summary: "the page at {host} loads scripts or styles from {asset_host}, and that name does not exist",
    fix: &[
        "Set ASSET_URL to a host that exists, or take it away so that they come from {host}; then php artisan config:clear",
        "If {asset_host} should exist: bring its record back, or the distribution that it leads to",
    ],
    check: &["curl -sS '{url}' | grep -n -F '{asset_host}'", "dig {asset_host} A"],
    page: include_str!("asset_host_gone.md"),
};
