//! Causes at the hop database.

mod access_denied;
mod account_locked;
mod auth_plugin_unknown;
mod connection_lost;
mod constraint_violated;
mod database_behind_hidden_error;
mod deadlock;
mod duplicate_entry;
mod host_unresolved;
mod lock_wait;
mod other_error;
mod packet_too_large;
mod password_expired;
mod privilege_missing;
mod query_invalid;
mod query_timeout;
mod rds_certificate_expired;
mod rds_certificate_expires_soon;
mod rds_change_pending;
mod rds_cluster_unavailable;
mod rds_cluster_without_writer;
mod rds_connections_near_limit;
mod rds_cpu_saturated;
mod rds_creating;
mod rds_deleting;
mod rds_encryption_key_inaccessible;
mod rds_encryption_key_recoverable;
mod rds_endpoint_unknown;
mod rds_failed;
mod rds_harmless_change;
mod rds_incompatible_create;
mod rds_incompatible_credentials;
mod rds_incompatible_network;
mod rds_incompatible_option_group;
mod rds_incompatible_parameters;
mod rds_incompatible_restore;
mod rds_insufficient_capacity;
mod rds_maintenance;
mod rds_modifying;
mod rds_moving_network;
mod rds_other_not_available;
mod rds_parameters_pending_reboot;
mod rds_rebooting;
mod rds_recent_failover;
mod rds_recent_restart;
mod rds_renaming;
mod rds_replica_behind;
mod rds_replica_used_for_writes;
mod rds_resetting_master_credentials;
mod rds_restore_error;
mod rds_security_group_closed;
mod rds_security_group_partial;
mod rds_starting;
mod rds_status_unknown;
mod rds_stopped;
mod rds_stopping;
mod rds_storage_busy;
mod rds_storage_full;
mod rds_storage_low;
mod rds_upgrading;
mod read_only;
mod refused;
mod storage_full;
mod table_corrupt;
mod timeout;
mod tls_required;
mod too_many_connections;
mod unknown_database;
mod unknown_table;
mod value_rejected;

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &access_denied::RULE,
    &account_locked::RULE,
    &auth_plugin_unknown::RULE,
    &connection_lost::RULE,
    &constraint_violated::RULE,
    &database_behind_hidden_error::RULE,
    &deadlock::RULE,
    &duplicate_entry::RULE,
    &host_unresolved::RULE,
    &lock_wait::RULE,
    &packet_too_large::RULE,
    &password_expired::RULE,
    &privilege_missing::RULE,
    &other_error::RULE,
    &query_invalid::RULE,
    &query_timeout::RULE,
    &rds_certificate_expired::RULE,
    &rds_certificate_expires_soon::RULE,
    &rds_change_pending::RULE,
    &rds_cluster_unavailable::RULE,
    &rds_cluster_without_writer::RULE,
    &rds_connections_near_limit::RULE,
    &rds_cpu_saturated::RULE,
    &rds_creating::RULE,
    &rds_deleting::RULE,
    &rds_encryption_key_inaccessible::RULE,
    &rds_encryption_key_recoverable::RULE,
    &rds_endpoint_unknown::RULE,
    &rds_failed::RULE,
    &rds_harmless_change::RULE,
    &rds_incompatible_create::RULE,
    &rds_incompatible_credentials::RULE,
    &rds_incompatible_network::RULE,
    &rds_incompatible_option_group::RULE,
    &rds_incompatible_parameters::RULE,
    &rds_incompatible_restore::RULE,
    &rds_insufficient_capacity::RULE,
    &rds_maintenance::RULE,
    &rds_modifying::RULE,
    &rds_moving_network::RULE,
    &rds_other_not_available::RULE,
    &rds_parameters_pending_reboot::RULE,
    &rds_rebooting::RULE,
    &rds_recent_failover::RULE,
    &rds_recent_restart::RULE,
    &rds_renaming::RULE,
    &rds_replica_behind::RULE,
    &rds_replica_used_for_writes::RULE,
    &rds_resetting_master_credentials::RULE,
    &rds_restore_error::RULE,
    &rds_security_group_closed::RULE,
    &rds_security_group_partial::RULE,
    &rds_starting::RULE,
    &rds_status_unknown::RULE,
    &rds_stopped::RULE,
    &rds_stopping::RULE,
    &rds_storage_busy::RULE,
    &rds_storage_full::RULE,
    &rds_storage_low::RULE,
    &rds_upgrading::RULE,
    &read_only::RULE,
    &refused::RULE,
    &storage_full::RULE,
    &table_corrupt::RULE,
    &timeout::RULE,
    &tls_required::RULE,
    &too_many_connections::RULE,
    &unknown_database::RULE,
    &unknown_table::RULE,
    &value_rejected::RULE,
];

#[cfg(test)]
mod tests;
