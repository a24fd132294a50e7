//! Causes at the hop delivery.

mod codebuild_build_failed;
mod codebuild_download_source_failed;
mod codebuild_fault;
mod codebuild_finalizing_failed;
mod codebuild_install_failed;
mod codebuild_other_failed;
mod codebuild_post_build_failed;
mod codebuild_pre_build_failed;
mod codebuild_provisioning_failed;
mod codebuild_queued_failed;
mod codebuild_running;
mod codebuild_stopped;
mod codebuild_submitted_failed;
mod codebuild_timed_out;
mod codebuild_upload_artifacts_failed;
mod ecr_image_deleted;
mod ecr_image_missing;
mod ecr_image_not_rolled_out;
mod ecr_repository_empty;
mod ecr_repository_missing;
mod ecr_scan_findings;
mod ecr_tag_moved;
mod hpa_at_max;
mod hpa_no_metrics;
mod hpa_scaled_to_min;
mod pdb_blocks_eviction;
mod rollout_bad_revision;
mod rollout_held_back;
mod rollout_paused;
mod rollout_paused_while_serving;
mod rollout_recreate_gap;
mod rollout_stuck;
mod rollout_two_revisions;

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &codebuild_build_failed::RULE,
    &codebuild_download_source_failed::RULE,
    &codebuild_fault::RULE,
    &codebuild_finalizing_failed::RULE,
    &codebuild_install_failed::RULE,
    &codebuild_other_failed::RULE,
    &codebuild_post_build_failed::RULE,
    &codebuild_pre_build_failed::RULE,
    &codebuild_provisioning_failed::RULE,
    &codebuild_queued_failed::RULE,
    &codebuild_running::RULE,
    &codebuild_stopped::RULE,
    &codebuild_submitted_failed::RULE,
    &codebuild_timed_out::RULE,
    &codebuild_upload_artifacts_failed::RULE,
    &ecr_image_deleted::RULE,
    &ecr_image_missing::RULE,
    &ecr_image_not_rolled_out::RULE,
    &ecr_repository_empty::RULE,
    &ecr_repository_missing::RULE,
    &ecr_scan_findings::RULE,
    &ecr_tag_moved::RULE,
    &hpa_at_max::RULE,
    &hpa_no_metrics::RULE,
    &hpa_scaled_to_min::RULE,
    &pdb_blocks_eviction::RULE,
    &rollout_bad_revision::RULE,
    &rollout_held_back::RULE,
    &rollout_paused::RULE,
    &rollout_paused_while_serving::RULE,
    &rollout_recreate_gap::RULE,
    &rollout_stuck::RULE,
    &rollout_two_revisions::RULE,
];

#[cfg(test)]
mod tests;
