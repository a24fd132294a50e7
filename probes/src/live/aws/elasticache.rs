//! Asks ElastiCache.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Session;
use super::query::{Query, given};
use super::read::Read as _;
use super::session::MOST_PAGES;
use super::signed::Service;
use super::time::len;
use crate::evidence::Reply;
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::elasticache as own;

const ELASTICACHE: Query =
    Query { service: Service { name: "elasticache", id: "ElastiCache", host: "elasticache" }, version: "2015-02-02" };
/// Minutes of events: two days.
const EVENT_MINUTES: &str = "2880";

impl Session {
    /// All replication groups of a region.
    pub async fn replication_groups(&self, region: &str) -> Reply<AwsAnswer> {
        self.pages(&ELASTICACHE, region, Vec::new(), MOST_PAGES, |pages| {
            let all = pages.iter().flat_map(|p| p.all("ReplicationGroups.ReplicationGroup"));
            let groups: Vec<_> = all.map(group).collect();
            own::ReplicationGroups { listed: len(groups.len()), groups }
        })
        .await
    }

    /// All cache clusters of a region, with their nodes.
    pub async fn cache_clusters(&self, region: &str) -> Reply<AwsAnswer> {
        let form = vec![given("ShowCacheNodeInfo", "true")];
        self.pages(&ELASTICACHE, region, form, MOST_PAGES, |pages| {
            let clusters: Vec<_> =
                pages.iter().flat_map(|p| p.all("CacheClusters.CacheCluster")).map(cluster).collect();
            own::CacheClusters { listed: len(clusters.len()), clusters }
        })
        .await
    }

    /// What happened to caches lately.
    pub async fn cache_events(&self, region: &str) -> Reply<AwsAnswer> {
        let form = vec![given("Duration", EVENT_MINUTES), given("MaxRecords", "100")];
        self.one(&ELASTICACHE, region, form, |o| {
            let mut events: Vec<_> = o
                .all("Events.Event")
                .iter()
                .map(|e| own::CacheEvent {
                    source: e.text("SourceIdentifier"),
                    at: e.time("Date"),
                    message: e.text("Message"),
                })
                .collect();
            events.sort_by_key(|e| std::cmp::Reverse(e.at));
            own::CacheEvents { events }
        })
        .await
    }
}

fn group(g: &Value) -> own::ReplicationGroup {
    let shards = g.all("NodeGroups.NodeGroup");
    let first = shards.first().unwrap_or(&Value::Null);
    let whole = g.part("ConfigurationEndpoint");
    let endpoint = if whole.some("Address").is_some() { whole } else { first.part("PrimaryEndpoint") };
    let waiting = [
        ("primary", g.some("PendingModifiedValues.PrimaryClusterId")),
        ("failover", g.some("PendingModifiedValues.AutomaticFailoverStatus")),
    ];
    own::ReplicationGroup {
        id: g.text("ReplicationGroupId"),
        status: g.text("Status"),
        failover: g.text("AutomaticFailover"),
        multi_az: g.text("MultiAZ") == "enabled",
        cluster_mode: g.yes("ClusterEnabled"),
        endpoint: endpoint.some("Address"),
        port: endpoint.port("Port"),
        reader: first.some("ReaderEndpoint.Address"),
        members: g.texts("MemberClusters.ClusterId"),
        shards: shards.iter().map(shard).collect(),
        tls: g.yes("TransitEncryptionEnabled"),
        auth: g.yes("AuthTokenEnabled"),
        node_type: g.text("CacheNodeType"),
        pending: pending(waiting),
    }
}

fn shard(s: &Value) -> own::Shard {
    own::Shard {
        id: s.text("NodeGroupId"),
        status: s.text("Status"),
        nodes: s
            .all("NodeGroupMembers.NodeGroupMember")
            .iter()
            .map(|n| own::ShardNode {
                cluster: n.text("CacheClusterId"),
                node: n.text("CacheNodeId"),
                role: n.text("CurrentRole"),
                zone: n.text("PreferredAvailabilityZone"),
            })
            .collect(),
    }
}

fn pending<const N: usize>(waiting: [(&str, Option<String>); N]) -> BTreeMap<String, String> {
    waiting.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn cluster(c: &Value) -> own::CacheCluster {
    let waiting = [
        ("nodes", c.some("PendingModifiedValues.NumCacheNodes")),
        ("version", c.some("PendingModifiedValues.EngineVersion")),
        ("node-type", c.some("PendingModifiedValues.CacheNodeType")),
    ];
    own::CacheCluster {
        id: c.text("CacheClusterId"),
        engine: c.text("Engine"),
        version: c.text("EngineVersion"),
        node_type: c.text("CacheNodeType"),
        status: c.text("CacheClusterStatus"),
        replication_group: c.some("ReplicationGroupId"),
        nodes: c
            .all("CacheNodes.CacheNode")
            .iter()
            .map(|n| own::CacheNode {
                id: n.text("CacheNodeId"),
                status: n.text("CacheNodeStatus"),
                endpoint: n.some("Endpoint.Address"),
                port: n.port("Endpoint.Port"),
                zone: n.text("CustomerAvailabilityZone"),
                parameters: n.text("ParameterGroupStatus"),
            })
            .collect(),
        security_groups: c.all("SecurityGroups.member").iter().filter_map(|g| g.some("SecurityGroupId")).collect(),
        tls: c.yes("TransitEncryptionEnabled"),
        parameters: c.text("CacheParameterGroup.ParameterApplyStatus"),
        pending: pending(waiting),
    }
}
