//! The behaviours of a distribution: the default one and those of paths are two types with the same parts.

use aws_sdk_cloudfront::types as sdk;

use super::time::some;
use crate::evidence::aws::cloudfront::{Behaviour, EdgeFunction, Forwarded};

macro_rules! behaviour {
    ($b:expr, $pattern:expr) => {{
        let b = $b;
        let methods = b.allowed_methods();
        let own = |all: &[sdk::Method]| all.iter().map(|m| m.as_str().to_owned()).collect();
        let mut functions = Vec::new();
        for f in b.function_associations().map(|f| f.items()).unwrap_or_default() {
            let event = f.event_type().as_str().to_owned();
            functions.push(EdgeFunction { event, arn: f.function_arn().to_owned(), lambda: false });
        }
        for f in b.lambda_function_associations().map(|f| f.items()).unwrap_or_default() {
            let event = f.event_type().as_str().to_owned();
            functions.push(EdgeFunction { event, arn: f.lambda_function_arn().to_owned(), lambda: true });
        }
        #[allow(deprecated)]
        let forwarded = b.forwarded_values().map(|v| Forwarded {
            query_string: v.query_string(),
            cookies: v.cookies().map(|c| c.forward().as_str().to_owned()).unwrap_or_default(),
            cookie_names: v
                .cookies()
                .and_then(|c| c.whitelisted_names())
                .map(|n| n.items().to_vec())
                .unwrap_or_default(),
            headers: v.headers().map(|h| h.items().to_vec()).unwrap_or_default(),
            min_ttl: b.min_ttl(),
            default_ttl: b.default_ttl(),
            max_ttl: b.max_ttl(),
        });
        Behaviour {
            pattern: $pattern.to_owned(),
            origin: b.target_origin_id().to_owned(),
            viewer_protocol: b.viewer_protocol_policy().as_str().to_owned(),
            methods: methods.map(|m| own(m.items())).unwrap_or_default(),
            cached_methods: methods.and_then(|m| m.cached_methods()).map(|c| own(c.items())).unwrap_or_default(),
            compress: b.compress() == Some(true),
            cache_policy: some(b.cache_policy_id()),
            origin_request_policy: some(b.origin_request_policy_id()),
            response_headers_policy: some(b.response_headers_policy_id()),
            // An id of a cache policy makes the legacy settings void.
            forwarded: forwarded.filter(|_| b.cache_policy_id().is_none_or(str::is_empty)),
            functions,
            signed: b.trusted_signers().is_some_and(|t| t.enabled())
                || b.trusted_key_groups().is_some_and(|t| t.enabled()),
        }
    }};
}

/// What holds where no pattern fits.
pub(super) fn default(b: &sdk::DefaultCacheBehavior) -> Behaviour {
    behaviour!(b, "*")
}

/// What holds for a path pattern.
pub(super) fn of_path(b: &sdk::CacheBehavior) -> Behaviour {
    behaviour!(b, b.path_pattern())
}
