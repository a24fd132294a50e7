//! Blames whoever wrote the last answer of 500 and more.

use hopwise::facts::author::attribute;
use hopwise_probes::Hop;
use hopwise_probes::evidence::{Answer, Recording};

/// The hop of the author; nothing where there is no such answer, or its author is not known.
pub fn blame(recording: &Recording, _: &str) -> Option<Hop> {
    let errors = recording.readings.iter().filter_map(|r| match r.reply.answer() {
        Some(Answer::Http(answer)) if answer.status >= 500 => Some((r.at, &r.id, answer)),
        _ => None,
    });
    let (.., answer) = errors.max_by_key(|(at, id, _)| (*at, *id))?;
    attribute(answer).author.hop()
}
