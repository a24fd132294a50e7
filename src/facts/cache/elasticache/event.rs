//! What happened to the brand's cache within the last minutes.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::elasticache::{CacheEvent, CacheEvents};

use super::ours::{Cache, ours};
use crate::facts::aws::Held;
use crate::facts::aws::owner::minutes_ago;
use crate::facts::{Evidence, Fact, Known, Seen};

/// For how many minutes an event may still explain an error.
const FRESH: i64 = 15;

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
        Known::sought(recent(e, |event| !is_failover(event) && holds(event, &words)))
    },
};

/// Whether an event is about a failover.
#[must_use]
pub fn is_failover(event: &CacheEvent) -> bool {
    holds(event, &["failover", "promot"])
}

fn holds(event: &CacheEvent, words: &[&str]) -> bool {
    let text = event.message.to_ascii_lowercase();
    words.iter().any(|w| text.contains(w))
}

fn recent(e: &Evidence<'_>, is: impl Fn(&CacheEvent) -> bool) -> Result<Option<Seen>, String> {
    let own = ours(e)?;
    let lists = e.aws().all::<CacheEvents>()?;
    let events = lists.iter().flat_map(|l| l.it.events.iter().map(|event| l.part(event)));
    let about = |event: &Held<'_, CacheEvent>| {
        let is = |c: &&Cache<'_>| c.id() == event.it.source || c.clusters.iter().any(|m| m.it.id == event.it.source);
        own.iter().find(is)
    };
    let mut found: Vec<_> = events
        .filter(|event| is(event.it))
        .filter_map(|event| Some((minutes_ago(e, event.it.at).filter(|m| *m <= FRESH)?, about(&event)?, event)))
        .collect();
    found.sort_by_key(|(minutes, _, event)| (*minutes, event.it.message.clone()));
    Ok(found.first().map(|(minutes, cache, event)| {
        let mut seen = cache.seen().word("minutes", minutes).word("event", event.it.message.trim_end_matches('.'));
        seen.evidence.push(event.reading.id.clone());
        seen
    }))
}
