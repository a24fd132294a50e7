//! Asks the application and network load balancers.

use aws_sdk_elasticloadbalancingv2::types as sdk;

use super::Session;
use super::session::{client, pages};
use super::time::{count, len, port, some, text};
use crate::evidence::Reply;
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::elbv2 as own;

impl Session {
    /// All balancers of a region.
    pub async fn load_balancers(&self, region: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_elasticloadbalancingv2, region);
        self.ask(pages!(client.describe_load_balancers().into_paginator()), |pages| {
            let all: Vec<_> = pages.iter().flat_map(|p| p.load_balancers()).map(balancer).collect();
            own::LoadBalancers { listed: len(all.len()), matching: all }
        })
        .await
    }

    /// The attributes of one.
    pub async fn load_balancer_attributes(&self, region: &str, arn: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_elasticloadbalancingv2, region);
        self.ask(client.describe_load_balancer_attributes().load_balancer_arn(arn).send(), |o| {
            let pairs = o.attributes().iter().map(|a| (text(a.key()), text(a.value())));
            own::LoadBalancerAttributes { load_balancer: arn.to_owned(), attributes: pairs.collect() }
        })
        .await
    }

    /// Its listeners.
    pub async fn listeners(&self, region: &str, arn: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_elasticloadbalancingv2, region);
        self.ask(pages!(client.describe_listeners().load_balancer_arn(arn).into_paginator()), |pages| own::Listeners {
            load_balancer: arn.to_owned(),
            listeners: pages.iter().flat_map(|p| p.listeners()).map(listener).collect(),
        })
        .await
    }

    /// The certificates of a listener.
    pub async fn listener_certificates(&self, region: &str, arn: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_elasticloadbalancingv2, region);
        self.ask(client.describe_listener_certificates().listener_arn(arn).send(), |o| own::ListenerCertificates {
            listener: arn.to_owned(),
            certificates: o
                .certificates()
                .iter()
                .map(|c| own::ListenerCertificate {
                    arn: text(c.certificate_arn()),
                    default: c.is_default() == Some(true),
                })
                .collect(),
        })
        .await
    }

    /// The rules of a listener.
    pub async fn listener_rules(&self, region: &str, arn: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_elasticloadbalancingv2, region);
        self.ask(pages!(client.describe_rules().listener_arn(arn).into_paginator()), |pages| {
            let mut rules: Vec<_> = pages.iter().flat_map(|p| p.rules()).map(super::rule::of).collect();
            rules.sort_by_key(|r| r.priority.unwrap_or(u32::MAX));
            own::ListenerRules { listener: arn.to_owned(), rules }
        })
        .await
    }

    /// All target groups of the region, so that nobody waits for a balancer to be known first.
    pub async fn target_groups(&self, region: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_elasticloadbalancingv2, region);
        self.ask(pages!(client.describe_target_groups().page_size(400).into_paginator()), |pages| own::TargetGroups {
            load_balancer: String::new(),
            groups: pages.iter().flat_map(|p| p.target_groups()).map(group).collect(),
        })
        .await
    }

    /// The attributes of a target group.
    pub async fn target_group_attributes(&self, region: &str, arn: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_elasticloadbalancingv2, region);
        self.ask(client.describe_target_group_attributes().target_group_arn(arn).send(), |o| {
            let pairs = o.attributes().iter().map(|a| (text(a.key()), text(a.value())));
            own::TargetGroupAttributes { group: arn.to_owned(), attributes: pairs.collect() }
        })
        .await
    }

    /// The health of its targets.
    pub async fn target_health(&self, region: &str, arn: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_elasticloadbalancingv2, region);
        self.ask(client.describe_target_health().target_group_arn(arn).send(), |o| own::TargetHealth {
            group: arn.to_owned(),
            targets: o.target_health_descriptions().iter().map(target).collect(),
        })
        .await
    }
}

fn balancer(b: &sdk::LoadBalancer) -> own::LoadBalancer {
    own::LoadBalancer {
        arn: text(b.load_balancer_arn()),
        name: text(b.load_balancer_name()),
        dns_name: text(b.dns_name()),
        kind: text(b.r#type().map(|t| t.as_str())),
        scheme: text(b.scheme().map(|s| s.as_str())),
        state: text(b.state().and_then(|s| s.code()).map(|c| c.as_str())),
        state_reason: some(b.state().and_then(|s| s.reason())),
        vpc: text(b.vpc_id()),
        zones: b
            .availability_zones()
            .iter()
            .map(|z| own::BalancerZone {
                name: text(z.zone_name()),
                subnet: text(z.subnet_id()),
                addresses: z
                    .load_balancer_addresses()
                    .iter()
                    .filter_map(|a| some(a.ip_address()).or_else(|| some(a.private_ipv4_address())))
                    .collect(),
            })
            .collect(),
        security_groups: b.security_groups().to_vec(),
        ip_type: text(b.ip_address_type().map(|t| t.as_str())),
    }
}

fn listener(l: &sdk::Listener) -> own::Listener {
    own::Listener {
        arn: text(l.listener_arn()),
        port: port(l.port()).unwrap_or_default(),
        protocol: text(l.protocol().map(|p| p.as_str())),
        certificate: l.certificates().first().and_then(|c| some(c.certificate_arn())),
        tls_policy: some(l.ssl_policy()),
        alpn: l.alpn_policy().to_vec(),
        mutual_tls: l.mutual_authentication().and_then(|m| some(m.mode())).filter(|m| m != "off"),
        actions: l.default_actions().iter().map(super::rule::action).collect(),
    }
}

fn group(g: &sdk::TargetGroup) -> own::TargetGroup {
    own::TargetGroup {
        arn: text(g.target_group_arn()),
        name: text(g.target_group_name()),
        protocol: text(g.protocol().map(|p| p.as_str())),
        port: port(g.port()).unwrap_or_default(),
        protocol_version: some(g.protocol_version()),
        kind: text(g.target_type().map(|t| t.as_str())),
        vpc: text(g.vpc_id()),
        load_balancers: g.load_balancer_arns().to_vec(),
        health_check: own::HealthCheck {
            enabled: g.health_check_enabled() != Some(false),
            protocol: text(g.health_check_protocol().map(|p| p.as_str())),
            port: text(g.health_check_port()),
            path: some(g.health_check_path()),
            matcher: g.matcher().and_then(|m| some(m.http_code()).or_else(|| some(m.grpc_code()))),
            interval: count(g.health_check_interval_seconds()),
            timeout: count(g.health_check_timeout_seconds()),
            healthy: count(g.healthy_threshold_count()),
            unhealthy: count(g.unhealthy_threshold_count()),
        },
    }
}

fn target(t: &sdk::TargetHealthDescription) -> own::Target {
    let (target, health) = (t.target(), t.target_health());
    own::Target {
        id: text(target.and_then(|t| t.id())),
        port: target.and_then(|t| port(t.port())),
        zone: target.and_then(|t| some(t.availability_zone())),
        state: text(health.and_then(|h| h.state()).map(|s| s.as_str())),
        reason: health.and_then(|h| h.reason()).map(|r| r.as_str().to_owned()).filter(|r| !r.is_empty()),
        description: some(health.and_then(|h| h.description())),
        health_port: some(t.health_check_port()),
    }
}
