//! Which caches are the brand's: replication groups, and clusters that stand alone.

use std::collections::BTreeMap;

use hopwise_probes::evidence::Reading;
use hopwise_probes::evidence::aws::elasticache::{
    CacheCluster, CacheClusters, CacheNode, ReplicationGroup, ReplicationGroups,
};

use crate::facts::aws::Held;
use crate::facts::aws::owner::{self, Candidate};
use crate::facts::{Evidence, Seen};

/// A replication group with its clusters, or a cluster that stands alone.
#[derive(Debug, Clone)]
pub struct Cache<'a> {
    /// The group, where it is one and was read.
    pub group: Option<Held<'a, ReplicationGroup>>,
    /// Its clusters, as far as they were read.
    pub clusters: Vec<Held<'a, CacheCluster>>,
}

impl<'a> Cache<'a> {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &'a str {
        let alone = || self.clusters.first().map(|c| c.it.replication_group.as_deref().unwrap_or(&c.it.id));
        self.group.map(|g| g.it.id.as_str()).or_else(alone).unwrap_or_default()
    }

    /// Its status: that of the group, else of its first cluster.
    #[must_use]
    pub fn status(&self) -> String {
        let word = self.group.map(|g| g.it.status.as_str());
        owner::status(word.or_else(|| self.clusters.first().map(|c| c.it.status.as_str())).unwrap_or_default())
    }

    /// The name it is reached by, and its port.
    #[must_use]
    pub fn endpoint(&self) -> (Option<&'a str>, u16) {
        let node = self.nodes().find(|n| n.endpoint.is_some());
        let group = self.group.and_then(|g| Some((g.it.endpoint.as_deref()?, g.it.port)));
        let of = |n: &'a CacheNode| (n.endpoint.as_deref(), n.port.unwrap_or(6379));
        group.map_or_else(|| node.map_or((None, 6379), of), |(end, port)| (Some(end), port.unwrap_or(6379)))
    }

    /// All names that lead to it.
    #[must_use]
    pub fn endpoints(&self) -> Vec<&'a str> {
        let group = self.group.into_iter().flat_map(|g| g.it.endpoint.iter().chain(&g.it.reader)).map(String::as_str);
        group.chain(self.nodes().filter_map(|n| n.endpoint.as_deref())).collect()
    }

    /// The nodes of all clusters.
    pub fn nodes(&self) -> impl Iterator<Item = &'a CacheNode> + use<'a> {
        let all: Vec<_> = self.clusters.iter().flat_map(|c| &c.it.nodes).collect();
        all.into_iter()
    }

    /// Whether it speaks TLS.
    #[must_use]
    pub fn tls(&self) -> bool {
        self.group.is_some_and(|g| g.it.tls) || self.clusters.iter().any(|c| c.it.tls)
    }

    /// Its security groups.
    #[must_use]
    pub fn security_groups(&self) -> Vec<String> {
        let mut all: Vec<_> = self.clusters.iter().flat_map(|c| c.it.security_groups.clone()).collect();
        all.sort();
        all.dedup();
        all
    }

    /// The readings that show it.
    #[must_use]
    pub fn readings(&self) -> Vec<&'a Reading> {
        self.group.map(|g| g.reading).into_iter().chain(self.clusters.iter().map(|c| c.reading)).collect()
    }

    /// The changes that wait.
    fn pending(&self) -> String {
        let mut all: BTreeMap<&String, &String> = BTreeMap::new();
        all.extend(self.group.into_iter().flat_map(|g| &g.it.pending));
        all.extend(self.clusters.iter().flat_map(|c| &c.it.pending));
        let all: Vec<_> = all.into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
        if all.is_empty() { "its events tell what".to_owned() } else { all.join(", ") }
    }

    /// What shows it, with its words.
    #[must_use]
    pub fn seen(&self) -> Seen {
        let region = self.group.as_ref().map(owner::region).or_else(|| self.clusters.first().map(owner::region));
        let (endpoint, port) = self.endpoint();
        let node = self.clusters.first().map_or_else(|| self.id(), |c| c.it.id.as_str());
        Seen::by(self.readings())
            .object(format!("elasticache/{}", self.id()))
            .word("region", region.unwrap_or_default())
            .word("cache", self.id())
            .word("cache_status", self.status())
            .word("endpoint", endpoint.unwrap_or("ENDPOINT"))
            .word("cache_port", port)
            .word("node", node)
            .word("pending", self.pending())
    }
}

impl Candidate for Cache<'_> {
    fn id(&self) -> &str {
        self.id()
    }

    fn endpoints(&self) -> Vec<&str> {
        self.endpoints()
    }
}

/// All caches of Redis' kind that were listed.
///
/// # Errors
/// Why neither groups nor clusters are known.
pub fn all<'a>(e: &Evidence<'a>) -> Result<Vec<Cache<'a>>, String> {
    let groups = e.aws().all::<ReplicationGroups>();
    let clusters = e.aws().all::<CacheClusters>();
    let (groups, clusters) = match (groups, clusters) {
        (Err(why), Err(_)) => return Err(why),
        (groups, clusters) => (groups.unwrap_or_default(), clusters.unwrap_or_default()),
    };
    let clusters = clusters.iter().flat_map(|l| l.it.clusters.iter().map(|c| l.part(c)));
    let clusters: Vec<_> = clusters.filter(|c| c.it.engine != "memcached").collect();
    let mut found: BTreeMap<&str, Cache<'a>> = BTreeMap::new();
    for group in groups.iter().flat_map(|l| l.it.groups.iter().map(|g| l.part(g))) {
        let own = clusters.iter().copied();
        let own = own
            .filter(|c| c.it.replication_group.as_ref() == Some(&group.it.id) || group.it.members.contains(&c.it.id));
        found.insert(&group.it.id, Cache { group: Some(group), clusters: own.collect() });
    }
    for cluster in clusters {
        let known = found.values().any(|c| c.clusters.iter().any(|o| o.it.id == cluster.it.id));
        if !known {
            let id = cluster.it.replication_group.as_deref().unwrap_or(&cluster.it.id);
            found.entry(id).or_insert_with(|| Cache { group: None, clusters: Vec::new() }).clusters.push(cluster);
        }
    }
    Ok(found.into_values().collect())
}

/// The brand's caches.
///
/// # Errors
/// Why they are not known.
pub fn ours<'a>(e: &Evidence<'a>) -> Result<Vec<Cache<'a>>, String> {
    let all = all(e)?;
    let listed = |n: Result<u32, String>| n.unwrap_or_default();
    let groups = listed(e.aws().all::<ReplicationGroups>().map(|l| l.iter().map(|l| l.it.listed).sum()));
    let clusters = listed(e.aws().all::<CacheClusters>().map(|l| l.iter().map(|l| l.it.listed).sum()));
    if all.is_empty() && groups + clusters > 0 {
        return Err("not known: none of the caches bears the name of the brand".to_owned());
    }
    let held: Vec<_> =
        all.iter().filter_map(|c| Some(Held { it: c, reading: c.readings().first().copied()? })).collect();
    Ok(owner::ours(e, held, "caches")?.iter().map(|h| h.it.clone()).collect())
}
