//! The last build failed in phase FINALIZING.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "codebuild-finalizing-failed",
    hop: Hop::Delivery,
    title: "the last build failed in phase FINALIZING",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::build::FINALIZING)],
    symptoms: &[],
    explains: &[],
    summary: "Build {number} of {project} failed in phase FINALIZING: {message}",
    fix: &[
        "Read the message; image and artifacts are uploaded already",
        "Start it again if a later step (a pipeline) waits for its success",
    ],
    check: &[
        "aws codebuild batch-get-builds --region {region} --ids '{build}' --query 'builds[].phases[?phaseStatus!=`SUCCEEDED`].[phaseType,phaseStatus,contexts]'",
        "aws codebuild list-builds-for-project --region {region} --project-name {project} --sort-order DESCENDING --max-items 5",
    ],
    page: include_str!("codebuild_finalizing_failed.md"),
};
