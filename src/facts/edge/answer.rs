//! How the exchange at the public name fails once the connection stands: no answer, no HTTP, or no end.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Failure, FailureKind, Look, Rung};

use crate::facts::evidence::{Evidence, HttpLook};
use crate::facts::{Fact, Known, Seen, page};

/// The request is sent and nothing comes back in time.
pub static TIMEOUT: Fact = Fact {
    name: "edge.response-timeout",
    hop: Hop::Edge,
    about: "the public name takes the request and does not answer in time",
    derive: |e| no_answer(e, |k| k == FailureKind::Timeout),
};

/// What comes back is not HTTP.
pub static GARBAGE: Fact = Fact {
    name: "edge.response-garbage",
    hop: Hop::Edge,
    about: "the public name answers with bytes that are no HTTP, or with a body that its encoding does not allow",
    derive: |e| either(no_answer(e, |k| k == FailureKind::Protocol), body(e, |k| k == FailureKind::Encoding)),
};

/// The answer breaks off.
pub static CUT: Fact = Fact {
    name: "edge.response-cut",
    hop: Hop::Edge,
    about: "the connection ends before the answer does",
    derive: |e| {
        let is = |k| matches!(k, FailureKind::Closed | FailureKind::Reset);
        either(no_answer(e, is), body(e, |k| is(k) || k == FailureKind::Protocol))
    },
};

/// The header section of the answer has no reasonable size.
pub static HEADERS_TOO_LARGE: Fact = Fact {
    name: "edge.response-headers-too-large",
    hop: Hop::Edge,
    about: "the header section of the answer is larger than clients take",
    derive: |e| no_answer(e, |k| k == FailureKind::TooLarge),
};

/// The body of the answer has no end.
pub static BODY_ENDLESS: Fact = Fact {
    name: "edge.body-endless",
    hop: Hop::Edge,
    about: "the body of the answer does not end within the time or the size given",
    derive: |e| body(e, |k| matches!(k, FailureKind::Timeout | FailureKind::TooLarge)),
};

/// The page fails over HTTP/2 and is answered over HTTP/1.1 by the same address (RFC 9113).
pub static HTTP2_BROKEN: Fact = Fact {
    name: "edge.http2-broken",
    hop: Hop::Edge,
    about: "the same address fails over HTTP/2 and answers over HTTP/1.1",
    derive: http2_broken,
};

/// The look at the public name that makes the symptom, redirects to other hosts left out.
fn public<'a>(e: &Evidence<'a>) -> Option<HttpLook<'a>> {
    e.symptom_look().filter(|l| l.question.dial.rung == Rung::Public)
}

fn no_answer(e: &Evidence<'_>, is: impl Fn(FailureKind) -> bool) -> Known {
    let Some(look) = public(e) else { return Known::not_looked("no request was sent to the public name") };
    if let Some(why) = look.reading.reply.blind() {
        return Known::Unknown(why);
    }
    // A connection that never stood is told by the dials.
    let stood = e.dials(Rung::Public).any(|d| d.dial.addr == look.question.dial.addr && d.handshake().is_some());
    Known::from_seen(look.failure().filter(|f| stood && is(f.kind)).map(|f| describe(&look, f)))
}

fn body(e: &Evidence<'_>, is: impl Fn(FailureKind) -> bool) -> Known {
    let Some(look) = public(e) else { return Known::not_looked("no request was sent to the public name") };
    if let Some(why) = look.reading.reply.blind() {
        return Known::Unknown(why);
    }
    let failure = look.answer().and_then(|a| a.body_failure.as_ref());
    Known::from_seen(failure.filter(|f| is(f.kind)).map(|f| describe(&look, f)))
}

/// The words of a look, with `failure` and the bytes that came as `read`.
fn describe(look: &HttpLook<'_>, failure: &Failure) -> Seen {
    let read = look.answer().map_or(0, |a| a.body.read);
    page::seen(look).word("failure", &failure.text).word("read", read)
}

fn either(first: Known, second: Known) -> Known {
    match (first, second) {
        (Known::Yes(seen), _) | (_, Known::Yes(seen)) => Known::Yes(seen),
        (Known::Unknown(why), _) | (_, Known::Unknown(why)) => Known::Unknown(why),
        (Known::No, Known::No) => Known::No,
    }
}

fn http2_broken(e: &Evidence<'_>) -> Known {
    let Some(page) = public(e).filter(|l| l.question.look == Look::Page) else { return Known::No };
    let agreed = e
        .ordinary_dials(Rung::Public)
        .filter(|d| d.dial.addr == page.question.dial.addr)
        .find_map(|d| d.handshake()?.tls.as_ref()?.alpn.clone());
    if agreed.as_deref() != Some("h2") {
        return Known::No;
    }
    let failure = page.failure().or_else(|| page.answer().and_then(|a| a.body_failure.as_ref()));
    let Some(failure) = failure.filter(|f| f.kind != FailureKind::TooLarge) else {
        return page.reading.reply.blind().map_or(Known::No, Known::Unknown);
    };
    let mut seen = describe(&page, failure);
    // Only the first address is asked over HTTP/1.1: where several fail over HTTP/2, it speaks for them.
    let Some(old) = e.looks(Rung::Public, Look::Http1).find(|l| l.reading.reply.blind().is_none()) else {
        return Known::not_looked("the page over HTTP/1.1");
    };
    if !old.answer().is_some_and(|a| a.status < 500 && a.body_failure.is_none()) {
        return Known::No;
    }
    seen.evidence.push(old.reading.id.clone());
    Known::Yes(seen)
}
