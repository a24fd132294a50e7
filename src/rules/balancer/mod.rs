//! Causes at the hop balancer.

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[];
