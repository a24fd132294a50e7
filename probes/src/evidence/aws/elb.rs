//! Classic load balancers.

use serde::{Deserialize, Serialize};

/// The Classic load balancers of the region that concern the traced host.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClassicBalancers {
    /// How many the region has.
    #[serde(default)]
    pub listed: u32,
    /// Those that the origin's name leads to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matching: Vec<ClassicBalancer>,
}

/// A Classic load balancer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClassicBalancer {
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its DNS name.
    #[serde(default)]
    pub dns_name: String,
    /// `internet-facing` or `internal`.
    #[serde(default)]
    pub scheme: String,
    /// Its VPC.
    #[serde(default)]
    pub vpc: String,
    /// Zones it stands in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub zones: Vec<String>,
    /// Subnets it stands in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subnets: Vec<String>,
    /// Ids of the registered instances.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instances: Vec<String>,
    /// Its security groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub security_groups: Vec<String>,
    /// Its listeners.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub listeners: Vec<ClassicListener>,
    /// Instance ports that are spoken to with the PROXY protocol.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proxy_ports: Vec<u16>,
    /// How instances are checked.
    pub check: ClassicCheck,
}

/// One listener of a Classic load balancer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClassicListener {
    /// Its port.
    pub port: u16,
    /// `HTTP`, `HTTPS`, `TCP` or `SSL`.
    #[serde(default)]
    pub protocol: String,
    /// The port of the instances.
    pub instance_port: u16,
    /// The protocol to the instances.
    #[serde(default)]
    pub instance_protocol: String,
    /// ARN of its certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
}

/// How instances are checked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClassicCheck {
    /// Such as `HTTP:80/up` or `TCP:443`.
    #[serde(default)]
    pub target: String,
    /// Seconds between checks.
    #[serde(default)]
    pub interval: u32,
    /// Seconds that a check may take.
    #[serde(default)]
    pub timeout: u32,
    /// Good checks in a row until an instance is in service.
    #[serde(default)]
    pub healthy: u32,
    /// Bad checks in a row until it is out.
    #[serde(default)]
    pub unhealthy: u32,
}

/// The attributes of a Classic load balancer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClassicAttributes {
    /// Its name.
    #[serde(default)]
    pub load_balancer: String,
    /// Whether it balances across zones.
    #[serde(default)]
    pub cross_zone: bool,
    /// Seconds until an idle connection is cut.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idle_timeout: Option<u32>,
    /// Seconds that a leaving instance may finish its requests in, where draining is on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draining: Option<u32>,
}

/// The health of the instances of a Classic load balancer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct InstanceHealth {
    /// Its name.
    #[serde(default)]
    pub load_balancer: String,
    /// The registered instances; none is an answer too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instances: Vec<InstanceState>,
}

/// One registered instance.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct InstanceState {
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// `InService`, `OutOfService` or `Unknown`.
    #[serde(default)]
    pub state: String,
    /// `ELB`, `Instance` or `N/A`: who is the cause.
    #[serde(default)]
    pub reason: String,
    /// The words beside it.
    #[serde(default)]
    pub description: String,
}
