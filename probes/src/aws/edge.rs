//! What a distribution does with a request: alias, behaviour, origin, and what is sent on.

use super::pattern::{fits, fits_host};
use crate::evidence::aws::cloudfront::{Behaviour, Distribution, EdgeOrigin};
use crate::evidence::aws::policies::{CachePolicy, OriginRequestPolicy, Selection};

/// Whether a distribution answers for a host: by an alias, exactly or by a wildcard, or by its own name.
#[must_use]
pub fn answers_for(distribution: &Distribution, host: &str) -> bool {
    distribution.aliases.iter().any(|alias| fits_host(alias, host)) || fits_host(&distribution.domain, host)
}

/// The distribution that answers for a host: the longest alias decides, so an exact one before a wildcard.
#[must_use]
pub fn distribution_for<'a>(all: &'a [Distribution], host: &str) -> Option<&'a Distribution> {
    let weight = |d: &Distribution| {
        let fitting = d.aliases.iter().filter(|alias| fits_host(alias, host));
        fitting.map(|alias| (!alias.starts_with('*'), alias.len())).max().unwrap_or_default()
    };
    all.iter()
        .filter(|d| answers_for(d, host) && !d.staging)
        .max_by_key(|d| (weight(d), d.enabled, std::cmp::Reverse(d.id.clone())))
}

/// The behaviour that a path meets: the first pattern that fits, else the default.
#[must_use]
pub fn behaviour_for<'a>(distribution: &'a Distribution, path: &str) -> &'a Behaviour {
    let bare = path.trim_start_matches('/');
    let met = |b: &&Behaviour| fits(b.pattern.trim_start_matches('/'), bare);
    distribution.behaviours.iter().find(met).unwrap_or(&distribution.default_behaviour)
}

/// The origin that a behaviour asks first.
#[must_use]
pub fn origin_of<'a>(distribution: &'a Distribution, behaviour: &Behaviour) -> Option<&'a EdgeOrigin> {
    let group = distribution.origin_groups.iter().find(|g| g.id == behaviour.origin);
    let id = group.and_then(|g| g.members.first()).unwrap_or(&behaviour.origin);
    distribution.origins.iter().find(|o| o.id == *id)
}

/// Whether an origin is an S3 bucket behind its REST interface, and the bucket's name.
#[must_use]
pub fn bucket_of(origin: &EdgeOrigin) -> Option<&str> {
    let (bucket, rest) = origin.domain.split_once(".s3")?;
    let aws = rest.ends_with(".amazonaws.com") || rest.ends_with(".amazonaws.com.cn");
    (aws && (rest.starts_with('.') || rest.starts_with('-'))).then_some(bucket)
}

/// The port that the edge speaks to an origin, and whether with TLS.
#[must_use]
pub fn origin_port(origin: &EdgeOrigin, viewer_tls: bool) -> (u16, bool) {
    let Some(custom) = &origin.custom else { return (443, true) };
    let tls = match custom.protocol.as_str() {
        "http-only" => false,
        "https-only" => true,
        _ => viewer_tls,
    };
    let port = if tls { custom.https_port } else { custom.http_port };
    (u16::try_from(port).unwrap_or(if tls { 443 } else { 80 }), tls)
}

/// Whether a selection takes a name.
#[must_use]
pub fn takes(selection: &Selection, name: &str) -> bool {
    let named = selection.names.iter().any(|n| n == "*" || n.eq_ignore_ascii_case(name));
    match selection.mode.as_str() {
        "none" | "" => false,
        "allExcept" => !named,
        "whitelist" => named,
        _ => true,
    }
}

/// Whether the viewer's header of a name comes to the origin. `None` where a policy that decides is not known.
#[must_use]
pub fn sends_header(
    behaviour: &Behaviour,
    cache: Option<&CachePolicy>,
    request: Option<&OriginRequestPolicy>,
    name: &str,
) -> Option<bool> {
    if let Some(legacy) = &behaviour.forwarded {
        return Some(legacy.headers.iter().any(|h| h == "*" || h.eq_ignore_ascii_case(name)));
    }
    let by_request = match (&behaviour.origin_request_policy, request) {
        (None, _) => Some(false),
        (Some(_), policy) => policy.map(|p| takes(&p.headers, name)),
    };
    let by_cache = match (&behaviour.cache_policy, cache) {
        (None, _) => Some(false),
        (Some(_), policy) => policy.map(|p| takes(&p.headers, name)),
    };
    match (by_request, by_cache) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distribution(id: &str, aliases: &[&str]) -> Distribution {
        Distribution {
            id: id.to_owned(),
            enabled: true,
            domain: format!("{}.cloudfront.net", id.to_lowercase()),
            aliases: aliases.iter().map(|a| (*a).to_owned()).collect(),
            ..Distribution::default()
        }
    }

    #[test]
    fn an_exact_alias_goes_before_a_wildcard_and_a_long_wildcard_before_a_short_one() {
        let all = [
            distribution("E1", &["*.test"]),
            distribution("E2", &["*.brand-a.test"]),
            distribution("E3", &["www.brand-a.test"]),
        ];
        assert_eq!(distribution_for(&all, "www.brand-a.test").map(|d| d.id.as_str()), Some("E3"));
        assert_eq!(distribution_for(&all, "shop.brand-a.test").map(|d| d.id.as_str()), Some("E2"));
        assert_eq!(distribution_for(&all, "e1.cloudfront.net").map(|d| d.id.as_str()), Some("E1"));
        assert_eq!(distribution_for(&all, "brand-a.com"), None);
    }

    #[test]
    fn the_first_pattern_that_fits_decides_whether_it_begins_with_a_slash_or_not() {
        let mut it = distribution("E1", &[]);
        for (pattern, origin) in [("build/*", "s3"), ("/api/*", "api")] {
            it.behaviours.push(Behaviour { pattern: pattern.into(), origin: origin.into(), ..Behaviour::default() });
        }
        it.default_behaviour.origin = "alb".into();
        assert_eq!(behaviour_for(&it, "/build/app.css").origin, "s3");
        assert_eq!(behaviour_for(&it, "/api/x").origin, "api");
        assert_eq!(behaviour_for(&it, "/").origin, "alb");
    }

    #[test]
    fn the_host_header_comes_to_the_origin_by_policy_or_by_legacy_settings() {
        let mut b = Behaviour { origin_request_policy: Some("x".into()), ..Behaviour::default() };
        let all = super::super::managed::origin_request_policy("216adef6-5c7f-47e4-b989-5492eafa07d3");
        let but_host = super::super::managed::origin_request_policy("b689b0a8-53d0-40ab-baf2-68738e2966ac");
        assert_eq!(sends_header(&b, None, all.as_ref(), "Host"), Some(true));
        assert_eq!(sends_header(&b, None, but_host.as_ref(), "Host"), Some(false));
        assert_eq!(sends_header(&b, None, None, "Host"), None);
        b.forwarded = Some(crate::evidence::aws::cloudfront::Forwarded::default());
        assert_eq!(sends_header(&b, None, None, "Host"), Some(false));
    }

    #[test]
    fn buckets_are_known_by_their_names() {
        let origin = |domain: &str| EdgeOrigin { domain: domain.into(), ..EdgeOrigin::default() };
        assert_eq!(bucket_of(&origin("assets.s3.eu-central-1.amazonaws.com")), Some("assets"));
        assert_eq!(bucket_of(&origin("a.b.s3.amazonaws.com")), Some("a.b"));
        assert_eq!(bucket_of(&origin("x.s3-website-eu-west-1.amazonaws.com")), Some("x"));
        assert_eq!(bucket_of(&origin("origin.brand-a.test")), None);
    }
}
