//! Apache's own error pages, told apart by status and words.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{HttpAnswer, Look, Rung};

use crate::facts::answer::{decide, is};
use crate::facts::evidence::HttpLook;
use crate::facts::{Author, Evidence, Fact, Known, Seen};

/// Pages of Apache that are an error of its own.
const ERROR: &[&str] = &["apache.error"];

/// Apache's page 403.
pub static FORBIDDEN: Fact = Fact {
    name: "pod.apache-forbidden",
    hop: Hop::Pod,
    about: "Apache answers 403 with its own page",
    derive: |e| is(e, ERROR, 403..=403),
};

/// Apache's page 404.
pub static NOT_FOUND: Fact = Fact {
    name: "pod.apache-not-found",
    hop: Hop::Pod,
    about: "Apache answers 404 with its own page",
    derive: |e| is(e, ERROR, 404..=404),
};

/// Apache's page 500.
pub static INTERNAL_ERROR: Fact = Fact {
    name: "pod.apache-internal-error",
    hop: Hop::Pod,
    about: "Apache answers 500 with its own page",
    derive: |e| is(e, ERROR, 500..=500),
};

/// Apache's page 502.
pub static BAD_GATEWAY: Fact = Fact {
    name: "pod.apache-bad-gateway",
    hop: Hop::Pod,
    about: "Apache answers 502 with its own page: what it asked answered nonsense or hung up",
    derive: |e| is(e, &["apache.error", "apache.proxy-error"], 502..=502),
};

/// Apache's page 421.
pub static MISDIRECTED: Fact = Fact {
    name: "pod.apache-misdirected",
    hop: Hop::Pod,
    about: "Apache answers 421: the name in the TLS handshake and the Host belong to different virtual hosts",
    derive: |e| is(e, ERROR, 421..=421),
};

/// Apache refuses requests over connections without a name.
pub static WANTS_NAME: Fact = Fact {
    name: "pod.apache-wants-name",
    hop: Hop::Pod,
    about: "Apache answers 421, or answers a pod's page with a name in the TLS handshake and refuses it without one",
    derive: wants_name,
};

/// Apache's page about a header field that is too long (`LimitRequestFieldSize`).
pub static HEADER_TOO_LARGE: Fact = Fact {
    name: "pod.apache-header-too-large",
    hop: Hop::Pod,
    about: "Apache answers 400 and says that a header field, or the request line, exceeds its limit",
    derive: |e| {
        by_words(
            e,
            400,
            &["Size of a request header field exceeds server limit", "number of request header fields exceeds"],
        )
    },
};

/// Apache's page about a request line that is too long (`LimitRequestLine`).
pub static URI_TOO_LONG: Fact = Fact {
    name: "pod.apache-uri-too-long",
    hop: Hop::Pod,
    about: "Apache answers 414 with its own page: the request line exceeds its limit",
    derive: |e| is(e, ERROR, 414..=414),
};

/// Apache's page for plain HTTP on its TLS port, though we spoke TLS to the public name.
pub static PLAIN_ON_TLS: Fact = Fact {
    name: "pod.apache-plain-on-tls",
    hop: Hop::Pod,
    about: "Apache answers 400: somebody before it speaks plain HTTP to its TLS port",
    derive: |e| {
        decide(e, |look| {
            let ours = !look.question.dial.tls && look.question.dial.addr.port() == 443;
            look.attribution.page == "apache.plain-http-on-tls" && !ours
        })
    },
};

fn by_words(e: &Evidence<'_>, status: u16, words: &[&str]) -> Known {
    let says = |a: &HttpAnswer| a.status == status && words.iter().any(|w| a.body.text().contains(w));
    decide(e, |look| look.attribution.author == Author::Apache && look.answer().is_some_and(says))
}

fn wants_name(e: &Evidence<'_>) -> Known {
    let misdirected = (MISDIRECTED.derive)(e);
    let refused = |l: &HttpLook<'_>| {
        l.attribution.page == "apache.error" && l.answer().is_some_and(|a| matches!(a.status, 403 | 421))
    };
    let named = |without: &HttpLook<'_>| {
        e.looks(Rung::Pod, Look::Page).find(|l| l.question.dial.addr == without.question.dial.addr)
    };
    let strict = e.looks(Rung::Pod, Look::NoSni).filter(refused).find_map(|without| {
        let with = named(&without).filter(|with| !refused(with) && with.answer().is_some())?;
        Some(Seen::by([without.reading, with.reading]))
    });
    match (strict, misdirected) {
        (Some(seen), Known::No | Known::Unknown(_)) => Known::Yes(seen),
        (_, told) => told,
    }
}
