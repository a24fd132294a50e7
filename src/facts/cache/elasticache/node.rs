//! Single nodes of the brand's cache.

use hopwise_probes::Hop;

use super::ours::ours;
use crate::facts::aws::owner;
use crate::facts::{Fact, Known};

/// A node is missing.
pub static NODE_MISSING: Fact = Fact {
    name: "elasticache.node-missing",
    hop: Hop::Cache,
    about: "the brand's cache is available, and one of its nodes is not",
    derive: |e| {
        let found = ours(e).map(|own| {
            own.iter().filter(|c| c.status() == "available").find_map(|c| {
                let ill = |s: &str| !["available", "snapshotting", ""].contains(&s);
                let member = c.clusters.iter().map(|m| (m.it.id.as_str(), owner::status(&m.it.status)));
                let nodes = c
                    .clusters
                    .iter()
                    .flat_map(|m| m.it.nodes.iter().map(|n| (m.it.id.as_str(), owner::status(&n.status))));
                let (node, status) = member.chain(nodes).find(|(_, s)| ill(s))?;
                // With all of them ill the status facts speak.
                let well = c.clusters.iter().any(|m| !ill(&owner::status(&m.it.status)));
                (well || c.clusters.len() == 1 && c.group.is_some())
                    .then(|| c.seen().word("node", node).word("node_status", status))
            })
        });
        Known::sought(found)
    },
};
