//! CloudFront: distributions, their origins and behaviours, invalidations, aliases in conflict.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The distributions of the account that concern the traced host.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Distributions {
    /// How many the account has.
    #[serde(default)]
    pub listed: u32,
    /// Those whose alias takes the host, exactly or by a wildcard, or whose own name DNS leads to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matching: Vec<Distribution>,
    /// Ids of the others by their own names, as far as [`OTHERS`] reaches: a record may lead to one of them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub others: BTreeMap<String, String>,
}

/// How many other distributions are kept by name.
pub const OTHERS: usize = 2_000;

impl Distributions {
    /// Keeps those that concern the host whole, and the others by name alone.
    #[must_use]
    pub fn narrowed(mut self, concerns: impl Fn(&Distribution) -> bool) -> Self {
        let (matching, others): (Vec<_>, Vec<_>) = self.matching.into_iter().partition(concerns);
        self.matching = matching;
        self.others = others.into_iter().take(OTHERS).map(|d| (d.domain.to_ascii_lowercase(), d.id)).collect();
        self
    }

    /// Whether the account has a distribution of this name; nothing where not all were kept.
    #[must_use]
    pub fn has(&self, domain: &str) -> Option<bool> {
        let has =
            self.others.contains_key(domain) || self.matching.iter().any(|d| d.domain.eq_ignore_ascii_case(domain));
        let all = self.matching.len() + self.others.len() >= self.listed as usize;
        (has || all).then_some(has)
    }
}

/// One distribution.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Distribution {
    /// Its id, such as `E1EXAMPLE`.
    #[serde(default)]
    pub id: String,
    /// Its ARN.
    #[serde(default)]
    pub arn: String,
    /// Its own name, such as `d111.cloudfront.net`.
    #[serde(default)]
    pub domain: String,
    /// The alternate domain names that it answers for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Whether it is enabled.
    #[serde(default)]
    pub enabled: bool,
    /// `Deployed` or `InProgress`.
    #[serde(default)]
    pub status: String,
    /// Whether it is a staging distribution.
    #[serde(default)]
    pub staging: bool,
    /// Whether it has IPv6 addresses.
    #[serde(default)]
    pub ipv6: bool,
    /// Highest version it speaks to viewers, such as `http2`.
    #[serde(default)]
    pub http_version: String,
    /// ARN (or id) of its web ACL; empty where none stands before it.
    #[serde(default)]
    pub web_acl: String,
    /// When it was changed last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<Timestamp>,
    /// Where it gets its answers from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<EdgeOrigin>,
    /// Origins that stand in for each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub origin_groups: Vec<OriginGroup>,
    /// What holds where no path pattern matches.
    pub default_behaviour: Behaviour,
    /// What holds for path patterns, in order; the first that matches decides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub behaviours: Vec<Behaviour>,
    /// What it shows to viewers.
    pub certificate: ViewerCertificate,
    /// Error answers that it puts pages of its own in place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub custom_errors: Vec<CustomError>,
    /// Countries that it serves or refuses.
    pub geo: GeoRestriction,
}

/// One origin of a distribution.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EdgeOrigin {
    /// Its id within the distribution.
    #[serde(default)]
    pub id: String,
    /// The name it is reached by.
    #[serde(default)]
    pub domain: String,
    /// Path put before every request.
    #[serde(default)]
    pub path: String,
    /// Names of headers added to requests; values are never kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub header_names: Vec<String>,
    /// How a server of ours is spoken to; nothing for a bucket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom: Option<CustomOrigin>,
    /// The origin access identity (legacy) of a bucket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub s3_identity: Option<String>,
    /// The origin access control of a bucket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_control: Option<String>,
    /// How often it connects.
    #[serde(default)]
    pub attempts: u32,
    /// How long a connect may take, in seconds.
    #[serde(default)]
    pub connect_timeout: u32,
    /// Whether Origin Shield stands before it.
    #[serde(default)]
    pub shield: bool,
}

/// How an origin that is no bucket is spoken to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CustomOrigin {
    /// Port for plain HTTP.
    #[serde(default)]
    pub http_port: u32,
    /// Port for HTTPS.
    #[serde(default)]
    pub https_port: u32,
    /// `http-only`, `match-viewer` or `https-only`.
    #[serde(default)]
    pub protocol: String,
    /// TLS versions that it may speak, such as `TLSv1.2`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tls_versions: Vec<String>,
    /// How long an answer may take, in seconds.
    #[serde(default)]
    pub read_timeout: u32,
    /// How long an idle connection is kept, in seconds.
    #[serde(default)]
    pub keepalive: u32,
}

/// Origins that stand in for each other.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OriginGroup {
    /// Its id within the distribution.
    #[serde(default)]
    pub id: String,
    /// Ids of the origins, the first one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
    /// Statuses on which the next one is asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<u16>,
}

/// What a distribution does with some paths.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Behaviour {
    /// The path pattern; `*` for the default.
    #[serde(default)]
    pub pattern: String,
    /// Id of the origin or origin group.
    #[serde(default)]
    pub origin: String,
    /// `allow-all`, `https-only` or `redirect-to-https`.
    #[serde(default)]
    pub viewer_protocol: String,
    /// Methods that are let through.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub methods: Vec<String>,
    /// Methods whose answers are cached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cached_methods: Vec<String>,
    /// Whether it compresses.
    #[serde(default)]
    pub compress: bool,
    /// Id of the cache policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cache_policy: Option<String>,
    /// Id of the origin request policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin_request_policy: Option<String>,
    /// Id of the response headers policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response_headers_policy: Option<String>,
    /// Legacy settings in place of a cache policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forwarded: Option<Forwarded>,
    /// Code that runs on the way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<EdgeFunction>,
    /// Whether viewers need signed URLs or cookies.
    #[serde(default)]
    pub signed: bool,
}

/// Legacy cache settings: what takes part in the cache key is also sent on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Forwarded {
    /// Whether query strings are sent on.
    #[serde(default)]
    pub query_string: bool,
    /// `none`, `whitelist` or `all`.
    #[serde(default)]
    pub cookies: String,
    /// Names of the cookies that are sent on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cookie_names: Vec<String>,
    /// Names of the headers that are sent on; `*` for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<String>,
    /// Shortest time in the cache, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_ttl: Option<i64>,
    /// Time in the cache where the origin says nothing, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_ttl: Option<i64>,
    /// Longest time in the cache, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_ttl: Option<i64>,
}

/// Code at the edge.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EdgeFunction {
    /// `viewer-request`, `viewer-response`, `origin-request` or `origin-response`.
    #[serde(default)]
    pub event: String,
    /// Its ARN.
    #[serde(default)]
    pub arn: String,
    /// Whether it is Lambda@Edge; else a CloudFront function.
    #[serde(default)]
    pub lambda: bool,
}

/// What viewers are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ViewerCertificate {
    /// Whether it is CloudFront's own certificate, for `*.cloudfront.net` alone.
    #[serde(default)]
    pub default: bool,
    /// The certificate in ACM.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acm_arn: Option<String>,
    /// The certificate in IAM.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iam_id: Option<String>,
    /// Oldest TLS policy, such as `TLSv1.2_2021`.
    #[serde(default)]
    pub minimum_tls: String,
    /// Whether it needs SNI.
    #[serde(default)]
    pub sni_only: bool,
}

/// One error that a distribution hides behind a page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CustomError {
    /// The origin's status.
    pub status: u16,
    /// The status that viewers see, where it is changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_status: Option<u16>,
    /// The page that viewers see, where one is put in place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// How long the error is kept in the cache, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ttl: Option<i64>,
}

/// Countries that are served or refused.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct GeoRestriction {
    /// `none`, `whitelist` or `blacklist`.
    #[serde(default)]
    pub kind: String,
    /// Country codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<String>,
}

/// What the list of distributions leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DistributionDetail {
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// `Deployed` or `InProgress`.
    #[serde(default)]
    pub status: String,
    /// Whether it is enabled.
    #[serde(default)]
    pub enabled: bool,
    /// What `/` stands for; empty where nothing is set.
    #[serde(default)]
    pub default_root_object: String,
    /// Invalidations under way.
    #[serde(default)]
    pub invalidations: u32,
    /// When it was changed last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<Timestamp>,
    /// Whether standard logs are written.
    #[serde(default)]
    pub logging: bool,
}

/// The last invalidations of a distribution.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Invalidations {
    /// Its id.
    #[serde(default)]
    pub distribution: String,
    /// Newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub batches: Vec<Invalidation>,
}

/// One invalidation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Invalidation {
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// `InProgress` or `Completed`.
    #[serde(default)]
    pub status: String,
    /// When it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<Timestamp>,
}

/// Distributions, of any account, that hold the host or a wildcard over it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ConflictingAliases {
    /// The name that was asked about.
    #[serde(default)]
    pub alias: String,
    /// Who holds it; our own distribution is among them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
}

/// A distribution that holds an alias.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Conflict {
    /// The alias.
    #[serde(default)]
    pub alias: String,
    /// Its id; partly hidden where it is another account's.
    #[serde(default)]
    pub distribution: String,
    /// Its account; partly hidden where it is another one.
    #[serde(default)]
    pub account: String,
}
