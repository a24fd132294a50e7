//! Every route answers with one page of the site's own.

use hopwise_probes::Hop;

use crate::facts::{Author, app};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "app-maintenance-page",
    hop: Hop::App,
    title: "every route answers 503 with the same page",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&app::unsigned::SAME_EVERYWHERE)],
    symptoms: &[SymptomPattern::status(&[(503, 503)]).by(&[Author::Unknown])],
    explains: &[],
    summary: "every route of {host} answers 503 with the same page, {other_url} too, while {file_url} comes: it is closed on purpose",
    fix: &[
        "php artisan up, in each pod where the flag is a file (storage/framework/down), once where it is in the cache",
        "Where the page is none of `php artisan down --render`: look for a rule for maintenance in .htaccess and in Apache's configuration",
    ],
    check: &[
        "curl -sS -i -m 20 --connect-to '::{address}' '{other_url}'",
        "kubectl exec -n NAMESPACE deploy/WEB -- ls -l storage/framework/down",
    ],
    page: include_str!("maintenance_page.md"),
};
