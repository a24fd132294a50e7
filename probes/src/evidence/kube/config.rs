//! ConfigMaps and Secrets, cut to what rules may know of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::meta::Meta;
use super::projection::projection;
use crate::evidence::Certificate;

projection! {
    /// A ConfigMap, by default with names alone.
    pub struct ConfigMap {
        /// Name.
        pub metadata: Meta,
        /// Settings, redacted; kept of the controller's own ConfigMap alone.
        pub data: BTreeMap<String, String>,
    }
}

/// What may be known of a Secret: its type, the names of its keys, and its certificate. Never a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SecretFacts {
    /// Its name.
    pub name: String,
    /// Its namespace.
    pub namespace: String,
    /// Such as `kubernetes.io/tls`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Names of its keys.
    pub keys: Vec<String>,
    /// The chain in `tls.crt`, leaf first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chain: Vec<Certificate>,
    /// What is wrong with `tls.crt`, where it cannot be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broken: Option<String>,
    /// Whether `tls.key` belongs to the leaf; unknown where either cannot be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_matches: Option<bool>,
}
