//! Addresses that nobody outside can reach, published for all.

use std::net::{IpAddr, Ipv4Addr};

use hopwise_probes::Hop;

use super::{records, zone};
use crate::facts::evidence::{DnsLook, Evidence};
use crate::facts::{Fact, Known, Seen};

/// A server that the whole world asks gives an address that only one network knows.
pub static PRIVATE: Fact = Fact {
    name: "dns.private-address",
    hop: Hop::Dns,
    about: "a public server gives a private, local or unspecified address for the name (RFC 1918, RFC 6890)",
    derive: private,
};

fn private(e: &Evidence<'_>) -> Known {
    let host = e.target().host();
    let asked = |l: &&DnsLook<'_>| {
        // Inside a private network private addresses are the right answer, so only public servers count.
        l.question.name == host
            && matches!(l.question.rtype.as_str(), "A" | "AAAA")
            && !is_private(l.question.addr.ip())
    };
    let looks: Vec<_> = e.dns().iter().filter(asked).filter_map(|l| Some((l, l.answer()?))).collect();
    if looks.is_empty() {
        return Known::not_looked("no public name server answered about the name");
    }
    let bad: Vec<_> = looks
        .iter()
        .flat_map(|(l, a)| records::addresses(a).into_iter().map(move |ip| (*l, ip)))
        .filter(|(_, ip)| is_private(*ip))
        .collect();
    // One resolver that lies is a filter; the zone's own server, or several, publish.
    let authority = bad.iter().find(|(l, _)| l.question.role > hopwise_probes::evidence::ServerRole::Resolver);
    let mut by: Vec<_> = bad.iter().map(|(l, _)| l.question.addr).collect();
    by.dedup();
    let shown = authority.or(bad.first().filter(|_| by.len() > 1));
    Known::from_seen(shown.map(|(look, ip)| {
        let mut ips: Vec<_> = bad.iter().map(|(_, ip)| ip.to_string()).collect();
        ips.sort();
        ips.dedup();
        Seen::by(bad.iter().map(|(l, _)| l.reading))
            .word("private", ips.join(", "))
            .word("record", if ip.is_ipv4() { "A" } else { "AAAA" })
            .word("server_address", look.question.addr.ip())
            .word("zone", zone::of(e))
            .object(format!("record/{host}"))
    }))
}

/// Whether an address means something within one network alone. Documentation addresses count as public.
#[must_use]
pub fn is_private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => is_private_v4(v4),
        IpAddr::V6(v6) => {
            let first = v6.segments()[0];
            v6.is_loopback()
                || v6.is_unspecified()
                || first & 0xfe00 == 0xfc00
                || first & 0xffc0 == 0xfe80
                || v6.to_ipv4_mapped().is_some_and(is_private_v4)
        }
    }
}

fn is_private_v4(v4: Ipv4Addr) -> bool {
    let [a, b, ..] = v4.octets();
    // 100.64.0.0/10 is shared between a carrier and its customers (RFC 6598).
    v4.is_private() || v4.is_loopback() || v4.is_link_local() || a == 0 || (a == 100 && b & 0xc0 == 64)
}

#[cfg(test)]
mod tests {
    use super::is_private;

    #[test]
    fn private_addresses_of_both_families_are_told_from_public_ones() {
        for ip in ["10.1.2.3", "172.31.0.1", "192.168.1.1", "127.0.0.1", "0.0.0.0", "169.254.1.1", "100.64.0.1"] {
            assert!(is_private(ip.parse().unwrap()), "{ip}");
        }
        for ip in ["::1", "::", "fd00::1", "fe80::1", "::ffff:10.0.0.1"] {
            assert!(is_private(ip.parse().unwrap()), "{ip}");
        }
        for ip in ["198.51.100.10", "172.32.0.1", "100.128.0.1", "13.32.1.1", "2001:db8::10", "2600:9000::1"] {
            assert!(!is_private(ip.parse().unwrap()), "{ip}");
        }
    }
}
