//! What a container wrote, cut to the entries that concern the walk.

use serde::{Deserialize, Serialize};

use crate::evidence::log::Entry;

/// A part of a container's log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct PodLog {
    /// The pod.
    pub pod: String,
    /// The container.
    pub container: String,
    /// Whether it is the log of the container before its last start.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub previous: bool,
    /// How many lines were read.
    pub lines: usize,
    /// Whether the log was longer than what was read.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cut: bool,
    /// How many lines are entries of an access log.
    pub access: usize,
    /// How many of these carry a request id.
    pub with_id: usize,
    /// The entries of our own requests, and the errors; oldest first.
    pub entries: Vec<Entry>,
}
