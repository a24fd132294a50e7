//! What the edge's cache does to the answer (RFC 9111; CloudFront's `X-Cache` and `Age`).

use hopwise_probes::Hop;
use hopwise_probes::evidence::{HttpAnswer, Look, Rung};

use crate::facts::evidence::{Evidence, HttpLook};
use crate::facts::symptom::of_look;
use crate::facts::{Fact, Known, Phase, page};

/// The error comes from the cache; the same request past the cache is answered well.
pub static ERROR: Fact = Fact {
    name: "edge.error-cached",
    hop: Hop::Edge,
    about: "the visitor's error comes from the cache, and past the cache the request is answered well",
    derive: |e| cached(e, |l| of_look(l).phase == Phase::Response),
};

/// A redirect comes from the cache; the same request past the cache gets a page.
pub static REDIRECT: Fact = Fact {
    name: "edge.redirect-cached",
    hop: Hop::Edge,
    about: "the redirect comes from the cache, and past the cache the request gets no redirect",
    derive: |e| cached(e, |l| l.answer().is_some_and(is_redirect)),
};

/// The status says success and the edge says error.
pub static STATUS_MASKED: Fact = Fact {
    name: "edge.error-status-masked",
    hop: Hop::Edge,
    about: "the answer has a status of success and X-Cache says error: a custom error response changed the status",
    derive: |e| {
        let Some(look) = e.symptom_look() else {
            return Known::not_looked("no request was answered at the public name");
        };
        let Some(answer) = look.answer() else { return page::of(&look, &[]) };
        let said = answer.status < 300 && answer.header_has("x-cache", "error from cloudfront");
        let masked = said || replaced(e).is_some();
        Known::from_seen(masked.then(|| page::seen(&look)))
    },
};

/// The page is kept alive by the cache; past the cache the site fails.
pub static HIDES_OUTAGE: Fact = Fact {
    name: "edge.stale-hides-outage",
    hop: Hop::Edge,
    about: "the page comes from the cache and is fine, and past the cache the request fails",
    derive: hides_outage,
};

/// Whether an answer was taken from the cache: CloudFront says so, or it has an age.
pub fn is_cached(answer: &HttpAnswer) -> bool {
    let aged = answer.header("age").and_then(|a| a.trim().parse::<u64>().ok()).is_some_and(|a| a > 0);
    aged || answer.header_has("x-cache", "hit from cloudfront")
}

/// A fresh page of success at the public name, where straight at the balancer the application fails: the two looks.
///
/// Errors that somebody else makes there may be how the balancer keeps out who does not come by the edge.
pub fn replaced<'a>(e: &Evidence<'a>) -> Option<(HttpLook<'a>, HttpLook<'a>)> {
    let fails = |l: &HttpLook<'_>| {
        l.attribution.author.hop() == Some(Hop::App) && l.answer().is_some_and(|a| (500..600).contains(&a.status))
    };
    let straight: Vec<_> = e.looks(Rung::Balancer, Look::Page).filter(|l| l.answer().is_some()).collect();
    let fresh = |l: &HttpLook<'_>| l.answer().is_some_and(|a| a.status < 300 && !is_cached(a));
    let mut pages = e.looks(Rung::Public, Look::Page).filter(|l| l.answer().is_some());
    let page = pages.next().filter(|l| fresh(l) && !of_look(l).is_bad())?;
    let all = !straight.is_empty() && straight.iter().all(fails) && pages.all(|l| fresh(&l));
    all.then(|| (page, straight[0]))
}

/// Whether an answer is a redirect that browsers follow.
pub fn is_redirect(answer: &HttpAnswer) -> bool {
    matches!(answer.status, 301 | 302 | 303 | 307 | 308) && answer.header("location").is_some()
}

/// The public page that is bad in a way and comes from the cache, if the request past the cache is answered well.
fn cached(e: &Evidence<'_>, bad: impl Fn(&HttpLook<'_>) -> bool) -> Known {
    let mut any = false;
    let mut from_cache = None;
    for look in e.looks(Rung::Public, Look::Page) {
        let Some(answer) = look.answer() else { continue };
        any = true;
        if bad(&look) && is_cached(answer) {
            from_cache.get_or_insert((look, answer));
        }
    }
    let Some((look, answer)) = from_cache else {
        return if any { Known::No } else { Known::not_looked("no page was answered at the public name") };
    };
    let past = e.looks(Rung::Public, Look::Uncached).chain(e.looks(Rung::Balancer, Look::Page));
    let past: Vec<_> = past.filter(|l| l.answer().is_some() || l.failure().is_some()).collect();
    if past.is_empty() {
        return Known::not_looked("the page past the cache");
    }
    let well = |l: &HttpLook<'_>| !of_look(l).is_bad() && l.answer().is_some_and(|a| !is_redirect(a));
    let Some(fresh) = past.into_iter().find(well) else { return Known::No };
    let mut seen = page::seen(&look)
        .word("age", answer.header("age").unwrap_or("unknown"))
        .word("x_cache", answer.header("x-cache").unwrap_or("absent"))
        .word("location", answer.header("location").unwrap_or("nowhere"))
        .word("fresh_url", &fresh.question.url)
        .word("fresh_status", fresh.answer().map_or(0, |a| a.status));
    seen.evidence.push(fresh.reading.id.clone());
    seen.evidence.sort();
    Known::Yes(seen)
}

fn hides_outage(e: &Evidence<'_>) -> Known {
    let Some(past) = e.looks(Rung::Public, Look::Uncached).find(|l| l.reading.reply.blind().is_none()) else {
        return Known::not_looked("the page past the cache");
    };
    let fails = of_look(&past).phase == Phase::Request || past.answer().is_some_and(|a| a.status >= 500);
    let fine = e
        .looks(Rung::Public, Look::Page)
        .find(|l| !of_look(l).is_bad() && l.answer().is_some_and(is_cached))
        .filter(|_| fails);
    Known::from_seen(fine.map(|fine| {
        let what = past.answer().map_or_else(|| "no answer".to_owned(), |a| a.status.to_string());
        let age = fine.answer().and_then(|a| a.header("age")).unwrap_or("unknown");
        let mut seen = page::seen(&fine).word("outage", what).word("age", age);
        seen = seen.word("fresh_url", &past.question.url);
        seen.evidence.push(past.reading.id.clone());
        seen.evidence.sort();
        seen
    }))
}
