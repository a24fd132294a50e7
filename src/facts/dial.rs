//! How a connection fails, whichever hop it leads to.

use hopwise_probes::evidence::{FailureKind, Rung};

use crate::facts::evidence::{DialLook, Evidence};
use crate::facts::symptom::of_dial;
use crate::facts::{Known, Phase, Seen};

/// The ways in which a dial fails; of two that are as frequent, the later one tells more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// No answer to the SYN, or a router that says there is no way.
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

/// The ordinary dials of a rung that say something about the peer: not those that were not made, or could not leave this
/// machine.
pub fn told<'a>(e: &Evidence<'a>, rung: Rung) -> Vec<DialLook<'a>> {
    e.ordinary_dials(rung)
        .filter(|d| d.reading.reply.blind().is_none())
        .filter(|d| d.failure().is_none_or(|f| f.kind != FailureKind::NoRoute))
        .collect()
}

/// Whether none of these dials stands, and this is the most frequent way to fail.
pub fn all_fail(dials: &[DialLook<'_>], wanted: Way) -> Known {
    let Some(ways) = dials.iter().map(way).collect::<Option<Vec<_>>>() else { return Known::No };
    let most = ways.iter().max_by_key(|w| (ways.iter().filter(|x| x == w).count(), **w));
    if most != Some(&wanted) {
        return Known::No;
    }
    let bad: Vec<_> = dials.iter().filter(|d| way(d) == Some(wanted)).collect();
    Known::from_seen(bad.first().map(|first| failed(first, &bad, dials.len())))
}

/// Whether some of these dials stand and some do not.
pub fn some_fail<'a, 'e: 'a>(dials: impl IntoIterator<Item = &'a DialLook<'e>>) -> Known {
    let dials: Vec<_> = dials.into_iter().collect();
    let bad: Vec<_> = dials.iter().copied().filter(|d| d.failure().is_some()).collect();
    Known::from_seen(bad.first().filter(|_| bad.len() < dials.len()).map(|first| failed(first, &bad, dials.len())))
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
