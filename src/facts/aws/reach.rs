//! Whether security groups let the nodes in.

use std::net::IpAddr;

use hopwise_probes::evidence::Reading;
use hopwise_probes::evidence::aws::ec2::{Instance, Instances, SecurityGroup, SecurityGroups, SecurityRule};
use hopwise_probes::evidence::aws::{Call, Kind};

use crate::facts::Evidence;

/// Which nodes come through.
#[derive(Debug)]
pub struct Reach<'a> {
    /// How many nodes run.
    pub nodes: usize,
    /// Those that are kept out.
    pub kept_out: Vec<&'a Instance>,
    /// The readings that show it.
    pub readings: Vec<&'a Reading>,
}

/// Which of the running nodes some security groups let in on a port.
///
/// # Errors
/// Why it is not known: groups or nodes that nobody looked at, or a rule that names a prefix list.
pub fn reach<'a>(e: &Evidence<'a>, groups: &[String], port: u16) -> Result<Reach<'a>, String> {
    let lists = e.aws().all::<SecurityGroups>()?;
    let known = |id: &String| lists.iter().find_map(|l| l.it.groups.iter().find(|g| g.id == *id));
    let Some(found) = groups.iter().map(known).collect::<Option<Vec<&SecurityGroup>>>() else {
        return Err(e.aws().missing(Call::SecurityGroups));
    };
    let instances = e.aws().all::<Instances>()?;
    let nodes: Vec<&Instance> =
        instances.iter().flat_map(|l| &l.it.instances).filter(|i| i.state == "running").collect();
    if groups.is_empty() || nodes.is_empty() {
        return Err(e.aws().missing(if groups.is_empty() { SecurityGroups::CALL } else { Instances::CALL }));
    }
    let rules: Vec<&SecurityRule> = found.iter().flat_map(|g| &g.ingress).filter(|r| takes(r, port)).collect();
    if rules.iter().any(|r| !r.prefix_lists.is_empty()) {
        return Err("not known: a rule of the security group names a prefix list".to_owned());
    }
    let kept_out = nodes.iter().copied().filter(|n| !rules.iter().any(|r| lets_in(r, n))).collect();
    let readings = lists.iter().map(|l| l.reading).chain(instances.iter().map(|l| l.reading)).collect();
    Ok(Reach { nodes: nodes.len(), kept_out, readings })
}

/// Whether a rule is about TCP on a port.
fn takes(rule: &SecurityRule, port: u16) -> bool {
    let port = i64::from(port);
    let tcp = matches!(rule.protocol.as_str(), "tcp" | "6" | "-1");
    let all = rule.protocol == "-1";
    tcp && (all || (rule.from.is_none_or(|f| f <= port) && rule.to.is_none_or(|t| t >= port)))
}

/// Whether a rule lets a node in: by one of its groups, or by its address.
fn lets_in(rule: &SecurityRule, node: &Instance) -> bool {
    let address = node.private_address.as_deref().and_then(|a| a.parse().ok());
    rule.groups.iter().any(|g| node.security_groups.contains(g))
        || rule.cidrs.iter().any(|c| address.is_some_and(|a| contains(c, a)))
}

/// Whether a network holds an address.
fn contains(network: &str, address: IpAddr) -> bool {
    let Some((base, bits)) = network.split_once('/') else { return network.parse() == Ok(address) };
    let (Ok(base), Ok(bits)) = (base.parse::<IpAddr>(), bits.parse::<u32>()) else { return false };
    match (base, address) {
        (IpAddr::V4(base), IpAddr::V4(address)) => {
            let mask = u32::MAX.checked_shl(32_u32.saturating_sub(bits)).unwrap_or(0);
            u32::from(base) & mask == u32::from(address) & mask
        }
        (IpAddr::V6(base), IpAddr::V6(address)) => {
            let mask = u128::MAX.checked_shl(128_u32.saturating_sub(bits)).unwrap_or(0);
            u128::from(base) & mask == u128::from(address) & mask
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_hold_their_own_addresses() {
        for (network, address, is) in [
            ("10.0.0.0/16", "10.0.3.7", true),
            ("10.0.0.0/16", "10.1.3.7", false),
            ("0.0.0.0/0", "192.0.2.1", true),
            ("10.0.3.7/32", "10.0.3.7", true),
            ("10.0.3.8/32", "10.0.3.7", false),
            ("2001:db8::/32", "2001:db8::1", true),
            ("::/0", "10.0.3.7", false),
        ] {
            assert_eq!(contains(network, address.parse().unwrap()), is, "{network} {address}");
        }
    }

    #[test]
    fn a_rule_takes_its_ports_alone() {
        let rule =
            |protocol: &str, from, to| SecurityRule { protocol: protocol.into(), from, to, ..Default::default() };
        assert!(takes(&rule("tcp", Some(3306), Some(3306)), 3306));
        assert!(takes(&rule("-1", None, None), 3306));
        assert!(!takes(&rule("tcp", Some(0), Some(1024)), 3306));
        assert!(!takes(&rule("udp", Some(3306), Some(3306)), 3306));
    }
}
