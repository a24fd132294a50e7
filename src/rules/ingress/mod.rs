//! Causes at the hop ingress.

mod access_denied;
mod annotation_redirects_astray;
mod annotation_rejected;
mod auth_url_denies;
mod auth_url_failing;
mod basic_auth;
mod body_limit;
mod body_too_large;
mod canary_alone;
mod certificate_expired;
mod certificate_not_yet_valid;
mod certificate_untrusted;
mod certificate_wrong_name;
mod claimed_twice;
mod class_missing;
mod class_other_controller;
mod class_unset;
mod client_certificate_required;
mod config_reload_failed;
mod controller_config_missing;
mod controller_config_refused;
mod controller_crash_loop;
mod controller_image_pull_failed;
mod controller_local_policy_uneven;
mod controller_missing;
mod controller_node_not_ready;
mod controller_node_port_changed;
mod controller_none_ready;
mod controller_not_exposed;
mod controller_one_down;
mod controller_ports_crossed;
mod controller_scaled_to_zero;
mod controller_service_matches_nothing;
mod controller_target_port_wrong;
mod controller_unschedulable;
mod error_page_hides;
mod fake_certificate;
mod force_ssl_redirect_loop;
mod header_buffers;
mod header_too_large;
mod host_unknown;
mod internal_error;
mod limit_hit;
mod method_not_allowed;
mod missing_for_host;
mod namespace_not_watched;
mod no_endpoints;
mod path_exact;
mod path_not_matched;
mod path_of_other_namespace;
mod path_unknown;
mod permanent_redirect_loop;
mod plain_http_on_tls;
mod plain_to_tls_pod;
mod proxy_protocol_expected;
mod proxy_protocol_unwanted;
mod rate_limited;
mod read_timeout_short;
mod redirect_loop;
mod redirects_against_application;
mod redirects_astray;
mod rewrites_location;
mod side_makes_errors;
mod snippet_answers;
mod snippet_forbidden;
mod source_range_denied;
mod ssl_redirect_loop;
mod tls_default_certificate_expired;
mod tls_default_certificate_missing;
mod tls_default_certificate_wrong_name;
mod tls_secret_expired;
mod tls_secret_expires_soon;
mod tls_secret_incomplete;
mod tls_secret_key_mismatch;
mod tls_secret_missing;
mod tls_secret_unreadable;
mod tls_secret_wrong_name;
mod tls_section_missing;
mod tls_to_plain_pod;
mod upstream_certificate_refused;
mod upstream_handshake_failed;
mod upstream_header_too_big;
mod upstream_refused;
mod upstream_sni_off;
mod upstream_timeout;
mod worker_connections;

use super::Rule;
use crate::facts::Author;

/// nginx, or a custom error page of the edge in place of what it said.
const NGINX: &[Author] =
    &[Author::Nginx, Author::IngressDefaultBackend, Author::Unknown, Author::Application, Author::S3];

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &access_denied::RULE,
    &annotation_redirects_astray::RULE,
    &annotation_rejected::RULE,
    &auth_url_denies::RULE,
    &auth_url_failing::RULE,
    &basic_auth::RULE,
    &body_limit::RULE,
    &body_too_large::RULE,
    &canary_alone::RULE,
    &certificate_expired::RULE,
    &certificate_not_yet_valid::RULE,
    &certificate_untrusted::RULE,
    &certificate_wrong_name::RULE,
    &claimed_twice::RULE,
    &class_missing::RULE,
    &class_other_controller::RULE,
    &class_unset::RULE,
    &client_certificate_required::RULE,
    &config_reload_failed::RULE,
    &controller_config_missing::RULE,
    &controller_config_refused::RULE,
    &controller_crash_loop::RULE,
    &controller_image_pull_failed::RULE,
    &controller_local_policy_uneven::RULE,
    &controller_missing::RULE,
    &controller_node_not_ready::RULE,
    &controller_node_port_changed::RULE,
    &controller_none_ready::RULE,
    &controller_not_exposed::RULE,
    &controller_one_down::RULE,
    &controller_ports_crossed::RULE,
    &controller_scaled_to_zero::RULE,
    &controller_service_matches_nothing::RULE,
    &controller_target_port_wrong::RULE,
    &controller_unschedulable::RULE,
    &error_page_hides::RULE,
    &fake_certificate::RULE,
    &force_ssl_redirect_loop::RULE,
    &header_buffers::RULE,
    &header_too_large::RULE,
    &host_unknown::RULE,
    &internal_error::RULE,
    &limit_hit::RULE,
    &method_not_allowed::RULE,
    &missing_for_host::RULE,
    &namespace_not_watched::RULE,
    &no_endpoints::RULE,
    &path_exact::RULE,
    &path_not_matched::RULE,
    &path_of_other_namespace::RULE,
    &path_unknown::RULE,
    &permanent_redirect_loop::RULE,
    &plain_http_on_tls::RULE,
    &plain_to_tls_pod::RULE,
    &proxy_protocol_expected::RULE,
    &proxy_protocol_unwanted::RULE,
    &rate_limited::RULE,
    &read_timeout_short::RULE,
    &redirect_loop::RULE,
    &redirects_against_application::RULE,
    &redirects_astray::RULE,
    &rewrites_location::RULE,
    &side_makes_errors::RULE,
    &snippet_answers::RULE,
    &snippet_forbidden::RULE,
    &source_range_denied::RULE,
    &ssl_redirect_loop::RULE,
    &tls_default_certificate_expired::RULE,
    &tls_default_certificate_missing::RULE,
    &tls_default_certificate_wrong_name::RULE,
    &tls_secret_expired::RULE,
    &tls_secret_expires_soon::RULE,
    &tls_secret_incomplete::RULE,
    &tls_secret_key_mismatch::RULE,
    &tls_secret_missing::RULE,
    &tls_secret_unreadable::RULE,
    &tls_secret_wrong_name::RULE,
    &tls_section_missing::RULE,
    &tls_to_plain_pod::RULE,
    &upstream_certificate_refused::RULE,
    &upstream_handshake_failed::RULE,
    &upstream_header_too_big::RULE,
    &upstream_refused::RULE,
    &upstream_sni_off::RULE,
    &upstream_timeout::RULE,
    &worker_connections::RULE,
];

#[cfg(test)]
mod tests;
