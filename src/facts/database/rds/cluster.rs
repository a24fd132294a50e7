//! The Aurora cluster of the brand.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::rds::{DbCluster, DbClusters};

use super::ours;
use crate::facts::aws::Held;
use crate::facts::aws::owner::{self, Candidate};
use crate::facts::{Evidence, Fact, Known, Seen};

/// Statuses of a cluster in which it serves.
const SERVING: &[&str] = &["available", "backing-up", "modifying", "storage-optimization", "scaling-storage"];

impl Candidate for DbCluster {
    fn id(&self) -> &str {
        &self.id
    }

    fn endpoints(&self) -> Vec<&str> {
        self.endpoint.iter().chain(&self.reader).map(String::as_str).collect()
    }
}

/// The cluster is not available.
pub static CLUSTER_DOWN: Fact = Fact {
    name: "rds.cluster-unavailable",
    hop: Hop::Database,
    about: "RDS says that the brand's Aurora cluster is not available",
    derive: |e| {
        each(e, |c| {
            let status = owner::status(&c.status);
            !SERVING.contains(&status.as_str()) && !status.starts_with("configuring-")
        })
    },
};

/// The cluster has no writer.
pub static CLUSTER_NO_WRITER: Fact = Fact {
    name: "rds.cluster-without-writer",
    hop: Hop::Database,
    about: "the brand's Aurora cluster is available and has no instance that takes writes",
    derive: |e| each(e, |c| c.status == "available" && !c.members.iter().any(|m| m.writer)),
};

fn each(e: &Evidence<'_>, is: impl Fn(&DbCluster) -> bool) -> Known {
    Known::sought(clusters(e).map(|all| all.iter().find(|c| is(c.it)).map(seen)))
}

/// The clusters of the brand: that of its instances, or by their own names.
fn clusters<'a>(e: &Evidence<'a>) -> Result<Vec<Held<'a, DbCluster>>, String> {
    let lists = e.aws().all::<DbClusters>()?;
    let all: Vec<_> = lists.iter().flat_map(|l| l.it.clusters.iter().map(|c| l.part(c))).collect();
    let instances = ours::ours(e).unwrap_or_default();
    let of: Vec<_> = instances.iter().filter_map(|i| i.it.cluster.as_deref()).collect();
    let own: Vec<_> = all.iter().copied().filter(|c| of.contains(&c.it.id.as_str())).collect();
    // A brand whose own instance stands alone needs no cluster.
    if !own.is_empty() || !instances.is_empty() {
        return Ok(own);
    }
    owner::ours(e, all, "Aurora clusters")
}

fn seen(cluster: &Held<'_, DbCluster>) -> Seen {
    owner::shown(cluster)
        .object(format!("rds-cluster/{}", cluster.it.id))
        .word("cluster", &cluster.it.id)
        .word("cluster_status", owner::status(&cluster.it.status))
        .word("cluster_engine", &cluster.it.engine)
}
