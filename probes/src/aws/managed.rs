//! The policies that CloudFront itself gives every account: their ids are fixed, so nobody has to be asked.

use crate::evidence::aws::policies::{CachePolicy, OriginRequestPolicy, Selection};

fn mode(mode: &str) -> Selection {
    Selection { mode: mode.to_owned(), names: Vec::new() }
}

fn names(mode: &str, names: &[&str]) -> Selection {
    Selection { mode: mode.to_owned(), names: names.iter().map(|n| (*n).to_owned()).collect() }
}

/// A managed cache policy.
#[must_use]
pub fn cache_policy(id: &str) -> Option<CachePolicy> {
    let none = || mode("none");
    let host =
        || names("whitelist", &["host", "origin", "x-http-method", "x-http-method-override", "x-method-override"]);
    let (name, ttls, headers, cookies, queries) = match id {
        "658327ea-f89d-4fab-a63d-7e88639e58f6" => ("CachingOptimized", (1, 86_400), none(), none(), none()),
        "b2884449-e4de-46a7-ac36-70bc7f1ddd6d" => {
            ("CachingOptimizedForUncompressedObjects", (1, 86_400), none(), none(), none())
        }
        "4135ea2d-6df8-44a3-9df3-4b5a84be39ad" => ("CachingDisabled", (0, 0), none(), none(), none()),
        "83da9c7e-98b4-4e11-a168-04f0df8e2c65" => ("UseOriginCacheControlHeaders", (0, 0), host(), mode("all"), none()),
        "4cc15a8a-d715-48a4-82b8-cc0b614638fe" => {
            ("UseOriginCacheControlHeaders-QueryStrings", (0, 0), host(), mode("all"), mode("all"))
        }
        _ => return None,
    };
    Some(CachePolicy {
        id: id.to_owned(),
        name: format!("Managed-{name}"),
        min_ttl: ttls.0,
        default_ttl: Some(ttls.1),
        max_ttl: (name != "CachingDisabled").then_some(31_536_000).or(Some(0)),
        headers,
        cookies,
        queries,
    })
}

/// A managed origin request policy.
#[must_use]
pub fn origin_request_policy(id: &str) -> Option<OriginRequestPolicy> {
    let cors = ["origin", "access-control-request-headers", "access-control-request-method"];
    let all = || mode("all");
    let none = || mode("none");
    let (name, headers, cookies, queries) = match id {
        "216adef6-5c7f-47e4-b989-5492eafa07d3" => ("AllViewer", mode("allViewer"), all(), all()),
        "b689b0a8-53d0-40ab-baf2-68738e2966ac" => {
            ("AllViewerExceptHostHeader", names("allExcept", &["host"]), all(), all())
        }
        "33f36d7e-f396-46d9-90e0-52428a34d9dc" => {
            ("AllViewerAndCloudFrontHeaders-2022-06", mode("allViewerAndWhitelistCloudFront"), all(), all())
        }
        "acba4595-bd28-49b8-b9fe-13317c0390fa" => {
            ("UserAgentRefererHeaders", names("whitelist", &["user-agent", "referer"]), none(), none())
        }
        "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf" => ("CORS-S3Origin", names("whitelist", &cors), none(), none()),
        "59781a5b-3903-41f3-afcb-af62929ccde1" => {
            ("CORS-CustomOrigin", names("whitelist", &["origin"]), none(), none())
        }
        _ => return None,
    };
    Some(OriginRequestPolicy { id: id.to_owned(), name: format!("Managed-{name}"), headers, cookies, queries })
}
