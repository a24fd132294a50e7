//! Somebody stopped the last build.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "codebuild-stopped",
    hop: Hop::Delivery,
    title: "somebody stopped the last build",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::build::STOPPED)],
    symptoms: &[],
    explains: &["ecr-image-missing"],
    summary: "Build {number} of {project} was stopped in phase {phase}",
    fix: &[
        "Ask who stopped it: StopBuild in CloudTrail, or a newer push if the pipeline replaces older runs",
        "Start it again: aws codebuild start-build --region {region} --project-name {project}",
    ],
    check: &[
        "aws codebuild batch-get-builds --region {region} --ids '{build}' --query 'builds[].phases[?phaseStatus!=`SUCCEEDED`].[phaseType,phaseStatus,contexts]'",
        "aws codebuild list-builds-for-project --region {region} --project-name {project} --sort-order DESCENDING --max-items 5",
    ],
    page: include_str!("codebuild_stopped.md"),
};
