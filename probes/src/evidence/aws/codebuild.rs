//! CodeBuild: projects and their last builds.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The build projects of the region that may be the brand's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BuildProjects {
    /// How many the region has.
    #[serde(default)]
    pub listed: u32,
    /// Those that name or configuration speaks for; all where there are few.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
}

/// The last builds of a project.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProjectBuilds {
    /// Its name.
    #[serde(default)]
    pub project: String,
    /// Ids of the builds, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<String>,
}

/// Builds with their phases.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Builds {
    /// Newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub builds: Vec<Build>,
}

/// One build.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Build {
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// Its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<i64>,
    /// Its project.
    #[serde(default)]
    pub project: String,
    /// `SUCCEEDED`, `FAILED`, `FAULT`, `TIMED_OUT`, `IN_PROGRESS` or `STOPPED`.
    #[serde(default)]
    pub status: String,
    /// The phase it is in, or was in last.
    #[serde(default)]
    pub phase: String,
    /// What was to be built: a branch, tag or commit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The commit that was built.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
    /// When it began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started: Option<Timestamp>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Timestamp>,
    /// Who began it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initiator: Option<String>,
    /// How long it may take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeout_minutes: Option<u32>,
    /// How long it may wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queued_minutes: Option<u32>,
    /// Its phases, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phases: Vec<BuildPhase>,
    /// Where its log is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log: Option<String>,
}

/// One phase of a build.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BuildPhase {
    /// Such as `DOWNLOAD_SOURCE`, `PRE_BUILD`, `BUILD`, `POST_BUILD`.
    #[serde(default)]
    pub name: String,
    /// `SUCCEEDED`, `FAILED`, `FAULT`, `TIMED_OUT`, `IN_PROGRESS`, `STOPPED`; empty where it has not ended.
    #[serde(default)]
    pub status: String,
    /// How long it took.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<i64>,
    /// What went wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contexts: Vec<PhaseContext>,
}

/// What went wrong in a phase.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PhaseContext {
    /// Such as `COMMAND_EXECUTION_ERROR`.
    #[serde(default)]
    pub code: String,
    /// The words, redacted and cut.
    #[serde(default)]
    pub message: String,
}
