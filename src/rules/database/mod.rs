//! Causes at the hop database.

mod access_denied;
mod connection_lost;
mod host_unresolved;
mod read_only;
mod refused;
mod storage_full;
mod timeout;
mod too_many_connections;
mod unknown_database;
mod unknown_table;

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &access_denied::RULE,
    &connection_lost::RULE,
    &host_unresolved::RULE,
    &read_only::RULE,
    &refused::RULE,
    &storage_full::RULE,
    &timeout::RULE,
    &too_many_connections::RULE,
    &unknown_database::RULE,
    &unknown_table::RULE,
];

#[cfg(test)]
mod tests;
