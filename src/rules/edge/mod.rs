//! Causes at the hop edge.

mod acm_expired;
mod acm_gone;
mod acm_misses_alias;
mod acm_not_issued;
mod acm_renewal_stuck;
mod acm_wrong_region;
mod address_down_partial;
mod alias_elsewhere;
mod alias_missing;
mod alias_not_deployed;
mod alias_unknown;
mod bad_request;
mod body_endless;
mod cached_redirect;
mod certificate_default_set;
mod certificate_expired;
mod certificate_expires_soon;
mod certificate_not_yet_valid;
mod certificate_untrusted;
mod certificate_wrong_name;
mod certificates_differ;
mod chain_incomplete;
mod cookies_not_sent;
mod custom_error_masks;
mod default_cloudfront_certificate;
mod deploy_in_progress;
mod distribution_disabled;
mod dns_leads_to_other_distribution;
mod error_cached;
mod error_page_refused;
mod error_status_masked;
mod errors_kept_long;
mod function_answered;
mod function_named;
mod geo_blocked;
mod geo_restricted;
mod handshake_refused;
mod handshake_silent;
mod headers_too_large;
mod host_header_not_forwarded;
mod host_not_sent;
mod http2_broken;
mod https_only;
mod invalidation_running;
mod ipv6_off;
mod lambda_failed;
mod limit_exceeded;
mod method_not_allowed;
mod methods_few;
mod misdirected;
mod not_tls;
mod origin_balancer_gone;
mod origin_certificate_mismatch;
mod origin_connect_failed;
mod origin_headers_too_big;
mod origin_http_only;
mod origin_name_unresolved;
mod origin_port_odd;
mod origin_read_timeout_short;
mod origin_scheme_loop;
mod origin_timeout;
mod origin_tls_old;
mod path_sent_to_bucket;
mod query_not_sent;
mod redirect_loop;
mod refused;
mod request_too_large;
mod reset_in_handshake;
mod response_cut;
mod response_garbage;
mod response_timeout;
mod root_object_missing;
mod signature_denied;
mod signature_required;
mod signed_only;
mod sni_unknown;
mod stale_hides_outage;
mod unreachable;
mod waf_blocked;
mod waf_challenge;
mod waf_challenge_set;
mod waf_default_blocks;
mod waf_like_blocked;
mod waf_one_suspect;
mod waf_rate_limited;
mod waf_rule_blocks;

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &acm_expired::RULE,
    &acm_gone::RULE,
    &acm_misses_alias::RULE,
    &acm_not_issued::RULE,
    &acm_renewal_stuck::RULE,
    &acm_wrong_region::RULE,
    &address_down_partial::RULE,
    &alias_elsewhere::RULE,
    &alias_missing::RULE,
    &alias_not_deployed::RULE,
    &alias_unknown::RULE,
    &bad_request::RULE,
    &body_endless::RULE,
    &cached_redirect::RULE,
    &certificate_default_set::RULE,
    &certificate_expired::RULE,
    &certificate_expires_soon::RULE,
    &certificate_not_yet_valid::RULE,
    &certificate_untrusted::RULE,
    &certificate_wrong_name::RULE,
    &certificates_differ::RULE,
    &chain_incomplete::RULE,
    &cookies_not_sent::RULE,
    &custom_error_masks::RULE,
    &default_cloudfront_certificate::RULE,
    &deploy_in_progress::RULE,
    &distribution_disabled::RULE,
    &dns_leads_to_other_distribution::RULE,
    &error_cached::RULE,
    &error_page_refused::RULE,
    &error_status_masked::RULE,
    &errors_kept_long::RULE,
    &function_answered::RULE,
    &function_named::RULE,
    &geo_blocked::RULE,
    &geo_restricted::RULE,
    &handshake_refused::RULE,
    &handshake_silent::RULE,
    &headers_too_large::RULE,
    &host_header_not_forwarded::RULE,
    &host_not_sent::RULE,
    &http2_broken::RULE,
    &https_only::RULE,
    &invalidation_running::RULE,
    &ipv6_off::RULE,
    &lambda_failed::RULE,
    &limit_exceeded::RULE,
    &method_not_allowed::RULE,
    &methods_few::RULE,
    &misdirected::RULE,
    &not_tls::RULE,
    &origin_balancer_gone::RULE,
    &origin_certificate_mismatch::RULE,
    &origin_connect_failed::RULE,
    &origin_headers_too_big::RULE,
    &origin_http_only::RULE,
    &origin_name_unresolved::RULE,
    &origin_port_odd::RULE,
    &origin_read_timeout_short::RULE,
    &origin_scheme_loop::RULE,
    &origin_timeout::RULE,
    &origin_tls_old::RULE,
    &path_sent_to_bucket::RULE,
    &query_not_sent::RULE,
    &redirect_loop::RULE,
    &refused::RULE,
    &request_too_large::RULE,
    &reset_in_handshake::RULE,
    &response_cut::RULE,
    &response_garbage::RULE,
    &response_timeout::RULE,
    &root_object_missing::RULE,
    &signature_denied::RULE,
    &signature_required::RULE,
    &signed_only::RULE,
    &sni_unknown::RULE,
    &stale_hides_outage::RULE,
    &unreachable::RULE,
    &waf_blocked::RULE,
    &waf_challenge::RULE,
    &waf_challenge_set::RULE,
    &waf_default_blocks::RULE,
    &waf_like_blocked::RULE,
    &waf_one_suspect::RULE,
    &waf_rate_limited::RULE,
    &waf_rule_blocks::RULE,
];

#[cfg(test)]
mod tests;
