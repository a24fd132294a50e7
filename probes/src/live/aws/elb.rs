//! Asks the Classic load balancers.

use serde_json::Value;

use super::Session;
use super::query::{Query, given};
use super::read::Read as _;
use super::session::MOST_PAGES;
use super::signed::Service;
use super::time::len;
use crate::evidence::Reply;
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::elb::{
    ClassicAttributes, ClassicBalancer, ClassicBalancers, ClassicCheck, ClassicListener, InstanceHealth, InstanceState,
};

const ELB: Query = Query {
    service: Service { name: "elasticloadbalancing", id: "Elastic Load Balancing", host: "elasticloadbalancing" },
    version: "2012-06-01",
};

impl Session {
    /// All Classic load balancers of a region.
    pub async fn classic_balancers(&self, region: &str) -> Reply<AwsAnswer> {
        self.pages(&ELB, region, Vec::new(), MOST_PAGES, |pages| {
            let all: Vec<_> =
                pages.iter().flat_map(|p| p.all("LoadBalancerDescriptions.member")).map(balancer).collect();
            ClassicBalancers { listed: len(all.len()), matching: all }
        })
        .await
    }

    /// The attributes of one.
    pub async fn classic_attributes(&self, region: &str, name: &str) -> Reply<AwsAnswer> {
        self.one(&ELB, region, vec![given("LoadBalancerName", name)], |o| {
            let a = o.part("LoadBalancerAttributes");
            ClassicAttributes {
                load_balancer: name.to_owned(),
                cross_zone: a.yes("CrossZoneLoadBalancing.Enabled"),
                idle_timeout: a.number("ConnectionSettings.IdleTimeout"),
                draining: a.number("ConnectionDraining.Timeout").filter(|_| a.yes("ConnectionDraining.Enabled")),
            }
        })
        .await
    }

    /// The health of its instances.
    pub async fn instance_health(&self, region: &str, name: &str) -> Reply<AwsAnswer> {
        self.one(&ELB, region, vec![given("LoadBalancerName", name)], |o| InstanceHealth {
            load_balancer: name.to_owned(),
            instances: o
                .all("InstanceStates.member")
                .iter()
                .map(|i| InstanceState {
                    id: i.text("InstanceId"),
                    state: i.text("State"),
                    reason: i.text("ReasonCode"),
                    description: i.text("Description"),
                })
                .collect(),
        })
        .await
    }
}

fn balancer(b: &Value) -> ClassicBalancer {
    ClassicBalancer {
        name: b.text("LoadBalancerName"),
        dns_name: b.text("DNSName"),
        scheme: b.text("Scheme"),
        vpc: b.text("VPCId"),
        zones: b.texts("AvailabilityZones.member"),
        subnets: b.texts("Subnets.member"),
        instances: b.all("Instances.member").iter().filter_map(|i| i.some("InstanceId")).collect(),
        security_groups: b.texts("SecurityGroups.member"),
        listeners: b
            .all("ListenerDescriptions.member")
            .iter()
            .map(|l| l.part("Listener"))
            .map(|l| ClassicListener {
                port: l.port("LoadBalancerPort").unwrap_or_default(),
                protocol: l.text("Protocol"),
                instance_port: l.port("InstancePort").unwrap_or_default(),
                instance_protocol: l.text("InstanceProtocol"),
                certificate: l.some("SSLCertificateId"),
            })
            .collect(),
        proxy_ports: b
            .all("BackendServerDescriptions.member")
            .iter()
            .filter(|s| s.texts("PolicyNames.member").iter().any(|p| p.to_lowercase().contains("proxy")))
            .filter_map(|s| s.port("InstancePort"))
            .collect(),
        check: ClassicCheck {
            target: b.text("HealthCheck.Target"),
            interval: b.number("HealthCheck.Interval").unwrap_or_default(),
            timeout: b.number("HealthCheck.Timeout").unwrap_or_default(),
            healthy: b.number("HealthCheck.HealthyThreshold").unwrap_or_default(),
            unhealthy: b.number("HealthCheck.UnhealthyThreshold").unwrap_or_default(),
        },
    }
}
