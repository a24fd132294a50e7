//! What Route 53 has for the host, against what DNS answers.

use std::collections::BTreeSet;

use hopwise_probes::Hop;
use hopwise_probes::evidence::ServerRole;
use hopwise_probes::evidence::aws::cloudfront::Distributions;
use hopwise_probes::evidence::aws::route53::{HostedZone, HostedZoneDetail, HostedZones, Records, ZoneRecord};

use super::views::{self, Says};
use super::{records, zone};
use crate::facts::aws::{Held, Sought, words};
use crate::facts::{Evidence, Fact, Known, Seen};

/// The zone of the account has no record for the host.
pub static RECORD_MISSING: Fact = Fact {
    name: "dns.zone-record-missing",
    hop: Hop::Dns,
    about: "the public hosted zone of the account has no A, AAAA or CNAME record that takes the host",
    derive: |e| Known::sought(record_missing(e)),
};

/// Only a VPC sees the host.
pub static PRIVATE_ONLY: Fact = Fact {
    name: "dns.zone-private-only",
    hop: Hop::Dns,
    about: "the account has a private hosted zone for the host and no public one",
    derive: |e| Known::sought(private_only(e)),
};

/// The world asks other servers than those of the zone.
pub static NOT_DELEGATED: Fact = Fact {
    name: "dns.zone-not-delegated",
    hop: Hop::Dns,
    about: "none of the name servers that the parent names belongs to the hosted zone of the account",
    derive: |e| Known::sought(delegation(e, |parent, own| parent.is_disjoint(own))),
};

/// The world asks some other servers beside those of the zone.
pub static DELEGATED_IN_PART: Fact = Fact {
    name: "dns.zone-delegated-in-part",
    hop: Hop::Dns,
    about: "the parent names some name servers of the hosted zone, and some that are not of it",
    derive: |e| Known::sought(delegation(e, |parent, own| !parent.is_disjoint(own) && !parent.is_subset(own))),
};

/// DNS answers something else than the zone holds.
pub static DIFFERS: Fact = Fact {
    name: "dns.zone-differs-from-answer",
    hop: Hop::Dns,
    about: "the zone holds a plain A or CNAME record for the host, and a resolver gives another value",
    derive: |e| Known::sought(differs(e)),
};

/// The record is an alias of a distribution that the account does not have.
pub static ALIAS_TARGET_GONE: Fact = Fact {
    name: "dns.zone-alias-target-gone",
    hop: Hop::Dns,
    about: "the record is an alias of a distribution or load balancer that the account does not have",
    derive: |e| Known::sought(alias_target_gone(e)),
};

/// One of several records for the host is what a resolver gives.
pub static DRAWN: Fact = Fact {
    name: "dns.one-of-several-records-drawn",
    hop: Hop::Dns,
    about: "the zone has several records for the host to choose from, and the resolver of this machine gives one of them",
    derive: |e| Known::sought(drawn(e)),
};

/// DNS gives the stand-in.
pub static FAILED_OVER: Fact = Fact {
    name: "dns.failed-over",
    hop: Hop::Dns,
    about: "the host has a primary and a secondary record, and DNS gives the secondary one",
    derive: |e| Known::sought(failed_over(e)),
};

/// The zones over the host, the nearest first.
fn zones<'a>(e: &Evidence<'a>) -> Result<Vec<Held<'a, HostedZone>>, String> {
    let lists = e.aws().all::<HostedZones>()?;
    let mut all: Vec<_> = lists.iter().flat_map(|l| l.it.zones.iter().map(|z| l.part(z))).collect();
    all.retain(|z| zone::within(e.target().host(), &z.name));
    all.sort_by_key(|z| (std::cmp::Reverse(z.name.len()), z.id.clone()));
    Ok(all)
}

/// The public zones of the nearest name.
fn public<'a>(e: &Evidence<'a>) -> Result<Vec<Held<'a, HostedZone>>, String> {
    let mut all: Vec<_> = zones(e)?.into_iter().filter(|z| !z.private).collect();
    let nearest = all.first().map(|z| z.name.clone());
    all.retain(|z| Some(&z.name) == nearest.as_ref());
    Ok(all)
}

fn shown(zone: &Held<'_, HostedZone>) -> Seen {
    words::seen(zone).object(format!("hosted-zone/{}", zone.id)).word("zone_id", &zone.id).word("zone", &zone.name)
}

/// The records of the host in a zone.
fn of_host<'a>(e: &Evidence<'a>, zone: &HostedZone) -> Sought<Held<'a, Records>> {
    e.aws().about::<Records>(&format!("{} {}", zone.id, e.target().host()))
}

fn leads(record: &ZoneRecord) -> bool {
    matches!(record.rtype.as_str(), "A" | "AAAA" | "CNAME")
}

/// Of several zones of one name those that the parent leads to, where that is known.
fn delegated<'a>(e: &Evidence<'a>, all: Vec<Held<'a, HostedZone>>) -> Result<Vec<Held<'a, HostedZone>>, String> {
    let Some((parent, _)) = all.first().filter(|_| all.len() > 1).map(|z| parents(e, &z.name)) else { return Ok(all) };
    let mut led = Vec::new();
    for zone in &all {
        let Some(detail) = e.aws().about::<HostedZoneDetail>(&zone.id)? else { continue };
        if detail.name_servers.iter().any(|s| parent.contains(&s.trim_end_matches('.').to_ascii_lowercase())) {
            led.push(*zone);
        }
    }
    Ok(if led.is_empty() { all } else { led })
}

fn record_missing(e: &Evidence<'_>) -> Sought<Seen> {
    let all = delegated(e, public(e)?)?;
    let Some(first) = all.first().copied() else { return Ok(None) };
    let mut seen = shown(&first);
    for zone in &all {
        if let Some(found) = of_host(e, zone.it)? {
            if found.records.iter().any(leads) {
                return Ok(None);
            }
            seen.evidence.push(found.reading.id.clone());
        }
    }
    Ok(Some(seen))
}

fn private_only(e: &Evidence<'_>) -> Sought<Seen> {
    let all = zones(e)?;
    let public = all.iter().any(|z| !z.private);
    Ok(all.into_iter().find(|z| z.private).filter(|_| !public).map(|z| shown(&z)))
}

/// The servers that the parent names for a zone, without the last dot.
fn parents(e: &Evidence<'_>, name: &str) -> (BTreeSet<String>, Seen) {
    let looks: Vec<_> = e
        .dns()
        .iter()
        .filter(|l| l.question.role == ServerRole::Parent && l.question.rtype == "NS" && l.question.name == name)
        .collect();
    let answers = looks.iter().filter_map(|l| l.answer());
    let all = answers
        .flat_map(|a| a.answers.iter().chain(&a.authority))
        .filter(|r| r.rtype == "NS" && r.name.eq_ignore_ascii_case(name))
        .map(|r| r.data.trim_end_matches('.').to_ascii_lowercase())
        .collect();
    (all, Seen::by(looks.iter().map(|l| l.reading)))
}

fn delegation(e: &Evidence<'_>, is: impl Fn(&BTreeSet<String>, &BTreeSet<String>) -> bool) -> Sought<Seen> {
    let all = public(e)?;
    let Some(first) = all.first().copied() else { return Ok(None) };
    let (parent, looked) = parents(e, &first.name);
    if parent.is_empty() {
        return if looked.evidence.is_empty() {
            Err("not asked: the delegation at the parent zone".to_owned())
        } else {
            Ok(None)
        };
    }
    // Of two zones of one name, one may be the real one and the other left over.
    let mut seen = shown(&first);
    let mut own_names = BTreeSet::new();
    for zone in &all {
        let Some(detail) = e.aws().about::<HostedZoneDetail>(&zone.id)? else { continue };
        let own: BTreeSet<String> = detail.name_servers.iter().map(|s| s.to_ascii_lowercase()).collect();
        if !is(&parent, &own) {
            return Ok(None);
        }
        seen.evidence.push(detail.reading.id.clone());
        own_names.extend(own);
    }
    if own_names.is_empty() {
        return Ok(None);
    }
    seen.evidence.extend(looked.evidence);
    let (parent, own): (Vec<_>, Vec<_>) = (parent.into_iter().collect(), own_names.into_iter().collect());
    Ok(Some(seen.word("parent_servers", words::some(&parent)).word("zone_servers", words::some(&own))))
}

/// The zone with records for the host.
fn holding<'a>(e: &Evidence<'a>) -> Sought<(Held<'a, HostedZone>, Held<'a, Records>)> {
    for zone in delegated(e, public(e)?)? {
        if let Some(found) = of_host(e, zone.it)?.filter(|r| r.records.iter().any(leads)) {
            return Ok(Some((zone, found)));
        }
    }
    Ok(None)
}

fn differs(e: &Evidence<'_>) -> Sought<Seen> {
    let Some((zone, found)) = holding(e)? else { return Ok(None) };
    let host = e.target().host();
    let plain =
        |r: &&ZoneRecord| r.alias.is_none() && r.set_identifier.is_none() && matches!(r.rtype.as_str(), "A" | "CNAME");
    let Some(record) = found.it.records.iter().find(plain) else { return Ok(None) };
    let own: BTreeSet<String> = record.values.iter().map(|v| v.trim_end_matches('.').to_ascii_lowercase()).collect();
    let views = views::all(e);
    if views.is_empty() {
        return Err("not asked: the host at a resolver".to_owned());
    }
    for view in views.iter().filter(|v| v.says == Says::Addresses) {
        let alias = view.answers().find_map(|a| records::alias_of(a, host)).map(str::to_ascii_lowercase);
        let gives: BTreeSet<String> = match (record.rtype.as_str(), alias) {
            ("CNAME", Some(alias)) => BTreeSet::from([alias]),
            ("A", None) => view.addresses.iter().filter(|a| a.is_ipv4()).map(ToString::to_string).collect(),
            ("A", Some(alias)) => BTreeSet::from([alias]),
            _ => BTreeSet::new(),
        };
        if !gives.is_empty() && gives.is_disjoint(&own) {
            let mut seen = shown(&zone);
            seen.evidence.push(found.reading.id.clone());
            seen.evidence.extend(view.readings().map(|r| r.id.clone()));
            let (own, gives): (Vec<_>, Vec<_>) = (own.into_iter().collect(), gives.into_iter().collect());
            return Ok(Some(
                seen.word("record_type", &record.rtype)
                    .word("record_value", words::some(&own))
                    .word("given", words::some(&gives))
                    .word("record_ttl", record.ttl.unwrap_or_default())
                    .word("resolver_address", view.addr.ip()),
            ));
        }
    }
    Ok(None)
}

fn alias_target_gone(e: &Evidence<'_>) -> Sought<Seen> {
    let Some((zone, found)) = holding(e)? else { return Ok(None) };
    for record in &found.it.records {
        let cname = record.values.first().filter(|_| record.rtype == "CNAME");
        let target = record.alias.as_ref().map(|a| &a.name).or(cname);
        let Some(target) = target.map(|t| t.trim_end_matches('.').to_ascii_lowercase()) else { continue };
        let gone = if target.ends_with(".cloudfront.net") {
            let lists = e.aws().all::<Distributions>()?;
            let has = lists.iter().map(|l| l.it.has(&target));
            let unsure = || "not kept: the names of all distributions of the account".to_owned();
            !has.collect::<Option<Vec<_>>>().ok_or_else(unsure)?.contains(&true)
        } else if target.ends_with(".elb.amazonaws.com") {
            // The list holds balancers behind the origin or the host; another region was not asked.
            let bare = target.trim_start_matches("dualstack.");
            let region_asked = e
                .aws()
                .looks(hopwise_probes::evidence::aws::Call::LoadBalancers)
                .any(|l| l.blind().is_none() && bare.contains(&l.question.region));
            let newer = e.aws().load_balancer()?.map(|b| b.dns_name.to_ascii_lowercase());
            let classic = e.aws().classic_balancer()?.map(|b| b.dns_name.to_ascii_lowercase());
            region_asked && newer.as_deref() != Some(bare) && classic.as_deref() != Some(bare)
        } else {
            false
        };
        if gone {
            let mut seen = shown(&zone);
            seen.evidence.push(found.reading.id.clone());
            return Ok(Some(seen.word("alias_target", target).word("record_type", &record.rtype)));
        }
    }
    Ok(None)
}

/// A record of several for the host gives an address of which the servers of the zone said nothing when they were asked.
fn drawn(e: &Evidence<'_>) -> Sought<Seen> {
    let Some((zone, found)) = holding(e)? else { return Ok(None) };
    let set = found.it.records.iter().filter(|r| leads(r) && r.set_identifier.is_some() && r.failover.is_none());
    let Some(view) = views::system(e) else { return Err("not asked: the host at a resolver".to_owned()) };
    let gives = |r: &&ZoneRecord| r.values.iter().any(|v| view.addresses.iter().any(|a| a.to_string() == *v));
    let set: Vec<_> = set.collect();
    let Some(record) = set.iter().copied().find(gives).filter(|_| set.len() > 1) else { return Ok(None) };
    let mut seen = shown(&zone).object(format!("record/{}", e.target().host()));
    seen.evidence.push(found.reading.id.clone());
    seen.evidence.extend(view.readings().map(|r| r.id.clone()));
    let kind = record.routing.as_deref().unwrap_or(if record.weight.is_some() { "weighted" } else { "routed" });
    Ok(Some(
        seen.word("record_type", &record.rtype)
            .word("record_set", record.set_identifier.as_deref().unwrap_or_default())
            .word("record_kind", kind)
            .word("record_weight", record.weight.map_or_else(|| "no weight".to_owned(), |w| format!("weight {w}")))
            .word("record_value", words::some(&record.values))
            .word("resolver_address", view.addr.ip()),
    ))
}

fn failed_over(e: &Evidence<'_>) -> Sought<Seen> {
    let Some((zone, found)) = holding(e)? else { return Ok(None) };
    let of = |kind: &str| found.it.records.iter().find(|r| r.failover.as_deref() == Some(kind) && leads(r));
    let (Some(primary), Some(secondary)) = (of("PRIMARY"), of("SECONDARY")) else { return Ok(None) };
    let values = |r: &ZoneRecord| -> BTreeSet<String> {
        let alias = r.alias.iter().map(|a| a.name.clone());
        r.values.iter().cloned().chain(alias).map(|v| v.trim_end_matches('.').to_ascii_lowercase()).collect()
    };
    let mut given = BTreeSet::new();
    for view in views::all(e) {
        given.extend(view.addresses.iter().map(ToString::to_string));
        given.extend(
            view.answers().filter_map(|a| records::last_alias(a, e.target().host())).map(str::to_ascii_lowercase),
        );
    }
    let (first, second) = (values(primary), values(secondary));
    if given.is_disjoint(&second) || !given.is_disjoint(&first) {
        return Ok(None);
    }
    let mut seen = shown(&zone);
    seen.evidence.push(found.reading.id.clone());
    let (first, second): (Vec<_>, Vec<_>) = (first.into_iter().collect(), second.into_iter().collect());
    Ok(Some(
        seen.word("primary", words::some(&first))
            .word("secondary", words::some(&second))
            .word("health_check", primary.health_check.as_deref().unwrap_or("none")),
    ))
}
