//! Which page of the ingress controller's own making is shown, past the edge where that was asked.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{HttpAnswer, Look, Rung};

use crate::facts::evidence::{Evidence, HttpLook};
use crate::facts::{Author, Fact, Known, any, balancer, behind, page, pod};

/// nginx's error page without anything that sets it apart.
const ERROR: &str = "nginx.error";

/// A fact that a page of nginx is shown with one of some statuses.
macro_rules! shows {
    ($(#[$doc:meta])* $id:ident, $name:literal, $about:literal, $page:expr, $statuses:pat) => {
        $(#[$doc])*
        pub static $id: Fact = Fact {
            name: $name,
            hop: Hop::Ingress,
            about: $about,
            derive: |e| behind::answers(e, |l, a| l.attribution.page == $page && matches!(a.status, $statuses)),
        };
    };
}

/// The controller has no endpoint for the request.
pub static UNAVAILABLE: Fact = Fact {
    name: "ingress.unavailable",
    hop: Hop::Ingress,
    about: "nginx answers 503 by itself, and no endpoint of the Service is known to be ready",
    derive: |e| match (pod::endpoint::SOME_READY.derive)(e) {
        Known::Yes(_) => Known::No,
        _ => behind::answers(e, |l, a| l.attribution.page == ERROR && a.status == 503),
    },
};
shows!(
    /// The controller cannot use the answer of the pod.
    BAD_GATEWAY,
    "ingress.bad-gateway",
    "nginx answers 502: the pod refuses the connection, or its answer cannot be used",
    ERROR,
    502
);
shows!(
    /// The pod does not answer the controller in time.
    GATEWAY_TIMEOUT,
    "ingress.gateway-timeout",
    "nginx answers 504: the pod does not answer in time",
    ERROR,
    504
);
shows!(
    /// The body of the request is larger than the controller takes.
    BODY_TOO_LARGE,
    "ingress.body-too-large",
    "nginx answers 413: the body of the request is over proxy-body-size",
    ERROR,
    413
);
shows!(
    /// The method is refused by the controller.
    METHOD_NOT_ALLOWED,
    "ingress.method-not-allowed",
    "nginx answers 405 by itself",
    ERROR,
    405
);
shows!(
    /// The controller refuses the visitor.
    FORBIDDEN,
    "ingress.forbidden",
    "nginx answers 403 by itself: an allow or deny list, or an authentication service, refuses the request",
    ERROR,
    403
);
shows!(
    /// The controller limits the rate of requests.
    TOO_MANY,
    "ingress.too-many-requests",
    "nginx answers 429: a limit of the Ingress on requests or connections is reached",
    ERROR,
    429
);
shows!(
    /// The controller fails by itself.
    INTERNAL_ERROR,
    "ingress.internal-error",
    "nginx answers 500 by itself",
    ERROR,
    500
);
shows!(
    /// Plain HTTP reaches the TLS port of the controller.
    PLAIN_ON_TLS,
    "ingress.plain-http-on-tls",
    "nginx answers that a plain HTTP request was sent to its HTTPS port",
    "nginx.plain-http-on-tls",
    400
);
shows!(
    /// The controller wants a certificate of the client.
    CLIENT_CERTIFICATE,
    "ingress.client-certificate-required",
    "nginx answers that no client certificate was sent, or none that it takes",
    "nginx.client-certificate",
    400..=499
);

shows!(
    /// The controller gets no answer from the pod.
    UPSTREAM_DEAD,
    "ingress.upstream-dead",
    "nginx answers 502 or 504: the pod refuses, cuts or does not answer",
    ERROR,
    502 | 504
);

/// The controller does not know the host or the path.
pub static UNKNOWN_404: Fact = Fact {
    name: "ingress.not-found",
    hop: Hop::Ingress,
    about: "the default backend of the controller answers 404",
    derive: |e| behind::answers(e, not_found),
};

/// The controller turns a host away that it does not know.
pub static HOST_TURNED_AWAY: Fact = Fact {
    name: "ingress.host-turned-away",
    hop: Hop::Ingress,
    about: "the controller answers 404 by itself, or refuses the TLS handshake of the name (ssl-reject-handshake)",
    derive: |e| any(e, &[&UNKNOWN_404, &balancer::dial::HANDSHAKE_REFUSED]),
};

/// Plain HTTP meets TLS at the controller, or TLS meets plain HTTP.
pub static MIXED_UP: Fact = Fact {
    name: "ingress.plain-and-tls-mixed",
    hop: Hop::Ingress,
    about: "nginx says that plain HTTP came to its HTTPS port, or plain HTTP answers where TLS is due",
    derive: |e| match (PLAIN_ON_TLS.derive)(e) {
        Known::Yes(seen) => Known::Yes(seen),
        known => match (balancer::dial::NOT_TLS.derive)(e) {
            Known::Yes(seen) => Known::Yes(seen),
            _ => known,
        },
    },
};

/// The controller does not serve the host as its Ingress says.
pub static NOT_SERVED: Fact = Fact {
    name: "ingress.not-served",
    hop: Hop::Ingress,
    about: "nginx answers 403, 404 or 503 by itself, or shows its made-up certificate",
    derive: |e| {
        let page =
            behind::answers(e, |l, a| not_found(l, a) || l.attribution.page == ERROR && matches!(a.status, 403 | 503));
        if page.is_yes() {
            return page;
        }
        match (super::certificate::FAKE.derive)(e) {
            Known::Yes(seen) if e.symptom().is_bad() => Known::Yes(seen),
            _ => page,
        }
    },
};

/// No Ingress lists the host.
pub static HOST_UNKNOWN: Fact = Fact {
    name: "ingress.host-unknown",
    hop: Hop::Ingress,
    about: "the default backend answers 404 without the HSTS header that hosts with a certificate get",
    derive: |e| behind::answers(e, |l, a| not_found(l, a) && !configured(a)),
};

/// An Ingress lists the host, but not this path.
pub static PATH_UNKNOWN: Fact = Fact {
    name: "ingress.path-unknown",
    hop: Hop::Ingress,
    about: "the default backend answers 404 with the HSTS header that hosts with a certificate get",
    derive: |e| behind::answers(e, |l, a| not_found(l, a) && configured(a)),
};

/// The request line or the headers are larger than the controller takes.
pub static HEADER_TOO_LARGE: Fact = Fact {
    name: "ingress.header-too-large",
    hop: Hop::Ingress,
    about: "nginx answers 414, or 400 `Request Header Or Cookie Too Large`",
    derive: |e| {
        behind::answers(e, |l, a| {
            let by_words = a.status == 400 && a.body.text().contains("Request Header Or Cookie Too Large");
            l.attribution.page == ERROR && (by_words || matches!(a.status, 414 | 431 | 494))
        })
    },
};

/// The controller redirects to https without end, to us as well as to visitors.
pub static REDIRECT_LOOP: Fact = Fact {
    name: "ingress.redirect-loop",
    hop: Hop::Ingress,
    about: "redirects do not end, and nginx makes them, also straight past the edge where that was asked",
    derive: redirect_loop,
};

/// The controller asks for a password.
pub static BASIC_AUTH: Fact = Fact {
    name: "ingress.basic-auth",
    hop: Hop::Ingress,
    about: "nginx asks for a password by itself (401 with WWW-Authenticate: Basic)",
    derive: basic_auth,
};

fn not_found(look: &HttpLook<'_>, answer: &HttpAnswer) -> bool {
    answer.status == 404 && matches!(look.attribution.page, ERROR | "ingress-default-backend.not-found")
}

/// The controller sends HSTS only where it has a certificate for the host of the connection (`lua_ingress.lua`).
fn configured(answer: &HttpAnswer) -> bool {
    answer.header("strict-transport-security").is_some()
}

fn redirect_loop(e: &Evidence<'_>) -> Known {
    let Some(look) = e.symptom_look() else { return Known::not_looked("no request was sent to the public name") };
    let Some(answer) = look.answer() else { return page::of(&look, &[]) };
    let looping = e.symptom().is_bad() && (300..400).contains(&answer.status);
    if !looping || look.attribution.author != Author::Nginx {
        return Known::No;
    }
    let straight = behind::straight(e);
    let again = straight.iter().find(|(l, _)| l.attribution.page == "nginx.redirect");
    if again.is_none() && !straight.is_empty() {
        return Known::No;
    }
    let mut seen = page::seen(&look).word("location", answer.header("location").unwrap_or_default());
    seen.evidence.extend(again.map(|(l, _)| l.reading.id.clone()));
    seen.evidence.sort();
    Known::Yes(seen)
}

fn basic_auth(e: &Evidence<'_>) -> Known {
    let Some(look) = e.looks(Rung::Public, Look::Page).find(|l| l.answer().is_some()) else {
        return Known::not_looked("no request was answered at the public name");
    };
    let asks = look.answer().is_some_and(|a| a.status == 401 && a.header_has("www-authenticate", "basic"));
    Known::from_seen((asks && look.attribution.page == ERROR).then(|| page::seen(&look)))
}
