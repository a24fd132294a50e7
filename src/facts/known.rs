//! The three values of a fact.

use std::collections::BTreeMap;

use hopwise_probes::evidence::{Reading, ReadingId};

/// Whether something is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// It is so, and this shows it.
    Yes(Seen),
    /// It is not so.
    No,
    /// Nobody looked, or the look was refused; says why.
    Unknown(String),
}

impl Known {
    /// Yes with what was seen, or no.
    #[must_use]
    pub fn from_seen(seen: Option<Seen>) -> Self {
        seen.map_or(Self::No, Self::Yes)
    }

    /// Yes with what was found, no where it is known not to be there, unknown with the reason.
    #[must_use]
    pub fn sought(found: Result<Option<Seen>, String>) -> Self {
        match found {
            Ok(seen) => Self::from_seen(seen),
            Err(why) => Self::Unknown(why),
        }
    }

    /// Unknown because nobody looked at `what`.
    #[must_use]
    pub fn not_looked(what: &str) -> Self {
        Self::Unknown(format!("not asked: {what}"))
    }

    /// Whether it is known to be so.
    #[must_use]
    pub const fn is_yes(&self) -> bool {
        matches!(self, Self::Yes(_))
    }
}

/// What shows a fact: the object, the words that messages use, and the readings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// The object concerned, such as `address/198.51.100.10:443`.
    pub object: Option<String>,
    /// Words for the placeholders of summaries and fixes, such as `address` or `days`.
    pub words: BTreeMap<&'static str, String>,
    /// The readings that show it.
    pub evidence: Vec<ReadingId>,
}

impl Seen {
    /// Shown by some readings.
    pub fn by<'a>(readings: impl IntoIterator<Item = &'a Reading>) -> Self {
        let mut evidence: Vec<ReadingId> = readings.into_iter().map(|r| r.id.clone()).collect();
        evidence.sort();
        evidence.dedup();
        Self { evidence, ..Self::default() }
    }

    /// With a word for messages. Words from the network must be cleaned by the renderer, not here.
    #[must_use]
    pub fn word(mut self, name: &'static str, value: impl ToString) -> Self {
        self.words.insert(name, value.to_string());
        self
    }

    /// With the object concerned.
    #[must_use]
    pub fn object(mut self, object: impl Into<String>) -> Self {
        self.object = Some(object.into());
        self
    }
}
