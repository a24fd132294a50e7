//! Causes at the hop edge.

mod address_down_partial;
mod alias_unknown;
mod bad_request;
mod body_endless;
mod cached_redirect;
mod certificate_expired;
mod certificate_expires_soon;
mod certificate_not_yet_valid;
mod certificate_untrusted;
mod certificate_wrong_name;
mod certificates_differ;
mod chain_incomplete;
mod default_cloudfront_certificate;
mod error_cached;
mod error_status_masked;
mod function_answered;
mod geo_blocked;
mod handshake_refused;
mod handshake_silent;
mod headers_too_large;
mod host_header_not_forwarded;
mod http2_broken;
mod https_only;
mod lambda_failed;
mod limit_exceeded;
mod method_not_allowed;
mod misdirected;
mod not_tls;
mod origin_certificate_mismatch;
mod origin_connect_failed;
mod origin_name_unresolved;
mod origin_scheme_loop;
mod origin_timeout;
mod redirect_loop;
mod refused;
mod request_too_large;
mod reset_in_handshake;
mod response_cut;
mod response_garbage;
mod response_timeout;
mod signature_denied;
mod signature_required;
mod sni_unknown;
mod stale_hides_outage;
mod unreachable;
mod waf_blocked;
mod waf_challenge;

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &address_down_partial::RULE,
    &alias_unknown::RULE,
    &bad_request::RULE,
    &body_endless::RULE,
    &cached_redirect::RULE,
    &certificate_expired::RULE,
    &certificate_expires_soon::RULE,
    &certificate_not_yet_valid::RULE,
    &certificate_untrusted::RULE,
    &certificate_wrong_name::RULE,
    &certificates_differ::RULE,
    &chain_incomplete::RULE,
    &default_cloudfront_certificate::RULE,
    &error_cached::RULE,
    &error_status_masked::RULE,
    &function_answered::RULE,
    &geo_blocked::RULE,
    &handshake_refused::RULE,
    &handshake_silent::RULE,
    &headers_too_large::RULE,
    &host_header_not_forwarded::RULE,
    &http2_broken::RULE,
    &https_only::RULE,
    &lambda_failed::RULE,
    &limit_exceeded::RULE,
    &method_not_allowed::RULE,
    &misdirected::RULE,
    &not_tls::RULE,
    &origin_certificate_mismatch::RULE,
    &origin_connect_failed::RULE,
    &origin_name_unresolved::RULE,
    &origin_scheme_loop::RULE,
    &origin_timeout::RULE,
    &redirect_loop::RULE,
    &refused::RULE,
    &request_too_large::RULE,
    &reset_in_handshake::RULE,
    &response_cut::RULE,
    &response_garbage::RULE,
    &response_timeout::RULE,
    &signature_denied::RULE,
    &signature_required::RULE,
    &sni_unknown::RULE,
    &stale_hides_outage::RULE,
    &unreachable::RULE,
    &waf_blocked::RULE,
    &waf_challenge::RULE,
];

#[cfg(test)]
mod tests;
