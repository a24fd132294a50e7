//! Which symptoms a cause can lead to.

use crate::facts::{Author, Phase, Symptom};

/// A set of symptoms: by phase, status and author. An empty list means any.
#[derive(Debug, Clone, Copy)]
pub struct SymptomPattern {
    phase: Phase,
    statuses: &'static [(u16, u16)],
    authors: &'static [Author],
    here: bool,
}

/// What a visitor sees where the edge puts a page of its own in place of the origin's error, status kept.
pub const MASKED_ERROR: SymptomPattern = SymptomPattern::status(&[(400, 599)]).by(&[Author::Unknown]);

/// The same where the edge changes the status to one of success as well.
pub const MASKED_CONTENT: SymptomPattern = SymptomPattern::phase(Phase::Content).by(&[Author::Unknown]);

impl SymptomPattern {
    /// What visitors see of trouble behind the edge: its own page about the origin, or a custom error page in its place.
    pub const ORIGIN: Self =
        Self::status(&[(502, 504)]).by(&[Author::Cloudfront, Author::Unknown, Author::Application, Author::S3]);

    /// Every symptom of a phase.
    #[must_use]
    pub const fn phase(phase: Phase) -> Self {
        Self { phase, statuses: &[], authors: &[], here: false }
    }

    /// An error answer with one of these statuses; both ends of each range count.
    #[must_use]
    pub const fn status(statuses: &'static [(u16, u16)]) -> Self {
        Self { phase: Phase::Response, statuses, authors: &[], here: false }
    }

    /// The same, but only if written by one of these.
    #[must_use]
    pub const fn by(self, authors: &'static [Author]) -> Self {
        Self { authors, ..self }
    }

    /// The same, but only where programs of this machine alone meet it.
    #[must_use]
    pub const fn here(self) -> Self {
        Self { here: true, ..self }
    }

    /// Whether a symptom is in the set.
    #[must_use]
    pub fn takes(&self, symptom: &Symptom) -> bool {
        self.phase == symptom.phase
            && self.here == symptom.here
            && (self.statuses.is_empty()
                || symptom.status.is_some_and(|s| self.statuses.iter().any(|(low, high)| (*low..=*high).contains(&s))))
            && (self.authors.is_empty() || self.authors.contains(&symptom.author))
    }
}
