//! Resolvers that still hold what the zone no longer says.

use std::collections::BTreeSet;
use std::net::IpAddr;

use hopwise_probes::Hop;

use super::agreement::is_steered;
use super::denial::PUBLISHED;
use super::views::{self, Says, View};
use super::{records, servers, zone};
use crate::facts::evidence::Evidence;
use crate::facts::{Fact, Known, Seen};

/// A resolver denies a name that the zone publishes, and names the zone that denied it once.
pub static NEGATIVE: Fact = Fact {
    name: "dns.negative-answer-cached",
    hop: Hop::Dns,
    about: "a resolver denies the name by the zone's own SOA while every server of the zone publishes it",
    derive: negative,
};

/// This machine's resolver holds an address or alias that no server of the zone gives.
pub static POSITIVE: Fact = Fact {
    name: "dns.stale-answer-cached",
    hop: Hop::Dns,
    about: "the resolver of this machine gives an alias or addresses that no server of the zone gives",
    derive: positive,
};

fn seen(e: &Evidence<'_>, view: &View<'_>) -> Seen {
    let published = (PUBLISHED.derive)(e);
    let mut seen = Seen::by(view.readings());
    if let Known::Yes(by_zone) = published {
        seen.evidence.extend(by_zone.evidence);
        if let Some(address) = by_zone.words.get("server_address") {
            seen = seen.word("server_address", address);
        }
    }
    seen.word("resolver", view.addr.ip())
        .word("resolver_port", view.addr.port())
        .word("zone", zone::of(e))
        .object(format!("record/{}", e.target().host()))
}

fn negative(e: &Evidence<'_>) -> Known {
    match (PUBLISHED.derive)(e) {
        Known::Yes(_) => {}
        other => return other,
    }
    let host = e.target().host();
    // Where the servers disagree, a resolver that asked the odd one caches nothing stale.
    let denied = servers::well(e).iter().any(|s| s.answer(host, "A").is_some_and(|a| a.rcode == "NXDOMAIN"));
    let views = views::all(e);
    let stale = views.iter().find(|v| {
        let by_zone = |zone: &str| zone::within(host, zone) && !zone::is_suffix(zone);
        matches!(v.says, Says::NxDomain | Says::NoData)
            && !v.withholds()
            && v.alias(host).is_none()
            && v.answers().filter_map(records::denier).any(by_zone)
    });
    if views.is_empty() {
        return Known::not_looked("no resolver was asked");
    }
    Known::from_seen(stale.filter(|_| !denied).map(|view| {
        let left = view.answers().filter_map(records::denied_for).max();
        seen(e, view).word("said", view.words()).word("left", left.map_or("some minutes".into(), |s| format!("{s} s")))
    }))
}

fn positive(e: &Evidence<'_>) -> Known {
    let host = e.target().host();
    let Some(system) = views::system(e).filter(View::resolves) else {
        return Known::not_looked("the resolver of this machine gave no address");
    };
    let well = servers::well(e);
    let answers: Vec<_> = well
        .iter()
        .flat_map(|s| ["A", "AAAA"].map(|t| s.answer(host, t)))
        .flatten()
        .filter(|a| a.authoritative)
        .collect();
    let aliases: BTreeSet<_> = answers.iter().filter_map(|a| records::alias_of(a, host)).collect();
    let addresses: BTreeSet<IpAddr> = answers.iter().flat_map(|a| records::addresses(a)).collect();
    if aliases.is_empty() && addresses.is_empty() {
        return Known::not_looked("no server of the zone gave the name");
    }
    let stale = match (system.alias(host), aliases.is_empty()) {
        (Some(alias), false) => !aliases.contains(alias),
        // Some resolvers hide the chain; and an alias in one place only is compared by its addresses.
        _ if addresses.is_empty() || is_steered(e) => false,
        _ => system.addresses.is_disjoint(&addresses),
    };
    Known::from_seen(stale.then(|| {
        let list = |ips: &BTreeSet<IpAddr>| ips.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let ttl = system.answers().flat_map(|a| &a.answers).map(|r| r.ttl).max().unwrap_or_default();
        let (old, new) = match system.alias(host) {
            Some(alias) if !aliases.is_empty() => {
                (alias.to_owned(), aliases.iter().copied().collect::<Vec<_>>().join(", "))
            }
            _ => (list(&system.addresses), list(&addresses)),
        };
        seen(e, &system).word("old", old).word("new", new).word("left", format!("{ttl} s"))
    }))
}
