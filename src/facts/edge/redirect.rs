//! Redirects at the public name that come back to where they began.

use hopwise_probes::Hop;

use super::origin;
use crate::facts::evidence::{Evidence, HttpLook};
use crate::facts::{Author, Fact, Known, Phase, Seen, page, redirect};

/// The redirects of the page do not end.
pub static LOOP: Fact = Fact {
    name: "edge.redirects-loop",
    hop: Hop::Edge,
    about: "the redirects that begin at the public page do not end",
    derive: endless,
};

/// The redirects do not end, and it is the edge that makes them: it wrote them, or its origin does not redirect.
pub static LOOP_BY_EDGE: Fact = Fact {
    name: "edge.redirects-loop-by-edge",
    hop: Hop::Edge,
    about: "the redirects do not end, and the edge wrote one of the circle or the origin gives the page without one",
    derive: |e| {
        let seen = match endless(e) {
            Known::Yes(seen) => seen,
            known => return known,
        };
        let own = |l: &HttpLook<'_>| matches!(l.attribution.author, Author::Cloudfront | Author::EdgeFunction);
        if redirect::circle(e).iter().any(|l| own(l) && !redirect::is_upgrade(l)) {
            return Known::Yes(seen);
        }
        match (origin::WELL_OR_NONE.derive)(e) {
            Known::Yes(_) => Known::Yes(seen),
            known => known,
        }
    },
};

/// The endless redirect leads to the very URL that was asked for, and the edge did not write it.
pub static LOOP_TO_ITSELF: Fact = Fact {
    name: "edge.redirects-to-itself",
    hop: Hop::Edge,
    about: "the answer to the https URL is a redirect to that same URL, written behind the edge",
    derive: |e| {
        let seen = match endless(e) {
            Known::Yes(seen) => seen,
            known => return known,
        };
        let Some(last) = e.redirects().into_iter().next_back() else { return Known::No };
        let location = last.answer().and_then(|a| a.header("location")).unwrap_or_default();
        let asked = last.question.url.parse::<url::Url>().ok();
        let next = asked.as_ref().and_then(|u| u.join(location).ok());
        let behind = !matches!(last.attribution.author, Author::Cloudfront | Author::EdgeFunction);
        Known::from_seen((behind && next.is_some_and(|n| n.scheme() == "https" && Some(n) == asked)).then_some(seen))
    },
};

fn endless(e: &Evidence<'_>) -> Known {
    let Some(first) = e.symptom_look() else { return Known::not_looked("no request was sent to the public name") };
    if first.answer().is_none() && first.failure().is_none() {
        return page::of(&first, &[]);
    }
    let symptom = e.symptom();
    let looping = symptom.phase == Phase::Response && symptom.status.is_some_and(|s| (300..400).contains(&s));
    let steps = e.redirects();
    let Some(last) = steps.last().filter(|_| looping) else { return Known::No };
    let seen = Seen::by(steps.iter().map(|s| s.reading))
        .word("location", last.answer().and_then(|a| a.header("location")).unwrap_or("nowhere"))
        .word("steps", last.question.step)
        .word("status", symptom.status.unwrap_or(0))
        .word("author", symptom.author.name());
    Known::Yes(seen)
}
