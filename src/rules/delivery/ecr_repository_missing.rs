//! The ECR repository of the image does not exist.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ecr-repository-missing",
    hop: Hop::Delivery,
    title: "the ECR repository of the image does not exist",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&delivery::image::REPOSITORY_MISSING)],
    symptoms: &[],
    explains: &["pod-image-not-found", "pod-image-denied", "pod-image-pull-failed"],
    summary: "ECR has no repository {repository} in {region}",
    fix: &[
        "Compare account, region and name in the image with: aws ecr describe-repositories --region {region}",
        "If it was deleted: make it again and push (aws ecr create-repository --repository-name {repository})",
    ],
    check: &[
        "aws ecr describe-repositories --region {region} --query 'repositories[].repositoryUri'",
        "kubectl get deploy -A -o custom-columns=NAME:.metadata.name,IMAGE:.spec.template.spec.containers[*].image",
    ],
    page: include_str!("ecr_repository_missing.md"),
};
