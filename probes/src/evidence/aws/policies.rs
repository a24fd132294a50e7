//! CloudFront policies: what takes part in the cache key, and what is sent to the origin.

use serde::{Deserialize, Serialize};

/// Which headers, cookies or query strings are meant.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Selection {
    /// `none`, `whitelist`, `allExcept`, `allViewer`, `all` and the like, in CloudFront's words.
    #[serde(default)]
    pub mode: String,
    /// The names, where the mode takes names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
}

/// A cache policy.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CachePolicy {
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Shortest time in the cache, in seconds.
    #[serde(default)]
    pub min_ttl: i64,
    /// Time in the cache where the origin says nothing, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_ttl: Option<i64>,
    /// Longest time in the cache, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_ttl: Option<i64>,
    /// Headers in the cache key.
    pub headers: Selection,
    /// Cookies in the cache key.
    pub cookies: Selection,
    /// Query strings in the cache key.
    pub queries: Selection,
}

/// An origin request policy.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OriginRequestPolicy {
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Headers that are sent on.
    pub headers: Selection,
    /// Cookies that are sent on.
    pub cookies: Selection,
    /// Query strings that are sent on.
    pub queries: Selection,
}
