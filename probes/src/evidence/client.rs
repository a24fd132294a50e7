//! The state of the machine that asks.

use std::net::{IpAddr, SocketAddr};

use serde::{Deserialize, Serialize};

/// What this machine knows of its own network.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClientState {
    /// Resolvers that the system is configured with.
    pub resolvers: Vec<SocketAddr>,
    /// A route for IPv4 exists.
    pub ipv4_route: bool,
    /// A route for IPv6 exists.
    pub ipv6_route: bool,
    /// Addresses that the hosts file gives for the traced name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hosts_file: Vec<IpAddr>,
    /// A proxy that the environment asks for, without credentials.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proxy: Option<String>,
    /// How many root certificates the trust store holds.
    pub trusted_roots: usize,
}
