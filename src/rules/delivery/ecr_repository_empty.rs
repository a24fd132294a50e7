//! The ECR repository of the image is empty.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ecr-repository-empty",
    hop: Hop::Delivery,
    title: "the ECR repository of the image is empty",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&delivery::image::EMPTY)],
    symptoms: &[],
    explains: &["ecr-image-missing"],
    summary: "ECR repository {repository} holds no image",
    fix: &[
        "Run the build: aws codebuild start-build --region {region} --project-name PROJECT",
        "If a lifecycle rule emptied it: read it (aws ecr get-lifecycle-policy) and keep tagged images",
    ],
    check: &[
        "aws ecr describe-images --region {region} --repository-name {repository} --query 'sort_by(imageDetails,&imagePushedAt)[-5:].[imageTags,imagePushedAt,imageDigest]' --output text",
    ],
    page: include_str!("ecr_repository_empty.md"),
};
