//! The last build failed in phase QUEUED.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "codebuild-queued-failed",
    hop: Hop::Delivery,
    title: "the last build failed in phase QUEUED",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::build::QUEUED)],
    symptoms: &[],
    explains: &["ecr-image-missing"],
    summary: "Build {number} of {project} failed in phase QUEUED: {message}",
    fix: &[
        "Look at the quota of concurrent builds and at what runs: aws codebuild list-builds --region {region}",
        "Raise queuedTimeoutInMinutes, or start fewer builds at once",
    ],
    check: &[
        "aws codebuild batch-get-builds --region {region} --ids '{build}' --query 'builds[].phases[?phaseStatus!=`SUCCEEDED`].[phaseType,phaseStatus,contexts]'",
        "aws codebuild list-builds-for-project --region {region} --project-name {project} --sort-order DESCENDING --max-items 5",
    ],
    page: include_str!("codebuild_queued_failed.md"),
};
