//! The words that texts about AWS share.

use hopwise_probes::evidence::{Question, Reading};

use super::Held;
use crate::facts::Seen;

/// The region that a reading was asked in.
#[must_use]
pub fn region(reading: &Reading) -> &str {
    match &reading.question {
        Question::Aws(question) => &question.region,
        _ => "",
    }
}

/// Shown by one answer, with its region as `region`.
#[must_use]
pub fn seen<T: ?Sized>(held: &Held<'_, T>) -> Seen {
    Seen::by([held.reading]).word("region", region(held.reading))
}

/// Names in one line: at most five, and how many more.
#[must_use]
pub fn some<S: AsRef<str>>(names: &[S]) -> String {
    let first: Vec<&str> = names.iter().take(5).map(AsRef::as_ref).collect();
    let more = names.len().saturating_sub(first.len());
    match (first.is_empty(), more) {
        (true, _) => "none".to_owned(),
        (_, 0) => first.join(", "),
        _ => format!("{} and {more} more", first.join(", ")),
    }
}
