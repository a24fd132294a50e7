//! The tag in ECR means another image than the pods run.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ecr-tag-moved",
    hop: Hop::Delivery,
    title: "the tag in ECR means another image than the pods run",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::image::TAG_MOVED)],
    symptoms: &[],
    explains: &[],
    summary: "Tag {tag} of {repository} was pushed again; pods still run the image before",
    fix: &[
        "Restart the pods one by one: kubectl rollout restart deploy/NAME",
        "Give each build a tag of its own, and make tags immutable: aws ecr put-image-tag-mutability --repository-name {repository} --image-tag-mutability IMMUTABLE",
    ],
    check: &[
        "aws ecr describe-images --region {region} --repository-name {repository} --query 'sort_by(imageDetails,&imagePushedAt)[-5:].[imageTags,imagePushedAt,imageDigest]' --output text",
        "kubectl get pods -A -o custom-columns=NAME:.metadata.name,ID:.status.containerStatuses[*].imageID",
    ],
    page: include_str!("ecr_tag_moved.md"),
};
