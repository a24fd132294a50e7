//! What AWS says stands at a hop: distribution, balancer, listener, target groups, targets, and the services behind.

use std::collections::BTreeMap;

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::elb::{ClassicBalancers, InstanceHealth};
use hopwise_probes::evidence::aws::elbv2::{ListenerRule, TargetHealth};
use hopwise_probes::evidence::aws::{codebuild, ec2, ecr, elasticache, rds, s3};

use crate::facts::Evidence;
use crate::facts::aws::look::Aws;

/// How many of a kind are named; the rest is counted by the list itself.
const FEW: usize = 3;
/// How many targets are named one by one.
const TARGETS: usize = 4;

/// The objects at a hop, one line each; nothing where AWS was not asked or knows of none.
pub(super) fn at(evidence: &Evidence<'_>, hop: Hop) -> Vec<String> {
    let aws = evidence.aws();
    match hop {
        Hop::Edge => edge(&aws),
        Hop::Balancer => balancer(&aws),
        Hop::Instance => instances(&aws),
        Hop::Database => databases(&aws),
        Hop::Cache => caches(&aws),
        Hop::Storage => all::<s3::Bucket>(&aws, |b| vec![format!("bucket {} in {}", b.name, b.region)]),
        Hop::Delivery => delivery(&aws),
        _ => Vec::new(),
    }
}

fn all<T: hopwise_probes::evidence::aws::Kind + 'static>(
    aws: &Aws<'_, '_>,
    lines: impl Fn(&T) -> Vec<String>,
) -> Vec<String> {
    aws.all::<T>().unwrap_or_default().iter().flat_map(|held| lines(held.it)).take(FEW).collect()
}

fn edge(aws: &Aws<'_, '_>) -> Vec<String> {
    let Ok(Some(d)) = aws.distribution() else { return Vec::new() };
    let state = if d.enabled { d.status.as_str() } else { "disabled" };
    let mut lines = vec![format!("distribution {} at {}: {state}", d.id, d.domain)];
    if let (Ok(Some(behaviour)), Ok(Some(origin))) = (aws.behaviour(), aws.origin()) {
        let how = origin.custom.as_ref().map_or_else(String::new, |c| format!(" ({})", c.protocol));
        lines.push(format!("behaviour {} to origin {}{how}", pattern(&behaviour.pattern), origin.domain));
    }
    lines
}

fn pattern(pattern: &str) -> &str {
    if pattern.is_empty() { "default" } else { pattern }
}

fn balancer(aws: &Aws<'_, '_>) -> Vec<String> {
    if let Ok(Some(classic)) = aws.classic_balancer() {
        return self::classic(aws, &classic.name, &classic.dns_name);
    }
    let Ok(Some(found)) = aws.load_balancer() else { return Vec::new() };
    let mut lines = vec![format!("{} load balancer {}: {}", found.kind, found.name, found.state)];
    if let Ok(Some(listener)) = aws.listener() {
        let rule = match aws.rule() {
            Ok(Some((rule, _))) => format!(", {}", words(rule.it)),
            _ => String::new(),
        };
        lines.push(format!("listener {} {}{rule}", listener.protocol, listener.port));
    }
    let health = aws.all::<TargetHealth>().unwrap_or_default();
    for group in aws.target_groups().unwrap_or_default().iter().take(FEW) {
        let head = format!("target group {} ({} {})", group.name, group.protocol, group.port);
        lines.push(match health.iter().find(|h| h.group == group.arn) {
            Some(held) => format!("{head}: {}", targets(held.it)),
            None => head,
        });
    }
    lines
}

fn words(rule: &ListenerRule) -> String {
    rule.priority.map_or_else(|| "its default rule".to_owned(), |p| format!("rule {p}"))
}

/// How many targets are healthy, then each by its id, as long as they are few.
fn targets(health: &TargetHealth) -> String {
    let healthy = health.targets.iter().filter(|t| t.state == "healthy").count();
    let mut text = format!("{healthy} of {} targets healthy", health.targets.len());
    for target in health.targets.iter().take(TARGETS) {
        let why = target.reason.as_ref().map_or_else(String::new, |r| format!(" ({r})"));
        text.push_str(&format!(", {} {}{why}", target.id, target.state));
    }
    if health.targets.len() > TARGETS {
        text.push_str(&format!(" and {} more", health.targets.len() - TARGETS));
    }
    text
}

fn classic(aws: &Aws<'_, '_>, name: &str, dns_name: &str) -> Vec<String> {
    let mut lines = vec![format!("Classic load balancer {name} at {dns_name}")];
    let lists = aws.all::<ClassicBalancers>().unwrap_or_default();
    let own = lists.iter().flat_map(|l| &l.matching).find(|b| b.name == name);
    for listener in own.into_iter().flat_map(|b| &b.listeners).take(FEW) {
        lines.push(format!(
            "listener {} {} to {} {}",
            listener.protocol, listener.port, listener.instance_protocol, listener.instance_port
        ));
    }
    for health in aws.all::<InstanceHealth>().unwrap_or_default().iter().filter(|h| h.load_balancer == name) {
        let serving = health.instances.iter().filter(|i| i.state == "InService").count();
        lines.push(format!("{serving} of {} instances in service", health.instances.len()));
    }
    lines
}

fn instances(aws: &Aws<'_, '_>) -> Vec<String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for held in aws.all::<ec2::Instances>().unwrap_or_default() {
        for i in &held.it.instances {
            let name = i.name.as_ref().map_or_else(String::new, |n| format!(" {n}"));
            found.insert(i.id.clone(), format!("instance {}{name} in {}: {}", i.id, i.zone, i.state));
        }
    }
    found.into_values().take(TARGETS).collect()
}

fn databases(aws: &Aws<'_, '_>) -> Vec<String> {
    all::<rds::DbInstances>(aws, |list| {
        list.instances.iter().map(|d| format!("RDS {} ({} {}): {}", d.id, d.engine, d.version, d.status)).collect()
    })
}

fn caches(aws: &Aws<'_, '_>) -> Vec<String> {
    all::<elasticache::ReplicationGroups>(aws, |list| {
        list.groups.iter().map(|g| format!("ElastiCache {}: {}", g.id, g.status)).collect()
    })
}

fn delivery(aws: &Aws<'_, '_>) -> Vec<String> {
    let mut lines = all::<codebuild::Builds>(aws, |list| {
        list.builds.iter().take(1).map(|b| format!("build {}: {}", b.id, b.status)).collect()
    });
    lines.extend(all::<ecr::Images>(aws, |list| {
        vec![format!("repository {}: {} images", list.repository, list.images.len())]
    }));
    lines
}
