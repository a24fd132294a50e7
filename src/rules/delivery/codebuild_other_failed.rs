//! A build of another project failed.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "codebuild-other-failed",
    hop: Hop::Delivery,
    title: "a build of another project failed",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::build::OTHER_FAILED)],
    symptoms: &[],
    explains: &[],
    summary: "Build {number} of {project} ended {status} in phase {phase}; nothing says that it makes the image of {host}",
    fix: &["If {host} is built by it, say so in the configuration, so that hopwise can judge it"],
    check: &[
        "aws codebuild list-builds-for-project --region {region} --project-name {project} --sort-order DESCENDING --max-items 5",
    ],
    page: include_str!("codebuild_other_failed.md"),
};
