//! The registry does not know the domain.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-domain-not-delegated",
    hop: Hop::Dns,
    title: "the registry does not know the domain",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&dns::delegation::MISSING)],
    symptoms: &[SymptomPattern::phase(Phase::Dns)],
    explains: &["dns-record-missing"],
    summary: "{parent} has no delegation for {domain}: the domain is not registered, expired, on hold, or has no name servers",
    fix: &[
        "Look at {domain} at its registrar: renew it, confirm the registrant's mail address, lift the hold",
        "Set the name servers of its hosted zone at the registrar; resolvers keep the old state for up to two days",
    ],
    check: &[
        "dig {domain} NS +trace",
        "whois {domain} | grep -iE 'status|expir|name server'",
        "aws route53domains get-domain-detail --domain-name {domain} --query '[StatusList,ExpirationDate,Nameservers]'",
    ],
    page: include_str!("domain_not_delegated.md"),
};
