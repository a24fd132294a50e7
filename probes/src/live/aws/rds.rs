//! Asks RDS.

use std::collections::BTreeMap;

use aws_sdk_rds::types as sdk;

use super::Session;
use super::session::{client, pages};
use super::time::{at, count, len, port, some, text};
use crate::evidence::Reply;
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::rds::{DbCluster, DbClusters, DbEvent, DbEvents, DbInstance, DbInstances, DbMember};

/// Minutes of events: two days.
const EVENT_MINUTES: i32 = 2 * 24 * 60;

impl Session {
    /// All database instances of a region.
    pub async fn db_instances(&self, region: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_rds, region);
        self.ask(pages!(client.describe_db_instances().into_paginator()), |pages| {
            let instances: Vec<_> = pages.iter().flat_map(|p| p.db_instances()).map(instance).collect();
            DbInstances { listed: len(instances.len()), instances }
        })
        .await
    }

    /// All database clusters of a region.
    pub async fn db_clusters(&self, region: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_rds, region);
        self.ask(client.describe_db_clusters().send(), |o| DbClusters {
            clusters: o.db_clusters().iter().map(cluster).collect(),
        })
        .await
    }

    /// What happened to databases lately.
    pub async fn db_events(&self, region: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_rds, region);
        self.ask(client.describe_events().duration(EVENT_MINUTES).max_records(100).send(), |o| {
            let mut events: Vec<_> = o
                .events()
                .iter()
                .map(|e| DbEvent {
                    source: text(e.source_identifier()),
                    at: at(e.date()),
                    message: text(e.message()),
                    categories: e.event_categories().to_vec(),
                })
                .collect();
            events.sort_by_key(|e| std::cmp::Reverse(e.at));
            DbEvents { events }
        })
        .await
    }
}

fn instance(d: &sdk::DbInstance) -> DbInstance {
    DbInstance {
        id: text(d.db_instance_identifier()),
        arn: text(d.db_instance_arn()),
        engine: text(d.engine()),
        version: text(d.engine_version()),
        class: text(d.db_instance_class()),
        status: text(d.db_instance_status()),
        endpoint: some(d.endpoint().and_then(|e| e.address())),
        port: d.endpoint().and_then(|e| port(e.port())),
        multi_az: d.multi_az() == Some(true),
        zone: text(d.availability_zone()),
        storage_gib: count(d.allocated_storage()),
        max_storage_gib: d.max_allocated_storage().map(|m| count(Some(m))),
        public: d.publicly_accessible() == Some(true),
        vpc: text(d.db_subnet_group().and_then(|g| g.vpc_id())),
        security_groups: d.vpc_security_groups().iter().filter_map(|g| some(g.vpc_security_group_id())).collect(),
        pending: d.pending_modified_values().map(pending).unwrap_or_default(),
        parameters: d
            .db_parameter_groups()
            .iter()
            .map(|p| format!("{}: {}", text(p.db_parameter_group_name()), text(p.parameter_apply_status())))
            .collect(),
        replica_of: some(d.read_replica_source_db_instance_identifier()),
        cluster: some(d.db_cluster_identifier()),
        ca: some(d.ca_certificate_identifier()),
        ca_until: at(d.certificate_details().and_then(|c| c.valid_till())),
        created: at(d.instance_create_time()),
        maintenance_window: text(d.preferred_maintenance_window()),
    }
}

fn pending(p: &sdk::PendingModifiedValues) -> BTreeMap<String, String> {
    let pairs = [
        ("class", p.db_instance_class().map(str::to_owned)),
        ("storage", p.allocated_storage().map(|s| s.to_string())),
        ("password", p.master_user_password().map(|_| "changed".to_owned())),
        ("port", p.port().map(|s| s.to_string())),
        ("multi-az", p.multi_az().map(|s| s.to_string())),
        ("version", p.engine_version().map(str::to_owned)),
        ("identifier", p.db_instance_identifier().map(str::to_owned)),
        ("storage-type", p.storage_type().map(str::to_owned)),
        ("iops", p.iops().map(|s| s.to_string())),
        ("ca", p.ca_certificate_identifier().map(str::to_owned)),
    ];
    pairs.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn cluster(c: &sdk::DbCluster) -> DbCluster {
    DbCluster {
        id: text(c.db_cluster_identifier()),
        engine: text(c.engine()),
        status: text(c.status()),
        endpoint: some(c.endpoint()),
        reader: some(c.reader_endpoint()),
        members: c
            .db_cluster_members()
            .iter()
            .map(|m| DbMember { id: text(m.db_instance_identifier()), writer: m.is_cluster_writer() == Some(true) })
            .collect(),
    }
}
