//! The image has known weaknesses.

use hopwise_probes::Hop;

use crate::facts::delivery;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "ecr-scan-findings",
    hop: Hop::Delivery,
    title: "the image has known weaknesses",
    severity: Severity::Info,
    certainty: Certainty::Likely,
    when: &[yes(&delivery::image::SCAN_FINDINGS)],
    symptoms: &[],
    explains: &[],
    summary: "The scan of {repository}:{tag} found {findings}",
    fix: &["Build again on a current base image; this is not the cause of an outage"],
    check: &[
        "aws ecr describe-image-scan-findings --region {region} --repository-name {repository} --image-id imageTag={tag} --query 'imageScanFindings.findingSeverityCounts'",
    ],
    page: include_str!("ecr_scan_findings.md"),
};
