//! Causes at the hop pod.

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[];
