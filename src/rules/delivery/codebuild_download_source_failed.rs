//! The last build failed in phase DOWNLOAD_SOURCE.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "codebuild-download-source-failed",
    hop: Hop::Delivery,
    title: "the last build failed in phase DOWNLOAD_SOURCE",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::build::DOWNLOAD_SOURCE)],
    symptoms: &[],
    explains: &["ecr-image-missing"],
    summary: "Build {number} of {project} failed in phase DOWNLOAD_SOURCE: {message}",
    fix: &[
        "Renew the connection to the repository (token, CodeStar connection in state AVAILABLE)",
        "Check that branch {source} exists",
        "If the message names YAML: buildspec.yml is missing there or cannot be read",
    ],
    check: &[
        "aws codebuild batch-get-builds --region {region} --ids '{build}' --query 'builds[].phases[?phaseStatus!=`SUCCEEDED`].[phaseType,phaseStatus,contexts]'",
        "aws codebuild list-builds-for-project --region {region} --project-name {project} --sort-order DESCENDING --max-items 5",
    ],
    page: include_str!("codebuild_download_source_failed.md"),
};
