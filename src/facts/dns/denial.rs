//! Whether the zone has the name, and an address at it.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{DnsAnswer, Reading};

use super::servers::{self, Server};
use super::views::{self, Says, View};
use super::{records, zone};
use crate::facts::evidence::Evidence;
use crate::facts::{Fact, Known, Seen};

/// The zone lives and denies the name.
pub static NAME_MISSING: Fact = Fact {
    name: "dns.name-missing",
    hop: Hop::Dns,
    about: "the zone that would hold the name answers, and says that the name does not exist",
    derive: name_missing,
};

/// The name exists without an address of either family.
pub static NO_ADDRESS: Fact = Fact {
    name: "dns.no-address",
    hop: Hop::Dns,
    about: "the name exists in the zone, is no alias, and has neither A nor AAAA",
    derive: no_address,
};

/// The name has an IPv6 address alone.
pub static NO_IPV4: Fact = Fact {
    name: "dns.no-ipv4-address",
    hop: Hop::Dns,
    about: "the name has AAAA records and no A record",
    derive: no_ipv4,
};

/// The zone's own servers publish the name: an address or an alias.
pub static PUBLISHED: Fact = Fact {
    name: "dns.published",
    hop: Hop::Dns,
    about: "a server of the zone publishes an address or an alias for the name",
    derive: published,
};

/// Whether an answer with authority publishes the name.
fn publishes(answer: &DnsAnswer, host: &str) -> bool {
    let at_host = |r: &&hopwise_probes::evidence::DnsRecord| r.name.eq_ignore_ascii_case(host);
    answer.answers.iter().filter(at_host).any(|r| matches!(r.rtype.as_str(), "A" | "AAAA" | "CNAME"))
}

/// The answers of one server about the host that carry authority.
fn about_host<'a>(server: &Server<'a>, host: &str) -> Vec<&'a DnsAnswer> {
    ["A", "AAAA"].into_iter().filter_map(|t| server.answer(host, t)).filter(|a| a.authoritative).collect()
}

fn published(e: &Evidence<'_>) -> Known {
    let host = e.target().host();
    let asked: Vec<_> = servers::well(e).into_iter().filter(|s| !about_host(s, host).is_empty()).collect();
    if asked.is_empty() {
        return servers::not_asked();
    }
    let publishing: Vec<_> = asked.iter().filter(|s| about_host(s, host).iter().any(|a| publishes(a, host))).collect();
    Known::from_seen((!publishing.is_empty()).then(|| servers::seen(e, &publishing)))
}

fn name_missing(e: &Evidence<'_>) -> Known {
    let host = e.target().host();
    let asked: Vec<_> = servers::well(e)
        .into_iter()
        .map(|s| (about_host(&s, host), s))
        .filter(|(answers, _)| !answers.is_empty())
        .collect();
    if !asked.is_empty() {
        let denies = |a: &&DnsAnswer| a.rcode == "NXDOMAIN" && records::alias_of(a, host).is_none();
        let all = asked.iter().all(|(answers, _)| answers.iter().any(denies));
        let wait = asked.iter().flat_map(|(answers, _)| answers).find_map(|a| records::denied_for(a));
        let servers: Vec<_> = asked.iter().map(|(_, s)| s).collect();
        return Known::from_seen(all.then(|| with_wait(servers::seen(e, &servers), wait)));
    }
    // No server of the zone could be asked: resolvers that agree, and name the zone that denied, tell the same.
    let views = views::all(e);
    let answering: Vec<_> = views.iter().filter(|v| v.says != Says::Silent).collect();
    if answering.iter().any(|v| v.resolves()) {
        return Known::No;
    }
    let denials: Vec<_> = answering.iter().filter_map(|v| denied_by_zone(v, host)).collect();
    if denials.is_empty() || denials.len() < answering.len() {
        return servers::not_asked();
    }
    let wait = answering.iter().flat_map(|v| v.answers()).find_map(records::denied_for);
    Known::from_seen(denials.iter().all(|zone| !zone::is_suffix(zone)).then(|| {
        let zone = denials[0];
        let (first, readings) = (&answering[0], answering.iter().flat_map(|v| v.readings()));
        with_wait(seen(readings, zone, host).word("server", first.addr).word("server_address", first.addr.ip()), wait)
    }))
}

/// The zone whose SOA stands in a resolver's NXDOMAIN for the host itself.
fn denied_by_zone<'a>(view: &View<'a>, host: &str) -> Option<&'a str> {
    view.answers()
        .filter(|a| a.rcode == "NXDOMAIN" && records::alias_of(a, host).is_none())
        .find_map(records::denier)
        .filter(|zone| zone::within(host, zone))
}

fn with_wait(seen: Seen, wait: Option<u32>) -> Seen {
    seen.word("wait", wait.map_or_else(|| "the zone's negative TTL".to_owned(), |s| format!("{s} s")))
}

fn seen<'a>(readings: impl IntoIterator<Item = &'a Reading>, zone: &str, host: &str) -> Seen {
    Seen::by(readings).word("zone", zone).object(format!("record/{host}"))
}

/// Whether the host was seen with and without addresses by family: (A, AAAA); nothing where nobody could be asked.
fn families<'a>(e: &Evidence<'a>) -> Option<(bool, bool, Vec<&'a Reading>, String)> {
    let host = e.target().host();
    let well = servers::well(e);
    let by_zone: Vec<_> = well
        .iter()
        .filter_map(|s| Some((s.answer(host, "A")?, s.answer(host, "AAAA")?, s)))
        .filter(|(a, aaaa, _)| a.authoritative && aaaa.authoritative && a.rcode == "NOERROR" && aaaa.rcode == "NOERROR")
        .collect();
    let has = |a: &DnsAnswer, rtype: &str| a.answers.iter().any(|r| r.rtype == rtype || r.rtype == "CNAME");
    if let Some((_, _, first)) = by_zone.first() {
        let (v4, v6) = (by_zone.iter().any(|(a, ..)| has(a, "A")), by_zone.iter().any(|(_, a, _)| has(a, "AAAA")));
        let readings = by_zone.iter().flat_map(|(.., s)| s.readings()).collect();
        return Some((v4, v6, readings, first.addr.ip().to_string()));
    }
    let views = views::all(e);
    let known: Vec<_> = views.iter().filter(|v| matches!(v.says, Says::Addresses | Says::NoData)).collect();
    let complete =
        |v: &&View<'_>| v.looks.iter().filter_map(|l| l.answer()).filter(|a| a.rcode == "NOERROR").count() > 1;
    // A filter or a stale denial at one resolver is no evidence about the zone.
    if known.is_empty() || known.len() < views.len() || !known.iter().all(complete) {
        return None;
    }
    let any = |rtype: &str| known.iter().flat_map(|v| v.answers()).any(|a| has(a, rtype));
    let readings = known.iter().flat_map(|v| v.readings()).collect();
    Some((any("A"), any("AAAA"), readings, known[0].addr.ip().to_string()))
}

fn no_address(e: &Evidence<'_>) -> Known {
    by_family(e, |v4, v6| !v4 && !v6)
}

fn no_ipv4(e: &Evidence<'_>) -> Known {
    by_family(e, |v4, v6| !v4 && v6)
}

fn by_family(e: &Evidence<'_>, is: fn(bool, bool) -> bool) -> Known {
    let Some((v4, v6, readings, server)) = families(e) else {
        return Known::not_looked("no server of the zone gave both A and AAAA of the name");
    };
    let seen = || seen(readings, &zone::of(e), e.target().host()).word("server_address", server);
    Known::from_seen(is(v4, v6).then(seen))
}
