//! Whether those who should say the same do so: the zone's servers among themselves, and resolvers among themselves.

use std::collections::BTreeSet;
use std::net::IpAddr;

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Look, Rung};

use super::servers::{self, Server};
use super::views::{self, Says, View};
use super::{records, zone};
use crate::facts::evidence::{DialLook, Evidence};
use crate::facts::symptom::of_dial;
use crate::facts::{Fact, Known, Phase, Seen};

/// Servers that name the same primary hold different serials.
pub static SERIALS_DIFFER: Fact = Fact {
    name: "dns.serials-differ",
    hop: Hop::Dns,
    about: "servers of the zone that name the same primary hold copies of different serials",
    derive: serials_differ,
};

/// Servers of the zone answer differently about the name.
pub static AUTHORITIES_DISAGREE: Fact = Fact {
    name: "dns.authorities-disagree",
    hop: Hop::Dns,
    about: "servers of the zone give different answers about the name",
    derive: authorities_disagree,
};

/// Only a part of the zone's servers gives the dialled addresses, and they are dead.
pub static DEAD_FROM_SOME: Fact = Fact {
    name: "dns.dead-addresses-from-some-authorities",
    hop: Hop::Dns,
    about: "no dialled address of the name stands, and some server of the zone gives other addresses alone",
    derive: dead_from_some,
};

/// Resolvers give different answers about the name.
pub static RESOLVERS_DISAGREE: Fact = Fact {
    name: "dns.resolvers-disagree",
    hop: Hop::Dns,
    about: "resolvers give different aliases or unrelated addresses for the name",
    derive: resolvers_disagree,
};

fn serials_differ(e: &Evidence<'_>) -> Known {
    let zone = zone::of(e);
    let well = servers::well(e);
    let soas: Vec<_> = well.iter().filter_map(|s| Some((records::soa(s.answer(&zone, "SOA")?, &zone)?, s))).collect();
    if soas.len() < 2 {
        return Known::not_looked("fewer than two servers of the zone gave its SOA");
    }
    // Two providers that serve one zone each name themselves, and count for themselves: that is by design.
    let primary = soas[0].0.0;
    if soas.iter().any(|((mname, _), _)| *mname != primary) {
        return Known::No;
    }
    let serials: BTreeSet<_> = soas.iter().map(|((_, serial), _)| *serial).collect();
    Known::from_seen((serials.len() > 1).then(|| {
        let list: Vec<_> = soas.iter().map(|((_, serial), s)| format!("{} has {serial}", s.name)).collect();
        let all: Vec<&Server<'_>> = soas.iter().map(|(_, s)| *s).collect();
        servers::seen(e, &all).word("serials", list.join(", ")).word("primary", primary)
    }))
}

/// What one server says of the host, in a form that can be compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Claim {
    Denied,
    Empty,
    Alias(String),
    Addresses(BTreeSet<IpAddr>),
}

impl Claim {
    fn of(server: &Server<'_>, host: &str) -> Option<Self> {
        let answers: Vec<_> =
            ["A", "AAAA"].into_iter().filter_map(|t| server.answer(host, t)).filter(|a| a.authoritative).collect();
        let alias = answers.iter().find_map(|a| records::alias_of(a, host));
        let addresses: BTreeSet<_> = answers.iter().flat_map(|a| records::addresses(a)).collect();
        match (alias, answers.iter().any(|a| a.rcode == "NXDOMAIN")) {
            _ if answers.is_empty() => None,
            (Some(alias), _) => Some(Self::Alias(alias.to_owned())),
            (None, _) if !addresses.is_empty() => Some(Self::Addresses(addresses)),
            (None, true) => Some(Self::Denied),
            (None, false) => Some(Self::Empty),
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Denied => "NXDOMAIN".to_owned(),
            Self::Empty => "no address".to_owned(),
            Self::Alias(target) => format!("CNAME {target}"),
            Self::Addresses(ips) => ips.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        }
    }
}

fn authorities_disagree(e: &Evidence<'_>) -> Known {
    let (host, zone) = (e.target().host(), zone::of(e));
    let well = servers::well(e);
    let claims: Vec<_> = well.iter().filter_map(|s| Some((Claim::of(s, host)?, s))).collect();
    if claims.len() < 2 {
        return Known::not_looked("fewer than two servers of the zone answered about the name");
    }
    let kinds: BTreeSet<_> = claims.iter().map(|(c, _)| c).collect();
    let only_addresses = kinds.iter().all(|c| matches!(c, Claim::Addresses(_)));
    // Servers that steer give different addresses from one and the same zone, such as an alias to CloudFront.
    let soas: BTreeSet<_> = well.iter().filter_map(|s| records::soa(s.answer(&zone, "SOA")?, &zone)).collect();
    let steered = only_addresses && soas.len() < 2 && is_steered(e);
    Known::from_seen((kinds.len() > 1 && !steered).then(|| {
        let list: Vec<_> = claims.iter().map(|(c, s)| format!("{} says {}", s.name, c.words())).collect();
        let all: Vec<&Server<'_>> = claims.iter().map(|(_, s)| *s).collect();
        servers::seen(e, &all).word("claims", list.join("; "))
    }))
}

fn dead_from_some<'a>(e: &Evidence<'a>) -> Known {
    let mut seen = match authorities_disagree(e) {
        Known::Yes(seen) => seen,
        other => return other,
    };
    let dials: Vec<_> = e.ordinary_dials(Rung::Public).collect();
    if dials.is_empty() {
        return Known::not_looked("no connection to the public name was tried");
    }
    let dead = |d: &DialLook<'_>| matches!(of_dial(d).phase, Phase::Connect | Phase::Tls);
    let dialled: BTreeSet<_> = dials.iter().map(|d| d.dial.addr.ip()).collect();
    let servers = servers::well(e);
    let gives = |s: &&Server<'_>| match Claim::of(s, e.target().host()) {
        Some(Claim::Addresses(all)) => Some(all),
        _ => None,
    };
    let stale = servers.iter().find(|s| gives(s).is_some_and(|all| !all.is_disjoint(&dialled)));
    let fresh = servers.iter().find(|s| gives(s).is_some_and(|all| all.is_disjoint(&dialled)));
    let (true, Some(stale), Some(fresh)) = (dials.iter().all(dead), stale, fresh) else { return Known::No };
    // Copies of one primary: what the newest copy gives is no address of the past.
    let zone = zone::of(e);
    let copy = |s: &Server<'a>| records::soa(s.answer(&zone, "SOA")?, &zone);
    if let (Some((primary, old)), Some((other, new))) = (copy(stale), copy(fresh))
        && primary == other
        && old.parse::<u32>().ok() > new.parse().ok()
    {
        return Known::No;
    }
    seen.evidence.extend(dials.iter().map(|d| d.reading.id.clone()));
    let words = |all: &BTreeSet<IpAddr>| all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    Known::Yes(
        seen.word("dead", words(&dialled))
            .word("stale_server", &stale.name)
            .word("stale_address", stale.addr.ip())
            .word("fresh_server", &fresh.name)
            .word("fresh", gives(&fresh).map(|all| words(&all)).unwrap_or_default()),
    )
}

/// Whether different addresses are to be expected: the name leads to CloudFront, which answers by where one asks from.
#[must_use]
pub fn is_steered(e: &Evidence<'_>) -> bool {
    let by_answer = e
        .looks(Rung::Public, Look::Page)
        .filter_map(|l| l.answer())
        .any(|a| a.header("x-amz-cf-id").is_some() || a.header("x-amz-cf-pop").is_some());
    let by_alias = e
        .dns()
        .iter()
        .filter_map(|l| l.answer())
        .flat_map(|a| &a.answers)
        .any(|r| r.rtype == "CNAME" && r.data.trim_end_matches('.').ends_with(".cloudfront.net"));
    by_answer || by_alias
}

fn resolvers_disagree(e: &Evidence<'_>) -> Known {
    let host = e.target().host();
    let views: Vec<_> = views::all(e).into_iter().filter(View::resolves).collect();
    if views.len() < 2 {
        return Known::not_looked("fewer than two resolvers gave addresses");
    }
    let aliases: BTreeSet<_> = views.iter().map(|v| v.alias(host)).collect();
    let first = &views[0].addresses;
    let apart = views.iter().any(|v| v.says == Says::Addresses && v.addresses.is_disjoint(first));
    let differ = aliases.len() > 1 || (apart && !is_steered(e));
    Known::from_seen(differ.then(|| {
        let claim = |v: &View<'_>| match v.alias(host) {
            Some(alias) if aliases.len() > 1 => format!("{} says CNAME {alias}", v.addr.ip()),
            _ => format!("{} says {}", v.addr.ip(), v.words()),
        };
        let claims: Vec<_> = views.iter().map(claim).collect();
        Seen::by(views.iter().flat_map(View::readings))
            .word("claims", claims.join("; "))
            .word("resolver", views[0].addr.ip())
            .object(format!("record/{host}"))
    }))
}
