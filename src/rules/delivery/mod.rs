//! Causes at the hop delivery.

mod hpa_at_max;
mod hpa_no_metrics;
mod hpa_scaled_to_min;
mod pdb_blocks_eviction;
mod rollout_bad_revision;
mod rollout_paused;
mod rollout_paused_while_serving;
mod rollout_recreate_gap;
mod rollout_stuck;
mod rollout_two_revisions;

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &hpa_at_max::RULE,
    &hpa_no_metrics::RULE,
    &hpa_scaled_to_min::RULE,
    &pdb_blocks_eviction::RULE,
    &rollout_bad_revision::RULE,
    &rollout_paused::RULE,
    &rollout_paused_while_serving::RULE,
    &rollout_recreate_gap::RULE,
    &rollout_stuck::RULE,
    &rollout_two_revisions::RULE,
];
