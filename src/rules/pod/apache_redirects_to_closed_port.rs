//! Apache redirects to a port of its host that is closed to visitors.

use hopwise_probes::Hop;

use crate::facts::{Phase, app};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "apache-redirects-to-closed-port",
    hop: Hop::Pod,
    title: "Apache redirects to a port that is closed to visitors",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&app::redirect::TO_CLOSED_PORT_BY_APACHE)],
    symptoms: &[SymptomPattern::phase(Phase::Request)],
    explains: &[],
    summary: "Apache behind {host} redirects {page_url} to {location}, and nobody takes connections at port {odd_port} ({why_lost})",
    fix: &[
        "Name the port of the visitors in the virtual host: ServerName https://{host}:443 with UseCanonicalName On, or UseCanonicalPhysicalPort Off",
        "If a rule of .htaccess makes the redirect: take the port out of its target",
    ],
    check: &["curl -sS -I '{page_url}' | grep -i '^location'", "kubectl exec -n NAMESPACE deploy/WEB -- apachectl -S"],
    page: include_str!("apache_redirects_to_closed_port.md"),
};
