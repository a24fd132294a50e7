//! This machine's clock against the HTTP Date of the answers (RFC 9110, section 6.6.1).

use hopwise_probes::Hop;
use hopwise_probes::evidence::{CertificateVerdict, Rung};
use jiff::Timestamp;
use jiff::fmt::rfc2822;

use crate::facts::edge::certificate::leaf_of;
use crate::facts::evidence::{Evidence, HttpLook};
use crate::facts::{Fact, Known, Seen};

/// How far clocks may differ before certificate dates are judged with care.
const TOLERANCE_S: i64 = 300;

/// This machine's clock differs from that of the servers by more than five minutes.
pub static WRONG: Fact = Fact {
    name: "client.clock-wrong",
    hop: Hop::Client,
    about: "this machine's clock and the HTTP Date of every server that answered differ by more than five minutes",
    derive: wrong,
};

/// The certificate that is refused for its dates is good by the clocks of the servers.
pub static MISLEADS: Fact = Fact {
    name: "client.clock-misleads",
    hop: Hop::Client,
    about: "a certificate is refused for its dates by this machine's clock, and is valid by the clock of the servers",
    derive: misleads,
};

fn misleads(e: &Evidence<'_>) -> Known {
    let seen = match wrong(e) {
        Known::Yes(seen) => seen,
        other => return other,
    };
    let Some(skew) = nearest(e) else { return Known::No };
    let refused = e.ordinary_dials(Rung::Public).filter_map(|d| Some((leaf_of(&d)?, d))).find(|(leaf, d)| {
        let true_time = d.reading.at.as_second() + skew;
        let verdict = d.handshake().and_then(|h| h.tls.as_ref()).map(|t| &t.verdict);
        matches!(verdict, Some(CertificateVerdict::Expired | CertificateVerdict::NotYetValid))
            && (leaf.not_before.as_second()..=leaf.not_after.as_second()).contains(&true_time)
    });
    Known::from_seen(refused.map(|(_, d)| {
        let mut seen = seen.word("address", d.dial.addr);
        seen.evidence.push(d.reading.id.clone());
        seen
    }))
}

/// The smallest difference to any server that told its time, in seconds; positive where this machine is behind.
fn nearest(e: &Evidence<'_>) -> Option<i64> {
    e.http().iter().filter_map(skew).min_by_key(|s| s.abs())
}

fn wrong(e: &Evidence<'_>) -> Known {
    let skews: Vec<_> = e.http().iter().filter_map(|l| Some((l, skew(l)?))).collect();
    let Some((_, nearest)) = skews.iter().min_by_key(|(_, s)| s.abs()) else {
        return Known::not_looked("no answer carried a Date to compare this machine's clock with");
    };
    // One server with a wrong clock is its own trouble; ours is wrong when all differ.
    let wrong = nearest.abs() > TOLERANCE_S;
    Known::from_seen(wrong.then(|| {
        let side = if *nearest > 0 { "behind" } else { "ahead" };
        Seen::by(skews.iter().map(|(l, _)| l.reading)).word("skew", format!("{} s", nearest.abs())).word("side", side)
    }))
}

/// Server's Date minus the local instant of the answer, in seconds. A cached answer (Age) tells an old time.
fn skew(look: &HttpLook<'_>) -> Option<i64> {
    let answer = look.answer()?;
    let date: Timestamp = rfc2822::parse(answer.header("date")?).ok()?.timestamp();
    let age: i64 = answer.header("age").and_then(|a| a.parse().ok()).unwrap_or(0);
    let here = look.reading.at.as_second() + (look.reading.ms / 1000.0) as i64;
    Some(date.as_second() + age - here)
}
