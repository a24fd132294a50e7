//! CodeBuild itself failed.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "codebuild-fault",
    hop: Hop::Delivery,
    title: "CodeBuild itself failed",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::build::FAULT)],
    symptoms: &[],
    explains: &["ecr-image-missing"],
    summary: "Build {number} of {project} ended by a fault of CodeBuild in phase {phase}: {message}",
    fix: &[
        "Start it again: aws codebuild start-build --region {region} --project-name {project}",
        "If it happens again: look at the AWS Health Dashboard of {region}, and open a support case with {build}",
    ],
    check: &[
        "aws codebuild batch-get-builds --region {region} --ids '{build}' --query 'builds[].phases[?phaseStatus!=`SUCCEEDED`].[phaseType,phaseStatus,contexts]'",
        "aws codebuild list-builds-for-project --region {region} --project-name {project} --sort-order DESCENDING --max-items 5",
    ],
    page: include_str!("codebuild_fault.md"),
};
