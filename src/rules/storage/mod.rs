//! Causes at the hop storage.

mod access_denied;
mod bucket_missing;
mod credentials_invalid;
mod credentials_missing;
mod object_missing;
mod region_wrong;
mod s3_bucket_not_readable;
mod s3_folder_without_index;
mod s3_object_archived;
mod s3_object_encrypted_for_others;
mod s3_object_missing;
mod s3_origin_bucket_missing;
mod s3_origin_region_differs;
mod s3_other_bucket_missing;
mod s3_page_asset_missing;
mod s3_policy_denies;
mod s3_policy_lacks_cloudfront;
mod s3_policy_lacks_identity;
mod s3_policy_names_other_distribution;
mod s3_public_access_blocked;
mod s3_website_not_configured;

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &access_denied::RULE,
    &bucket_missing::RULE,
    &credentials_invalid::RULE,
    &credentials_missing::RULE,
    &object_missing::RULE,
    &region_wrong::RULE,
    &s3_bucket_not_readable::RULE,
    &s3_folder_without_index::RULE,
    &s3_object_archived::RULE,
    &s3_object_encrypted_for_others::RULE,
    &s3_object_missing::RULE,
    &s3_origin_bucket_missing::RULE,
    &s3_origin_region_differs::RULE,
    &s3_other_bucket_missing::RULE,
    &s3_page_asset_missing::RULE,
    &s3_policy_denies::RULE,
    &s3_policy_lacks_cloudfront::RULE,
    &s3_policy_lacks_identity::RULE,
    &s3_policy_names_other_distribution::RULE,
    &s3_public_access_blocked::RULE,
    &s3_website_not_configured::RULE,
];

#[cfg(test)]
mod tests;
