//! One question with its reply, and when it was asked.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Answer, Question, Reply};
use crate::Hop;

/// The name of a reading within its recording, such as `r7`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReadingId(pub String);

impl std::fmt::Display for ReadingId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// One look at one hop.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// Name within the recording.
    pub id: ReadingId,
    /// The hop that was looked at.
    pub hop: Hop,
    /// When the question was sent, by this machine's clock.
    pub at: Timestamp,
    /// How long the reply took, in milliseconds.
    pub ms: f64,
    /// What was asked.
    pub question: Question,
    /// What came back.
    pub reply: Reply<Answer>,
}
