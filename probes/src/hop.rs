//! The hops of the path, written in the same words everywhere: code, report, docs, metrics.

use serde::{Deserialize, Serialize};

/// One hop on the way of a request, from the client inwards.
///
/// The order of the variants is the order of the path: a later hop is deeper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hop {
    /// The machine that runs hopwise: clock, network, resolver.
    Client,
    /// Delegation, zone and records.
    Dns,
    /// CloudFront: TLS, WAF, cache, behaviours.
    Edge,
    /// Classic ELB, ALB or NLB.
    Balancer,
    /// The EC2 instance of a legacy brand.
    Instance,
    /// The node port and the ingress controller.
    Ingress,
    /// Service, endpoints, rollout; Apache and PHP-FPM.
    Pod,
    /// The Laravel application.
    App,
    /// RDS MySQL.
    Database,
    /// ElastiCache Redis.
    Cache,
    /// S3.
    Storage,
    /// CodeBuild, ECR, rollout: what feeds the pod.
    Delivery,
}

impl Hop {
    /// All hops, outermost first.
    pub const ALL: [Self; 12] = [
        Self::Client,
        Self::Dns,
        Self::Edge,
        Self::Balancer,
        Self::Instance,
        Self::Ingress,
        Self::Pod,
        Self::App,
        Self::Database,
        Self::Cache,
        Self::Storage,
        Self::Delivery,
    ];

    /// The hop's one name, as reports and flags write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Dns => "dns",
            Self::Edge => "edge",
            Self::Balancer => "balancer",
            Self::Instance => "instance",
            Self::Ingress => "ingress",
            Self::Pod => "pod",
            Self::App => "app",
            Self::Database => "database",
            Self::Cache => "cache",
            Self::Storage => "storage",
            Self::Delivery => "delivery",
        }
    }
}

impl std::fmt::Display for Hop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}
