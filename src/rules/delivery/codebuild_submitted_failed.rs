//! The last build failed in phase SUBMITTED.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "codebuild-submitted-failed",
    hop: Hop::Delivery,
    title: "the last build failed in phase SUBMITTED",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::build::SUBMITTED)],
    symptoms: &[],
    explains: &["ecr-image-missing"],
    summary: "Build {number} of {project} failed in phase SUBMITTED: {message}",
    fix: &[
        "Look at the project: a service role that is gone, or a setting that CodeBuild refuses, ends it here",
        "Check the role: aws codebuild batch-get-projects --region {region} --names {project} --query 'projects[].serviceRole'",
    ],
    check: &[
        "aws codebuild batch-get-builds --region {region} --ids '{build}' --query 'builds[].phases[?phaseStatus!=`SUCCEEDED`].[phaseType,phaseStatus,contexts]'",
        "aws codebuild list-builds-for-project --region {region} --project-name {project} --sort-order DESCENDING --max-items 5",
    ],
    page: include_str!("codebuild_submitted_failed.md"),
};
