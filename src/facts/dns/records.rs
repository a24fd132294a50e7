//! Reading one DNS answer: addresses, aliases, and who denied a name.

use std::collections::BTreeSet;
use std::net::IpAddr;

use hopwise_probes::evidence::DnsAnswer;

/// All addresses of an answer, at whatever end of an alias they stand.
#[must_use]
pub fn addresses(answer: &DnsAnswer) -> BTreeSet<IpAddr> {
    answer
        .answers
        .iter()
        .filter(|r| matches!(r.rtype.as_str(), "A" | "AAAA"))
        .filter_map(|r| r.data.parse().ok())
        .collect()
}

/// The alias that stands at a name.
#[must_use]
pub fn alias_of<'a>(answer: &'a DnsAnswer, name: &str) -> Option<&'a str> {
    answer
        .answers
        .iter()
        .find(|r| r.rtype == "CNAME" && r.name.eq_ignore_ascii_case(name))
        .map(|r| r.data.trim_end_matches('.'))
}

/// The last alias of an answer: the name whose addresses were to follow. Nothing where the answer holds none.
#[must_use]
pub fn last_alias<'a>(answer: &'a DnsAnswer, host: &'a str) -> Option<&'a str> {
    let mut name = host;
    for _ in 0..answer.answers.len() {
        match alias_of(answer, name) {
            Some(target) => name = target,
            None => break,
        }
    }
    (name != host).then_some(name)
}

/// The zone that denies a name or type: the owner of the SOA in the authority section (RFC 2308, section 2).
#[must_use]
pub fn denier(answer: &DnsAnswer) -> Option<&str> {
    answer.authority.iter().find(|r| r.rtype == "SOA").map(|r| r.name.trim_end_matches('.'))
}

/// How long a denial may be kept, in seconds: the lower of the SOA's TTL and its last field (RFC 2308, section 5).
#[must_use]
pub fn denied_for(answer: &DnsAnswer) -> Option<u32> {
    let soa = answer.authority.iter().find(|r| r.rtype == "SOA")?;
    let minimum: u32 = soa.data.split_whitespace().last()?.parse().ok()?;
    Some(minimum.min(soa.ttl))
}

/// The parts of a SOA that tell one copy of a zone from another: first server and serial (RFC 1035, section 3.3.13).
#[must_use]
pub fn soa<'a>(answer: &'a DnsAnswer, zone: &str) -> Option<(&'a str, &'a str)> {
    let data = &answer.answers.iter().find(|r| r.rtype == "SOA" && r.name.eq_ignore_ascii_case(zone))?.data;
    let mut words = data.split_whitespace();
    let mname = words.next()?;
    Some((mname, words.nth(1)?))
}

/// The names of an NS set for one zone, in an answer or a referral.
#[must_use]
pub fn servers_of(answer: &DnsAnswer, zone: &str) -> BTreeSet<String> {
    answer
        .answers
        .iter()
        .chain(&answer.authority)
        .filter(|r| r.rtype == "NS" && r.name.eq_ignore_ascii_case(zone))
        .map(|r| r.data.trim_end_matches('.').to_ascii_lowercase())
        .collect()
}
