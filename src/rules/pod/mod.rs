//! Causes at the hop pod.

mod apache_access_denied;
mod apache_bad_gateway;
mod apache_default_page;
mod apache_directory_listing;
mod apache_file_not_found;
mod apache_file_permission;
mod apache_header_too_large;
mod apache_htaccess_invalid;
mod apache_misdirected;
mod apache_no_index;
mod apache_plain_http_to_tls_port;
mod apache_rewrite_loop;
mod apache_script_headers;
mod apache_workers_exhausted;
mod php_fpm_access_denied;
mod php_fpm_max_children;
mod php_fpm_no_input_file;
mod php_fpm_not_fastcgi;
mod php_fpm_not_listening;
mod php_fpm_queue_full;
mod php_fpm_refuses;
mod php_fpm_request_terminated;
mod php_fpm_script_missing;
mod php_fpm_socket_denied;
mod php_fpm_socket_missing;
mod php_fpm_timeout;
mod php_fpm_worker_crashed;
mod php_fpm_worker_killed;
mod php_source_leak;

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &apache_access_denied::RULE,
    &apache_bad_gateway::RULE,
    &apache_default_page::RULE,
    &apache_directory_listing::RULE,
    &apache_file_not_found::RULE,
    &apache_file_permission::RULE,
    &apache_header_too_large::RULE,
    &apache_htaccess_invalid::RULE,
    &apache_misdirected::RULE,
    &apache_no_index::RULE,
    &apache_plain_http_to_tls_port::RULE,
    &apache_rewrite_loop::RULE,
    &apache_script_headers::RULE,
    &apache_workers_exhausted::RULE,
    &php_fpm_access_denied::RULE,
    &php_fpm_max_children::RULE,
    &php_fpm_no_input_file::RULE,
    &php_fpm_not_fastcgi::RULE,
    &php_fpm_not_listening::RULE,
    &php_fpm_queue_full::RULE,
    &php_fpm_refuses::RULE,
    &php_fpm_request_terminated::RULE,
    &php_fpm_script_missing::RULE,
    &php_fpm_socket_denied::RULE,
    &php_fpm_socket_missing::RULE,
    &php_fpm_timeout::RULE,
    &php_fpm_worker_crashed::RULE,
    &php_fpm_worker_killed::RULE,
    &php_source_leak::RULE,
];

#[cfg(test)]
mod tests;
