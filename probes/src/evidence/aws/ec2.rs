//! EC2: instances, their checks, and security groups.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Instances that stand behind a balancer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Instances {
    /// Those that were found; an id that is missing here does not exist.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instances: Vec<Instance>,
}

/// One instance.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Instance {
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// Its Name tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `pending`, `running`, `shutting-down`, `terminated`, `stopping` or `stopped`.
    #[serde(default)]
    pub state: String,
    /// Why it changed its state last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state_reason: Option<String>,
    /// Such as `m5.large`.
    #[serde(default)]
    pub kind: String,
    /// Its zone.
    #[serde(default)]
    pub zone: String,
    /// Its VPC.
    #[serde(default)]
    pub vpc: String,
    /// Its subnet.
    #[serde(default)]
    pub subnet: String,
    /// Its private address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub private_address: Option<String>,
    /// Its private DNS name, by which the cluster may know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub private_name: Option<String>,
    /// Its public address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public_address: Option<String>,
    /// Its security groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub security_groups: Vec<String>,
    /// When it was started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub launched: Option<Timestamp>,
    /// Whether it is a spot instance.
    #[serde(default)]
    pub spot: bool,
}

/// Status checks of instances.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct InstanceStatuses {
    /// One an instance that runs, or that has an event.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<InstanceStatus>,
}

/// The checks of one instance.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct InstanceStatus {
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// Its state.
    #[serde(default)]
    pub state: String,
    /// Its zone.
    #[serde(default)]
    pub zone: String,
    /// The host's check: `ok`, `impaired`, `initializing`, `insufficient-data` or `not-applicable`.
    #[serde(default)]
    pub system: String,
    /// The instance's own check, in the same words.
    #[serde(default)]
    pub instance: String,
    /// Since when a check fails.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub impaired_since: Option<Timestamp>,
    /// What AWS will do to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<ScheduledEvent>,
}

/// Something that AWS will do to an instance.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ScheduledEvent {
    /// `instance-reboot`, `system-reboot`, `system-maintenance`, `instance-retirement` or `instance-stop`.
    #[serde(default)]
    pub code: String,
    /// The words beside it; `[Completed]` where it is over.
    #[serde(default)]
    pub description: String,
    /// From when on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_before: Option<Timestamp>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_after: Option<Timestamp>,
}

/// Security groups of balancers and nodes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SecurityGroups {
    /// Those that were found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<SecurityGroup>,
}

/// One security group.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SecurityGroup {
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its VPC.
    #[serde(default)]
    pub vpc: String,
    /// What may come in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ingress: Vec<SecurityRule>,
    /// What may go out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub egress: Vec<SecurityRule>,
}

/// What a security group lets through.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SecurityRule {
    /// `tcp`, `udp`, `icmp`, or `-1` for all.
    #[serde(default)]
    pub protocol: String,
    /// First port; nothing for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<i64>,
    /// Last port; nothing for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<i64>,
    /// Networks, IPv4 and IPv6.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cidrs: Vec<String>,
    /// Security groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// Prefix lists, such as CloudFront's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prefix_lists: Vec<String>,
}
