//! What happened to the brand's database within the last minutes.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::rds::{DbEvent, DbEvents};

use super::ours::{ours, seen};
use crate::facts::aws::Held;
use crate::facts::aws::owner::minutes_ago;
use crate::facts::{Evidence, Fact, Known, Seen};

/// For how many minutes an event may still explain an error.
const FRESH: i64 = 15;

/// A standby took over.
pub static FAILOVER: Fact = Fact {
    name: "rds.recent-failover",
    hop: Hop::Database,
    about: "RDS reports a failover of the brand's database within the last quarter of an hour",
    derive: |e| recent(e, FRESH, is_failover),
};

/// The server was restarted.
pub static RESTART: Fact = Fact {
    name: "rds.recent-restart",
    hop: Hop::Database,
    about: "RDS reports a restart or recovery of the brand's database within the last quarter of an hour",
    derive: |e| {
        let words = ["restarted", "shutdown", "shut down", "recovery of the db instance", "recovered"];
        recent(e, FRESH, |event| !is_failover(event) && holds(event, &words))
    },
};

/// Whether an event is about a failover.
#[must_use]
pub fn is_failover(event: &DbEvent) -> bool {
    event.categories.iter().any(|c| c == "failover") || holds(event, &["failover"])
}

/// Whether an event's words hold one of some words, in small letters.
fn holds(event: &DbEvent, words: &[&str]) -> bool {
    let text = event.message.to_ascii_lowercase();
    words.iter().any(|w| text.contains(w))
}

/// The newest event of a kind within some minutes that is about the brand's database.
pub(super) fn recent(e: &Evidence<'_>, within: i64, is: impl Fn(&DbEvent) -> bool) -> Known {
    Known::sought(find(e, within, is))
}

fn find(e: &Evidence<'_>, within: i64, is: impl Fn(&DbEvent) -> bool) -> Result<Option<Seen>, String> {
    let ours = ours(e)?;
    let lists = e.aws().all::<DbEvents>()?;
    let events = lists.iter().flat_map(|l| l.it.events.iter().map(|event| l.part(event)));
    let about = |event: &Held<'_, DbEvent>| {
        ours.iter().find(|i| i.it.id == event.it.source || i.it.cluster.as_deref() == Some(&event.it.source)).copied()
    };
    let mut found: Vec<_> = events
        .filter(|event| is(event.it))
        .filter_map(|event| Some((minutes_ago(e, event.it.at).filter(|m| *m <= within)?, about(&event)?, event)))
        .collect();
    found.sort_by_key(|(minutes, _, event)| (*minutes, event.it.message.clone()));
    Ok(found.first().map(|(minutes, db, event)| {
        let mut seen = seen(db).word("minutes", minutes).word("event", event.it.message.trim_end_matches('.'));
        seen.evidence.push(event.reading.id.clone());
        seen
    }))
}
