//! Causes at the hop balancer.

mod address_down_partial;
mod answers_slowly;
mod certificate_expired;
mod certificate_wrong_name;
mod classic_at_capacity;
mod classic_timeout;
mod closes_connection;
mod default_rule;
mod handshake_refused;
mod name_gone;
mod no_targets;
mod plain_port_behind_tls;
mod private_address;
mod proxy_protocol_unexpected;
mod redirect_loop;
mod refused;
mod target_refused;
mod target_timeout;
mod unreachable;
mod waf_blocked;

use super::Rule;
use crate::facts::Author;

/// An ALB, or a custom error page of the edge in place of what it said.
const ALB: &[Author] = &[Author::Alb, Author::Unknown, Author::Application, Author::S3];

/// A Classic ELB, whose mark in the status line is lost over HTTP/2, or a custom error page in its place.
const CLASSIC: &[Author] = &[Author::ClassicElb, Author::Unknown, Author::Application, Author::S3];

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &address_down_partial::RULE,
    &answers_slowly::RULE,
    &certificate_expired::RULE,
    &certificate_wrong_name::RULE,
    &classic_at_capacity::RULE,
    &classic_timeout::RULE,
    &closes_connection::RULE,
    &default_rule::RULE,
    &handshake_refused::RULE,
    &name_gone::RULE,
    &no_targets::RULE,
    &plain_port_behind_tls::RULE,
    &private_address::RULE,
    &proxy_protocol_unexpected::RULE,
    &redirect_loop::RULE,
    &refused::RULE,
    &target_refused::RULE,
    &target_timeout::RULE,
    &unreachable::RULE,
    &waf_blocked::RULE,
];

#[cfg(test)]
mod tests;
