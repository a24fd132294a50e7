//! Whether packets can come to the balancer and from it to the targets: state, scheme, zones, security groups.

use std::collections::BTreeSet;

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::ec2::{SecurityGroup, SecurityGroups, SecurityRule};
use hopwise_probes::evidence::aws::elbv2::{LoadBalancer, LoadBalancerAttributes, Target, TargetGroupAttributes};

use crate::facts::aws::{Held, Sought, words};
use crate::facts::{Evidence, Fact, Known, Seen};

/// The balancer is not in service.
pub static NOT_ACTIVE: Fact = Fact {
    name: "balancer.not-active",
    hop: Hop::Balancer,
    about: "the load balancer is provisioning, impaired or failed",
    derive: |e| Known::sought(balancer(e, |b| (b.state != "active" && !b.state.is_empty()).then(|| b.state.clone()))),
};

/// The balancer is for the VPC alone, and the edge comes over the internet.
pub static INTERNAL: Fact = Fact {
    name: "balancer.internal-behind-edge",
    hop: Hop::Balancer,
    about: "the load balancer is internal, while the distribution asks for it over the internet",
    derive: |e| Known::sought(internal(e)),
};

/// The security groups of the balancer let nobody in on the listener's port.
pub static CLOSED: Fact = Fact {
    name: "balancer.closed-by-security-group",
    hop: Hop::Balancer,
    about: "no security group of the load balancer lets the internet or a prefix list in on the listener's port",
    derive: |e| Known::sought(closed(e)),
};

/// The nodes do not let the balancer in.
pub static NODES_CLOSED: Fact = Fact {
    name: "balancer.nodes-closed",
    hop: Hop::Balancer,
    about: "no security group of a target lets the load balancer in on the target's port",
    derive: |e| Known::sought(nodes_closed(e)),
};

/// The balancer may not speak to the targets.
pub static EGRESS_CLOSED: Fact = Fact {
    name: "balancer.egress-closed",
    hop: Hop::Balancer,
    about: "no security group of the load balancer lets it out to the target's port",
    derive: |e| Known::sought(egress_closed(e)),
};

/// A zone of the balancer has no healthy target, and may not use those of others.
pub static ZONE_WITHOUT_TARGET: Fact = Fact {
    name: "balancer.zone-without-target",
    hop: Hop::Balancer,
    about: "cross-zone balancing is off, and a zone of the load balancer has no healthy target",
    derive: |e| Known::sought(zone_without_target(e)),
};

/// Targets stand in zones that the balancer does not use.
pub static OUTSIDE_ZONES: Fact = Fact {
    name: "balancer.targets-outside-zones",
    hop: Hop::Balancer,
    about: "targets stand in zones that are not enabled for the load balancer",
    derive: |e| Known::sought(outside_zones(e)),
};

fn shown(balancer: &Held<'_, LoadBalancer>) -> Seen {
    words::seen(balancer)
        .object(format!("load-balancer/{}", balancer.name))
        .word("balancer", &balancer.name)
        .word("balancer_arn", &balancer.arn)
        .word("scheme", &balancer.scheme)
        .word("state", &balancer.state)
        .word("state_reason", balancer.state_reason.as_deref().unwrap_or("no reason given"))
}

fn balancer(e: &Evidence<'_>, is: impl Fn(&LoadBalancer) -> Option<String>) -> Sought<Seen> {
    Ok(e.aws().load_balancer()?.filter(|b| is(b.it).is_some()).map(|b| shown(&b)))
}

fn internal(e: &Evidence<'_>) -> Sought<Seen> {
    // A VPC origin, which may be internal, has no settings of a public one.
    let Some(origin) = e.aws().origin()?.filter(|o| o.custom.is_some()) else { return Ok(None) };
    let seen = match e.aws().load_balancer() {
        Ok(Some(b)) if b.scheme == "internal" => Some(shown(&b)),
        Ok(Some(_)) => None,
        Ok(None) => e.aws().classic_balancer()?.filter(|b| b.scheme == "internal").map(|b| {
            words::seen(&b)
                .object(format!("load-balancer/{}", b.name))
                .word("balancer", &b.name)
                .word("balancer_arn", &b.name)
        }),
        Err(why) => return Err(why),
    };
    Ok(seen.map(|seen| seen.word("origin_name", &origin.domain)))
}

/// The groups of these ids; an error where one of them was not seen.
fn groups<'a>(e: &Evidence<'a>, ids: &[String]) -> Result<Vec<Held<'a, SecurityGroup>>, String> {
    let lists = e.aws().all::<SecurityGroups>()?;
    let all: Vec<_> = lists.iter().flat_map(|l| l.it.groups.iter().map(|g| l.part(g))).collect();
    let mut found = Vec::new();
    for id in ids {
        let group = all.iter().find(|g| g.id == *id).copied();
        found.push(group.ok_or_else(|| format!("not asked: security group {id}"))?);
    }
    Ok(found)
}

fn allows_port(rule: &SecurityRule, port: u16) -> bool {
    let port = i64::from(port);
    let range = rule.from.is_none_or(|from| from <= port) && rule.to.is_none_or(|to| port <= to);
    matches!(rule.protocol.as_str(), "-1" | "tcp" | "6") && (rule.protocol == "-1" || range)
}

/// Whether a network is one that only a VPC uses.
fn private(cidr: &str) -> bool {
    let octets: Vec<u8> = cidr.split(['.', '/']).take(4).filter_map(|o| o.parse().ok()).collect();
    match octets.as_slice() {
        [10, ..] | [192, 168, ..] => true,
        [172, b, ..] => (16..32).contains(b),
        _ => false,
    }
}

/// Whether some rules let visitors in; where the edge stands before, the edge.
///
/// Which addresses a prefix list holds is not asked: it counts as open. CloudFront comes to its origins from dozens of
/// networks (<https://ip-ranges.amazonaws.com/ip-ranges.json>, `CLOUDFRONT_ORIGIN_FACING`): a few small ones hold them never.
fn open<'r>(rules: impl Iterator<Item = &'r SecurityRule>, edge: bool) -> bool {
    let mut public = Vec::new();
    for rule in rules {
        if !rule.prefix_lists.is_empty() {
            return true;
        }
        public.extend(rule.cidrs.iter().filter(|c| !private(c)));
    }
    let wide =
        |cidr: &str| cidr.rsplit_once('/').and_then(|(_, bits)| bits.parse::<u8>().ok()).is_some_and(|b| b < SMALL);
    !public.is_empty() && (!edge || public.len() > FEW || public.iter().any(|c| wide(c)))
}

/// Up to so many networks are too few for the edge,
const FEW: usize = 8;
/// if each has a prefix of at least so many bits.
const SMALL: u8 = 20;

fn closed(e: &Evidence<'_>) -> Sought<Seen> {
    // A VPC origin, which has no settings of a public one, comes from inside.
    if e.aws().origin()?.is_some_and(|o| o.custom.is_none()) {
        return Ok(None);
    }
    // Where nobody listens, no door is missed.
    if (super::listener::MISSING.derive)(e).is_yes() {
        return Ok(None);
    }
    let (port, _) = e.aws().balancer_port();
    let (ids, seen) = match e.aws().load_balancer()? {
        Some(b) => (b.it.security_groups.clone(), shown(&b)),
        None => match e.aws().classic_balancer()? {
            Some(b) => {
                let seen = words::seen(&b).object(format!("load-balancer/{}", b.name)).word("balancer", &b.name);
                (b.it.security_groups.clone(), seen)
            }
            None => return Ok(None),
        },
    };
    // A network load balancer may have none: then everybody may come.
    if ids.is_empty() {
        return Ok(None);
    }
    let groups = groups(e, &ids)?;
    let rules = groups.iter().flat_map(|g| &g.it.ingress).filter(|r| allows_port(r, port));
    if open(rules, e.aws().distribution()?.is_some()) {
        return Ok(None);
    }
    let mut seen = seen;
    seen.evidence.extend(groups.iter().map(|g| g.reading.id.clone()));
    Ok(Some(seen.word("listener_port", port).word("groups", words::some(&ids)).word("security_group", &ids[0])))
}

/// The port of a target, and the group's name.
fn ports(e: &Evidence<'_>) -> Result<Vec<(Target, u16, String)>, String> {
    let mut all = Vec::new();
    for (group, health) in e.aws().targets()? {
        all.extend(health.it.targets.iter().map(|t| (t.clone(), t.port.unwrap_or(group.port), group.name.clone())));
    }
    Ok(all)
}

fn nodes_closed(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(balancer) = e.aws().load_balancer()? else { return classic_nodes_closed(e) };
    // Without a group of its own a balancer comes by its addresses alone, and nobody asked which they are; but a network
    // load balancer that keeps the visitors' addresses needs a door for visitors.
    let keeps = balancer.security_groups.is_empty();
    // What is dropped there is never answered: a connection that stands has come through the door.
    let silent = || (super::dial::UNREACHABLE.derive)(e).is_yes();
    if keeps && (!silent() || !keeps_addresses(e, balancer.it)?) {
        return Ok(None);
    }
    let nodes =
        ports(e)?.into_iter().filter(|(t, ..)| t.id.starts_with("i-")).map(|(t, port, group)| (t.id, port, group));
    no_door(e, &shown(&balancer), &balancer.it.security_groups, nodes)
}

/// The same of a Classic load balancer, which has groups of its own in every VPC.
fn classic_nodes_closed(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(balancer) = e.aws().classic_balancer()?.filter(|b| !b.security_groups.is_empty()) else { return Ok(None) };
    let (port, _) = e.aws().balancer_port();
    let Some(port) = balancer.it.listeners.iter().find(|l| l.port == port).map(|l| l.instance_port) else {
        return Ok(None);
    };
    let group = format!("instances of {}", balancer.name);
    let nodes = balancer.it.instances.iter().map(|id| (id.clone(), port, group.clone()));
    no_door(e, &words::seen(&balancer).word("balancer", &balancer.name), &balancer.it.security_groups, nodes)
}

/// The first of some instances, given with port and group, where none of them has a security group that lets a balancer in:
/// by its own groups, or, where it has none, as a visitor.
fn no_door(
    e: &Evidence<'_>,
    balancer: &Seen,
    from: &[String],
    nodes: impl Iterator<Item = (String, u16, String)>,
) -> Sought<Seen> {
    let mut first = None;
    for (id, port, group) in nodes {
        let Some(instance) = e.aws().instance(&id)? else { continue };
        let own = groups(e, &instance.security_groups)?;
        let lets_in = |r: &SecurityRule| {
            allows_port(r, port)
                && (r.cidrs.iter().any(|c| !from.is_empty() || !private(c))
                    || !r.prefix_lists.is_empty()
                    || r.groups.iter().any(|g| from.contains(g)))
        };
        if own.is_empty() || own.iter().any(|g| g.ingress.iter().any(lets_in)) {
            return Ok(None);
        }
        let source = from.first().map(|group| format!("--source-group {group}"));
        first.get_or_insert_with(|| {
            let mut seen = balancer
                .clone()
                .object(format!("security-group/{}", own[0].id))
                .word("target", &id)
                .word("target_port", port)
                .word("group", group)
                .word("security_group", &own[0].id)
                .word("source", source.unwrap_or_else(|| "--cidr 0.0.0.0/0".to_owned()));
            seen.evidence.extend(own.iter().map(|g| g.reading.id.clone()));
            seen
        });
    }
    Ok(first)
}

/// Whether a balancer hands the visitors' addresses on to instances, as network load balancers do unless told otherwise.
fn keeps_addresses(e: &Evidence<'_>, balancer: &LoadBalancer) -> Result<bool, String> {
    if balancer.kind != "network" {
        return Ok(false);
    }
    for group in e.aws().target_groups()? {
        let set = e.aws().about::<TargetGroupAttributes>(&group.arn)?;
        let off = set.is_some_and(|s| s.attributes.get("preserve_client_ip.enabled").is_some_and(|v| v == "false"));
        if group.kind != "instance" || off {
            return Ok(false);
        }
    }
    Ok(true)
}

fn egress_closed(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(balancer) = e.aws().load_balancer()?.filter(|b| !b.security_groups.is_empty()) else { return Ok(None) };
    let own = groups(e, &balancer.security_groups)?;
    for (target, port, group) in ports(e)? {
        let lets_out = |r: &SecurityRule| {
            allows_port(r, port) && !(r.cidrs.is_empty() && r.groups.is_empty() && r.prefix_lists.is_empty())
        };
        if !own.iter().any(|g| g.egress.iter().any(lets_out)) {
            let mut seen = shown(&balancer)
                .object(format!("security-group/{}", own[0].id))
                .word("target", &target.id)
                .word("target_port", port)
                .word("group", group)
                .word("security_group", &own[0].id);
            seen.evidence.extend(own.iter().map(|g| g.reading.id.clone()));
            return Ok(Some(seen));
        }
    }
    Ok(None)
}

fn zone_of(e: &Evidence<'_>, target: &Target) -> Result<Option<String>, String> {
    if target.zone.as_deref().is_some_and(|z| z != "all") {
        return Ok(target.zone.clone());
    }
    if !target.id.starts_with("i-") {
        return Ok(None);
    }
    Ok(e.aws().instance(&target.id)?.map(|i| i.zone.clone()))
}

fn zone_without_target(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(balancer) = e.aws().load_balancer()? else { return Ok(None) };
    let Some(set) = e.aws().about::<LoadBalancerAttributes>(&balancer.arn)? else { return Ok(None) };
    // Off is what a network load balancer is made with.
    let cross = set.attributes.get("load_balancing.cross_zone.enabled").map(String::as_str);
    if balancer.kind != "network" || cross == Some("true") {
        return Ok(None);
    }
    let mut served = BTreeSet::new();
    let targets = ports(e)?;
    for (target, ..) in targets.iter().filter(|(t, ..)| t.state == "healthy") {
        match zone_of(e, target)? {
            Some(zone) => served.insert(zone),
            None => return Ok(None),
        };
    }
    // Where no target at all is healthy, the zone is not the matter.
    let bare = balancer.zones.iter().find(|z| !served.contains(&z.name)).filter(|_| !served.is_empty());
    Ok(bare.map(|zone| {
        let mut seen = shown(&balancer).object(format!("zone/{}", zone.name)).word("zone", &zone.name);
        seen.evidence.push(set.reading.id.clone());
        seen.word("served", served.iter().cloned().collect::<Vec<_>>().join(", "))
            .word("group", targets.first().map_or("", |(_, _, g)| g))
    }))
}

fn outside_zones(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(balancer) = e.aws().load_balancer()?.filter(|b| !b.zones.is_empty()) else { return Ok(None) };
    let enabled: Vec<&str> = balancer.it.zones.iter().map(|z| z.name.as_str()).collect();
    for (target, _, group) in ports(e)? {
        if let Some(zone) = zone_of(e, &target)?.filter(|z| !enabled.contains(&z.as_str())) {
            let seen = shown(&balancer).object(format!("target/{}", target.id));
            return Ok(Some(
                seen.word("target", &target.id)
                    .word("zone", zone)
                    .word("zones", enabled.join(", "))
                    .word("group", group),
            ));
        }
    }
    Ok(None)
}
