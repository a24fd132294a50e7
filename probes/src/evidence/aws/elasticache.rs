//! ElastiCache: replication groups, clusters, nodes and events.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The replication groups of the region that may be the brand's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReplicationGroups {
    /// How many the region has.
    #[serde(default)]
    pub listed: u32,
    /// All where there are few; else those that name or configuration speaks for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<ReplicationGroup>,
}

/// One replication group.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReplicationGroup {
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// `available`, `creating`, `modifying`, `deleting`, `create-failed` or `snapshotting`.
    #[serde(default)]
    pub status: String,
    /// Automatic failover: `enabled`, `disabled`, `enabling` or `disabling`.
    #[serde(default)]
    pub failover: String,
    /// Whether it spans zones.
    #[serde(default)]
    pub multi_az: bool,
    /// Whether its keys are spread over shards.
    #[serde(default)]
    pub cluster_mode: bool,
    /// The name of its primary, or of its configuration in cluster mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
    /// Its port.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// The name of its readers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reader: Option<String>,
    /// Ids of its clusters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
    /// Its shards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shards: Vec<Shard>,
    /// Whether it wants TLS.
    #[serde(default)]
    pub tls: bool,
    /// Whether it wants a password.
    #[serde(default)]
    pub auth: bool,
    /// Such as `cache.t3.small`.
    #[serde(default)]
    pub node_type: String,
    /// Changes that wait: name and new value.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pending: BTreeMap<String, String>,
}

/// A shard of a replication group.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Shard {
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// `creating`, `available`, `modifying` or `deleting`.
    #[serde(default)]
    pub status: String,
    /// Its nodes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nodes: Vec<ShardNode>,
}

/// A node of a shard.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ShardNode {
    /// Id of its cluster.
    #[serde(default)]
    pub cluster: String,
    /// Its id.
    #[serde(default)]
    pub node: String,
    /// `primary` or `replica`; empty in cluster mode.
    #[serde(default)]
    pub role: String,
    /// Its zone.
    #[serde(default)]
    pub zone: String,
}

/// The cache clusters of the region that may be the brand's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CacheClusters {
    /// How many the region has.
    #[serde(default)]
    pub listed: u32,
    /// All where there are few; else those that name or configuration speaks for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clusters: Vec<CacheCluster>,
}

/// One cache cluster.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CacheCluster {
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// `redis`, `valkey` or `memcached`.
    #[serde(default)]
    pub engine: String,
    /// Its version.
    #[serde(default)]
    pub version: String,
    /// Such as `cache.t3.small`.
    #[serde(default)]
    pub node_type: String,
    /// Its status, such as `available`, `rebooting cluster nodes` or `restore-failed`.
    #[serde(default)]
    pub status: String,
    /// The replication group that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replication_group: Option<String>,
    /// Its nodes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nodes: Vec<CacheNode>,
    /// Its security groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub security_groups: Vec<String>,
    /// Whether it wants TLS.
    #[serde(default)]
    pub tls: bool,
    /// State of its parameters, such as `in-sync` or `pending-reboot`.
    #[serde(default)]
    pub parameters: String,
    /// Changes that wait: name and new value.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pending: BTreeMap<String, String>,
}

/// One node.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CacheNode {
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// Its status.
    #[serde(default)]
    pub status: String,
    /// The name it is reached by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
    /// Its port.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// Its zone.
    #[serde(default)]
    pub zone: String,
    /// State of its parameters.
    #[serde(default)]
    pub parameters: String,
}

/// What happened to caches in the last hours.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CacheEvents {
    /// Newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<CacheEvent>,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CacheEvent {
    /// Id of the cluster or replication group.
    #[serde(default)]
    pub source: String,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// ElastiCache's words.
    #[serde(default)]
    pub message: String,
}
