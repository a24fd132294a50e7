//! WAF: web ACLs, and requests that they met.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A web ACL.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WebAcl {
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// Its ARN.
    #[serde(default)]
    pub arn: String,
    /// Name of its metric.
    #[serde(default)]
    pub metric: String,
    /// `allow` or `block`.
    #[serde(default)]
    pub default_action: String,
    /// Its rules, in the order of their priority.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<WafRule>,
}

/// One rule of a web ACL.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WafRule {
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its place; the lowest comes first.
    #[serde(default)]
    pub priority: u32,
    /// What it looks at: `managed-rule-group`, `rule-group`, `rate-based`, `ip-set`, `geo-match`, `byte-match`, `size` and so on.
    #[serde(default)]
    pub kind: String,
    /// `allow`, `block`, `count`, `captcha`, `challenge`, `group` (the group decides) or `group-count`.
    #[serde(default)]
    pub action: String,
    /// The group's name, the rate limit or the set's ARN.
    #[serde(default)]
    pub about: String,
    /// Name of its metric.
    #[serde(default)]
    pub metric: String,
}

/// Which web ACL stands before a balancer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WebAclForResource {
    /// ARN of the balancer.
    #[serde(default)]
    pub resource: String,
    /// ARN of the web ACL; nothing where none does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its default action.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_action: Option<String>,
    /// Its rules, in the order of their priority.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<WafRule>,
}

/// Requests that a web ACL met lately.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SampledRequests {
    /// ARN of the web ACL.
    #[serde(default)]
    pub acl: String,
    /// Metric of the rule that was asked about; `ALL` for all.
    #[serde(default)]
    pub metric: String,
    /// How many requests the samples stand for.
    #[serde(default)]
    pub population: u64,
    /// The samples.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requests: Vec<Sample>,
}

/// One sampled request; who sent it is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sample {
    /// When it came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// What was done: `ALLOW`, `BLOCK`, `COUNT`, `CAPTCHA`, `CHALLENGE`.
    #[serde(default)]
    pub action: String,
    /// The rule within a rule group, where one matched.
    #[serde(default)]
    pub rule: String,
    /// The status of a custom answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Its method.
    #[serde(default)]
    pub method: String,
    /// Its path, without query values.
    #[serde(default)]
    pub uri: String,
    /// Its Host header.
    #[serde(default)]
    pub host: String,
    /// Its X-Request-ID, by which our own is known again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The country it came from.
    #[serde(default)]
    pub country: String,
}
