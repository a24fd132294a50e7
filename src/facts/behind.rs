//! What the hops behind the edge show: straight past the edge where that was asked, else in the visitor's answer.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{HttpAnswer, Look, Rung};

use super::evidence::{DialLook, Evidence, HttpLook};
use super::known::{Known, Seen};
use super::{Author, Fact, page};

/// The visitor's trouble comes from behind the edge, or there is no edge.
///
/// A balancer that refuses us while visitors are served is by design: without this, nothing is held against it.
pub static SUSPECTED: Fact = Fact {
    name: "balancer.suspected",
    hop: Hop::Balancer,
    about: "the edge complains about its origin, or hides its error, or the public name leads to the balancer itself",
    derive: suspected,
};

/// The pages that CloudFront writes about its origin.
const ORIGIN_PAGES: &[&str] = &["cloudfront.origin-name-unresolved", "cloudfront.origin-connect", "cloudfront.error"];

fn suspected(e: &Evidence<'_>) -> Known {
    let look = e.symptom_look().filter(|l| l.answer().is_some());
    if !e.symptom().is_bad() {
        return look.map_or_else(|| Known::not_looked("no request was answered at the public name"), |_| Known::No);
    }
    if let Some(dial) = direct(e) {
        return Known::Yes(Seen::by([dial.reading]));
    }
    // Where the edge itself cannot be reached, nobody has asked the origin.
    let Some((look, answer)) = look.and_then(|l| Some((l, l.answer()?))) else { return Known::No };
    let about_origin = ORIGIN_PAGES.contains(&look.attribution.page) && (502..=504).contains(&answer.status);
    // A custom error page has an author of its own, and possibly a status of success.
    let hidden = answer.header_has("x-cache", "error from cloudfront")
        && (answer.status < 300 || answer.status >= 500)
        && matches!(look.attribution.author, Author::Unknown | Author::Application | Author::S3);
    let refused_page = e.symptom().masked_by == Some(Hop::Edge);
    Known::from_seen((about_origin || hidden || refused_page).then(|| Seen::by([look.reading])))
}

/// A public address that is one of the balancer: no edge lies before it.
#[must_use]
pub fn direct<'a>(e: &Evidence<'a>) -> Option<DialLook<'a>> {
    let behind: Vec<_> = e.ordinary_dials(Rung::Balancer).map(|d| d.dial.addr).collect();
    e.ordinary_dials(Rung::Public).find(|d| behind.contains(&d.dial.addr))
}

/// The answers to the brand's request straight at the balancer, those to a careless client included.
#[must_use]
pub fn straight<'a>(e: &Evidence<'a>) -> Vec<(HttpLook<'a>, &'a HttpAnswer)> {
    [Look::Page, Look::Unverified]
        .into_iter()
        .flat_map(|look| e.looks(Rung::Balancer, look))
        .filter_map(|l| Some((l, l.answer()?)))
        // A balancer that asks for the edge's secret header refuses us by design.
        .filter(|(l, a)| !(a.status == 403 && l.attribution.author == Author::Alb))
        .collect()
}

/// Whether a hop behind the edge gives an answer of some kind while visitors suffer.
///
/// Straight answers decide where there are any, since nobody cached or replaced them. An answer at the end of redirects
/// was not asked for there, so it decides alone.
pub fn answers(e: &Evidence<'_>, is: impl Fn(&HttpLook<'_>, &HttpAnswer) -> bool) -> Known {
    let public = e.symptom_look().and_then(|l| Some((l, l.answer()?)));
    let straight = straight(e);
    if public.is_none() && straight.is_empty() {
        return Known::not_looked("no request was answered, neither at the public name nor past the edge");
    }
    // What the controller shows in place of the pods' errors is no error of its own.
    if !e.symptom().is_bad() || e.symptom().masked_by == Some(Hop::Ingress) {
        return Known::No;
    }
    let shown = |(look, answer): &(HttpLook<'_>, &HttpAnswer)| is(look, answer);
    let same_page = public.is_none_or(|(l, _)| l.question.look != Look::Redirect);
    let found = if same_page && !straight.is_empty() { straight.into_iter().find(shown) } else { public.filter(shown) };
    Known::from_seen(found.map(|(look, _)| {
        let mut seen = page::seen(&look);
        seen.evidence.extend(public.map(|(l, _)| l.reading.id.clone()));
        seen.evidence.sort();
        seen.evidence.dedup();
        seen
    }))
}

/// Visitors suffer at all.
pub static VISITORS_SUFFER: Fact = Fact {
    name: "edge.visitors-suffer",
    hop: Hop::Edge,
    about: "the request at the public name fails, in whatever phase",
    derive: |e| match (e.symptom(), e.symptom_look()) {
        (symptom, _) if symptom.is_bad() => Known::Yes(Seen { evidence: symptom.evidence.clone(), ..Seen::default() }),
        (_, Some(_)) => Known::No,
        (_, None) => Known::not_looked("no request was sent to the public name"),
    },
};
