//! The last build failed in phase POST_BUILD.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "codebuild-post-build-failed",
    hop: Hop::Delivery,
    title: "the last build failed in phase POST_BUILD",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::build::POST_BUILD)],
    symptoms: &[],
    explains: &["ecr-image-missing"],
    summary: "Build {number} of {project} failed in phase POST_BUILD: {message}",
    fix: &[
        "Read the end of the log: {log}",
        "If it is the push: the role needs ecr:PutImage and the layer calls, and an immutable tag must not exist yet",
        "If it is the deployment: kubectl's credentials of the build, and its reach to the API server",
    ],
    check: &[
        "aws codebuild batch-get-builds --region {region} --ids '{build}' --query 'builds[].phases[?phaseStatus!=`SUCCEEDED`].[phaseType,phaseStatus,contexts]'",
        "aws codebuild list-builds-for-project --region {region} --project-name {project} --sort-order DESCENDING --max-items 5",
    ],
    page: include_str!("codebuild_post_build_failed.md"),
};
