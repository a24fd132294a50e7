//! ECR holds a newer image than the cluster runs.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ecr-image-not-rolled-out",
    hop: Hop::Delivery,
    title: "ECR holds a newer image than the cluster runs",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::image::NOT_ROLLED_OUT)],
    symptoms: &[],
    explains: &[],
    summary: "ECR repository {repository} got {newest} {age} ago; the cluster runs {tag}",
    fix: &["If visitors miss something new: roll it out, or run the deployment step again"],
    check: &[
        "aws ecr describe-images --region {region} --repository-name {repository} --query 'sort_by(imageDetails,&imagePushedAt)[-5:].[imageTags,imagePushedAt,imageDigest]' --output text",
        "kubectl rollout history deploy/NAME",
    ],
    page: include_str!("ecr_image_not_rolled_out.md"),
};
