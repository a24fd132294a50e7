//! The image that the Deployment names is not in ECR.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ecr-image-missing",
    hop: Hop::Delivery,
    title: "the image that the Deployment names is not in ECR",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&delivery::image::MISSING)],
    symptoms: &[],
    explains: &["pod-image-not-found", "pod-image-pull-failed"],
    summary: "ECR repository {repository} has no image {tag}",
    fix: &[
        "Take one that is there (the newest: {newest}): kubectl set image deploy/NAME CONTAINER={repository_uri}:{newest}",
        "Or go back: kubectl rollout undo deploy/NAME",
        "Then find why it was not pushed: look at the last build",
    ],
    check: &[
        "aws ecr describe-images --region {region} --repository-name {repository} --query 'sort_by(imageDetails,&imagePushedAt)[-5:].[imageTags,imagePushedAt,imageDigest]' --output text",
        "kubectl get pods -A | grep -E 'ImagePullBackOff|ErrImagePull'",
    ],
    page: include_str!("ecr_image_missing.md"),
};
