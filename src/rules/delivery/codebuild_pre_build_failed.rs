//! The last build failed in phase PRE_BUILD.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "codebuild-pre-build-failed",
    hop: Hop::Delivery,
    title: "the last build failed in phase PRE_BUILD",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::build::PRE_BUILD)],
    symptoms: &[],
    explains: &["ecr-image-missing"],
    summary: "Build {number} of {project} failed in phase PRE_BUILD: {message}",
    fix: &[
        "Read the end of the log: {log}",
        "If it is the login: the role needs ecr:GetAuthorizationToken, and the account and region in the command must be right",
        "If it is a test or a check: mend what it found",
    ],
    check: &[
        "aws codebuild batch-get-builds --region {region} --ids '{build}' --query 'builds[].phases[?phaseStatus!=`SUCCEEDED`].[phaseType,phaseStatus,contexts]'",
        "aws codebuild list-builds-for-project --region {region} --project-name {project} --sort-order DESCENDING --max-items 5",
    ],
    page: include_str!("codebuild_pre_build_failed.md"),
};
