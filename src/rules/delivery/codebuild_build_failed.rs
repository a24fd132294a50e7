//! The last build failed in phase BUILD.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "codebuild-build-failed",
    hop: Hop::Delivery,
    title: "the last build failed in phase BUILD",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::build::BUILD)],
    symptoms: &[],
    explains: &["ecr-image-missing"],
    summary: "Build {number} of {project} failed in phase BUILD: {message}",
    fix: &[
        "Read the end of the log: {log}",
        "Run the same command at commit {commit} on your machine: composer install, npm run build, docker build",
        "`no space left` or `toomanyrequests` are the build machine's: a larger size, a login to Docker Hub, a mirror",
    ],
    check: &[
        "aws codebuild batch-get-builds --region {region} --ids '{build}' --query 'builds[].phases[?phaseStatus!=`SUCCEEDED`].[phaseType,phaseStatus,contexts]'",
        "aws codebuild list-builds-for-project --region {region} --project-name {project} --sort-order DESCENDING --max-items 5",
    ],
    page: include_str!("codebuild_build_failed.md"),
};
