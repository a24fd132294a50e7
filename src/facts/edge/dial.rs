//! How connections to the public name fail: TCP and the TLS handshake.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{FailureKind, Rung};

use crate::facts::evidence::{DialLook, Evidence};
use crate::facts::symptom::{Phase, of_dial};
use crate::facts::{Fact, Known, Seen};

/// No public address answers to SYN, or a router says that there is no way.
pub static UNREACHABLE: Fact = Fact {
    name: "edge.unreachable",
    hop: Hop::Edge,
    about: "no public address can be connected to: silence, or no route from afar",
    derive: |e| all_fail(e, Way::Unreachable),
};

/// Every public address refuses TCP connections.
pub static REFUSED: Fact = Fact {
    name: "edge.refused",
    hop: Hop::Edge,
    about: "the public addresses refuse connections to the port",
    derive: |e| all_fail(e, Way::Refused),
};

/// The connection is cut during the TLS handshake.
pub static CUT_IN_HANDSHAKE: Fact = Fact {
    name: "edge.cut-in-handshake",
    hop: Hop::Edge,
    about: "TCP stands, and the peer cuts the connection during the TLS handshake",
    derive: |e| all_fail(e, Way::Cut),
};

/// TCP stands, and the TLS handshake gets no end.
pub static SILENT_IN_HANDSHAKE: Fact = Fact {
    name: "edge.silent-in-handshake",
    hop: Hop::Edge,
    about: "TCP stands, and the TLS handshake is not answered in time",
    derive: |e| all_fail(e, Way::Silent),
};

/// Something answers in plain text where TLS is due.
pub static NOT_TLS: Fact = Fact {
    name: "edge.not-tls",
    hop: Hop::Edge,
    about: "the public addresses answer a TLS ClientHello with something that is not TLS",
    derive: |e| all_fail(e, Way::NotTls),
};

/// The peer refuses the handshake by an alert, or there is nothing in common.
pub static HANDSHAKE_REFUSED: Fact = Fact {
    name: "edge.handshake-refused",
    hop: Hop::Edge,
    about: "the peer refuses the TLS handshake: an alert, or no version or cipher in common",
    derive: |e| all_fail(e, Way::Alert),
};

/// The handshake is refused for this name alone (RFC 6066, section 3: `unrecognized_name`).
pub static SNI_UNKNOWN: Fact = Fact {
    name: "edge.sni-unknown",
    hop: Hop::Edge,
    about: "the handshake is refused with this name in SNI, and by the name alone",
    derive: sni_unknown,
};

/// Some public addresses of a family stand and some do not.
pub static DOWN_IN_PART: Fact = Fact {
    name: "edge.address-down-in-part",
    hop: Hop::Edge,
    about: "some public addresses can be connected to and answer, and some of the same family do not",
    derive: down_in_part,
};

/// The ways in which a dial fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Unreachable,
    Refused,
    Cut,
    Silent,
    NotTls,
    Alert,
    Other,
}

fn way(dial: &DialLook<'_>) -> Option<Way> {
    let failure = dial.failure()?;
    let in_tls = of_dial(dial).phase == Phase::Tls;
    Some(match failure.kind {
        FailureKind::Timeout if in_tls => Way::Silent,
        FailureKind::Timeout | FailureKind::Unreachable => Way::Unreachable,
        FailureKind::Refused => Way::Refused,
        FailureKind::Closed | FailureKind::Reset if in_tls => Way::Cut,
        FailureKind::NotTls | FailureKind::Protocol => Way::NotTls,
        FailureKind::TlsAlert | FailureKind::TlsMismatch => Way::Alert,
        _ => Way::Other,
    })
}

/// The ordinary dials of one family that say something about the peer.
fn family<'a>(e: &Evidence<'a>, v4: bool) -> Vec<DialLook<'a>> {
    e.ordinary_dials(Rung::Public)
        .filter(|d| d.dial.addr.is_ipv4() == v4 && d.reading.reply.blind().is_none())
        .filter(|d| d.failure().is_none_or(|f| f.kind != FailureKind::NoRoute))
        .collect()
}

/// The family that visitors use: IPv4 where there is any (RFC 8305 lets clients fall back), else IPv6.
fn used<'a>(e: &Evidence<'a>) -> Vec<DialLook<'a>> {
    let v4 = family(e, true);
    if v4.is_empty() { family(e, false) } else { v4 }
}

/// Whether no address stands, and this way of failing is the most frequent one.
fn all_fail(e: &Evidence<'_>, wanted: Way) -> Known {
    let dials = used(e);
    if dials.is_empty() {
        return Known::not_looked("no connection to the public name was tried");
    }
    let Some(ways) = dials.iter().map(way).collect::<Option<Vec<_>>>() else { return Known::No };
    let count = |w: Way| ways.iter().filter(|x| **x == w).count();
    let most = ways.iter().map(|w| count(*w)).max().unwrap_or(0);
    if count(wanted) == 0 || count(wanted) < most {
        return Known::No;
    }
    let bad: Vec<_> = dials.iter().filter(|d| way(d) == Some(wanted)).collect();
    Known::from_seen(bad.first().map(|first| failed(first, &bad, dials.len())))
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

fn sni_unknown(e: &Evidence<'_>) -> Known {
    let mut seen = match all_fail(e, Way::Alert) {
        Known::Yes(seen) => seen,
        known => return known,
    };
    let says_so = used(e).iter().filter_map(DialLook::failure).any(|f| f.text.contains("UnrecognisedName"));
    if says_so {
        return Known::Yes(seen);
    }
    let nameless: Vec<_> = e.dials(Rung::Public).filter(|d| d.dial.tls && !d.dial.sni).collect();
    if nameless.iter().all(|d| d.reading.reply.blind().is_some()) {
        return Known::not_looked("no handshake without SNI was tried");
    }
    let Some(stands) = nameless.into_iter().find(|d| d.handshake().is_some()) else { return Known::No };
    seen.evidence.push(stands.reading.id.clone());
    Known::Yes(seen)
}

fn down_in_part(e: &Evidence<'_>) -> Known {
    let mut known = Known::not_looked("no connection to the public name was tried");
    let v6 = family(e, false);
    let mut mixed = family(e, true);
    // A dead IPv6 address beside live IPv4 ones is told by the DNS rules; one that fails in TLS fails its visitors.
    mixed.extend(v6.iter().filter(|d| of_dial(d).phase != Phase::Connect));
    for dials in [mixed, v6] {
        let bad: Vec<_> = dials.iter().filter(|d| d.failure().is_some()).collect();
        match bad.first() {
            Some(first) if bad.len() < dials.len() => return Known::Yes(failed(first, &bad, dials.len())),
            _ if !dials.is_empty() => known = Known::No,
            _ => {}
        }
    }
    known
}
