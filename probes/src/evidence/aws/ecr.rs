//! ECR: repositories and images.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The image repositories of the region that may be the brand's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Repositories {
    /// How many the region has.
    #[serde(default)]
    pub listed: u32,
    /// Those that name or configuration speaks for; all where there are few.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repositories: Vec<Repository>,
}

/// One repository.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Repository {
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// What images are named by, without tag.
    #[serde(default)]
    pub uri: String,
    /// Whether a tag stays with its image.
    #[serde(default)]
    pub immutable: bool,
    /// Whether images are scanned as they come.
    #[serde(default)]
    pub scan_on_push: bool,
}

/// Images of a repository: those that were asked for, or the newest.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Images {
    /// Its name.
    #[serde(default)]
    pub repository: String,
    /// Newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Image>,
    /// How many images the repository holds. Where that many are kept here, what is not among them is not there.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub listed: u32,
}

/// One image.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Image {
    /// Its digest.
    #[serde(default)]
    pub digest: String,
    /// Its tags.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// When it was pushed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pushed: Option<Timestamp>,
    /// Its size in bytes, compressed.
    #[serde(default)]
    pub size: i64,
    /// State of its scan, such as `COMPLETE` or `FAILED`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scan: Option<String>,
    /// The words beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scan_text: Option<String>,
    /// Findings of the scan by severity.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub findings: BTreeMap<String, i64>,
    /// When it was pulled last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pulled: Option<Timestamp>,
}

const fn is_zero(n: &u32) -> bool {
    *n == 0
}
