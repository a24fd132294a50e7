//! The last build ran out of time.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "codebuild-timed-out",
    hop: Hop::Delivery,
    title: "the last build ran out of time",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::build::TIMED_OUT)],
    symptoms: &[],
    explains: &["ecr-image-missing"],
    summary: "Build {number} of {project} ran out of time in phase {phase} ({timeout} minutes allowed)",
    fix: &[
        "Look where the log stands still: {log}",
        "A command that asks a question waits for ever: add --no-interaction",
        "If it only got slower: cache layers and packages, or raise timeoutInMinutes",
    ],
    check: &[
        "aws codebuild batch-get-builds --region {region} --ids '{build}' --query 'builds[].phases[?phaseStatus!=`SUCCEEDED`].[phaseType,phaseStatus,contexts]'",
        "aws codebuild list-builds-for-project --region {region} --project-name {project} --sort-order DESCENDING --max-items 5",
    ],
    page: include_str!("codebuild_timed_out.md"),
};
