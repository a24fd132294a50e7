//! Facts about which known page a look shows: the common part of many hops' facts.

use hopwise_probes::evidence::{Look, Rung};

use super::evidence::{Evidence, HttpLook};
use super::known::{Known, Seen};

/// Whether the answer that makes the symptom is one of the known pages of [`super::Attribution::page`].
#[must_use]
pub fn is(evidence: &Evidence<'_>, pages: &[&str]) -> Known {
    evidence
        .symptom_look()
        .map_or_else(|| Known::not_looked("no request was sent to the public name"), |l| of(&l, pages))
}

/// The same for the page asked at one rung, such as straight at the balancer; yes if any of its addresses shows it.
#[must_use]
pub fn at(evidence: &Evidence<'_>, rung: Rung, pages: &[&str]) -> Known {
    let mut last = Known::not_looked("no request was sent to this hop; name it with --origin");
    for look in evidence.looks(rung, Look::Page) {
        match of(&look, pages) {
            Known::Yes(seen) => return Known::Yes(seen),
            known => last = known,
        }
    }
    last
}

/// Whether one look shows one of the pages.
#[must_use]
pub fn of(look: &HttpLook<'_>, pages: &[&str]) -> Known {
    if look.answer().is_none() {
        return Known::Unknown(
            look.reading.reply.blind().unwrap_or_else(|| "no answer came that could be read".to_owned()),
        );
    }
    Known::from_seen(pages.contains(&look.attribution.page).then(|| seen(look)))
}

/// What a look shows: its status, address, author, proof, CloudFront's request id and the minted id as words.
#[must_use]
pub fn seen(look: &HttpLook<'_>) -> Seen {
    let mut seen = Seen::by([look.reading])
        .word("address", look.question.dial.addr)
        .word("page_url", &look.question.url)
        .word("author", look.attribution.author.name())
        .word("proof", look.attribution.proof)
        .word("request_id", &look.question.request_id);
    if let Some(answer) = look.answer() {
        seen = seen.word("status", answer.status);
        if let Some(id) = answer.header("x-amz-cf-id") {
            seen = seen.word("cloudfront_id", id);
        }
    }
    seen
}
