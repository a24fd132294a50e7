//! This machine's clock against the HTTP Date of the answers (RFC 9110, section 6.6.1).

use hopwise_probes::Hop;
use jiff::Timestamp;
use jiff::fmt::rfc2822;

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
