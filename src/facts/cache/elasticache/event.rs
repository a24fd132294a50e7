//! What happened to the brand's cache within the last minutes.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::elasticache::{CacheEvent, CacheEvents};

use super::ours::{Cache, ours};
use crate::facts::aws::event::{self, Event as _, FRESH};
use crate::facts::{Evidence, Fact, Known, Seen};

/// A replica took over.
pub static FAILOVER: Fact = Fact {
    name: "elasticache.recent-failover",
    hop: Hop::Cache,
    about: "ElastiCache reports a failover of the brand's cache within the last quarter of an hour",
    derive: |e| Known::sought(recent(e, is_failover)),
};

/// A node was restarted or replaced.
pub static RESTART: Fact = Fact {
    name: "elasticache.recent-restart",
    hop: Hop::Cache,
    about: "ElastiCache reports a restart, recovery or replacement of a node within the last quarter of an hour",
    derive: |e| {
        let words = ["restarted", "recover", "replac", "rebooted"];
        Known::sought(recent(e, |event| !is_failover(event) && event.holds(&words)))
    },
};

/// Whether an event is about a failover.
#[must_use]
pub fn is_failover(event: &CacheEvent) -> bool {
    event.holds(&["failover", "promot"])
}

fn recent(e: &Evidence<'_>, is: impl Fn(&CacheEvent) -> bool) -> Result<Option<Seen>, String> {
    let own = ours(e)?;
    let lists = e.aws().all::<CacheEvents>()?;
    let events = lists.iter().flat_map(|l| l.it.events.iter().map(|event| l.part(event)));
    let about = |event: &CacheEvent| {
        let is = |c: &&Cache<'_>| c.id() == event.source || c.clusters.iter().any(|m| m.it.id == event.source);
        own.iter().find(is).map(Cache::seen)
    };
    Ok(event::newest(e, events.filter(|event| is(event.it)), FRESH, about))
}
