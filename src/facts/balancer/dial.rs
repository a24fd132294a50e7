//! How connections to the balancer fare, past the edge.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{FailureKind, Rung};

use crate::facts::evidence::{DialLook, Evidence};
use crate::facts::symptom::of_dial;
use crate::facts::{Fact, Known, Phase, Seen};

/// Nobody listens at the balancer's port.
pub static REFUSED: Fact = Fact {
    name: "balancer.refused",
    hop: Hop::Balancer,
    about: "the addresses of the balancer refuse connections",
    derive: |e| all_fail(e, Way::Refused),
};

/// The balancer does not answer to connections. By design where it is locked to the edge.
pub static UNREACHABLE: Fact = Fact {
    name: "balancer.unreachable",
    hop: Hop::Balancer,
    about: "no address of the balancer answers to a SYN",
    derive: |e| all_fail(e, Way::Unreachable),
};

/// The edge waits in vain too: what refuses us is not a lock for all but the edge.
pub static EDGE_TIMES_OUT: Fact = Fact {
    name: "balancer.edge-times-out",
    hop: Hop::Balancer,
    about: "visitors get the edge's 504 about its origin, or cannot connect to the balancer either",
    derive: |e| {
        let symptom = e.symptom();
        if !symptom.is_bad() && e.symptom_look().is_none() {
            return Known::not_looked("no request was sent to the public name");
        }
        let waits = symptom.status == Some(504) || symptom.phase == Phase::Connect;
        Known::from_seen(waits.then(Seen::default))
    },
};

/// TCP stands, and the peer cuts the connection before TLS does.
pub static CUT: Fact = Fact {
    name: "balancer.closes-connection",
    hop: Hop::Balancer,
    about: "the balancer takes the connection and cuts it during the TLS handshake",
    derive: |e| all_fail(e, Way::Cut),
};

/// Something answers in plain text where TLS is due.
pub static NOT_TLS: Fact = Fact {
    name: "balancer.not-tls",
    hop: Hop::Balancer,
    about: "the balancer's port answers a TLS ClientHello with something that is not TLS",
    derive: |e| all_fail(e, Way::NotTls),
};

/// The TLS handshake is refused by an alert.
pub static HANDSHAKE_REFUSED: Fact = Fact {
    name: "balancer.handshake-refused",
    hop: Hop::Balancer,
    about: "whoever ends TLS behind the balancer's address refuses the handshake by an alert",
    derive: |e| all_fail(e, Way::Alert),
};

/// Some addresses of the balancer stand and some do not.
pub static DOWN_IN_PART: Fact = Fact {
    name: "balancer.address-down-in-part",
    hop: Hop::Balancer,
    about: "some addresses of the balancer can be connected to, and some of the same family cannot",
    derive: down_in_part,
};

/// The ways in which a dial fails; of two that are as frequent, the later one tells more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// No answer to the SYN.
    Unreachable,
    /// TCP stands and TLS gets no end.
    SilentInTls,
    /// Something else.
    Other,
    /// Refused at once.
    Refused,
    /// Closed or reset during the handshake.
    Cut,
    /// Plain text in place of TLS.
    NotTls,
    /// A TLS alert.
    Alert,
}

fn way(dial: &DialLook<'_>) -> Option<Way> {
    let failure = dial.failure()?;
    let in_tls = of_dial(dial).phase == Phase::Tls;
    Some(match failure.kind {
        FailureKind::Timeout if in_tls => Way::SilentInTls,
        FailureKind::Timeout | FailureKind::Unreachable => Way::Unreachable,
        FailureKind::Refused => Way::Refused,
        FailureKind::Closed | FailureKind::Reset if in_tls => Way::Cut,
        FailureKind::NotTls | FailureKind::Protocol => Way::NotTls,
        FailureKind::TlsAlert | FailureKind::TlsMismatch => Way::Alert,
        _ => Way::Other,
    })
}

/// The dials that say something about the balancer, one an address.
fn told<'a>(e: &Evidence<'a>) -> Vec<DialLook<'a>> {
    e.ordinary_dials(Rung::Balancer)
        .filter(|d| d.reading.reply.blind().is_none())
        .filter(|d| d.failure().is_none_or(|f| f.kind != FailureKind::NoRoute))
        .collect()
}

/// Whether no address stands, and this is the most frequent way to fail.
pub(super) fn all_fail(e: &Evidence<'_>, wanted: Way) -> Known {
    let dials = told(e);
    if dials.is_empty() {
        return Known::not_looked("no connection to the balancer was tried; name it with --origin");
    }
    let Some(ways) = dials.iter().map(way).collect::<Option<Vec<_>>>() else { return Known::No };
    let most = ways.iter().max_by_key(|w| (ways.iter().filter(|x| x == w).count(), **w));
    if most != Some(&wanted) {
        return Known::No;
    }
    let bad: Vec<_> = dials.iter().filter(|d| way(d) == Some(wanted)).collect();
    Known::from_seen(bad.first().map(|first| failed(first, &bad, dials.len())))
}

fn down_in_part(e: &Evidence<'_>) -> Known {
    let dials = told(e);
    if dials.is_empty() {
        return Known::not_looked("no connection to the balancer was tried; name it with --origin");
    }
    for v4 in [true, false] {
        let family: Vec<_> = dials.iter().filter(|d| d.dial.addr.is_ipv4() == v4).collect();
        let bad: Vec<_> = family.iter().copied().filter(|d| d.failure().is_some()).collect();
        if let Some(first) = bad.first().filter(|_| bad.len() < family.len()) {
            return Known::Yes(failed(first, &bad, family.len()));
        }
    }
    Known::No
}

/// The words for connections that fail: `address`, `ip`, `failure`, `addresses`, `bad`, `all`.
fn failed(first: &DialLook<'_>, bad: &[&DialLook<'_>], all: usize) -> Seen {
    let addresses: Vec<_> = bad.iter().map(|d| d.dial.addr.to_string()).collect();
    let text = first.failure().map_or("no answer", |f| f.text.as_str());
    Seen::by(bad.iter().map(|d| d.reading))
        .word("address", first.dial.addr)
        .word("ip", first.dial.addr.ip())
        .word("failure", text.trim_start_matches("tls: "))
        .word("addresses", addresses.join(", "))
        .word("bad", bad.len())
        .word("all", all)
        .object(format!("address/{}", first.dial.addr))
}
