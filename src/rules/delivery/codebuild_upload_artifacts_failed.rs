//! The last build failed in phase UPLOAD_ARTIFACTS.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "codebuild-upload-artifacts-failed",
    hop: Hop::Delivery,
    title: "the last build failed in phase UPLOAD_ARTIFACTS",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::build::UPLOAD_ARTIFACTS)],
    symptoms: &[],
    explains: &["s3-page-asset-missing"],
    summary: "Build {number} of {project} failed in phase UPLOAD_ARTIFACTS: {message}",
    fix: &[
        "Check that the files named under artifacts exist at the end of the build",
        "Give the role s3:PutObject on the bucket, and kms:GenerateDataKey if it is encrypted",
    ],
    check: &[
        "aws codebuild batch-get-builds --region {region} --ids '{build}' --query 'builds[].phases[?phaseStatus!=`SUCCEEDED`].[phaseType,phaseStatus,contexts]'",
        "aws codebuild list-builds-for-project --region {region} --project-name {project} --sort-order DESCENDING --max-items 5",
    ],
    page: include_str!("codebuild_upload_artifacts_failed.md"),
};
