//! Causes at the hop cache.

mod redis_auth_required;
mod redis_busy;
mod redis_cannot_persist;
mod redis_cluster_mode;
mod redis_command_denied;
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
    &redis_auth_required::RULE,
    &redis_busy::RULE,
    &redis_cannot_persist::RULE,
    &redis_cluster_mode::RULE,
    &redis_command_denied::RULE,
    &redis_host_unresolved::RULE,
    &redis_not_ready::RULE,
    &redis_out_of_memory::RULE,
    &redis_protected_mode::RULE,
    &redis_read_only::RULE,
    &redis_refused::RULE,
    &redis_timeout::RULE,
    &redis_tls_mismatch::RULE,
    &redis_too_many_clients::RULE,
];

#[cfg(test)]
mod tests;
