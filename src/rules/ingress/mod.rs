//! Causes at the hop ingress.

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[];
