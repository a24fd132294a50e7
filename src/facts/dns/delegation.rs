//! The delegation: what the parent zone says of the zone, against what the zone says of itself.

use std::collections::BTreeSet;

use hopwise_probes::Hop;
use hopwise_probes::evidence::ServerRole;

use super::views::{self, Says};
use super::{records, servers, zone};
use crate::facts::evidence::{DnsLook, Evidence};
use crate::facts::{Fact, Known, Seen};

/// The registry does not know the domain, or knows no servers for it.
pub static MISSING: Fact = Fact {
    name: "dns.delegation-missing",
    hop: Hop::Dns,
    about: "the parent zone has no delegation for the domain",
    derive: missing,
};

/// The NS set at the parent is not the NS set of the zone.
pub static DIFFERS: Fact = Fact {
    name: "dns.delegation-differs",
    hop: Hop::Dns,
    about: "the name servers that the parent names are not those that the zone itself names",
    derive: differs,
};

fn missing(e: &Evidence<'_>) -> Known {
    let host = e.target().host();
    let domain = zone::registered(host);
    let parents: Vec<_> = e
        .dns()
        .iter()
        .filter(|l| l.question.role == ServerRole::Parent && l.question.rtype == "NS" && l.question.name == domain)
        .filter_map(|l| Some((*l, l.answer()?)))
        .filter(|(_, a)| matches!(a.rcode.as_str(), "NOERROR" | "NXDOMAIN"))
        .collect();
    let words = |looks: Vec<DnsLook<'_>>| {
        let server = looks.first().map_or_else(String::new, |l| l.question.addr.ip().to_string());
        Seen::by(looks.iter().map(|l| l.reading))
            .word("domain", &domain)
            .word("parent", domain.split_once('.').map_or("the root", |(_, parent)| parent))
            .word("server_address", server)
            .object(format!("domain/{domain}"))
    };
    if !parents.is_empty() {
        // A registry that serves the domain's records itself has no delegation to show.
        let denies = parents.iter().all(|(_, a)| records::servers_of(a, &domain).is_empty());
        let resolves = views::all(e).iter().any(|v| matches!(v.says, Says::Addresses | Says::NoData));
        return Known::from_seen((denies && !resolves).then(|| words(parents.into_iter().map(|(l, _)| l).collect())));
    }
    // Without a look at the parent: a resolver's denial names the zone that denied.
    let views = views::all(e);
    if views.iter().any(|v| matches!(v.says, Says::Addresses | Says::NoData)) {
        return Known::No;
    }
    let denials: Vec<_> = views
        .iter()
        .flat_map(|v| v.looks.iter())
        .filter_map(|l| Some((*l, records::denier(l.answer().filter(|a| a.rcode == "NXDOMAIN")?)?)))
        .collect();
    match denials.iter().all(|(_, zone)| zone::is_suffix(zone)) {
        _ if denials.is_empty() => Known::not_looked("no server of the parent zone answered"),
        true => Known::Yes(words(denials.into_iter().map(|(l, _)| l).collect())),
        false => Known::No,
    }
}

/// The NS sets that the parent's servers give for the zone, with the looks.
fn at_parent<'a>(e: &Evidence<'a>, zone: &str) -> Vec<(DnsLook<'a>, BTreeSet<String>)> {
    e.dns_at(ServerRole::Parent, zone, "NS")
        .filter_map(|l| Some((l, records::servers_of(l.answer()?, zone))))
        .filter(|(_, names)| !names.is_empty())
        .collect()
}

fn differs(e: &Evidence<'_>) -> Known {
    let zone = zone::of(e);
    let parents = at_parent(e, &zone);
    let own: Vec<_> = servers::well(e)
        .into_iter()
        .filter_map(|s| Some((records::servers_of(s.answer(&zone, "NS")?, &zone), s)))
        .filter(|(names, _)| !names.is_empty())
        .collect();
    let Some((parent_look, parent)) = parents.first() else {
        return Known::not_looked("no server of the parent zone gave the delegation");
    };
    if own.is_empty() {
        return Known::not_looked("no server of the zone gave the zone's own name servers");
    }
    let odd = own.iter().find(|(names, _)| parents.iter().all(|(_, p)| p != names));
    Known::from_seen(odd.map(|(names, server)| {
        let list = |names: &BTreeSet<String>| names.iter().cloned().collect::<Vec<_>>().join(", ");
        Seen::by(parents.iter().map(|(l, _)| l.reading).chain(server.readings()))
            .word("zone", &zone)
            .word("parent_servers", list(parent))
            .word("zone_servers", list(names))
            .word("parent_address", parent_look.question.addr.ip())
            .word("server_address", server.addr.ip())
            .object(format!("zone/{zone}"))
    }))
}
