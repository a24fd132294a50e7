//! What AWS reports to have happened: the newest event of a kind that is about one of the brand's services.

use hopwise_probes::evidence::aws::elasticache::CacheEvent;
use hopwise_probes::evidence::aws::rds::DbEvent;
use jiff::Timestamp;

use super::look::Held;
use super::owner::minutes_ago;
use crate::facts::{Evidence, Seen};

/// For how many minutes an event may still explain an error.
pub const FRESH: i64 = 15;

/// One thing that happened to a service.
pub trait Event {
    /// When, as far as AWS says.
    fn at(&self) -> Option<Timestamp>;
    /// AWS's words.
    fn message(&self) -> &str;
    /// Whether the words hold one of some words, in small letters.
    fn holds(&self, words: &[&str]) -> bool {
        let text = self.message().to_ascii_lowercase();
        words.iter().any(|w| text.contains(w))
    }
}

impl Event for DbEvent {
    fn at(&self) -> Option<Timestamp> {
        self.at
    }
    fn message(&self) -> &str {
        &self.message
    }
}

impl Event for CacheEvent {
    fn at(&self) -> Option<Timestamp> {
        self.at
    }
    fn message(&self) -> &str {
        &self.message
    }
}

/// The newest of some events within some minutes that is about one of the brand's services, shown as that service with
/// the words `minutes` and `event`.
pub fn newest<'a, T: Event + 'a>(
    e: &Evidence<'_>,
    events: impl Iterator<Item = Held<'a, T>>,
    within: i64,
    about: impl Fn(&T) -> Option<Seen>,
) -> Option<Seen> {
    let mut found: Vec<_> = events
        .filter_map(|event| Some((minutes_ago(e, event.it.at()).filter(|m| *m <= within)?, about(event.it)?, event)))
        .collect();
    found.sort_by_key(|(minutes, _, event)| (*minutes, event.it.message().to_owned()));
    found.into_iter().next().map(|(minutes, service, event)| {
        let mut seen = service.word("minutes", minutes).word("event", event.it.message().trim_end_matches('.'));
        seen.evidence.push(event.reading.id.clone());
        seen
    })
}
