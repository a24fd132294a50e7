//! What the balancer's name resolves to.

use std::net::IpAddr;

use hopwise_probes::Hop;
use hopwise_probes::evidence::ServerRole;

use crate::facts::evidence::{DnsLook, Evidence};
use crate::facts::{Fact, Known, Seen};

/// The balancer's name does not exist.
pub static GONE: Fact = Fact {
    name: "balancer.name-gone",
    hop: Hop::Balancer,
    about: "the resolver says that the origin's name, or what it is an alias of, does not exist",
    derive: gone,
};

/// The balancer's name leads to private addresses alone.
pub static PRIVATE: Fact = Fact {
    name: "balancer.private-address",
    hop: Hop::Balancer,
    about: "the origin's name gives private addresses alone (RFC 1918, RFC 4193)",
    derive: private,
};

/// The resolvers' looks at the origin's name that were answered.
pub(super) fn looks<'a>(e: &Evidence<'a>) -> Vec<DnsLook<'a>> {
    let Some(origin) = e.target().origin.as_ref() else { return Vec::new() };
    let about_origin = |l: &DnsLook<'_>| {
        l.question.role <= ServerRole::Resolver
            && matches!(l.question.rtype.as_str(), "A" | "AAAA")
            && l.question.name.eq_ignore_ascii_case(&origin.host)
    };
    e.dns().iter().copied().filter(|l| about_origin(l) && l.answer().is_some()).collect()
}

fn gone(e: &Evidence<'_>) -> Known {
    let looks = looks(e);
    let Some(first) = looks.first() else { return Known::not_looked("the address of the origin's name") };
    let all = looks.iter().filter_map(DnsLook::answer).all(|a| a.rcode == "NXDOMAIN");
    Known::from_seen(all.then(|| {
        let alias = first.answer().and_then(|a| a.data("CNAME").last()).map_or_else(String::new, str::to_owned);
        let missing = if alias.is_empty() { first.question.name.clone() } else { alias };
        Seen::by(looks.iter().map(|l| l.reading))
            .word("missing", missing)
            .word("resolver", first.question.addr.ip())
            .object(format!("name/{}", first.question.name))
    }))
}

fn private(e: &Evidence<'_>) -> Known {
    let literal = e.target().origin.as_ref().and_then(|o| o.host.parse::<IpAddr>().ok());
    let looks = looks(e);
    let mut addresses: Vec<IpAddr> = looks
        .iter()
        .filter_map(DnsLook::answer)
        .flat_map(|a| a.data("A").chain(a.data("AAAA")))
        .filter_map(|data| data.parse().ok())
        .chain(literal)
        .collect();
    if addresses.is_empty() {
        return Known::not_looked("the address of the origin's name");
    }
    addresses.sort();
    addresses.dedup();
    let words = addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let all = addresses.iter().all(is_private);
    Known::from_seen(all.then(|| Seen::by(looks.iter().map(|l| l.reading)).word("addresses", words)))
}

fn is_private(ip: &IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_private(),
        IpAddr::V6(ip) => ip.is_unique_local(),
    }
}
