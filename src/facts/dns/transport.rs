//! DNS over TCP, which every answer that is too large for UDP needs (RFC 7766).

use hopwise_probes::Hop;

use crate::facts::evidence::{DnsLook, Evidence};
use crate::facts::{Fact, Known, Seen};

/// How a failure begins where UDP gave a cut answer and TCP none; the adapter writes it.
const CUT: &str = "the answer over UDP was cut, and over TCP";

/// A server cuts its answer over UDP and cannot be asked over TCP.
pub static TCP_BLOCKED: Fact = Fact {
    name: "dns.tcp-blocked",
    hop: Hop::Dns,
    about: "an answer over UDP was cut (TC), and the same server gives none over TCP",
    derive: tcp_blocked,
};

fn tcp_blocked(e: &Evidence<'_>) -> Known {
    if !e.dns().iter().any(|l| l.answer().is_some() || l.failure().is_some()) {
        return Known::not_looked("no DNS server was asked");
    }
    let blocked: Vec<_> =
        e.dns().iter().filter(|l| l.failure().is_some_and(|f| f.text.starts_with(CUT))).copied().collect();
    Known::from_seen(blocked.first().map(|first: &DnsLook<'_>| {
        let mut servers: Vec<_> = blocked.iter().map(DnsLook::server).collect();
        servers.dedup();
        Seen::by(blocked.iter().map(|l| l.reading))
            .word("servers", servers.join(", "))
            .word("server_address", first.question.addr.ip())
            .word("server_port", first.question.addr.port())
            .word("asked", &first.question.name)
            .word("rtype", &first.question.rtype)
            .object(format!("nameserver/{}", first.question.addr.ip()))
    }))
}
