//! Route 53: zones and records.

use serde::{Deserialize, Serialize};

/// The hosted zones that may hold the host, nearest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct HostedZones {
    /// The zones; several of one name may be there, public and private.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub zones: Vec<HostedZone>,
}

/// A hosted zone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct HostedZone {
    /// Its id, without `/hostedzone/`.
    #[serde(default)]
    pub id: String,
    /// Its name, without the last dot.
    #[serde(default)]
    pub name: String,
    /// Whether only a VPC sees it.
    #[serde(default)]
    pub private: bool,
    /// How many records it has.
    #[serde(default)]
    pub records: u64,
}

/// A hosted zone with its name servers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct HostedZoneDetail {
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Whether only a VPC sees it.
    #[serde(default)]
    pub private: bool,
    /// The servers that the parent must name, without the last dot.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub name_servers: Vec<String>,
}

/// The records of one name in a zone; a wildcard over it is asked where the name itself has none.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Records {
    /// The zone's id.
    #[serde(default)]
    pub zone: String,
    /// The name that was asked.
    #[serde(default)]
    pub name: String,
    /// The records.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<ZoneRecord>,
}

/// One record set.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ZoneRecord {
    /// Its name, without the last dot; a wildcard begins with `*`.
    #[serde(default)]
    pub name: String,
    /// Its type.
    #[serde(default)]
    pub rtype: String,
    /// Its time to live, in seconds; nothing for an alias.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ttl: Option<u64>,
    /// Its values; empty for an alias.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// What it is an alias of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<AliasTarget>,
    /// What tells it from others of its name and type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_identifier: Option<String>,
    /// Its weight, where answers are weighted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u64>,
    /// `PRIMARY` or `SECONDARY`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failover: Option<String>,
    /// `latency`, `geo`, `multivalue`, `cidr` and so on, where neither weight nor failover decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub routing: Option<String>,
    /// Id of the health check that takes it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health_check: Option<String>,
}

/// What an alias record stands for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AliasTarget {
    /// The name, without the last dot.
    #[serde(default)]
    pub name: String,
    /// The hosted zone of that name.
    #[serde(default)]
    pub zone: String,
    /// Whether the target's health takes the record out.
    #[serde(default)]
    pub evaluate_health: bool,
}
