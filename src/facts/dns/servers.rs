//! The name servers that the delegation names: what each of them says when asked for its zone.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use hopwise_probes::dns::referred;
use hopwise_probes::evidence::{DnsAnswer, FailureKind, Reading, ServerRole};

use super::{records, zone};
use crate::facts::evidence::{DnsLook, Evidence};
use crate::facts::{Known, Seen};

/// How a delegated server serves its zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Serves {
    /// It speaks for the zone.
    Well,
    /// It answers SERVFAIL: it knows the zone and cannot load it.
    Fails,
    /// It answers, and does not have the zone: REFUSED, NOTAUTH, or an answer without AA.
    Lame,
    /// It does not answer.
    Silent,
}

/// One delegated server.
#[derive(Debug, Clone)]
pub struct Server<'a> {
    /// Where it was asked.
    pub addr: SocketAddr,
    /// Its name and address, as people name it.
    pub name: String,
    /// How it serves the zone.
    pub serves: Serves,
    /// All its looks.
    pub looks: Vec<DnsLook<'a>>,
}

impl<'a> Server<'a> {
    /// Its readings.
    pub fn readings(&self) -> impl Iterator<Item = &'a Reading> + '_ {
        self.looks.iter().map(|l| l.reading)
    }

    /// Its answer to one question.
    #[must_use]
    pub fn answer(&self, name: &str, rtype: &str) -> Option<&'a DnsAnswer> {
        let asked = |l: &&DnsLook<'a>| l.question.rtype == rtype && l.question.name.eq_ignore_ascii_case(name);
        self.looks.iter().filter(asked).find_map(DnsLook::answer)
    }

    /// What it says instead of serving the zone: its code, or how it fails.
    #[must_use]
    pub fn words(&self) -> String {
        let codes = self.looks.iter().filter_map(DnsLook::answer).map(|a| a.rcode.as_str());
        match (self.serves, codes.max(), self.looks.iter().find_map(|l| l.failure())) {
            (Serves::Silent, _, Some(failure)) => failure.text.clone(),
            (_, Some("NOERROR"), _) if self.serves == Serves::Lame => "an answer without authority (no AA)".to_owned(),
            (_, Some(code), _) => code.to_owned(),
            (_, None, _) => "nothing".to_owned(),
        }
    }
}

/// The delegated servers that were asked, by address. Those that this machine has no route to are left out.
#[must_use]
pub fn all<'a>(e: &Evidence<'a>) -> Vec<Server<'a>> {
    let zone = zone::of(e);
    let mut looks: BTreeMap<SocketAddr, Vec<DnsLook<'a>>> = BTreeMap::new();
    for look in e.dns() {
        let no_route = look.failure().is_some_and(|f| f.kind == FailureKind::NoRoute);
        if look.question.role == ServerRole::Authority && look.reading.reply.blind().is_none() && !no_route {
            looks.entry(look.question.addr).or_default().push(*look);
        }
    }
    looks
        .into_iter()
        .map(|(addr, looks)| {
            let name = looks.first().map_or_else(|| addr.to_string(), DnsLook::server);
            Server { addr, name, serves: serves(&zone, &looks), looks }
        })
        .collect()
}

/// The zone that the alias of the host leads into, and what each of its servers says of the alias's end: the last ones
/// on the way from the top that were asked. Nothing where the way was not walked, or did not leave the top.
#[must_use]
pub fn beyond<'a>(e: &Evidence<'a>) -> Option<(String, Vec<Server<'a>>)> {
    let asked: Vec<_> = e.dns().iter().filter(|l| l.question.role == ServerRole::Beyond).copied().collect();
    let referral = |l: &DnsLook<'a>| Some((*l, l.answer()?, referred(&l.question.name, l.answer()?)?));
    let (_, last, zone) = asked.iter().filter_map(referral).max_by_key(|(_, _, zone)| zone.len())?;
    let named = records::servers_of(last, zone);
    let mut looks: BTreeMap<SocketAddr, Vec<DnsLook<'a>>> = BTreeMap::new();
    for look in asked {
        let no_route = look.failure().is_some_and(|f| f.kind == FailureKind::NoRoute);
        let of_zone = look.question.server.as_ref().is_some_and(|s| named.iter().any(|n| n.eq_ignore_ascii_case(s)));
        if of_zone && look.reading.reply.blind().is_none() && !no_route {
            looks.entry(look.question.addr).or_default().push(look);
        }
    }
    let servers = looks.into_iter().map(|(addr, looks)| {
        let name = looks.first().map_or_else(|| addr.to_string(), DnsLook::server);
        Server { addr, name, serves: serves(zone, &looks), looks }
    });
    Some((zone.to_owned(), servers.collect()))
}

/// The delegated servers that serve the zone well.
#[must_use]
pub fn well<'a>(e: &Evidence<'a>) -> Vec<Server<'a>> {
    all(e).into_iter().filter(|s| s.serves == Serves::Well).collect()
}

fn serves(zone: &str, looks: &[DnsLook<'_>]) -> Serves {
    let answers: Vec<_> = looks.iter().filter_map(DnsLook::answer).collect();
    let speaks = |a: &&DnsAnswer| {
        // A server of the parent alone speaks with authority too, but of another zone.
        let of_above = records::denier(a).is_some_and(|soa| soa != zone && zone::within(zone, soa));
        a.authoritative && matches!(a.rcode.as_str(), "NOERROR" | "NXDOMAIN") && !of_above
    };
    if answers.is_empty() {
        Serves::Silent
    } else if answers.iter().any(speaks) {
        Serves::Well
    } else if answers.iter().any(|a| a.rcode == "SERVFAIL") {
        Serves::Fails
    } else {
        Serves::Lame
    }
}

/// What some servers show: words `servers`, `server`, `server_address`, `said` and `zone`.
#[must_use]
pub fn seen(e: &Evidence<'_>, servers: &[&Server<'_>]) -> Seen {
    seen_of(zone::of(e), servers)
}

/// The same of the servers of some zone.
#[must_use]
pub fn seen_of(zone: String, servers: &[&Server<'_>]) -> Seen {
    let names: Vec<_> = servers.iter().map(|s| s.name.as_str()).collect();
    let mut seen = Seen::by(servers.iter().flat_map(|s| s.readings())).word("servers", names.join(", "));
    if let Some(first) = servers.first() {
        seen = seen.word("server", &first.name).word("server_address", first.addr.ip()).word("said", first.words());
    }
    seen.object(format!("zone/{zone}")).word("zone", zone)
}

/// Unknown: no delegated server was asked.
#[must_use]
pub fn not_asked() -> Known {
    Known::not_looked("no name server of the zone could be named or reached")
}
