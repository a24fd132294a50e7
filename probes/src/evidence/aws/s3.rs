//! S3: what lets a bucket be read, and one object of it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A bucket that is there and may be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bucket {
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its region.
    #[serde(default)]
    pub region: String,
}

/// The policy of a bucket; an absent one is an answer too.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BucketPolicy {
    /// Its name.
    #[serde(default)]
    pub bucket: String,
    /// Its statements.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Statement>,
}

/// One statement of a policy.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Statement {
    /// `Allow` or `Deny`.
    #[serde(default)]
    pub effect: String,
    /// Who: `*`, ARNs, services.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub principals: Vec<String>,
    /// What, such as `s3:GetObject`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<String>,
    /// On what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<String>,
    /// When, as `StringEquals AWS:SourceArn arn:…`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<String>,
}

/// Whether the policy makes the bucket public.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BucketPolicyStatus {
    /// Its name.
    #[serde(default)]
    pub bucket: String,
    /// Whether it does.
    #[serde(default)]
    pub public: bool,
}

/// What is kept from being public.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PublicAccessBlock {
    /// Its name.
    #[serde(default)]
    pub bucket: String,
    /// Whether new public ACLs are refused.
    #[serde(default)]
    pub block_acls: bool,
    /// Whether public ACLs are ignored.
    #[serde(default)]
    pub ignore_acls: bool,
    /// Whether public policies are refused.
    #[serde(default)]
    pub block_policy: bool,
    /// Whether a public policy is cut to the account and AWS services.
    #[serde(default)]
    pub restrict: bool,
}

/// A bucket that is a web site; an absent configuration is an answer too.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BucketWebsite {
    /// Its name.
    #[serde(default)]
    pub bucket: String,
    /// Its index document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<String>,
    /// Its error document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// The host that everything is redirected to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect: Option<String>,
}

/// One object, by its head.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BucketObject {
    /// The bucket.
    #[serde(default)]
    pub bucket: String,
    /// Its key.
    #[serde(default)]
    pub key: String,
    /// Its size in bytes.
    #[serde(default)]
    pub size: i64,
    /// Its content type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// When it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<Timestamp>,
    /// Its storage class, where it is not the standard one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub storage_class: Option<String>,
    /// How it is encrypted at rest, such as `aws:kms`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encryption: Option<String>,
}
