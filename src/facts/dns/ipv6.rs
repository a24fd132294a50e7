//! The IPv6 addresses of the name: whether they lead anywhere, and whose fault it is if not.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{FailureKind, Question, Reading, Rung};

use super::zone;
use crate::facts::evidence::{DialLook, Evidence};
use crate::facts::symptom::of_dial;
use crate::facts::{Fact, Known, Phase, Seen};

/// The published IPv6 addresses cannot be connected to while the IPv4 ones can.
pub static DEAD: Fact = Fact {
    name: "dns.ipv6-dead",
    hop: Hop::Dns,
    about: "no connection to a published IPv6 address stands, while one to an IPv4 address does",
    derive: |e| beside_ipv4(e, |phase| phase == Phase::Connect),
};

/// The published IPv6 addresses fail in TLS while the IPv4 ones are fine: they lead to another server.
pub static FOREIGN: Fact = Fact {
    name: "dns.ipv6-foreign",
    hop: Hop::Dns,
    about: "every published IPv6 address fails in TLS, while every IPv4 address shows a good certificate",
    derive: |e| beside_ipv4(e, |phase| phase == Phase::Tls),
};

/// IPv6 itself works from here: some IPv6 host sent something back.
pub static PATH_WORKS: Fact = Fact {
    name: "client.ipv6-path-works",
    hop: Hop::Client,
    about: "some IPv6 host sent something back to this machine, if only a refusal",
    derive: path_works,
};

/// Ordinary public dials of one family that tell something about the path.
fn dials<'a>(e: &Evidence<'a>, v6: bool) -> Vec<DialLook<'a>> {
    let told = |d: &DialLook<'_>| {
        d.reading.reply.blind().is_none() && d.failure().is_none_or(|f| f.kind != FailureKind::NoRoute)
    };
    e.ordinary_dials(Rung::Public).filter(|d| d.dial.addr.is_ipv6() == v6 && told(d)).collect()
}

fn beside_ipv4(e: &Evidence<'_>, fails: fn(Phase) -> bool) -> Known {
    let (v4, v6) = (dials(e, false), dials(e, true));
    if v4.is_empty() || v6.is_empty() {
        return Known::not_looked("the name was not dialled over both IPv4 and IPv6");
    }
    let fine = v4.iter().all(|d| of_dial(d).phase == Phase::None);
    let bad = v6.iter().all(|d| fails(of_dial(d).phase));
    Known::from_seen((fine && bad).then(|| {
        let addresses: Vec<_> = v6.iter().map(|d| d.dial.addr.ip().to_string()).collect();
        let how = v6[0].failure().map_or_else(|| of_dial(&v6[0]).text, |f| f.text.clone());
        Seen::by(v6.iter().chain(&v4).map(|d| d.reading))
            .word("ipv6", addresses.join(", "))
            .word("first_ipv6", v6[0].dial.addr.ip())
            .word("ipv4", v4[0].dial.addr.ip())
            .word("how", how)
            .word("zone", zone::of(e))
            .object(format!("record/{}", e.target().host()))
    }))
}

/// Whether something came back over IPv6. Silence everywhere is a no; a connection by `--connect-to` tells of nothing.
fn path_works(e: &Evidence<'_>) -> Known {
    let mut answered: Vec<&Reading> = Vec::new();
    let mut silent = 0;
    let web = e.readings().iter().filter_map(|r| match &r.question {
        Question::Dial(d) => Some((r, d.addr, d.host.as_str())),
        Question::Dns(q) => Some((r, q.addr, q.server.as_deref().unwrap_or_default())),
        _ => None,
    });
    for (reading, addr, host) in web.filter(|(_, addr, _)| addr.is_ipv6() && !super::address::is_private(addr.ip())) {
        let elsewhere = e.target().override_for(host, addr.port()).is_some()
            || e.target().override_for(&addr.ip().to_string(), addr.port()).is_some();
        if elsewhere {
            // The address stands on another path, so that its failure is none of this machine's IPv6.
            answered.push(reading);
            continue;
        }
        match reading.reply.failure().map(|f| f.kind) {
            Some(FailureKind::NoRoute) => {}
            Some(FailureKind::Timeout | FailureKind::Unreachable) => silent += 1,
            None if reading.reply.answer().is_none() => {}
            _ => answered.push(reading),
        }
    }
    if answered.is_empty() && silent == 0 {
        return Known::not_looked("no IPv6 host was dialled");
    }
    Known::from_seen((!answered.is_empty()).then(|| Seen::by(answered)))
}
