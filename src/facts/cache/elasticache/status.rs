//! The status of the brand's cache: one fact for each documented word.

use hopwise_probes::Hop;

use super::ours::{all, ours};
use super::{event, settings};
use crate::facts::aws::{owner, trouble};
use crate::facts::{Evidence, Fact, Known};

/// Statuses in which it serves, if with short gaps.
const PASSING: &[&str] = &["modifying", "updating"];

macro_rules! statuses {
    ($($name:ident = $fact:literal, $about:literal, [$($word:literal),+];)+) => {
        $(
            #[doc = $about]
            pub static $name: Fact = Fact {
                name: $fact,
                hop: Hop::Cache,
                about: $about,
                derive: |e| in_status(e, &[$($word),+]),
            };
        )+

        /// Statuses in which it may not serve.
        const DOWN: &[&str] = &[$($($word),+),+, "restore-failed"];
    };
}

statuses! {
    CREATING = "elasticache.creating", "ElastiCache says that the brand's cache is being made", ["creating"];
    DELETING = "elasticache.deleting", "ElastiCache says that the brand's cache is being deleted",
        ["deleting", "deleted"];
    REBOOTING = "elasticache.rebooting", "ElastiCache says that the nodes of the brand's cache reboot",
        ["rebooting-cluster-nodes", "rebooting-cache-cluster-nodes", "rebooting"];
    CREATE_FAILED = "elasticache.create-failed", "ElastiCache says that the brand's cache could not be made",
        ["create-failed"];
    INCOMPATIBLE_NETWORK = "elasticache.incompatible-network",
        "ElastiCache says that there is no network for the brand's cache", ["incompatible-network"];
    INCOMPATIBLE_PARAMETERS = "elasticache.incompatible-parameters",
        "ElastiCache says that the brand's cache cannot start with its parameter group", ["incompatible-parameters"];
}

/// It could not be brought back.
pub static RESTORE_FAILED: Fact = Fact {
    name: "elasticache.restore-failed",
    hop: Hop::Cache,
    about: "ElastiCache says that the brand's cache, or the node of it that takes the writes, could not be restored",
    derive: |e| match in_status(e, &["restore-failed"]) {
        Known::No => primary_lost(e),
        known => known,
    },
};

/// A change is applied.
pub static MODIFYING: Fact = Fact {
    name: "elasticache.modifying",
    hop: Hop::Cache,
    about: "ElastiCache says that the brand's cache is being changed",
    derive: |e| in_status(e, PASSING),
};

/// A snapshot is taken.
pub static SNAPSHOTTING: Fact = Fact {
    name: "elasticache.snapshotting",
    hop: Hop::Cache,
    about: "ElastiCache says that it takes a snapshot of the brand's cache",
    derive: |e| in_status(e, &["snapshotting"]),
};

/// A word that we do not know.
pub static STATUS_UNKNOWN: Fact = Fact {
    name: "elasticache.status-unknown",
    hop: Hop::Cache,
    about: "ElastiCache gives the brand's cache a status that hopwise does not know",
    derive: |e| where_status(e, |s| !is_known(s)),
};

/// It cannot serve, for its status, its security group or a failover of this minute.
pub static CANNOT_SERVE: Fact = Fact {
    name: "elasticache.cannot-serve",
    hop: Hop::Cache,
    about: "ElastiCache or its security group says that the brand's cache cannot serve at this moment",
    derive: |e| {
        let by_status = where_status(e, |s| DOWN.contains(&s) || !is_known(s));
        let others = [
            ("its security group keeps the nodes out", &settings::SECURITY_GROUP_CLOSED),
            ("it fails over at this moment", &event::FAILOVER),
            ("a node of it was restarted or replaced", &event::RESTART),
        ];
        trouble::cannot_serve(e, by_status, "cache_status", &others)
    },
};

/// Another cache has a status that is not a healthy one.
pub static OTHER_DOWN: Fact = Fact {
    name: "elasticache.other-not-available",
    hop: Hop::Cache,
    about: "a cache that nothing ties to the brand is not available",
    derive: |e| {
        let all = match all(e) {
            Ok(all) => all,
            Err(why) => return Known::Unknown(why),
        };
        let own: Vec<_> = ours(e).unwrap_or_default().iter().map(|c| c.id().to_owned()).collect();
        let down = |s: &str| !["available", "snapshotting"].contains(&s);
        let other = all.iter().filter(|c| !own.iter().any(|o| o == c.id())).find(|c| down(&c.status()));
        Known::from_seen(other.map(|c| {
            let mut seen = c.seen().word("other", c.id()).word("other_status", c.status());
            seen.object = None;
            seen
        }))
    },
};

fn is_known(status: &str) -> bool {
    ["available", "snapshotting"].contains(&status) || DOWN.contains(&status) || PASSING.contains(&status)
}

fn in_status(e: &Evidence<'_>, words: &[&str]) -> Known {
    where_status(e, |s| words.contains(&s))
}

/// Whether a node that takes the writes could not be brought back, whatever the status of its group is.
fn primary_lost(e: &Evidence<'_>) -> Known {
    let lost = |s: &str| owner::status(s) == "restore-failed";
    let found = ours(e).map(|own| {
        own.iter().find_map(|c| {
            let shards = c.group.into_iter().flat_map(|g| &g.it.shards).flat_map(|s| &s.nodes);
            let primary = |id: &str| shards.clone().any(|n| n.role == "primary" && n.cluster == id);
            let member = c.clusters.iter().find(|m| lost(&m.it.status) && primary(&m.it.id))?;
            Some(c.seen().word("cache_status", owner::status(&member.it.status)).word("node", &member.it.id))
        })
    });
    Known::sought(found)
}

/// Whether the brand's cache has such a status: as a whole, or each of its clusters.
fn where_status(e: &Evidence<'_>, is: impl Fn(&str) -> bool) -> Known {
    let found = ours(e).map(|own| {
        own.iter().find_map(|c| {
            if is(&c.status()) {
                return Some(c.seen());
            }
            let words: Vec<_> = c.clusters.iter().map(|m| owner::status(&m.it.status)).collect();
            let all = c.group.is_some() && !words.is_empty() && words.iter().all(|w| is(w));
            all.then(|| c.seen().word("cache_status", words.first().map_or("", String::as_str)))
        })
    });
    Known::sought(found)
}
