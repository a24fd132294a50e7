//! Asks ElastiCache.

use std::collections::BTreeMap;

use aws_sdk_elasticache::types as sdk;

use super::Session;
use super::session::{client, pages};
use super::time::{at, len, port, some, text};
use crate::evidence::Reply;
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::elasticache as own;

/// Minutes of events: two days.
const EVENT_MINUTES: i32 = 2 * 24 * 60;

impl Session {
    /// All replication groups of a region.
    pub async fn replication_groups(&self, region: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_elasticache, region);
        self.ask(pages!(client.describe_replication_groups().into_paginator()), |pages| {
            let groups: Vec<_> = pages.iter().flat_map(|p| p.replication_groups()).map(group).collect();
            own::ReplicationGroups { listed: len(groups.len()), groups }
        })
        .await
    }

    /// All cache clusters of a region, with their nodes.
    pub async fn cache_clusters(&self, region: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_elasticache, region);
        self.ask(pages!(client.describe_cache_clusters().show_cache_node_info(true).into_paginator()), |pages| {
            let clusters: Vec<_> = pages.iter().flat_map(|p| p.cache_clusters()).map(cluster).collect();
            own::CacheClusters { listed: len(clusters.len()), clusters }
        })
        .await
    }

    /// What happened to caches lately.
    pub async fn cache_events(&self, region: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_elasticache, region);
        self.ask(client.describe_events().duration(EVENT_MINUTES).max_records(100).send(), |o| {
            let mut events: Vec<_> = o
                .events()
                .iter()
                .map(|e| own::CacheEvent {
                    source: text(e.source_identifier()),
                    at: at(e.date()),
                    message: text(e.message()),
                })
                .collect();
            events.sort_by_key(|e| std::cmp::Reverse(e.at));
            own::CacheEvents { events }
        })
        .await
    }
}

fn group(g: &sdk::ReplicationGroup) -> own::ReplicationGroup {
    let shards = g.node_groups();
    let primary = shards.first().and_then(|s| s.primary_endpoint());
    let endpoint = g.configuration_endpoint().or(primary);
    let mut pending = BTreeMap::new();
    if let Some(p) = g.pending_modified_values() {
        pending.extend(some(p.primary_cluster_id()).map(|v| ("primary".to_owned(), v)));
        let failover = p.automatic_failover_status().map(|v| v.as_str().to_owned());
        pending.extend(failover.map(|v| ("failover".to_owned(), v)));
    }
    own::ReplicationGroup {
        id: text(g.replication_group_id()),
        status: text(g.status()),
        failover: text(g.automatic_failover().map(|f| f.as_str())),
        multi_az: g.multi_az().is_some_and(|m| m.as_str() == "enabled"),
        cluster_mode: g.cluster_enabled() == Some(true),
        endpoint: some(endpoint.and_then(|e| e.address())),
        port: endpoint.and_then(|e| port(e.port())),
        reader: some(shards.first().and_then(|s| s.reader_endpoint()).and_then(|e| e.address())),
        members: g.member_clusters().to_vec(),
        shards: shards
            .iter()
            .map(|s| own::Shard {
                id: text(s.node_group_id()),
                status: text(s.status()),
                nodes: s
                    .node_group_members()
                    .iter()
                    .map(|n| own::ShardNode {
                        cluster: text(n.cache_cluster_id()),
                        node: text(n.cache_node_id()),
                        role: text(n.current_role()),
                        zone: text(n.preferred_availability_zone()),
                    })
                    .collect(),
            })
            .collect(),
        tls: g.transit_encryption_enabled() == Some(true),
        auth: g.auth_token_enabled() == Some(true),
        node_type: text(g.cache_node_type()),
        pending,
    }
}

fn cluster(c: &sdk::CacheCluster) -> own::CacheCluster {
    let mut pending = BTreeMap::new();
    if let Some(p) = c.pending_modified_values() {
        pending.extend(p.num_cache_nodes().map(|v| ("nodes".to_owned(), v.to_string())));
        pending.extend(some(p.engine_version()).map(|v| ("version".to_owned(), v)));
        pending.extend(some(p.cache_node_type()).map(|v| ("node-type".to_owned(), v)));
    }
    own::CacheCluster {
        id: text(c.cache_cluster_id()),
        engine: text(c.engine()),
        version: text(c.engine_version()),
        node_type: text(c.cache_node_type()),
        status: text(c.cache_cluster_status()),
        replication_group: some(c.replication_group_id()),
        nodes: c
            .cache_nodes()
            .iter()
            .map(|n| own::CacheNode {
                id: text(n.cache_node_id()),
                status: text(n.cache_node_status()),
                endpoint: some(n.endpoint().and_then(|e| e.address())),
                port: n.endpoint().and_then(|e| port(e.port())),
                zone: text(n.customer_availability_zone()),
                parameters: text(n.parameter_group_status()),
            })
            .collect(),
        security_groups: c.security_groups().iter().filter_map(|g| some(g.security_group_id())).collect(),
        tls: c.transit_encryption_enabled() == Some(true),
        parameters: text(c.cache_parameter_group().and_then(|p| p.parameter_apply_status())),
        pending,
    }
}
