//! Causes at the hop dns.

mod alias_target_without_address;
mod apex_cname;
mod authorities_disagree;
mod authorities_unreachable;
mod authority_stale_address;
mod authority_unreachable_partial;
mod caa_forbids_amazon;
mod cname_loop;
mod dangling_alias;
mod delegation_differs_from_zone;
mod dnssec_bogus;
mod domain_not_delegated;
mod failed_over;
mod ipv4_address_missing;
mod ipv6_address_dead;
mod ipv6_address_foreign;
mod lame_delegation_all;
mod lame_delegation_partial;
mod negative_answer_cached;
mod no_address_record;
mod private_address_published;
mod record_missing;
mod resolver_servfail_alone;
mod resolvers_disagree;
mod routed_record_elsewhere;
mod serials_differ;
mod stale_answer_cached;
mod tcp_blocked;
mod zone_alias_target_gone;
mod zone_delegated_in_part;
mod zone_differs_from_answer;
mod zone_not_delegated;
mod zone_private_only;
mod zone_record_missing;
mod zone_servfail;

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &alias_target_without_address::RULE,
    &apex_cname::RULE,
    &authorities_disagree::RULE,
    &authorities_unreachable::RULE,
    &authority_stale_address::RULE,
    &authority_unreachable_partial::RULE,
    &caa_forbids_amazon::RULE,
    &cname_loop::RULE,
    &dangling_alias::RULE,
    &delegation_differs_from_zone::RULE,
    &dnssec_bogus::RULE,
    &domain_not_delegated::RULE,
    &failed_over::RULE,
    &ipv4_address_missing::RULE,
    &ipv6_address_dead::RULE,
    &ipv6_address_foreign::RULE,
    &lame_delegation_all::RULE,
    &lame_delegation_partial::RULE,
    &negative_answer_cached::RULE,
    &no_address_record::RULE,
    &private_address_published::RULE,
    &record_missing::RULE,
    &resolver_servfail_alone::RULE,
    &resolvers_disagree::RULE,
    &routed_record_elsewhere::RULE,
    &serials_differ::RULE,
    &stale_answer_cached::RULE,
    &tcp_blocked::RULE,
    &zone_alias_target_gone::RULE,
    &zone_delegated_in_part::RULE,
    &zone_differs_from_answer::RULE,
    &zone_not_delegated::RULE,
    &zone_private_only::RULE,
    &zone_record_missing::RULE,
    &zone_servfail::RULE,
];

#[cfg(test)]
mod tests;
