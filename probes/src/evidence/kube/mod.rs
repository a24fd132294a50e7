//! What the cluster says: one read call a question, and the parts of its answer that rules read.

use serde::{Deserialize, Serialize};

/// One read call to the API server.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct KubeQuestion {
    /// The verb as RBAC names it: `get`, `list`, or `create` for a port-forward.
    pub verb: String,
    /// The resource as RBAC names it, with its group: `pods`, `pods/log`, `ingresses.networking.k8s.io`.
    pub resource: String,
    /// The namespace; empty for the whole cluster.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub namespace: String,
    /// A name, or a selector of a list; empty for all.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
}

/// What a call answered, cut to what rules read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum KubeAnswer {
    /// To `get /version`.
    Version {
        /// Such as `v1.20.2`.
        git_version: String,
    },
}
