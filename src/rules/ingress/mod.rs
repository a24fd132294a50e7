//! Causes at the hop ingress.

mod access_denied;
mod basic_auth;
mod body_too_large;
mod certificate_expired;
mod certificate_untrusted;
mod certificate_wrong_name;
mod client_certificate_required;
mod fake_certificate;
mod header_too_large;
mod host_unknown;
mod internal_error;
mod method_not_allowed;
mod no_endpoints;
mod path_unknown;
mod plain_http_on_tls;
mod rate_limited;
mod redirect_loop;
mod side_makes_errors;
mod upstream_refused;
mod upstream_timeout;

use super::Rule;
use crate::facts::Author;

/// nginx, or a custom error page of the edge in place of what it said.
const NGINX: &[Author] =
    &[Author::Nginx, Author::IngressDefaultBackend, Author::Unknown, Author::Application, Author::S3];

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &access_denied::RULE,
    &basic_auth::RULE,
    &body_too_large::RULE,
    &certificate_expired::RULE,
    &certificate_untrusted::RULE,
    &certificate_wrong_name::RULE,
    &client_certificate_required::RULE,
    &fake_certificate::RULE,
    &header_too_large::RULE,
    &host_unknown::RULE,
    &internal_error::RULE,
    &method_not_allowed::RULE,
    &no_endpoints::RULE,
    &path_unknown::RULE,
    &plain_http_on_tls::RULE,
    &rate_limited::RULE,
    &redirect_loop::RULE,
    &side_makes_errors::RULE,
    &upstream_refused::RULE,
    &upstream_timeout::RULE,
];

#[cfg(test)]
mod tests;
