//! Causes at the hop database.

mod access_denied;
mod account_locked;
mod auth_plugin_unknown;
mod connection_lost;
mod constraint_violated;
mod deadlock;
mod duplicate_entry;
mod host_unresolved;
mod lock_wait;
mod packet_too_large;
mod password_expired;
mod privilege_missing;
mod query_invalid;
mod query_timeout;
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
    &deadlock::RULE,
    &duplicate_entry::RULE,
    &host_unresolved::RULE,
    &lock_wait::RULE,
    &packet_too_large::RULE,
    &password_expired::RULE,
    &privilege_missing::RULE,
    &query_invalid::RULE,
    &query_timeout::RULE,
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
