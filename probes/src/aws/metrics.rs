//! Which metrics tell who made an error: pairs of what the balancer made itself against what it passed on.

/// One metric that is wanted: namespace, name, dimension and statistic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Namespace, such as `AWS/ApplicationELB`.
    pub namespace: &'static str,
    /// Name, such as `HTTPCode_ELB_5XX_Count`.
    pub metric: &'static str,
    /// Name of the dimension, such as `LoadBalancer`.
    pub dimension: &'static str,
    /// Its value.
    pub of: String,
    /// `Sum`, `Average`, `Minimum` or `Maximum`.
    pub stat: &'static str,
}

type Listed = &'static [(&'static str, &'static str)];

const APPLICATION: Listed = &[
    ("RequestCount", "Sum"),
    ("HTTPCode_ELB_5XX_Count", "Sum"),
    ("HTTPCode_ELB_4XX_Count", "Sum"),
    ("HTTPCode_Target_5XX_Count", "Sum"),
    ("TargetConnectionErrorCount", "Sum"),
    ("TargetTLSNegotiationErrorCount", "Sum"),
    ("ClientTLSNegotiationErrorCount", "Sum"),
    ("RejectedConnectionCount", "Sum"),
    ("TargetResponseTime", "Average"),
];

const NETWORK: Listed = &[
    ("TCP_ELB_Reset_Count", "Sum"),
    ("TCP_Target_Reset_Count", "Sum"),
    ("ClientTLSNegotiationErrorCount", "Sum"),
    ("TargetTLSNegotiationErrorCount", "Sum"),
    ("PortAllocationErrorCount", "Sum"),
];

const CLASSIC: Listed = &[
    ("RequestCount", "Sum"),
    ("HTTPCode_ELB_5XX", "Sum"),
    ("HTTPCode_Backend_5XX", "Sum"),
    ("BackendConnectionErrors", "Sum"),
    ("SpilloverCount", "Sum"),
    ("SurgeQueueLength", "Maximum"),
];

const DATABASE: Listed = &[
    ("FreeStorageSpace", "Minimum"),
    ("DatabaseConnections", "Maximum"),
    ("CPUUtilization", "Average"),
    ("ReplicaLag", "Maximum"),
];

const CACHE: Listed = &[("DatabaseMemoryUsagePercentage", "Maximum"), ("Evictions", "Sum")];

fn all(namespace: &'static str, dimension: &'static str, of: &str, listed: Listed) -> Vec<Wanted> {
    let one = |(metric, stat): &(&'static str, &'static str)| Wanted {
        namespace,
        metric,
        dimension,
        of: of.to_owned(),
        stat,
    };
    listed.iter().map(one).collect()
}

/// Of an application or network load balancer, by its ARN.
#[must_use]
pub fn of_balancer(arn: &str) -> Vec<Wanted> {
    let name = arn.split(":loadbalancer/").nth(1).unwrap_or_default();
    if name.starts_with("net/") {
        return all("AWS/NetworkELB", "LoadBalancer", name, NETWORK);
    }
    all("AWS/ApplicationELB", "LoadBalancer", name, APPLICATION)
}

/// Of a Classic load balancer.
#[must_use]
pub fn of_classic(name: &str) -> Vec<Wanted> {
    all("AWS/ELB", "LoadBalancerName", name, CLASSIC)
}

/// Of a database instance.
#[must_use]
pub fn of_database(id: &str) -> Vec<Wanted> {
    all("AWS/RDS", "DBInstanceIdentifier", id, DATABASE)
}

/// Of a cache cluster.
#[must_use]
pub fn of_cache(id: &str) -> Vec<Wanted> {
    all("AWS/ElastiCache", "CacheClusterId", id, CACHE)
}
