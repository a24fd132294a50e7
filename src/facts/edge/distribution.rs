//! The distribution itself: is it on, is it deployed, does it hold the name.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::cloudfront::{ConflictingAliases, Distribution, Distributions, Invalidations};
use hopwise_probes::evidence::aws::route53::Records;

use crate::facts::aws::{Held, Sought, words};
use crate::facts::dns::{records, views};
use crate::facts::{Evidence, Fact, Known, Seen};

/// The distribution is switched off.
pub static DISABLED: Fact = Fact {
    name: "edge.distribution-disabled",
    hop: Hop::Edge,
    about: "the distribution that holds the host is disabled",
    derive: |e| Known::sought(ours(e, |d| !d.enabled)),
};

/// A change of the distribution is on its way to the edges.
pub static IN_PROGRESS: Fact = Fact {
    name: "edge.distribution-in-progress",
    hop: Hop::Edge,
    about: "the distribution that holds the host is being deployed",
    derive: |e| Known::sought(ours(e, |d| d.enabled && d.status == "InProgress")),
};

/// DNS leads to a distribution of ours that does not hold the name, and none does.
pub static ALIAS_MISSING: Fact = Fact {
    name: "edge.alias-missing",
    hop: Hop::Edge,
    about: "DNS leads to a distribution of the account, and no distribution of the account holds the host as alias",
    derive: |e| Known::sought(alias_missing(e)),
};

/// The name is held by a distribution of another account.
pub static ALIAS_ELSEWHERE: Fact = Fact {
    name: "edge.alias-elsewhere",
    hop: Hop::Edge,
    about: "the host, or a wildcard over it, is an alias of a distribution in another account",
    derive: |e| Known::sought(alias_elsewhere(e)),
};

/// DNS leads to another distribution than the one that holds the name.
pub static DNS_LEADS_ELSEWHERE: Fact = Fact {
    name: "edge.dns-leads-to-other-distribution",
    hop: Hop::Edge,
    about: "DNS leads to one distribution of the account, and another one holds the host as alias",
    derive: |e| Known::sought(leads_elsewhere(e)),
};

/// The distribution has no IPv6, and DNS gives IPv6 addresses.
pub static IPV6_OFF: Fact = Fact {
    name: "edge.ipv6-off",
    hop: Hop::Edge,
    about: "IPv6 is off at the distribution, and DNS gives the host an IPv6 address",
    derive: |e| Known::sought(ipv6_off(e)),
};

/// Objects are being taken out of the cache.
pub static INVALIDATING: Fact = Fact {
    name: "edge.invalidation-running",
    hop: Hop::Edge,
    about: "an invalidation of the distribution is under way",
    derive: |e| Known::sought(invalidating(e)),
};

/// The words for a distribution: `distribution`, `distribution_domain`, `aliases`.
pub(super) fn shown(distribution: &Held<'_, Distribution>) -> Seen {
    words::seen(distribution)
        .object(format!("distribution/{}", distribution.id))
        .word("distribution", &distribution.id)
        .word("distribution_domain", &distribution.domain)
        .word("aliases", words::some(&distribution.aliases))
}

fn ours(e: &Evidence<'_>, is: impl Fn(&Distribution) -> bool) -> Sought<Seen> {
    Ok(e.aws().distribution()?.filter(|d| is(d.it)).map(|d| shown(&d)))
}

/// The names that DNS gives for the host, the host left out, and those that its alias records in Route 53 lead to.
fn aliases(e: &Evidence<'_>) -> Vec<String> {
    let host = e.target().host();
    let answers = e.dns().iter().filter_map(|l| l.answer());
    let seen = answers.filter_map(|a| records::last_alias(a, host)).map(str::to_ascii_lowercase);
    let zones = e.aws().all::<Records>().unwrap_or_default();
    let own = zones.iter().flat_map(|z| &z.it.records).filter(|r| r.name.eq_ignore_ascii_case(host));
    seen.chain(own.filter_map(|r| Some(r.alias.as_ref()?.name.to_ascii_lowercase()))).collect()
}

/// The distribution of the account that DNS leads to.
fn led_to<'a>(e: &Evidence<'a>) -> Sought<Held<'a, Distribution>> {
    let names = aliases(e);
    Ok(e.aws().distributions()?.into_iter().find(|d| names.contains(&d.domain.to_ascii_lowercase())))
}

fn alias_missing(e: &Evidence<'_>) -> Sought<Seen> {
    if e.aws().distribution()?.is_some() {
        return Ok(None);
    }
    Ok(led_to(e)?.map(|d| shown(&d)))
}

fn alias_elsewhere(e: &Evidence<'_>) -> Sought<Seen> {
    let host = e.target().host();
    let held = e.aws().distribution()?;
    let Some(conflicts) = e.aws().about::<ConflictingAliases>(host)? else { return Ok(None) };
    // Ids and accounts of others come partly hidden.
    let foreign = conflicts.conflicts.iter().find(|c| c.account.contains('*') || c.distribution.contains('*'));
    Ok(foreign.filter(|_| held.is_none()).map(|c| {
        words::seen(&conflicts)
            .object(format!("distribution/{}", c.distribution))
            .word("other_alias", &c.alias)
            .word("other_distribution", &c.distribution)
            .word("other_account", &c.account)
    }))
}

fn leads_elsewhere(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(holder) = e.aws().distribution()? else { return Ok(None) };
    let names = aliases(e);
    if names.contains(&holder.domain.to_ascii_lowercase()) {
        return Ok(None);
    }
    let lists = e.aws().all::<Distributions>()?;
    let kept = lists.iter().flat_map(|l| l.it.matching.iter().map(|d| (d.domain.to_ascii_lowercase(), d.id.clone())));
    let others = lists.iter().flat_map(|l| l.it.others.clone());
    let other = kept.chain(others).find(|(domain, id)| names.contains(domain) && *id != holder.id);
    Ok(other.map(|(domain, id)| shown(&holder).word("other_distribution", id).word("other_domain", domain)))
}

fn ipv6_off(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(distribution) = e.aws().distribution()?.filter(|d| !d.ipv6 && d.enabled) else { return Ok(None) };
    let address = views::all(e).iter().flat_map(|v| v.addresses.clone()).find(std::net::IpAddr::is_ipv6);
    Ok(address.map(|a| shown(&distribution).word("ipv6_address", a)))
}

fn invalidating(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(distribution) = e.aws().distribution()? else { return Ok(None) };
    let Some(list) = e.aws().about::<Invalidations>(&distribution.id)? else { return Ok(None) };
    let running = list.batches.iter().filter(|b| b.status == "InProgress").count();
    Ok((running > 0).then(|| {
        let mut seen = shown(&distribution).word("running", running);
        seen.evidence.push(list.reading.id.clone());
        seen
    }))
}
