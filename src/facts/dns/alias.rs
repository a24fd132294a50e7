//! The chain of aliases that starts at the name (RFC 1034, section 3.6.2).

use std::collections::{BTreeMap, BTreeSet};

use hopwise_probes::Hop;
use hopwise_probes::evidence::ServerRole;

use super::{records, servers, views, zone};
use crate::facts::evidence::{DnsLook, Evidence};
use crate::facts::{Fact, Known, Seen};

/// The aliases lead back to a name of the chain.
pub static LOOPS: Fact = Fact {
    name: "dns.alias-loops",
    hop: Hop::Dns,
    about: "the aliases that start at the name lead back to a name they have passed",
    derive: loops,
};

/// The alias leads to a name that does not exist.
pub static DANGLES: Fact = Fact {
    name: "dns.alias-dangles",
    hop: Hop::Dns,
    about: "the name is an alias, and its target does not exist",
    derive: |e| target(e, |answer, end| answer.rcode == "NXDOMAIN" && records::alias_of(answer, end).is_none()),
};

/// The alias leads to a name without addresses.
pub static TARGET_WITHOUT_ADDRESS: Fact = Fact {
    name: "dns.alias-target-without-address",
    hop: Hop::Dns,
    about: "the name is an alias, and its target exists without A and AAAA",
    derive: target_without_address,
};

/// An alias stands at the apex of the zone, beside SOA and NS.
pub static AT_APEX: Fact = Fact {
    name: "dns.alias-at-apex",
    hop: Hop::Dns,
    about: "an alias stands at the apex of the zone, where SOA and NS must stand (RFC 1912, section 2.4)",
    derive: at_apex,
};

/// Every alias that any server gave: name to target, with the look that shows it.
///
/// Where servers differ, the zone's own servers count.
fn map<'a>(e: &Evidence<'a>) -> BTreeMap<&'a str, (&'a str, DnsLook<'a>)> {
    let mut looks: Vec<_> = e.dns().to_vec();
    looks.sort_by_key(|l| std::cmp::Reverse(l.question.role));
    let mut map = BTreeMap::new();
    for look in looks {
        let records = look.answer().into_iter().flat_map(|a| &a.answers).filter(|r| r.rtype == "CNAME");
        for record in records {
            map.entry(record.name.as_str()).or_insert((record.data.trim_end_matches('.'), look));
        }
    }
    map
}

fn loops(e: &Evidence<'_>) -> Known {
    if !e.dns().iter().any(|l| l.answer().is_some()) {
        return Known::not_looked("no server answered about the name");
    }
    let (map, host) = (map(e), e.target().host());
    let (mut name, mut path, mut looks) = (host, vec![host.to_owned()], Vec::new());
    let mut passed = BTreeSet::from([host]);
    while let Some((target, look)) = map.get(name) {
        path.push((*target).to_owned());
        looks.push(look.reading);
        if !passed.insert(*target) {
            let seen = Seen::by(looks).word("chain", path.join(" -> ")).word("alias", name).word("target", target);
            let zone = zone::of(e);
            return Known::Yes(seen.word("zone", zone).object(format!("record/{host}")));
        }
        name = target;
    }
    Known::No
}

/// The name at which the chain of aliases ends; nothing where the host is no alias.
fn end<'a>(e: &Evidence<'a>) -> Option<(String, Vec<DnsLook<'a>>)> {
    let map = map(e);
    let (mut name, mut looks) = (e.target().host(), Vec::new());
    // A circle has no end; no chain is longer than the aliases that were seen.
    for _ in 0..=map.len() {
        match map.get(name) {
            Some((target, look)) => {
                name = target;
                looks.push(*look);
            }
            None => return (!looks.is_empty()).then(|| (name.to_owned(), looks)),
        }
    }
    None
}

/// Answers that speak of the end of the chain: those of resolvers, asked for the host or for the end itself, and of the
/// zone's servers where the end lies in the same zone.
fn about_end<'a>(e: &Evidence<'a>, end: &str, rtype: &str) -> Vec<DnsLook<'a>> {
    let (host, zone) = (e.target().host(), zone::of(e));
    let asked = |l: &&DnsLook<'a>| {
        let q = l.question;
        let may_know = q.role <= ServerRole::Resolver || (q.role == ServerRole::Authority && zone::within(end, &zone));
        let leads = q.name == host && l.answer().is_some_and(|a| records::last_alias(a, host) == Some(end));
        may_know && q.rtype == rtype && !q.checking_disabled && (q.name == end || leads)
    };
    e.dns().iter().filter(asked).filter(|l| l.answer().is_some()).copied().collect()
}

fn describe(e: &Evidence<'_>, end: &str, aliases: &[DnsLook<'_>], looks: &[DnsLook<'_>]) -> Seen {
    let host = e.target().host();
    let server = looks.first().map_or_else(String::new, |l| l.question.addr.ip().to_string());
    Seen::by(aliases.iter().chain(looks).map(|l| l.reading))
        .word("target", end)
        .word("zone", zone::of(e))
        .word("server_address", server)
        .object(format!("record/{host}"))
}

fn target(e: &Evidence<'_>, is: fn(&hopwise_probes::evidence::DnsAnswer, &str) -> bool) -> Known {
    let Some((end, aliases)) = end(e) else { return no_alias(e) };
    let looks = about_end(e, &end, "A");
    if looks.is_empty() {
        return Known::not_looked("nobody answered about the target of the alias");
    }
    let bad: Vec<_> = looks.iter().filter(|l| l.answer().is_some_and(|a| is(a, &end))).copied().collect();
    // Somebody who has addresses for the target proves that it exists.
    let good = looks.iter().any(|l| l.answer().is_some_and(|a| !records::addresses(a).is_empty()));
    Known::from_seen((!bad.is_empty() && !good).then(|| describe(e, &end, &aliases, &bad)))
}

fn target_without_address(e: &Evidence<'_>) -> Known {
    let Some((end, aliases)) = end(e) else { return no_alias(e) };
    let (v4, v6) = (about_end(e, &end, "A"), about_end(e, &end, "AAAA"));
    if v4.is_empty() || v6.is_empty() {
        return Known::not_looked("nobody answered about both A and AAAA of the alias target");
    }
    let looks: Vec<_> = v4.into_iter().chain(v6).collect();
    let empty = |l: &DnsLook<'_>| l.answer().is_some_and(|a| a.rcode == "NOERROR" && records::addresses(a).is_empty());
    Known::from_seen(looks.iter().all(empty).then(|| describe(e, &end, &aliases, &looks)))
}

/// No, where the host was seen without alias; unknown where nobody answered.
fn no_alias(e: &Evidence<'_>) -> Known {
    let answered = |l: &DnsLook<'_>| l.question.name == e.target().host() && l.answer().is_some();
    if e.dns().iter().any(answered) { Known::No } else { Known::not_looked("no server answered about the name") }
}

fn at_apex(e: &Evidence<'_>) -> Known {
    let (host, zone) = (e.target().host(), zone::of(e));
    if host != zone {
        return Known::No;
    }
    let alias = |l: &DnsLook<'_>| l.answer().and_then(|a| records::alias_of(a, host)).map(str::to_owned);
    let asked: Vec<_> = servers::well(e).into_iter().flat_map(|s| s.looks).collect();
    let asked = if asked.is_empty() { views::all(e).into_iter().flat_map(|v| v.looks).collect() } else { asked };
    if !asked.iter().any(|l| l.answer().is_some()) {
        return Known::not_looked("no server answered about the apex of the zone");
    }
    let with: Vec<_> = asked.iter().filter(|l| alias(l).is_some()).collect();
    Known::from_seen(with.first().map(|first| {
        Seen::by(with.iter().map(|l| l.reading))
            .word("target", alias(first).unwrap_or_default())
            .word("zone", &zone)
            .word("server_address", first.question.addr.ip())
            .object(format!("record/{host}"))
    }))
}
