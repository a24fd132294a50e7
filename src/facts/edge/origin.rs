//! What the edge's trouble with its origin looks like, beside what the origin answers to us.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{CertificateVerdict, FailureKind, Look, Rung};

use super::cache::is_redirect;
use super::certificate::{leaf_of, verdict_of};
use crate::facts::evidence::{DialLook, Evidence, HttpLook};
use crate::facts::symptom::{of_dial, of_look};
use crate::facts::{Author, Fact, Known, Phase, Seen};

/// The origin answers the brand's request well, at every address that says anything.
pub static WELL: Fact = Fact {
    name: "edge.origin-well",
    hop: Hop::Edge,
    about: "the same request straight at the origin is answered well, past the edge",
    derive: well,
};

/// The origin answers well, or nothing is known to stand behind the public address: either way the public server itself
/// misbehaves.
pub static WELL_OR_NONE: Fact = Fact {
    name: "edge.origin-well-or-none",
    hop: Hop::Edge,
    about: "the origin answers the same request well, or there is neither an origin named nor any sign of a proxy",
    derive: well_or_none,
};

/// The error at the public name is what the origin says to its own name: Host does not reach it.
pub static HOST_NOT_FORWARDED: Fact = Fact {
    name: "edge.host-header-not-forwarded",
    hop: Hop::Edge,
    about: "the public error is the one the origin gives for its own name as Host, and not for the brand's",
    derive: host_not_forwarded,
};

/// The head of the origin's answer is longer than CloudFront takes (quota "Maximum length of a request or an origin
/// response, including headers and query strings, but not including the body content").
pub static HEAD_TOO_BIG: Fact = Fact {
    name: "edge.origin-head-too-big",
    hop: Hop::Edge,
    about: "asked past the edge, the origin sends more than 20,480 bytes before the body",
    derive: head_too_big,
};

/// How many bytes CloudFront takes before the body.
const MOST_HEAD: usize = 20_480;

/// For its own name the origin shows a certificate that does not cover it; for the brand's name all is well.
pub static CERTIFICATE_NOT_FOR_ORIGIN: Fact = Fact {
    name: "edge.origin-certificate-mismatch",
    hop: Hop::Edge,
    about: "with its own name in SNI the origin shows a certificate that fails, with the brand's name a good one",
    derive: certificate_not_for_origin,
};

fn well_or_none(e: &Evidence<'_>) -> Known {
    if e.target().origin.is_some() {
        return well(e);
    }
    let proxied =
        e.http().iter().filter(|l| l.question.dial.rung == Rung::Public).filter_map(|l| l.answer()).any(|a| {
            ["via", "x-cache", "x-amz-cf-id", "x-amz-cf-pop", "cf-ray", "x-served-by"]
                .iter()
                .any(|n| a.header(n).is_some())
                || a.header_has("server", "cloudfront")
        });
    let aliased = e.dns().iter().filter_map(|l| l.answer()).any(|a| a.data("CNAME").next().is_some());
    match e.symptom_look() {
        _ if proxied || aliased => Known::not_looked("the origin behind the public name; name it with --origin"),
        Some(look) => Known::Yes(
            Seen::by([look.reading])
                .word("behind", "no hop behind it is known")
                .word("origin_address", look.question.dial.addr),
        ),
        None => Known::not_looked("no request was sent to the public name"),
    }
}

/// Every ordinary look at the origin that says something: good readings, or not.
fn well(e: &Evidence<'_>) -> Known {
    let looping = e.symptom().status.is_some_and(|s| (300..400).contains(&s)) && e.symptom().is_bad();
    let mut good = Vec::new();
    for dial in e.ordinary_dials(Rung::Balancer) {
        if dial.failure().is_some_and(|f| matches!(f.kind, FailureKind::NoRoute | FailureKind::Timeout)) {
            // A balancer locked to CloudFront's addresses drops us by design.
            continue;
        }
        if of_dial(&dial).is_bad() {
            return Known::No;
        }
        let Some(page) = e.looks(Rung::Balancer, Look::Page).find(|p| p.question.dial.addr == dial.dial.addr) else {
            continue;
        };
        if page.reading.reply.blind().is_some() || locked(&page) {
            continue;
        }
        if of_look(&page).is_bad() || (looping && page.answer().is_some_and(is_redirect)) {
            return Known::No;
        }
        good.push(page);
    }
    match good.first() {
        None => Known::not_looked("no answer of the origin past the edge; name the balancer with --origin"),
        Some(first) => Known::Yes(
            Seen::by(good.iter().map(|l| l.reading))
                .word("origin_address", first.question.dial.addr)
                .word("origin_ip", first.question.dial.addr.ip())
                .word("origin_status", first.answer().map_or(0, |a| a.status))
                .word(
                    "behind",
                    format!("the origin answers {} to the same request", first.answer().map_or(0, |a| a.status)),
                ),
        ),
    }
}

/// A balancer that asks for the edge's secret header refuses us with 403 by design.
fn locked(page: &HttpLook<'_>) -> bool {
    page.answer().is_some_and(|a| a.status == 403) && page.attribution.author == Author::Alb
}

fn host_not_forwarded(e: &Evidence<'_>) -> Known {
    let Some(public) = e.symptom_look() else { return Known::not_looked("no request was sent to the public name") };
    let Some(shown) = public.answer() else { return Known::No };
    if e.symptom().phase != Phase::Response
        || !of_look(&public).is_bad()
        || public.attribution.author == Author::Cloudfront
    {
        return Known::No;
    }
    let Some(by_name) = e.looks(Rung::Balancer, Look::OriginHost).find(|l| l.answer().is_some()) else {
        return Known::not_looked("the page with the origin's own name as Host");
    };
    let same = by_name.answer().is_some_and(|a| a.status == shown.status)
        && by_name.attribution.author == public.attribution.author;
    let mut seen = match well(e) {
        Known::Yes(seen) if same => seen,
        Known::Yes(_) => return Known::No,
        known => return known,
    };
    seen.evidence.extend([public.reading.id.clone(), by_name.reading.id.clone()]);
    seen.evidence.sort();
    Known::Yes(seen.word("status", shown.status).word("author", public.attribution.author.name()))
}

fn head_too_big(e: &Evidence<'_>) -> Known {
    let pages: Vec<_> = e.looks(Rung::Balancer, Look::Page).filter_map(|l| Some((l, l.answer()?))).collect();
    if pages.is_empty() {
        return Known::not_looked("no answer of the origin past the edge; name the balancer with --origin");
    }
    let big = pages.into_iter().filter_map(|(look, answer)| Some((look, answer.head_bytes?, answer)));
    Known::from_seen(big.filter(|(_, bytes, _)| *bytes > MOST_HEAD).max_by_key(|(_, bytes, _)| *bytes).map(
        |(look, bytes, answer)| {
            let largest = answer.headers.iter().max_by_key(|(_, value)| value.len());
            Seen::by([look.reading])
                .word("origin_address", look.question.dial.addr)
                .word("head_bytes", bytes)
                .word("largest", largest.map_or("", |(name, _)| name.as_str()))
        },
    ))
}

fn certificate_not_for_origin(e: &Evidence<'_>) -> Known {
    let Some(origin) = e.target().origin.as_ref() else {
        return Known::not_looked("no origin is known; name the balancer with --origin");
    };
    // Where Host is forwarded, CloudFront asks for the brand's name and compares with that.
    if e.aws().sends_header("host").ok().flatten() == Some(true) {
        return Known::No;
    }
    let by_origin_name = |d: &DialLook<'_>| d.is_ordinary() && d.dial.host.eq_ignore_ascii_case(&origin.host);
    let Some(dial) = e.dials(Rung::Balancer).find(|d| by_origin_name(d) && leaf_of(d).is_some()) else {
        return Known::not_looked("the certificate that the origin shows for its own name");
    };
    if verdict_of(&dial) == Some(&CertificateVerdict::Valid) {
        return Known::No;
    }
    let brand: Vec<_> = e.ordinary_dials(Rung::Balancer).filter_map(|d| Some((d, verdict_of(&d)?))).collect();
    if brand.is_empty() {
        return Known::not_looked("the certificate that the origin shows for the brand's name");
    }
    let good = brand.iter().all(|(_, v)| **v == CertificateVerdict::Valid);
    Known::from_seen(good.then(|| {
        super::certificate::describe(&dial, brand.iter().map(|(d, _)| d.reading).chain([dial.reading]))
            .word("origin_address", dial.dial.addr)
            .word("origin_ip", dial.dial.addr.ip())
    }))
}
