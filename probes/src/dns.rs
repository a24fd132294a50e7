//! What to ask at the hop dns: rounds of questions, each planned from the answers of the one before.

use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};

use crate::evidence::{DnsAnswer, DnsQuestion, ServerRole};

/// How many name servers of one zone are asked.
pub const MOST_SERVERS: usize = 8;
/// How many aliases of a chain are asked on their own.
pub const MOST_ALIASES: usize = 8;

/// How many servers are asked at each step towards the end of an alias in another zone.
pub const MOST_BEYOND: usize = 4;
/// How many referrals are followed on that way.
pub const MOST_REFERRALS: usize = 4;

/// Public resolvers of three operators, asked for comparison where the user named none.
pub const PUBLIC_RESOLVERS: [IpAddr; 3] = [
    IpAddr::V4(std::net::Ipv4Addr::new(1, 1, 1, 1)),
    IpAddr::V4(std::net::Ipv4Addr::new(8, 8, 8, 8)),
    IpAddr::V4(std::net::Ipv4Addr::new(9, 9, 9, 9)),
];

/// Whether a name can be known to public resolvers at all (RFC 6761 and `.internal` never are).
#[must_use]
pub fn is_public(host: &str) -> bool {
    let last = host.trim_end_matches('.').rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    host.contains('.')
        && !["test", "local", "localhost", "invalid", "example", "internal", "lan", "home"].contains(&last.as_str())
}

/// The root of all names.
pub const ROOT: &str = ".";

/// Whether a name stands for this machine on every machine: `localhost` and all below it (RFC 6761, part 6.3).
#[must_use]
pub fn is_loopback(host: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    host == "localhost" || host.ends_with(".localhost")
}

/// The name and its ancestors, deepest first, without the root: `www.a.test`, `a.test`, `test`.
#[must_use]
pub fn ancestors(host: &str) -> Vec<String> {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let mut names = vec![host.clone()];
    let mut rest = host.as_str();
    while let Some((_, tail)) = rest.split_once('.') {
        names.push(tail.to_owned());
        rest = tail;
    }
    names
}

/// One question.
#[must_use]
pub fn question(role: ServerRole, server: Option<&str>, addr: SocketAddr, name: &str, rtype: &str) -> DnsQuestion {
    DnsQuestion {
        role,
        server: server.map(str::to_owned),
        addr,
        name: if name == ROOT { ROOT.to_owned() } else { name.trim_end_matches('.').to_ascii_lowercase() },
        rtype: rtype.to_owned(),
        checking_disabled: false,
    }
}

/// Round 1: each resolver is asked for the addresses; the first also for CAA and NS of the name and all above it.
#[must_use]
pub fn resolver_round(host: &str, resolvers: &[SocketAddr]) -> Vec<DnsQuestion> {
    let mut questions = Vec::new();
    for (i, addr) in resolvers.iter().enumerate() {
        let role = if i == 0 { ServerRole::System } else { ServerRole::Resolver };
        questions.push(question(role, None, *addr, host, "A"));
        questions.push(question(role, None, *addr, host, "AAAA"));
        if i == 0 {
            let names = ancestors(host);
            // The set nearest above the name counts (RFC 8659, section 3); a top-level domain has none of the brand's.
            let below_top = names.len().saturating_sub(1).max(1);
            questions.extend(names.iter().take(below_top).map(|name| question(role, None, *addr, name, "CAA")));
            questions.extend(names.iter().map(|name| question(role, None, *addr, name, "NS")));
            // Every resolver that serves the internet has this one in its cache: a denial tells that it does not.
            questions.push(question(role, None, *addr, ROOT, "NS"));
        }
    }
    questions
}

/// The zone of the host and its parent, as far as NS answers of the resolver show them.
///
/// The zone is the deepest name with an NS set. Where the resolver cannot answer for the zone at all, only the parent is
/// known: the deepest ancestor above it that has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zones {
    /// The zone that holds the host, or the best guess: the label below the parent.
    pub zone: String,
    /// The zone above it; nothing where no ancestor has servers that were seen.
    pub parent: Option<String>,
}

/// Finds the zone from the NS answers of round 1, given as (name, answer).
#[must_use]
pub fn zones(host: &str, answers: &[(String, Option<DnsAnswer>)]) -> Zones {
    let names = ancestors(host);
    let has_ns = |name: &String| {
        answers.iter().any(|(n, a)| {
            n == name && a.as_ref().is_some_and(|a| a.answers.iter().any(|r| r.rtype == "NS" && r.name == *name))
        })
    };
    let holders: Vec<usize> = (0..names.len()).filter(|i| has_ns(&names[*i])).collect();
    let registrable = names.len().saturating_sub(2);
    match holders.as_slice() {
        [] => Zones { zone: names[registrable].clone(), parent: None },
        // Only a suffix such as `test` or `com` has servers: the zone itself gave no NS.
        [only] if *only + 1 == names.len() && names.len() > 1 => {
            Zones { zone: names[registrable].clone(), parent: Some(names[*only].clone()) }
        }
        [zone, rest @ ..] => Zones { zone: names[*zone].clone(), parent: rest.first().map(|p| names[*p].clone()) },
    }
}

/// The names of the servers in an NS answer or referral, for one zone, in order, each once.
#[must_use]
pub fn servers_of(zone: &str, answer: &DnsAnswer) -> Vec<String> {
    let mut seen = BTreeSet::new();
    answer
        .answers
        .iter()
        .chain(&answer.authority)
        .filter(|r| r.rtype == "NS" && r.name == zone && seen.insert(r.data.clone()))
        .map(|r| r.data.clone())
        .take(MOST_SERVERS)
        .collect()
}

/// The addresses of a name in an answer's sections: the answer itself, or glue.
#[must_use]
pub fn addresses_of(name: &str, answer: &DnsAnswer) -> Vec<IpAddr> {
    answer
        .answers
        .iter()
        .chain(&answer.additional)
        .filter(|r| r.name.eq_ignore_ascii_case(name) && matches!(r.rtype.as_str(), "A" | "AAAA"))
        .filter_map(|r| r.data.parse().ok())
        .collect()
}

/// All addresses of an answer, whatever alias they stand under, each once, in order.
#[must_use]
pub fn addresses(answer: &DnsAnswer) -> Vec<IpAddr> {
    let mut seen = BTreeSet::new();
    answer
        .answers
        .iter()
        .filter(|r| matches!(r.rtype.as_str(), "A" | "AAAA"))
        .filter_map(|r| r.data.parse().ok())
        .filter(|ip: &IpAddr| seen.insert(*ip))
        .collect()
}

/// The targets of the aliases in an answer, in order of the chain.
#[must_use]
pub fn aliases(answer: &DnsAnswer) -> Vec<String> {
    answer.answers.iter().filter(|r| r.rtype == "CNAME").map(|r| r.data.clone()).take(MOST_ALIASES).collect()
}

/// The end of the aliases that a zone's own servers give for a host, where it lies in another zone.
#[must_use]
pub fn leads_out<'a>(zone: &str, answer: &'a DnsAnswer) -> Option<&'a str> {
    let target = answer.answers.iter().rev().find(|r| r.rtype == "CNAME")?.data.trim_end_matches('.');
    let within = target == zone || target.strip_suffix(zone).is_some_and(|rest| rest.ends_with('.'));
    (answer.authoritative && !within && addresses(answer).is_empty()).then_some(target)
}

/// The zone that a server refers to for a name, in place of an answer (RFC 1034, section 4.3.2).
#[must_use]
pub fn referred<'a>(name: &str, answer: &'a DnsAnswer) -> Option<&'a str> {
    let refers = answer.rcode == "NOERROR" && !answer.authoritative && answer.answers.is_empty();
    let ancestors = ancestors(name);
    let named = answer.authority.iter().filter(|r| r.rtype == "NS" && ancestors.contains(&r.name));
    named.map(|r| r.name.as_str()).max_by_key(|zone| zone.len()).filter(|_| refers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::DnsRecord;

    fn record(name: &str, rtype: &str, data: &str) -> DnsRecord {
        DnsRecord { name: name.into(), rtype: rtype.into(), ttl: 1, data: data.into() }
    }

    #[test]
    fn an_alias_into_another_zone_leads_out() {
        let answer = |target: &str, more: &[DnsRecord]| DnsAnswer {
            authoritative: true,
            answers: [&[record("www.a.test", "CNAME", target)], more].concat(),
            ..DnsAnswer::default()
        };
        assert_eq!(leads_out("a.test", &answer("a.cdn.vendor.test", &[])), Some("a.cdn.vendor.test"));
        assert_eq!(leads_out("a.test", &answer("shop.a.test", &[])), None);
        assert_eq!(leads_out("a.test", &answer("b.test", &[record("b.test", "A", "192.0.2.1")])), None);
    }

    #[test]
    fn a_referral_names_the_zone_below_and_a_refusal_none() {
        let below = DnsAnswer {
            rcode: "NOERROR".into(),
            authority: vec![record("vendor.test", "NS", "ns1.vendor.test")],
            ..DnsAnswer::default()
        };
        assert_eq!(referred("a.cdn.vendor.test", &below), Some("vendor.test"));
        assert_eq!(referred("a.other.test", &below), None);
        assert_eq!(referred("a.cdn.vendor.test", &DnsAnswer { rcode: "REFUSED".into(), ..below }), None);
    }

    fn ns(zone: &str) -> (String, Option<DnsAnswer>) {
        let record = DnsRecord { name: zone.into(), rtype: "NS".into(), ttl: 1, data: format!("ns1.{zone}") };
        (zone.into(), Some(DnsAnswer { rcode: "NOERROR".into(), answers: vec![record], ..DnsAnswer::default() }))
    }

    #[test]
    fn the_zone_is_the_deepest_name_with_servers() {
        let zones = zones("www.a.test", &[ns("a.test"), ns("test")]);
        assert_eq!(zones, Zones { zone: "a.test".into(), parent: Some("test".into()) });
    }

    #[test]
    fn a_zone_that_gives_no_servers_is_guessed_below_its_parent() {
        let zones = zones("www.a.test", &[ns("test"), ("a.test".into(), None)]);
        assert_eq!(zones, Zones { zone: "a.test".into(), parent: Some("test".into()) });
    }

    #[test]
    fn reserved_names_are_not_sent_to_public_resolvers() {
        assert!(!is_public("www.brand-a.test") && !is_public("db.internal") && !is_public("localhost"));
        assert!(is_public("www.brand-a.com"));
    }

    #[test]
    fn localhost_is_this_machine_and_its_lookalikes_are_not() {
        assert!(is_loopback("localhost") && is_loopback("Shop.LocalHost."));
        assert!(!is_loopback("notlocalhost") && !is_loopback("localhost.brand-a.com"));
    }
}
