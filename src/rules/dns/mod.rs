//! Causes at the hop dns.

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[];
