//! Causes at the hop balancer.

mod acm_expired;
mod acm_misses_name;
mod acm_not_issued;
mod acm_renewal_stuck;
mod address_down_partial;
mod all_targets_unhealthy;
mod answers_slowly;
mod asks_client_certificate;
mod certificate_expired;
mod certificate_wrong_name;
mod classic_at_capacity;
mod classic_aws_fails;
mod classic_deregistering;
mod classic_empty;
mod classic_fail_checks;
mod classic_out_in_part;
mod classic_registering;
mod classic_spillover;
mod classic_stopped;
mod classic_surge_queue;
mod classic_timeout;
mod classic_zone_off;
mod closed_to_edge;
mod closes_connection;
mod counts_client_tls_errors;
mod counts_own_errors;
mod counts_refused_targets;
mod counts_rejected_connections;
mod counts_target_tls_errors;
mod default_rule;
mod egress_closed;
mod forward_weights_zero;
mod handshake_refused;
mod health_checks_off;
mod health_internal_error;
mod idle_timeout_short;
mod internal;
mod listener_missing;
mod listener_plain;
mod name_gone;
mod no_targets;
mod nodes_closed;
mod not_active;
mod origin_elsewhere;
mod plain_port_behind_tls;
mod private_address;
mod proxy_protocol_unexpected;
mod redirect_loop;
mod refused;
mod rule_answers;
mod rule_missing;
mod rule_redirects_to_itself;
mod sends_proxy_protocol;
mod target_group_empty;
mod target_refused;
mod target_timeout;
mod targets_draining;
mod targets_fail_checks;
mod targets_not_in_use;
mod targets_not_registered;
mod targets_outside_zones;
mod targets_registering;
mod targets_spoken_to_plain;
mod targets_still_checked;
mod targets_stopped;
mod targets_time_out;
mod targets_unhealthy_in_part;
mod targets_unusable_address;
mod targets_wrong_code;
mod unreachable;
mod waf_blocked;
mod web_acl_suspects;
mod weighted_group_down;
mod zone_without_target;

use super::Rule;
use crate::facts::Author;

/// An ALB, or a custom error page of the edge in place of what it said.
const ALB: &[Author] = &[Author::Alb, Author::Unknown, Author::Application, Author::S3];

/// A Classic ELB, whose mark in the status line is lost over HTTP/2, or a custom error page in its place.
const CLASSIC: &[Author] = &[Author::ClassicElb, Author::Unknown, Author::Application, Author::S3];

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &acm_expired::RULE,
    &acm_misses_name::RULE,
    &acm_not_issued::RULE,
    &acm_renewal_stuck::RULE,
    &address_down_partial::RULE,
    &all_targets_unhealthy::RULE,
    &answers_slowly::RULE,
    &asks_client_certificate::RULE,
    &certificate_expired::RULE,
    &certificate_wrong_name::RULE,
    &classic_at_capacity::RULE,
    &classic_aws_fails::RULE,
    &classic_deregistering::RULE,
    &classic_empty::RULE,
    &classic_fail_checks::RULE,
    &classic_out_in_part::RULE,
    &classic_registering::RULE,
    &classic_spillover::RULE,
    &classic_stopped::RULE,
    &classic_surge_queue::RULE,
    &classic_timeout::RULE,
    &classic_zone_off::RULE,
    &closed_to_edge::RULE,
    &closes_connection::RULE,
    &counts_client_tls_errors::RULE,
    &counts_own_errors::RULE,
    &counts_refused_targets::RULE,
    &counts_rejected_connections::RULE,
    &counts_target_tls_errors::RULE,
    &default_rule::RULE,
    &egress_closed::RULE,
    &forward_weights_zero::RULE,
    &handshake_refused::RULE,
    &health_checks_off::RULE,
    &health_internal_error::RULE,
    &idle_timeout_short::RULE,
    &internal::RULE,
    &listener_missing::RULE,
    &listener_plain::RULE,
    &name_gone::RULE,
    &no_targets::RULE,
    &nodes_closed::RULE,
    &not_active::RULE,
    &origin_elsewhere::RULE,
    &plain_port_behind_tls::RULE,
    &private_address::RULE,
    &proxy_protocol_unexpected::RULE,
    &redirect_loop::RULE,
    &refused::RULE,
    &rule_answers::RULE,
    &rule_missing::RULE,
    &rule_redirects_to_itself::RULE,
    &sends_proxy_protocol::RULE,
    &target_group_empty::RULE,
    &target_refused::RULE,
    &target_timeout::RULE,
    &targets_draining::RULE,
    &targets_fail_checks::RULE,
    &targets_not_in_use::RULE,
    &targets_not_registered::RULE,
    &targets_outside_zones::RULE,
    &targets_registering::RULE,
    &targets_still_checked::RULE,
    &targets_spoken_to_plain::RULE,
    &targets_stopped::RULE,
    &targets_time_out::RULE,
    &targets_unhealthy_in_part::RULE,
    &targets_unusable_address::RULE,
    &targets_wrong_code::RULE,
    &unreachable::RULE,
    &waf_blocked::RULE,
    &web_acl_suspects::RULE,
    &weighted_group_down::RULE,
    &zone_without_target::RULE,
];

#[cfg(test)]
mod tests;
