//! Causes at the hop cache.

mod cache_behind_hidden_error;
mod elasticache_auth_mismatch;
mod elasticache_create_failed;
mod elasticache_creating;
mod elasticache_deleting;
mod elasticache_endpoint_unknown;
mod elasticache_evicting;
mod elasticache_failover_off;
mod elasticache_incompatible_network;
mod elasticache_incompatible_parameters;
mod elasticache_memory_full;
mod elasticache_modifying;
mod elasticache_node_missing;
mod elasticache_other_not_available;
mod elasticache_parameters_pending_reboot;
mod elasticache_rebooting;
mod elasticache_recent_failover;
mod elasticache_recent_restart;
mod elasticache_replica_used_for_writes;
mod elasticache_restore_failed;
mod elasticache_security_group_closed;
mod elasticache_snapshotting;
mod elasticache_status_unknown;
mod elasticache_tls_required;
mod other_error;
mod redis_auth_required;
mod redis_busy;
mod redis_cannot_persist;
mod redis_cluster_mode;
mod redis_command_denied;
mod redis_connection_lost;
mod redis_host_unresolved;
mod redis_not_ready;
mod redis_out_of_memory;
mod redis_protected_mode;
mod redis_read_only;
mod redis_refused;
mod redis_timeout;
mod redis_tls_mismatch;
mod redis_too_many_clients;

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &cache_behind_hidden_error::RULE,
    &elasticache_auth_mismatch::RULE,
    &elasticache_create_failed::RULE,
    &elasticache_creating::RULE,
    &elasticache_deleting::RULE,
    &elasticache_endpoint_unknown::RULE,
    &elasticache_evicting::RULE,
    &elasticache_failover_off::RULE,
    &elasticache_incompatible_network::RULE,
    &elasticache_incompatible_parameters::RULE,
    &elasticache_memory_full::RULE,
    &elasticache_modifying::RULE,
    &elasticache_node_missing::RULE,
    &elasticache_other_not_available::RULE,
    &elasticache_parameters_pending_reboot::RULE,
    &elasticache_rebooting::RULE,
    &elasticache_recent_failover::RULE,
    &elasticache_recent_restart::RULE,
    &elasticache_replica_used_for_writes::RULE,
    &elasticache_restore_failed::RULE,
    &elasticache_security_group_closed::RULE,
    &elasticache_snapshotting::RULE,
    &elasticache_status_unknown::RULE,
    &elasticache_tls_required::RULE,
    &redis_auth_required::RULE,
    &redis_busy::RULE,
    &redis_cannot_persist::RULE,
    &redis_cluster_mode::RULE,
    &redis_command_denied::RULE,
    &redis_connection_lost::RULE,
    &redis_host_unresolved::RULE,
    &redis_not_ready::RULE,
    &redis_out_of_memory::RULE,
    &redis_protected_mode::RULE,
    &redis_read_only::RULE,
    &other_error::RULE,
    &redis_refused::RULE,
    &redis_timeout::RULE,
    &redis_tls_mismatch::RULE,
    &redis_too_many_clients::RULE,
];

#[cfg(test)]
mod tests;
