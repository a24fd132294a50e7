//! Application and network load balancers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The balancers of the region that concern the traced host.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LoadBalancers {
    /// How many the region has.
    #[serde(default)]
    pub listed: u32,
    /// Those that the origin's name leads to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matching: Vec<LoadBalancer>,
}

/// An application or network load balancer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LoadBalancer {
    /// Its ARN.
    #[serde(default)]
    pub arn: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its DNS name.
    #[serde(default)]
    pub dns_name: String,
    /// `application`, `network` or `gateway`.
    #[serde(default)]
    pub kind: String,
    /// `internet-facing` or `internal`.
    #[serde(default)]
    pub scheme: String,
    /// `provisioning`, `active`, `active_impaired` or `failed`.
    #[serde(default)]
    pub state: String,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state_reason: Option<String>,
    /// Its VPC.
    #[serde(default)]
    pub vpc: String,
    /// The zones it stands in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub zones: Vec<BalancerZone>,
    /// Its security groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub security_groups: Vec<String>,
    /// `ipv4`, `dualstack` and so on.
    #[serde(default)]
    pub ip_type: String,
}

/// A zone that a balancer stands in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BalancerZone {
    /// The zone.
    #[serde(default)]
    pub name: String,
    /// The subnet.
    #[serde(default)]
    pub subnet: String,
    /// Fixed addresses, where it has any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<String>,
}

/// The attributes of a balancer, in AWS's words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LoadBalancerAttributes {
    /// Its ARN.
    #[serde(default)]
    pub load_balancer: String,
    /// Such as `idle_timeout.timeout_seconds`, `load_balancing.cross_zone.enabled`, `routing.http.drop_invalid_header_fields.enabled`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
}

/// The listeners of a balancer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Listeners {
    /// Its ARN.
    #[serde(default)]
    pub load_balancer: String,
    /// The listeners.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub listeners: Vec<Listener>,
}

/// One listener.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Listener {
    /// Its ARN.
    #[serde(default)]
    pub arn: String,
    /// Its port.
    pub port: u16,
    /// `HTTP`, `HTTPS`, `TCP`, `TLS`, `UDP` or `TCP_UDP`.
    #[serde(default)]
    pub protocol: String,
    /// ARN of its default certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// Its TLS policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tls_policy: Option<String>,
    /// Its ALPN policy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alpn: Vec<String>,
    /// `verify` or `passthrough`, where clients must show certificates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mutual_tls: Option<String>,
    /// What it does where no rule matches.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
}

/// What is done with a request.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Action {
    /// `forward`, `redirect`, `fixed-response`, `authenticate-oidc` or `authenticate-cognito`.
    #[serde(default)]
    pub kind: String,
    /// Target groups of a forward.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<WeightedGroup>,
    /// Where a redirect leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect: Option<Redirect>,
    /// What a fixed response says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fixed: Option<FixedResponse>,
}

/// A target group with its share.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WeightedGroup {
    /// Its ARN.
    #[serde(default)]
    pub arn: String,
    /// Its weight; nothing is 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
}

/// Where a redirect leads; `#{...}` keeps the request's own part.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Redirect {
    /// Protocol.
    #[serde(default)]
    pub protocol: String,
    /// Host.
    #[serde(default)]
    pub host: String,
    /// Port.
    #[serde(default)]
    pub port: String,
    /// Path.
    #[serde(default)]
    pub path: String,
    /// Query.
    #[serde(default)]
    pub query: String,
    /// 301 or 302.
    pub status: u16,
}

/// An answer that the balancer writes itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FixedResponse {
    /// Its status.
    pub status: u16,
    /// Its content type.
    #[serde(default)]
    pub content_type: String,
    /// Its body, cut.
    #[serde(default)]
    pub body: String,
}

/// The rules of a listener.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ListenerRules {
    /// Its ARN.
    #[serde(default)]
    pub listener: String,
    /// In the order of their priority; the default rule last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<ListenerRule>,
}

/// One rule of a listener.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ListenerRule {
    /// Its ARN.
    #[serde(default)]
    pub arn: String,
    /// Its place; nothing for the default rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<u32>,
    /// Host patterns; any of them suffices.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hosts: Vec<String>,
    /// Path patterns; any of them suffices.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paths: Vec<String>,
    /// Other conditions, such as `http-header X-Origin`, `source-ip`, `query-string`, `http-request-method POST`; values of headers are not kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
    /// What is done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
}

/// The certificates of a listener.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ListenerCertificates {
    /// Its ARN.
    #[serde(default)]
    pub listener: String,
    /// The certificates; the default one is among them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub certificates: Vec<ListenerCertificate>,
}

/// One certificate of a listener.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ListenerCertificate {
    /// Its ARN, in ACM or IAM.
    #[serde(default)]
    pub arn: String,
    /// Whether it is shown where no other fits.
    #[serde(default)]
    pub default: bool,
}

/// The target groups that requests for this host and path may go to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TargetGroups {
    /// ARN of the balancer.
    #[serde(default)]
    pub load_balancer: String,
    /// The target groups of the balancer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<TargetGroup>,
}

/// A target group.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TargetGroup {
    /// Its ARN.
    #[serde(default)]
    pub arn: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// `HTTP`, `HTTPS`, `TCP`, `TLS` and so on.
    #[serde(default)]
    pub protocol: String,
    /// The port, where a target has none of its own.
    pub port: u16,
    /// `HTTP1`, `HTTP2` or `GRPC`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protocol_version: Option<String>,
    /// `instance`, `ip`, `lambda` or `alb`.
    #[serde(default)]
    pub kind: String,
    /// Its VPC.
    #[serde(default)]
    pub vpc: String,
    /// ARNs of the balancers that use it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub load_balancers: Vec<String>,
    /// How targets are checked.
    pub health_check: HealthCheck,
}

/// How the targets of a group are checked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct HealthCheck {
    /// Whether they are.
    #[serde(default)]
    pub enabled: bool,
    /// `HTTP`, `HTTPS` or `TCP`.
    #[serde(default)]
    pub protocol: String,
    /// A port, or `traffic-port`.
    #[serde(default)]
    pub port: String,
    /// The path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Statuses that count as healthy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matcher: Option<String>,
    /// Seconds between checks.
    #[serde(default)]
    pub interval: u32,
    /// Seconds that a check may take.
    #[serde(default)]
    pub timeout: u32,
    /// Good checks in a row until a target counts as healthy.
    #[serde(default)]
    pub healthy: u32,
    /// Bad checks in a row until it counts as unhealthy.
    #[serde(default)]
    pub unhealthy: u32,
}

/// The attributes of a target group, in AWS's words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TargetGroupAttributes {
    /// Its ARN.
    #[serde(default)]
    pub group: String,
    /// Such as `proxy_protocol_v2.enabled`, `preserve_client_ip.enabled`, `stickiness.enabled`, `slow_start.duration_seconds`, `target_group_health.unhealthy_state_routing.minimum_healthy_targets.count`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
}

/// The health of the targets of a group.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TargetHealth {
    /// Its ARN.
    #[serde(default)]
    pub group: String,
    /// The registered targets; none is an answer too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
}

/// One registered target.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Target {
    /// Instance id, address, or ARN.
    #[serde(default)]
    pub id: String,
    /// Its port.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// Its zone, where it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// `healthy`, `unhealthy`, `initial`, `draining`, `unused`, `unavailable` or `unhealthy.draining`.
    #[serde(default)]
    pub state: String,
    /// The reason code, such as `Target.Timeout`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The words beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The port that is checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health_port: Option<String>,
}
