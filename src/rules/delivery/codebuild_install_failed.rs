//! The last build failed in phase INSTALL.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "codebuild-install-failed",
    hop: Hop::Delivery,
    title: "the last build failed in phase INSTALL",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::build::INSTALL)],
    symptoms: &[],
    explains: &["ecr-image-missing"],
    summary: "Build {number} of {project} failed in phase INSTALL: {message}",
    fix: &[
        "Read the end of the log: {log}",
        "A runtime version that the build image does not have is the usual reason: correct runtime-versions in the buildspec",
        "Package mirrors that do not answer: try again, then pin and cache",
    ],
    check: &[
        "aws codebuild batch-get-builds --region {region} --ids '{build}' --query 'builds[].phases[?phaseStatus!=`SUCCEEDED`].[phaseType,phaseStatus,contexts]'",
        "aws codebuild list-builds-for-project --region {region} --project-name {project} --sort-order DESCENDING --max-items 5",
    ],
    page: include_str!("codebuild_install_failed.md"),
};
