//! A build is under way.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "codebuild-running",
    hop: Hop::Delivery,
    title: "a build is under way",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::build::RUNNING)],
    symptoms: &[],
    explains: &[],
    summary: "Build {number} of {project} is under way, in phase {phase} since {minutes} minutes",
    fix: &["Wait for its end before you look for a missing image"],
    check: &[
        "aws codebuild list-builds-for-project --region {region} --project-name {project} --sort-order DESCENDING --max-items 5",
    ],
    page: include_str!("codebuild_running.md"),
};
