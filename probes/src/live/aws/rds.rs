//! Asks RDS.

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
use crate::evidence::aws::rds::{DbCluster, DbClusters, DbEvent, DbEvents, DbInstance, DbInstances, DbMember};

const RDS: Query = Query { service: Service { name: "rds", id: "RDS", host: "rds" }, version: "2014-10-31" };
/// Minutes of events: two days.
const EVENT_MINUTES: &str = "2880";

impl Session {
    /// All database instances of a region.
    pub async fn db_instances(&self, region: &str) -> Reply<AwsAnswer> {
        self.pages(&RDS, region, Vec::new(), MOST_PAGES, |pages| {
            let instances: Vec<_> = pages.iter().flat_map(|p| p.all("DBInstances.DBInstance")).map(instance).collect();
            DbInstances { listed: len(instances.len()), instances }
        })
        .await
    }

    /// All database clusters of a region.
    pub async fn db_clusters(&self, region: &str) -> Reply<AwsAnswer> {
        self.pages(&RDS, region, Vec::new(), MOST_PAGES, |pages| DbClusters {
            clusters: pages.iter().flat_map(|p| p.all("DBClusters.DBCluster")).map(cluster).collect(),
        })
        .await
    }

    /// What happened to databases lately.
    pub async fn db_events(&self, region: &str) -> Reply<AwsAnswer> {
        let form = vec![given("Duration", EVENT_MINUTES), given("MaxRecords", "100")];
        self.one(&RDS, region, form, |o| {
            let mut events: Vec<_> = o
                .all("Events.Event")
                .iter()
                .map(|e| DbEvent {
                    source: e.text("SourceIdentifier"),
                    at: e.time("Date"),
                    message: e.text("Message"),
                    categories: e.texts("EventCategories.EventCategory"),
                })
                .collect();
            events.sort_by_key(|e| std::cmp::Reverse(e.at));
            DbEvents { events }
        })
        .await
    }
}

fn instance(d: &Value) -> DbInstance {
    DbInstance {
        id: d.text("DBInstanceIdentifier"),
        arn: d.text("DBInstanceArn"),
        engine: d.text("Engine"),
        version: d.text("EngineVersion"),
        class: d.text("DBInstanceClass"),
        status: d.text("DBInstanceStatus"),
        endpoint: d.some("Endpoint.Address"),
        port: d.port("Endpoint.Port"),
        multi_az: d.yes("MultiAZ"),
        zone: d.text("AvailabilityZone"),
        storage_gib: d.number("AllocatedStorage").unwrap_or_default(),
        max_storage_gib: d.number("MaxAllocatedStorage"),
        public: d.yes("PubliclyAccessible"),
        vpc: d.text("DBSubnetGroup.VpcId"),
        security_groups: d
            .all("VpcSecurityGroups.VpcSecurityGroupMembership")
            .iter()
            .filter_map(|g| g.some("VpcSecurityGroupId"))
            .collect(),
        pending: pending(d.part("PendingModifiedValues")),
        parameters: d
            .all("DBParameterGroups.DBParameterGroup")
            .iter()
            .map(|p| format!("{}: {}", p.text("DBParameterGroupName"), p.text("ParameterApplyStatus")))
            .collect(),
        replica_of: d.some("ReadReplicaSourceDBInstanceIdentifier"),
        cluster: d.some("DBClusterIdentifier"),
        ca: d.some("CACertificateIdentifier"),
        ca_until: d.time("CertificateDetails.ValidTill"),
        created: d.time("InstanceCreateTime"),
        maintenance_window: d.text("PreferredMaintenanceWindow"),
    }
}

fn pending(p: &Value) -> BTreeMap<String, String> {
    let pairs = [
        ("class", p.some("DBInstanceClass")),
        ("storage", p.some("AllocatedStorage")),
        ("password", p.some("MasterUserPassword").map(|_| "changed".to_owned())),
        ("port", p.some("Port")),
        ("multi-az", p.some("MultiAZ")),
        ("version", p.some("EngineVersion")),
        ("identifier", p.some("DBInstanceIdentifier")),
        ("storage-type", p.some("StorageType")),
        ("iops", p.some("Iops")),
        ("ca", p.some("CACertificateIdentifier")),
    ];
    pairs.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn cluster(c: &Value) -> DbCluster {
    DbCluster {
        id: c.text("DBClusterIdentifier"),
        engine: c.text("Engine"),
        status: c.text("Status"),
        endpoint: c.some("Endpoint"),
        reader: c.some("ReaderEndpoint"),
        members: c
            .all("DBClusterMembers.DBClusterMember")
            .iter()
            .map(|m| DbMember { id: m.text("DBInstanceIdentifier"), writer: m.yes("IsClusterWriter") })
            .collect(),
    }
}
