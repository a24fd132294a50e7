//! What happened to the brand's database within the last minutes.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::rds::{DbEvent, DbEvents, DbInstance};

use super::ours::{ours, seen};
use crate::facts::aws::Held;
use crate::facts::aws::event::{self, Event as _, FRESH};
use crate::facts::{Evidence, Fact, Known, Seen};

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
        recent(e, FRESH, |event| !is_failover(event) && event.holds(&words))
    },
};

/// Whether an event is about a failover.
#[must_use]
pub fn is_failover(event: &DbEvent) -> bool {
    event.categories.iter().any(|c| c == "failover") || event.holds(&["failover"])
}

/// The newest event of a kind within some minutes that is about the brand's database.
pub(super) fn recent(e: &Evidence<'_>, within: i64, is: impl Fn(&DbEvent) -> bool) -> Known {
    Known::sought(find(e, within, is))
}

fn find(e: &Evidence<'_>, within: i64, is: impl Fn(&DbEvent) -> bool) -> Result<Option<Seen>, String> {
    let ours = ours(e)?;
    let lists = e.aws().all::<DbEvents>()?;
    let events = lists.iter().flat_map(|l| l.it.events.iter().map(|event| l.part(event)));
    let about = |event: &DbEvent| {
        let is = |i: &&Held<'_, DbInstance>| i.it.id == event.source || i.it.cluster.as_deref() == Some(&event.source);
        ours.iter().find(is).map(seen)
    };
    Ok(event::newest(e, events.filter(|event| is(event.it)), within, about))
}
