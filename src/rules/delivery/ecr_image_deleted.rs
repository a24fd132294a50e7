//! The image that pods still run is gone from ECR.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ecr-image-deleted",
    hop: Hop::Delivery,
    title: "the image that pods still run is gone from ECR",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&delivery::image::DELETED)],
    symptoms: &[],
    explains: &["ecr-image-missing"],
    summary: "Pods still run {image}, and ECR repository {repository} no longer has it: a lifecycle rule or somebody deleted it",
    fix: &[
        "Push it again from its commit with the same tag, before a node is replaced",
        "Or roll out an image that is there (the newest: {newest})",
        "Let the lifecycle rule keep what is deployed: count images by tag prefix, with enough of them",
    ],
    check: &[
        "aws ecr get-lifecycle-policy --region {region} --repository-name {repository}",
        "aws ecr describe-images --region {region} --repository-name {repository} --query 'sort_by(imageDetails,&imagePushedAt)[-5:].[imageTags,imagePushedAt,imageDigest]' --output text",
    ],
    page: include_str!("ecr_image_deleted.md"),
};
