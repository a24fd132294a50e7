//! Causes at the hop storage.

mod access_denied;
mod bucket_missing;
mod credentials_invalid;
mod object_missing;
mod region_wrong;

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &access_denied::RULE,
    &bucket_missing::RULE,
    &credentials_invalid::RULE,
    &object_missing::RULE,
    &region_wrong::RULE,
];

#[cfg(test)]
mod tests;
