//! The last build failed in phase PROVISIONING.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "codebuild-provisioning-failed",
    hop: Hop::Delivery,
    title: "the last build failed in phase PROVISIONING",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::build::PROVISIONING)],
    symptoms: &[],
    explains: &["ecr-image-missing"],
    summary: "Build {number} of {project} failed in phase PROVISIONING: {message}",
    fix: &[
        "Read the message: BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE names an image that cannot be pulled, ACCESS_DENIED the log group or the role, VPC_CLIENT_ERROR the subnets",
        "In a VPC the subnets need a NAT gateway: a public subnet does not do",
        "Give the service role ecr:BatchGetImage, ecr:GetDownloadUrlForLayer and logs:CreateLogStream",
    ],
    check: &[
        "aws codebuild batch-get-builds --region {region} --ids '{build}' --query 'builds[].phases[?phaseStatus!=`SUCCEEDED`].[phaseType,phaseStatus,contexts]'",
        "aws codebuild list-builds-for-project --region {region} --project-name {project} --sort-order DESCENDING --max-items 5",
    ],
    page: include_str!("codebuild_provisioning_failed.md"),
};
