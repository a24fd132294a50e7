//! Causes at the hop client.

mod address_family_missing;
mod clock_wrong;
mod hosts_file_override;
mod ipv6_broken;
mod no_network;
mod proxy_in_the_way;
mod rejects_valid_certificate;
mod resolver_failing;
mod resolver_filtering;
mod resolver_isolated;
mod tls_interception;

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &address_family_missing::RULE,
    &clock_wrong::RULE,
    &hosts_file_override::RULE,
    &ipv6_broken::RULE,
    &no_network::RULE,
    &proxy_in_the_way::RULE,
    &rejects_valid_certificate::RULE,
    &resolver_failing::RULE,
    &resolver_filtering::RULE,
    &resolver_isolated::RULE,
    &tls_interception::RULE,
];

#[cfg(test)]
mod tests;
