//! Causes at the hop app.

mod asset_host_gone;
mod laravel_app_key_missing;
mod laravel_asset_manifest_missing;
mod laravel_assets_from_localhost;
mod laravel_class_not_found;
mod laravel_cookie_domain_wrong;
mod laravel_cookie_samesite_insecure;
mod laravel_csrf_expired;
mod laravel_debug_page_leak;
mod laravel_decrypt_failed;
mod laravel_disk_full;
mod laravel_forbidden;
mod laravel_maintenance_mode;
mod laravel_method_not_allowed;
mod laravel_mixed_content;
mod laravel_redirect_loop;
mod laravel_redirects_to_closed_port;
mod laravel_route_missing;
mod laravel_session_not_kept;
mod laravel_storage_not_writable;
mod laravel_throttled;
mod laravel_trusted_proxies_missing;
mod laravel_unhandled_exception;
mod laravel_view_not_found;
mod laravel_wrong_app_url;
mod maintenance_page;
mod page_does_not_answer;
mod php_authority_file_missing;
mod php_execution_time_exceeded;
mod php_extension_missing;
mod php_fatal_blank;
mod php_fatal_shown;
mod php_memory_exhausted;
mod php_parse_error;
mod php_platform_check;
mod php_undefined_function;
mod symfony_error_page;
mod vendor_autoload_missing;

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &asset_host_gone::RULE,
    &laravel_app_key_missing::RULE,
    &laravel_asset_manifest_missing::RULE,
    &laravel_assets_from_localhost::RULE,
    &laravel_class_not_found::RULE,
    &laravel_cookie_domain_wrong::RULE,
    &laravel_cookie_samesite_insecure::RULE,
    &laravel_csrf_expired::RULE,
    &laravel_debug_page_leak::RULE,
    &laravel_decrypt_failed::RULE,
    &laravel_disk_full::RULE,
    &laravel_forbidden::RULE,
    &laravel_maintenance_mode::RULE,
    &laravel_method_not_allowed::RULE,
    &laravel_mixed_content::RULE,
    &laravel_redirect_loop::RULE,
    &laravel_redirects_to_closed_port::RULE,
    &laravel_route_missing::RULE,
    &laravel_session_not_kept::RULE,
    &laravel_storage_not_writable::RULE,
    &laravel_throttled::RULE,
    &laravel_trusted_proxies_missing::RULE,
    &laravel_unhandled_exception::RULE,
    &laravel_view_not_found::RULE,
    &laravel_wrong_app_url::RULE,
    &maintenance_page::RULE,
    &page_does_not_answer::RULE,
    &php_authority_file_missing::RULE,
    &php_execution_time_exceeded::RULE,
    &php_extension_missing::RULE,
    &php_fatal_blank::RULE,
    &php_fatal_shown::RULE,
    &php_memory_exhausted::RULE,
    &php_parse_error::RULE,
    &php_platform_check::RULE,
    &php_undefined_function::RULE,
    &symfony_error_page::RULE,
    &vendor_autoload_missing::RULE,
];

#[cfg(test)]
mod tests;
