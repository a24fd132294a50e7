//! Causes at the hop edge.

mod certificate_expired;

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[&certificate_expired::RULE];

#[cfg(test)]
mod tests;
