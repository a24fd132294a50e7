//! RDS: database instances, clusters and events.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The database instances of the region that may be the brand's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DbInstances {
    /// How many the region has.
    #[serde(default)]
    pub listed: u32,
    /// All where there are few; else those that name or configuration speaks for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instances: Vec<DbInstance>,
}

/// One database instance.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DbInstance {
    /// Its identifier.
    #[serde(default)]
    pub id: String,
    /// Its ARN.
    #[serde(default)]
    pub arn: String,
    /// Such as `mysql`.
    #[serde(default)]
    pub engine: String,
    /// Its version.
    #[serde(default)]
    pub version: String,
    /// Such as `db.t3.medium`.
    #[serde(default)]
    pub class: String,
    /// Its status in RDS's words, such as `available` or `storage-full`.
    #[serde(default)]
    pub status: String,
    /// The name it is reached by; nothing while it is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
    /// Its port.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// Whether a standby stands ready.
    #[serde(default)]
    pub multi_az: bool,
    /// Its zone.
    #[serde(default)]
    pub zone: String,
    /// Its storage.
    #[serde(default)]
    pub storage_gib: u32,
    /// How far its storage may grow by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_storage_gib: Option<u32>,
    /// Whether its endpoint is public.
    #[serde(default)]
    pub public: bool,
    /// Its VPC.
    #[serde(default)]
    pub vpc: String,
    /// Its security groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub security_groups: Vec<String>,
    /// Changes that wait: name and new value; a password is only named.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pending: BTreeMap<String, String>,
    /// Its parameter groups with their state, as `name: pending-reboot`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<String>,
    /// The instance that it copies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replica_of: Option<String>,
    /// The cluster that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cluster: Option<String>,
    /// Its certificate authority, such as `rds-ca-rsa2048-g1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ca: Option<String>,
    /// Until when its certificate is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ca_until: Option<Timestamp>,
    /// When it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<Timestamp>,
    /// When AWS may change it.
    #[serde(default)]
    pub maintenance_window: String,
}

/// The database clusters of the region that may be the brand's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DbClusters {
    /// The clusters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clusters: Vec<DbCluster>,
}

/// One database cluster.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DbCluster {
    /// Its identifier.
    #[serde(default)]
    pub id: String,
    /// Such as `aurora-mysql`.
    #[serde(default)]
    pub engine: String,
    /// Its status.
    #[serde(default)]
    pub status: String,
    /// The writer's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
    /// The readers' name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reader: Option<String>,
    /// Its instances.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<DbMember>,
}

/// An instance of a cluster.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DbMember {
    /// Its identifier.
    #[serde(default)]
    pub id: String,
    /// Whether it takes writes.
    #[serde(default)]
    pub writer: bool,
}

/// What happened to databases in the last hours.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DbEvents {
    /// Newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<DbEvent>,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DbEvent {
    /// Identifier of the instance or cluster.
    #[serde(default)]
    pub source: String,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// RDS's words.
    #[serde(default)]
    pub message: String,
    /// Such as `failover`, `availability`, `low storage`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
}
