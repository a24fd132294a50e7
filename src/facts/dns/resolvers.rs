//! Resolvers that fail where others find the answer.

use std::net::IpAddr;

use hopwise_probes::Hop;
use hopwise_probes::evidence::{FailureKind, Reading, ServerRole};

use super::denial::PUBLISHED;
use super::servers::{self, Server, Serves};
use super::views::{self, Says, View};
use super::{records, zone};
use crate::facts::evidence::{DnsLook, Evidence};
use crate::facts::{Fact, Known, Seen};

/// One resolver cannot find out what others can, signatures aside.
pub static SERVFAIL_ALONE: Fact = Fact {
    name: "dns.resolver-servfail-alone",
    hop: Hop::Dns,
    about: "a resolver answers SERVFAIL, with DNSSEC checking and without, or says nothing of this name alone, while \
            another resolver, or every server of the zone, has addresses",
    derive: servfail_alone,
};

/// Who has the addresses that a resolver does not find.
struct Other<'a> {
    addr: IpAddr,
    found: String,
    readings: Vec<&'a Reading>,
}

fn servfail_alone(e: &Evidence<'_>) -> Known {
    let views = views::all(e);
    let Some(other) = other(e, &views) else {
        if views.iter().all(|v| v.says == Says::Silent) {
            return Known::not_looked("no resolver answered about the name");
        }
        return match (PUBLISHED.derive)(e) {
            Known::Unknown(why) => Known::Unknown(why),
            _ => Known::No,
        };
    };
    let unchecked = |view: &View<'_>| {
        let again = e.dns().iter().filter(|l| l.question.checking_disabled && l.question.addr == view.addr);
        again.filter_map(|l| l.answer()).map(|a| a.rcode == "SERVFAIL").next()
    };
    let host = e.target().host();
    let failing: Vec<_> = views.iter().filter(|v| v.says == Says::ServFail && !v.withholds()).collect();
    if let Some(broken) = failing.iter().find(|v| unchecked(v) == Some(true)) {
        let said = format!("answers SERVFAIL for {host}, with DNSSEC checking and without");
        return Known::Yes(shown(e, broken, &other, &said, None));
    }
    if failing.iter().any(|v| unchecked(v).is_none()) {
        return Known::not_looked("the resolver that fails was not asked again without DNSSEC checking");
    }
    // A cut answer that TCP does not bring is another trouble.
    let waited = |v: &View<'_>| v.looks.iter().all(|l| l.failure().is_some_and(|f| f.kind == FailureKind::Timeout));
    let mute = views.iter().filter(|v| v.says == Says::Silent && waited(v)).find_map(|v| Some((v, served(e, v)?)));
    Known::from_seen(mute.map(|(view, served)| {
        let said = format!("says nothing of {host} and answers about {}", served.question.name);
        shown(e, view, &other, &said, Some(served))
    }))
}

fn shown(e: &Evidence<'_>, view: &View<'_>, other: &Other<'_>, said: &str, served: Option<DnsLook<'_>>) -> Seen {
    let served = served.map(|l| l.reading);
    Seen::by(view.readings().chain(other.readings.iter().copied()).chain(served))
        .word("resolver", view.addr.ip())
        .word("resolver_port", view.addr.port())
        .word("said", said)
        .word("other", other.addr)
        .word("found", &other.found)
        .word("zone", zone::of(e))
        .object(format!("resolver/{}", view.addr.ip()))
}

/// A resolver that has addresses; else the servers of the zone, where each of them speaks for it and gives some. Where
/// one of them does not, a resolver that fails may have asked that one.
fn other<'a>(e: &Evidence<'a>, views: &[View<'a>]) -> Option<Other<'a>> {
    if let Some(good) = views.iter().find(|v| v.resolves()) {
        let addr = good.addr.ip();
        return Some(Other { addr, found: format!("{addr} resolves it"), readings: good.readings().collect() });
    }
    let servers = servers::all(e);
    let gives = |s: &Server<'_>| {
        let addresses = s.answer(e.target().host(), "A").map(records::addresses).unwrap_or_default();
        s.serves == Serves::Well && !addresses.is_empty()
    };
    let first = servers.first().filter(|_| servers.iter().all(gives))?;
    let readings = servers.iter().flat_map(Server::readings).collect();
    let addr = first.addr.ip();
    Some(Other { addr, found: format!("every server of the zone gives it, such as {addr}"), readings })
}

/// An answer of the same resolver about another name below the root.
fn served<'a>(e: &Evidence<'a>, view: &View<'_>) -> Option<DnsLook<'a>> {
    let asked = e.dns().iter().filter(|l| l.question.role <= ServerRole::Resolver && l.question.addr == view.addr);
    let below_root = |l: &&DnsLook<'_>| l.question.name != hopwise_probes::dns::ROOT;
    asked.filter(below_root).find(|l| l.answer().is_some_and(|a| a.rcode == "NOERROR")).copied()
}
