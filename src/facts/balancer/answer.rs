//! What the balancer answers by itself: an ALB names itself, a Classic ELB shows in the status line.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{FailureKind, HttpAnswer, Look, Rung};

use super::dial;
use crate::facts::dial::Way;
use crate::facts::evidence::{Evidence, HttpLook};
use crate::facts::{Author, Fact, Known, Phase, behind, page};

/// From how many milliseconds on an answer is called slow.
const SLOW_MS: f64 = 5000.0;

/// An ALB has nobody to pass the request to.
pub static NO_TARGETS: Fact = Fact {
    name: "balancer.no-targets",
    hop: Hop::Balancer,
    about: "an Application Load Balancer answers 503 with its own page: the target group is empty",
    derive: |e| behind::answers(e, |l, a| stock(l, a, 503)),
};

/// An ALB cannot talk to its target.
pub static TARGET_REFUSED: Fact = Fact {
    name: "balancer.target-refused",
    hop: Hop::Balancer,
    about: "an Application Load Balancer answers 502 with its own page: the target refuses, resets or makes no sense",
    derive: |e| behind::answers(e, |l, a| stock(l, a, 502)),
};

/// The target behind the balancer does not answer in time.
pub static TARGET_TIMEOUT: Fact = Fact {
    name: "balancer.target-timeout",
    hop: Hop::Balancer,
    about: "an Application Load Balancer answers 504, or a TCP listener takes the connection and nothing answers on it",
    derive: target_timeout,
};

/// A web ACL at the ALB blocks the request, or asks for a captcha.
pub static WAF_BLOCKED: Fact = Fact {
    name: "balancer.waf-blocked",
    hop: Hop::Balancer,
    about: "visitors get the Application Load Balancer's own 403 page, or a captcha that it asks for",
    derive: waf_blocked,
};

/// A rule of the ALB answers with an error in words of its own.
pub static FIXED_RESPONSE: Fact = Fact {
    name: "balancer.fixed-response",
    hop: Hop::Balancer,
    about: "an Application Load Balancer answers an error whose body is not its own page: a fixed response",
    derive: |e| behind::answers(e, |l, a| l.attribution.page == "alb.error" && !is_stock(a)),
};

/// A rule of the ALB redirects to where the visitor came from.
pub static REDIRECT_LOOP: Fact = Fact {
    name: "balancer.redirect-loop",
    hop: Hop::Balancer,
    about: "redirects do not end, and an Application Load Balancer makes them",
    derive: |e| {
        let looping = e.symptom().status.is_some_and(|s| (300..400).contains(&s));
        behind::answers(e, |l, a| looping && l.attribution.page == "alb.redirect" && a.status < 400)
    },
};

/// A Classic ELB has no instance that takes the request.
pub static CLASSIC_AT_CAPACITY: Fact = Fact {
    name: "balancer.classic-at-capacity",
    hop: Hop::Balancer,
    about: "a Classic Load Balancer answers 503 `Back-end server is at capacity`",
    derive: |e| behind::answers(e, |l, _| l.attribution.page == "classic-elb.at-capacity"),
};

/// An instance behind a Classic ELB does not answer in time.
pub static CLASSIC_TIMEOUT: Fact = Fact {
    name: "balancer.classic-timeout",
    hop: Hop::Balancer,
    about: "a Classic Load Balancer answers 504 `GATEWAY_TIMEOUT` without a body",
    derive: |e| behind::answers(e, |l, _| l.attribution.page == "classic-elb.gateway-timeout"),
};

/// Where TLS is due, plain HTTP is answered: the plain port lies behind the TLS port.
pub static PLAIN_ANSWERED: Fact = Fact {
    name: "balancer.plain-answered",
    hop: Hop::Balancer,
    about: "a plain HTTP request to the TLS port of the balancer gets a proper answer",
    derive: |e| plain(e, |status| status != 400),
};

/// Where TLS is due, even plain HTTP makes no sense: other bytes come first.
pub static PLAIN_REFUSED: Fact = Fact {
    name: "balancer.plain-refused",
    hop: Hop::Balancer,
    about: "a plain HTTP request to the TLS port of the balancer is answered 400 as well",
    derive: |e| plain(e, |status| status == 400),
};

/// The page takes long straight at the balancer too.
pub static SLOW: Fact = Fact {
    name: "balancer.answers-slowly",
    hop: Hop::Balancer,
    about: "straight at the balancer the page takes more than five seconds, or does not come while connections stand",
    derive: slow,
};

/// The ALB's own page: the frame of nginx without its footer.
fn is_stock(answer: &HttpAnswer) -> bool {
    let body = answer.body.text().trim();
    body.starts_with("<html>") && body.contains(&format!("<center><h1>{} ", answer.status))
}

fn stock(look: &HttpLook<'_>, answer: &HttpAnswer, status: u16) -> bool {
    look.attribution.page == "alb.error" && answer.status == status && is_stock(answer)
}

fn target_timeout(e: &Evidence<'_>) -> Known {
    let page = behind::answers(e, |l, a| stock(l, a, 504));
    if page.is_yes() {
        return page;
    }
    // Silence after TCP may be the manner of one that is locked to the edge, unless the edge waits in vain too.
    let waits = e.symptom().status == Some(504) || behind::direct(e).is_some();
    match (dial::all_fail(e, Way::SilentInTls), (behind::SUSPECTED.derive)(e)) {
        (silent @ Known::Yes(_), Known::Yes(_)) if waits => silent,
        (Known::Yes(_) | Known::No, _) => Known::No,
        (Known::Unknown(_), _) => page,
    }
}

/// Only what visitors see counts: a balancer locked to the edge refuses us alone.
fn waf_blocked(e: &Evidence<'_>) -> Known {
    let Some(look) = e.symptom_look() else { return Known::not_looked("no request was sent to the public name") };
    let Some(answer) = look.answer() else { return page::of(&look, &[]) };
    let captcha = look.attribution.author == Author::Waf && answer.header_has("server", "awselb");
    let blocked = e.symptom().phase == Phase::Response && (captcha || stock(&look, answer, 403));
    Known::from_seen(blocked.then(|| page::seen(&look)))
}

fn plain(e: &Evidence<'_>, is: impl Fn(u16) -> bool) -> Known {
    let looks: Vec<_> = e.looks(Rung::Balancer, Look::Plain).filter_map(|l| Some((l, l.answer()?))).collect();
    if looks.is_empty() {
        return Known::not_looked("no plain HTTP request was answered at the TLS port of the balancer");
    }
    let found = looks.into_iter().find(|(_, a)| is(a.status));
    Known::from_seen(found.map(|(l, a)| page::seen(&l).word("plain_status", a.status)))
}

fn slow(e: &Evidence<'_>) -> Known {
    let looks: Vec<_> = e.looks(Rung::Balancer, Look::Page).filter(|l| l.reading.reply.blind().is_none()).collect();
    if looks.is_empty() {
        return Known::not_looked("the page straight at the balancer; name it with --origin");
    }
    // What did not come within our patience is slow by itself.
    let waited = |l: &HttpLook<'_>| match (l.answer(), l.failure()) {
        (Some(answer), _) if answer.wait_ms >= SLOW_MS => Some(answer.wait_ms),
        (None, Some(failure)) if failure.kind == FailureKind::Timeout => Some(l.reading.ms),
        _ => None,
    };
    let slowest = looks.iter().filter_map(|l| Some((l, waited(l)?))).max_by(|a, b| a.1.total_cmp(&b.1));
    Known::from_seen(slowest.map(|(l, ms)| page::seen(l).word("seconds", (ms / 1000.0).round())))
}
