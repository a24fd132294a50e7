//! What the distribution is set to do with errors, countries, methods and signatures.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::cloudfront::CustomError;

use super::distribution::shown;
use crate::facts::aws::{Sought, words};
use crate::facts::{Evidence, Fact, Known, Seen};

/// From how many seconds on an error is called long kept.
const LONG: i64 = 60;

/// An error page stands in place of the origin's errors.
pub static MASKS: Fact = Fact {
    name: "edge.custom-error-masks",
    hop: Hop::Edge,
    about: "a custom error response of the distribution changes an error of the server into a success",
    derive: |e| Known::sought(custom(e, |c| c.shown_status.is_some_and(|s| s < 400))),
};

/// Errors stay in the cache for long.
pub static KEPT_LONG: Fact = Fact {
    name: "edge.errors-kept-long",
    hop: Hop::Edge,
    about: "the distribution keeps the visitor's error in the cache for a minute or more",
    derive: |e| {
        let status = e.symptom().status;
        let kept = |c: &CustomError| c.ttl.is_some_and(|ttl| ttl >= LONG);
        Known::sought(custom(e, |c| kept(c) && (Some(c.status) == status || c.shown_status == status)))
    },
};

/// Countries are refused.
pub static GEO_RESTRICTED: Fact = Fact {
    name: "edge.geo-restricted",
    hop: Hop::Edge,
    about: "the distribution serves some countries alone, or refuses some",
    derive: |e| Known::sought(geo(e)),
};

/// The behaviour takes reading methods alone.
pub static METHODS_FEW: Fact = Fact {
    name: "edge.methods-few",
    hop: Hop::Edge,
    about: "the behaviour of the path does not allow POST",
    derive: |e| Known::sought(methods(e)),
};

/// The behaviour takes signed requests alone.
pub static SIGNED: Fact = Fact {
    name: "edge.signed-only",
    hop: Hop::Edge,
    about: "the behaviour of the path names trusted signers or key groups",
    derive: |e| Known::sought(signed(e)),
};

fn custom(e: &Evidence<'_>, is: impl Fn(&CustomError) -> bool) -> Sought<Seen> {
    let Some(distribution) = e.aws().distribution()? else { return Ok(None) };
    // A masked 5xx tells more than the 403 and 404 of a single-page application.
    let found = distribution.it.custom_errors.iter().filter(|c| is(c)).max_by_key(|c| c.status);
    Ok(found.map(|c| {
        shown(&distribution)
            .word("error_status", c.status)
            .word("shown_status", c.shown_status.unwrap_or(c.status))
            .word("error_page", c.page.as_deref().unwrap_or("none"))
            .word("error_ttl", c.ttl.unwrap_or_default())
    }))
}

fn geo(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(distribution) = e.aws().distribution()? else { return Ok(None) };
    let geo = &distribution.it.geo;
    let does = match geo.kind.as_str() {
        "whitelist" => "serves these countries alone",
        "blacklist" => "refuses these countries",
        _ => return Ok(None),
    };
    Ok(Some(shown(&distribution).word("geo_does", does).word("countries", words::some(&geo.countries))))
}

fn methods(e: &Evidence<'_>) -> Sought<Seen> {
    let (Some(distribution), Some(behaviour)) = (e.aws().distribution()?, e.aws().behaviour()?) else {
        return Ok(None);
    };
    let few = !behaviour.methods.is_empty() && !behaviour.methods.iter().any(|m| m == "POST");
    Ok(few.then(|| {
        shown(&distribution).word("pattern", &behaviour.pattern).word("methods", behaviour.methods.join(", "))
    }))
}

fn signed(e: &Evidence<'_>) -> Sought<Seen> {
    let (Some(distribution), Some(behaviour)) = (e.aws().distribution()?, e.aws().behaviour()?) else {
        return Ok(None);
    };
    Ok(behaviour.signed.then(|| shown(&distribution).word("pattern", &behaviour.pattern)))
}
