//! What a rule is: a conjunction of facts, the symptoms it can produce, and the words for people.

use hopwise_probes::Hop;
use serde::{Deserialize, Serialize};

use super::SymptomPattern;
use crate::facts::Fact;

/// How bad a finding is by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing; nobody suffers.
    Info,
    /// Some suffer, or all will soon.
    Warning,
    /// Visitors suffer.
    Error,
}

/// How sure a rule is of its cause, once it fires.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Only the place is known: no rule names the cause.
    Bounded,
    /// The usual cause of what was seen; a look-alike remains.
    Likely,
    /// What was seen has no other cause.
    Certain,
}

/// One thing that must be so for a rule to fire.
#[derive(Debug, Clone, Copy)]
pub enum Condition {
    /// The fact must be known to be so.
    Yes(&'static Fact),
    /// The fact must be known not to be so.
    No(&'static Fact),
}

impl Condition {
    /// The fact that is read.
    #[must_use]
    pub const fn fact(&self) -> &'static Fact {
        match self {
            Self::Yes(fact) | Self::No(fact) => fact,
        }
    }
}

/// The fact must be known to be so.
#[must_use]
pub const fn yes(fact: &'static Fact) -> Condition {
    Condition::Yes(fact)
}

/// The fact must be known not to be so. Unknown is not enough: the rule stays silent and becomes a blind spot.
#[must_use]
pub const fn no(fact: &'static Fact) -> Condition {
    Condition::No(fact)
}

/// One cause that hopwise knows.
#[derive(Debug)]
pub struct Rule {
    /// Name that reports carry, in lower case with hyphens; never reused.
    pub name: &'static str,
    /// The hop that is to be mended.
    pub hop: Hop,
    /// A few words, as the index shows it.
    pub title: &'static str,
    /// How bad it is by itself.
    pub severity: Severity,
    /// How sure it is once it fires.
    pub certainty: Certainty,
    /// Fires when all of these hold.
    pub when: &'static [Condition],
    /// The symptoms it can produce by itself. None for a rule that only explains others, or is only noticed.
    pub symptoms: &'static [SymptomPattern],
    /// Names of rules whose findings it explains: this is the cause, they are its consequences.
    pub explains: &'static [&'static str],
    /// One sentence; `{word}` is filled from the facts.
    pub summary: &'static str,
    /// What to do, in order; `{word}` is filled.
    pub fix: &'static [&'static str],
    /// Commands that show the same by hand; `{word}` is filled.
    pub check: &'static [&'static str],
    /// The page beside the rule: what it means, why this hop, fix, how to check, cases.
    pub page: &'static str,
}
