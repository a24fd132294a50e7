//! How connections to the balancer fare, past the edge.

use hopwise_probes::Hop;
use hopwise_probes::evidence::Rung;

use crate::facts::dial::{self, Way, told};
use crate::facts::{Evidence, Fact, Known, Phase, Seen};

const UNTRIED: &str = "no connection to the balancer was tried; name it with --origin";

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

/// Whether no address stands, and this is the most frequent way to fail.
pub(super) fn all_fail(e: &Evidence<'_>, wanted: Way) -> Known {
    let dials = told(e, Rung::Balancer);
    if dials.is_empty() {
        return Known::not_looked(UNTRIED);
    }
    dial::all_fail(&dials, wanted)
}

fn down_in_part(e: &Evidence<'_>) -> Known {
    let dials = told(e, Rung::Balancer);
    if dials.is_empty() {
        return Known::not_looked(UNTRIED);
    }
    let family = |v4: bool| dial::some_fail(dials.iter().filter(move |d| d.dial.addr.is_ipv4() == v4));
    match family(true) {
        Known::Yes(seen) => Known::Yes(seen),
        _ => family(false),
    }
}
