//! Causes at the hop client.

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[];
