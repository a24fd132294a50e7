//! ACM: the state of a certificate.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A certificate in ACM.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AcmCertificate {
    /// Its ARN.
    #[serde(default)]
    pub arn: String,
    /// Its main name.
    #[serde(default)]
    pub domain: String,
    /// All its names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// `ISSUED`, `PENDING_VALIDATION`, `EXPIRED`, `INACTIVE`, `REVOKED`, `FAILED` or `VALIDATION_TIMED_OUT`.
    #[serde(default)]
    pub status: String,
    /// `AMAZON_ISSUED`, `IMPORTED` or `PRIVATE`. Its key is not `kind`: that names the kind of the answer.
    #[serde(default, rename = "type")]
    pub kind: String,
    /// From when it is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_before: Option<Timestamp>,
    /// Until when it is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_after: Option<Timestamp>,
    /// Why it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<String>,
    /// Why it was revoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revocation: Option<String>,
    /// Whether ACM can renew it.
    #[serde(default)]
    pub renewable: bool,
    /// `PENDING_AUTO_RENEWAL`, `PENDING_VALIDATION`, `SUCCESS` or `FAILED`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal: Option<String>,
    /// Why the renewal stands where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal_reason: Option<String>,
    /// ARNs of what uses it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub in_use_by: Vec<String>,
    /// Such as `RSA-2048`.
    #[serde(default)]
    pub key_algorithm: String,
    /// How each name is shown to be ours.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub validations: Vec<Validation>,
}

/// How one name is shown to be ours.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Validation {
    /// The name.
    #[serde(default)]
    pub domain: String,
    /// `DNS`, `EMAIL` or `HTTP`.
    #[serde(default)]
    pub method: String,
    /// `PENDING_VALIDATION`, `SUCCESS` or `FAILED`.
    #[serde(default)]
    pub status: String,
    /// Name of the record that must be in DNS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record_name: Option<String>,
    /// Its type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record_type: Option<String>,
    /// Its value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record_value: Option<String>,
}
