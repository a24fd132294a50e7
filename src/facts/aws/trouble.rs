//! Why one of the brand's services cannot serve: its status, or else another fact about it.

use crate::facts::{Evidence, Fact, Known};

/// Whether a service cannot serve at this moment, with the word `trouble`: by its status, which `word` names, or else by
/// the first of some facts that is so.
pub fn cannot_serve(e: &Evidence<'_>, by_status: Known, word: &str, others: &[(&'static str, &'static Fact)]) -> Known {
    match by_status {
        Known::Yes(seen) => {
            let trouble = format!("its status is {}", seen.words.get(word).map_or("", String::as_str));
            Known::Yes(seen.word("trouble", trouble))
        }
        Known::Unknown(why) => Known::Unknown(why),
        Known::No => others
            .iter()
            .find_map(|(trouble, fact)| match (fact.derive)(e) {
                Known::Yes(seen) => Some(Known::Yes(seen.word("trouble", trouble))),
                _ => None,
            })
            .unwrap_or(Known::No),
    }
}
