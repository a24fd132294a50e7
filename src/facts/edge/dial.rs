//! How connections to the public name fail: TCP and the TLS handshake.

use hopwise_probes::Hop;
use hopwise_probes::evidence::Rung;

use crate::facts::dial::{self, Way, told};
use crate::facts::evidence::DialLook;
use crate::facts::symptom::of_dial;
use crate::facts::{Evidence, Fact, Known, Phase};

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
    derive: |e| all_fail(e, Way::SilentInTls),
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

/// The ordinary dials of one family that say something about the peer.
fn family<'a>(e: &Evidence<'a>, v4: bool) -> Vec<DialLook<'a>> {
    told(e, Rung::Public).into_iter().filter(|d| d.dial.addr.is_ipv4() == v4).collect()
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
    dial::all_fail(&dials, wanted)
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
        match dial::some_fail(&dials) {
            Known::Yes(seen) => return Known::Yes(seen),
            _ if !dials.is_empty() => known = Known::No,
            _ => {}
        }
    }
    known
}
