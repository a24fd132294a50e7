//! Settings of the brand's cache that ElastiCache tells.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::elasticache::{CacheEvents, ReplicationGroups};

use super::event::is_failover;
use super::ours::{Cache, all, ours};
use crate::facts::answer::says;
use crate::facts::aws::owner::{minutes_ago, region};
use crate::facts::aws::reach::reach;
use crate::facts::database::rds::settings::word_ending;
use crate::facts::{Evidence, Fact, Known, Seen};

/// AUTH is on.
pub static AUTH: Fact = Fact {
    name: "elasticache.auth",
    hop: Hop::Cache,
    about: "the brand's cache wants a password",
    derive: |e| each(e, |c| c.group.is_some_and(|g| g.it.auth)),
};

/// TLS is on.
pub static TLS: Fact = Fact {
    name: "elasticache.tls",
    hop: Hop::Cache,
    about: "the brand's cache speaks TLS",
    derive: |e| each(e, |c| c.tls()),
};

/// A healthy group with a primary that had no failover lately.
pub static SETTLED: Fact = Fact {
    name: "elasticache.settled",
    hop: Hop::Cache,
    about: "the brand's replication group is available, has replicas, and had no failover in the last hour",
    derive: |e| Known::sought(settled(e)),
};

/// Nothing takes over.
pub static FAILOVER_OFF: Fact = Fact {
    name: "elasticache.failover-off",
    hop: Hop::Cache,
    about: "the brand's replication group has replicas, and automatic failover is off",
    derive: |e| {
        let found = ours(e).map(|own| {
            own.iter().find_map(|c| {
                let group = c.group?;
                let off = group.it.members.len() > 1 && !matches!(group.it.failover.as_str(), "enabled" | "enabling");
                off.then(|| c.seen().word("failover", &group.it.failover))
            })
        });
        Known::sought(found)
    },
};

/// Parameters wait for a reboot.
pub static PENDING_REBOOT: Fact = Fact {
    name: "elasticache.parameters-pending-reboot",
    hop: Hop::Cache,
    about: "parameters of the brand's cache wait for a reboot",
    derive: |e| {
        each(e, |c| {
            c.clusters.iter().any(|m| m.it.parameters == "pending-reboot")
                || c.nodes().any(|n| n.parameters == "pending-reboot")
        })
    },
};

/// No node of the cluster is let in.
pub static SECURITY_GROUP_CLOSED: Fact = Fact {
    name: "elasticache.security-group-closed",
    hop: Hop::Cache,
    about: "no rule of the cache's security groups lets any node in",
    derive: |e| Known::sought(closed(e)),
};

/// The application asks for a cache that is not there.
pub static ENDPOINT_UNKNOWN: Fact = Fact {
    name: "elasticache.endpoint-unknown",
    hop: Hop::Cache,
    about: "the error names an ElastiCache endpoint of the region, and no cache there has it",
    derive: |e| match says(e, |t| word_ending(t, ".cache.amazonaws.com").map(|(at, _)| at)) {
        Known::Yes(said) => Known::sought(unknown_endpoint(e, said)),
        known => known,
    },
};

fn each(e: &Evidence<'_>, is: impl Fn(&Cache<'_>) -> bool) -> Known {
    Known::sought(ours(e).map(|own| own.iter().find(|c| is(c)).map(Cache::seen)))
}

fn settled(e: &Evidence<'_>) -> Result<Option<Seen>, String> {
    let own = ours(e)?;
    let healthy = |c: &&Cache<'_>| {
        c.group.is_some_and(|g| g.it.status == "available" && g.it.endpoint.is_some() && g.it.members.len() > 1)
    };
    let Some(cache) = own.iter().find(healthy) else { return Ok(None) };
    let lists = e.aws().all::<CacheEvents>()?;
    let lately = lists
        .iter()
        .flat_map(|l| &l.it.events)
        .any(|event| is_failover(event) && minutes_ago(e, event.at).is_some_and(|m| m <= 60));
    Ok((!lately).then(|| cache.seen()))
}

fn closed(e: &Evidence<'_>) -> Result<Option<Seen>, String> {
    let own = ours(e)?;
    let Some(cache) = own.first() else { return Ok(None) };
    let groups = cache.security_groups();
    let reach = reach(e, &groups, cache.endpoint().1)?;
    let Some(node) = reach.kept_out.first().filter(|_| reach.kept_out.len() == reach.nodes) else { return Ok(None) };
    let mut seen = cache
        .seen()
        .word("cache_group", groups.first().map_or("", String::as_str))
        .word("node_group", node.security_groups.first().map_or("GROUP", String::as_str));
    seen.evidence.extend(reach.readings.iter().map(|r| r.id.clone()));
    Ok(Some(seen))
}

fn unknown_endpoint(e: &Evidence<'_>, said: Seen) -> Result<Option<Seen>, String> {
    let text = said.words.get("error_text").cloned().unwrap_or_default();
    let Some((_, host)) = word_ending(&text, ".cache.amazonaws.com") else { return Ok(None) };
    let lists = e.aws().all::<ReplicationGroups>()?;
    let caches = all(e)?;
    let mut there: Vec<&str> = caches.iter().flat_map(|c| c.endpoints()).collect();
    there.sort_unstable();
    if there.contains(&host) {
        return Ok(None);
    }
    let cut = lists.iter().any(|l| l.it.listed as usize > l.it.groups.len());
    if cut || there.is_empty() {
        return Err("not known: the names of all caches of the region".to_owned());
    }
    let region = lists.first().map(region).unwrap_or_default();
    let mut seen = said.word("cache_host", host).word("endpoints", there.join(", ")).word("region", region);
    seen.evidence.extend(lists.iter().map(|l| l.reading.id.clone()));
    Ok(Some(seen))
}
