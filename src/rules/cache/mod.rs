//! Causes at the hop cache.

mod redis_auth_required;
mod redis_cannot_persist;
mod redis_host_unresolved;
mod redis_not_ready;
mod redis_out_of_memory;
mod redis_read_only;
mod redis_refused;

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &redis_auth_required::RULE,
    &redis_cannot_persist::RULE,
    &redis_host_unresolved::RULE,
    &redis_not_ready::RULE,
    &redis_out_of_memory::RULE,
    &redis_read_only::RULE,
    &redis_refused::RULE,
];

#[cfg(test)]
mod tests;
