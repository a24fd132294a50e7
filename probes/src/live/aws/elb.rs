//! Asks the Classic load balancers.

use aws_sdk_elasticloadbalancing::types as sdk;

use super::Session;
use super::session::{client, pages};
use super::time::{count, len, port, some, text};
use crate::evidence::Reply;
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::elb::{
    ClassicAttributes, ClassicBalancer, ClassicBalancers, ClassicCheck, ClassicListener, InstanceHealth, InstanceState,
};

impl Session {
    /// All Classic load balancers of a region.
    pub async fn classic_balancers(&self, region: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_elasticloadbalancing, region);
        self.ask(pages!(client.describe_load_balancers().into_paginator()), |pages| {
            let all: Vec<_> = pages.iter().flat_map(|p| p.load_balancer_descriptions()).map(balancer).collect();
            ClassicBalancers { listed: len(all.len()), matching: all }
        })
        .await
    }

    /// The attributes of one.
    pub async fn classic_attributes(&self, region: &str, name: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_elasticloadbalancing, region);
        self.ask(client.describe_load_balancer_attributes().load_balancer_name(name).send(), |o| {
            let a = o.load_balancer_attributes();
            let draining = a.and_then(|a| a.connection_draining()).filter(|d| d.enabled());
            ClassicAttributes {
                load_balancer: name.to_owned(),
                cross_zone: a.and_then(|a| a.cross_zone_load_balancing()).is_some_and(|c| c.enabled()),
                idle_timeout: a.and_then(|a| a.connection_settings()).map(|c| count(Some(c.idle_timeout()))),
                draining: draining.map(|d| count(d.timeout())),
            }
        })
        .await
    }

    /// The health of its instances.
    pub async fn instance_health(&self, region: &str, name: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_elasticloadbalancing, region);
        self.ask(client.describe_instance_health().load_balancer_name(name).send(), |o| InstanceHealth {
            load_balancer: name.to_owned(),
            instances: o
                .instance_states()
                .iter()
                .map(|i| InstanceState {
                    id: text(i.instance_id()),
                    state: text(i.state()),
                    reason: text(i.reason_code()),
                    description: text(i.description()),
                })
                .collect(),
        })
        .await
    }
}

fn balancer(b: &sdk::LoadBalancerDescription) -> ClassicBalancer {
    let check = b.health_check();
    ClassicBalancer {
        name: text(b.load_balancer_name()),
        dns_name: text(b.dns_name()),
        scheme: text(b.scheme()),
        vpc: text(b.vpc_id()),
        zones: b.availability_zones().to_vec(),
        subnets: b.subnets().to_vec(),
        instances: b.instances().iter().filter_map(|i| some(i.instance_id())).collect(),
        security_groups: b.security_groups().to_vec(),
        listeners: b
            .listener_descriptions()
            .iter()
            .filter_map(|l| l.listener())
            .map(|l| ClassicListener {
                port: port(Some(l.load_balancer_port())).unwrap_or_default(),
                protocol: text(Some(l.protocol())),
                instance_port: port(Some(l.instance_port())).unwrap_or_default(),
                instance_protocol: text(l.instance_protocol()),
                certificate: some(l.ssl_certificate_id()),
            })
            .collect(),
        proxy_ports: b
            .backend_server_descriptions()
            .iter()
            .filter(|s| s.policy_names().iter().any(|p| p.to_lowercase().contains("proxy")))
            .filter_map(|s| port(s.instance_port()))
            .collect(),
        check: check
            .map(|c| ClassicCheck {
                target: text(Some(c.target())),
                interval: count(Some(c.interval())),
                timeout: count(Some(c.timeout())),
                healthy: count(Some(c.healthy_threshold())),
                unhealthy: count(Some(c.unhealthy_threshold())),
            })
            .unwrap_or_default(),
    }
}
