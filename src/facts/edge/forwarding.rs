//! What the distribution keeps from the origin, where the answer shows that the origin needed it.

use hopwise_probes::Hop;
use hopwise_probes::aws::edge::takes;

use super::distribution::shown;
use super::origin;
use crate::facts::app::framework;
use crate::facts::aws::Sought;
use crate::facts::{Evidence, Fact, Known, Seen, any, app, balancer, ingress};

/// The visitor's Host does not come to the origin.
pub static HOST_NOT_SENT: Fact = Fact {
    name: "edge.host-not-sent",
    hop: Hop::Edge,
    about: "the behaviour of the path does not send the visitor's Host to a server of ours",
    derive: |e| Known::sought(host_not_sent(e)),
};

/// Cookies do not come to the origin.
pub static COOKIES_NOT_SENT: Fact = Fact {
    name: "edge.cookies-not-sent",
    hop: Hop::Edge,
    about: "the behaviour of the path sends no cookies to a server of ours",
    derive: |e| Known::sought(dropped(e, Part::Cookies)),
};

/// Query strings do not come to the origin.
pub static QUERY_NOT_SENT: Fact = Fact {
    name: "edge.query-not-sent",
    hop: Hop::Edge,
    about: "the URL has a query, and the behaviour of the path does not send it to the origin",
    derive: |e| match e.target().url.query() {
        Some(_) => Known::sought(dropped(e, Part::Query)),
        None => Known::No,
    },
};

/// A server behind the edge does not know the name that it was asked for.
pub static NAME_UNKNOWN_BEHIND: Fact = Fact {
    name: "edge.name-unknown-behind",
    hop: Hop::Edge,
    about: "a server behind the edge answers as it does for a host that it does not know",
    derive: |e| {
        any(
            e,
            &[
                &origin::HOST_NOT_FORWARDED,
                &ingress::page::HOST_UNKNOWN,
                &ingress::page::PATH_UNKNOWN,
                &balancer::answer::FIXED_RESPONSE,
            ],
        )
    },
};

/// The application lost the session.
pub static SESSION_LOST: Fact = Fact {
    name: "edge.session-lost-behind",
    hop: Hop::Edge,
    about: "the application says that the session is gone, or redirects without an end",
    derive: |e| any(e, &[&framework::CSRF, &app::redirect::LOOP]),
};

/// Code at the edge answers, or fails.
pub static CODE_ANSWERED: Fact = Fact {
    name: "edge.code-answered",
    hop: Hop::Edge,
    about: "code at the edge answered with an error, or failed",
    derive: |e| any(e, &[&super::page::FUNCTION_ANSWERED, &super::page::LAMBDA_FAILED]),
};

/// The words for the behaviour beside those of its distribution.
fn behaviour(e: &Evidence<'_>) -> Sought<Seen> {
    let (Some(distribution), Some(behaviour)) = (e.aws().distribution()?, e.aws().behaviour()?) else {
        return Ok(None);
    };
    let policy = behaviour.origin_request_policy.clone().unwrap_or_else(|| "none".to_owned());
    Ok(Some(shown(&distribution).word("pattern", &behaviour.pattern).word("policy", policy)))
}

/// Whether the path goes to a server of ours: a bucket needs none of this.
fn ours(e: &Evidence<'_>) -> Result<bool, String> {
    Ok(e.aws().origin()?.is_some_and(|o| o.custom.is_some()))
}

fn host_not_sent(e: &Evidence<'_>) -> Sought<Seen> {
    if !ours(e)? || e.aws().sends_header("Host")? != Some(false) {
        return Ok(None);
    }
    let name = e.aws().origin()?.map(|o| o.domain.clone()).unwrap_or_default();
    Ok(behaviour(e)?.map(|seen| seen.word("origin_name", name)))
}

#[derive(Debug, Clone, Copy)]
enum Part {
    Cookies,
    Query,
}

/// Whether the behaviour is known to send none of a part.
fn dropped(e: &Evidence<'_>, part: Part) -> Sought<Seen> {
    let Some(set) = e.aws().behaviour()? else { return Ok(None) };
    if !ours(e)? {
        return Ok(None);
    }
    let sent = if let Some(legacy) = &set.forwarded {
        match part {
            Part::Cookies => legacy.cookies != "none" && !legacy.cookies.is_empty(),
            Part::Query => legacy.query_string,
        }
    } else {
        let (cache, request) = (e.aws().cache_policy()?, e.aws().origin_request_policy()?);
        // Whatever takes part in the cache key is sent too; a name stands for all others.
        let takes = |s: &hopwise_probes::evidence::aws::policies::Selection| {
            if s.names.is_empty() { takes(s, "name") } else { true }
        };
        match part {
            Part::Cookies => cache.is_some_and(|p| takes(&p.cookies)) || request.is_some_and(|p| takes(&p.cookies)),
            Part::Query => cache.is_some_and(|p| takes(&p.queries)) || request.is_some_and(|p| takes(&p.queries)),
        }
    };
    if sent { Ok(None) } else { behaviour(e) }
}
