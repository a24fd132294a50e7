//! What is traced: one URL, and the ways to reach each hop on its path.

use std::net::SocketAddr;

use serde::{Deserialize, Serialize};
use url::Url;

/// Which address families a trace dials.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Families {
    /// IPv4 and IPv6 alike.
    #[default]
    Both,
    /// IPv4 alone (`-4`).
    V4,
    /// IPv6 alone (`-6`).
    V6,
}

impl Families {
    /// Whether an address belongs to the chosen families.
    #[must_use]
    pub const fn takes(self, addr: std::net::IpAddr) -> bool {
        match self {
            Self::Both => true,
            Self::V4 => addr.is_ipv4(),
            Self::V6 => addr.is_ipv6(),
        }
    }
}

/// One `--connect-to HOST:PORT:ADDR:PORT`: whoever asks for the first pair is connected to the second.
///
/// It holds for web hosts and for name servers (by name or address, port 53) alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConnectTo {
    /// Host name or address that is asked for.
    pub host: String,
    /// Port that is asked for.
    pub port: u16,
    /// Where the connection goes instead.
    pub to: SocketAddr,
}

/// Host and port of a hop behind the edge, as given by `--origin`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Name or address of the balancer.
    pub host: String,
    /// Its port; 443 where nothing else is said.
    pub port: u16,
}

/// The request to trace and what is known of its path beforehand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The URL as a visitor would ask for it.
    pub url: Url,
    /// Name of the brand, where configuration gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    /// Environment of the brand, such as `production`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<String>,
    /// The balancer behind the edge, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// Whether the path ends on EC2 instances behind the balancer in place of a cluster.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub legacy: bool,
    /// Resolvers given by hand; empty means the system's own and some public ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resolvers: Vec<SocketAddr>,
    /// Connections that go elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub connect_to: Vec<ConnectTo>,
    /// Address families to dial.
    #[serde(default)]
    pub families: Families,
    /// Names of headers sent beside our own (`-H`); their values are kept out of recordings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub header_names: Vec<String>,
}

impl Target {
    /// A target for one URL with nothing else known.
    #[must_use]
    pub const fn new(url: Url) -> Self {
        Self {
            url,
            brand: None,
            environment: None,
            origin: None,
            legacy: false,
            resolvers: Vec::new(),
            connect_to: Vec::new(),
            families: Families::Both,
            header_names: Vec::new(),
        }
    }

    /// The host name that is traced, without brackets or port.
    #[must_use]
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']')
    }

    /// The port that is dialled at the public name.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.url.port_or_known_default().unwrap_or(443)
    }

    /// Where a connection to `host:port` really goes: the override, or nothing.
    #[must_use]
    pub fn override_for(&self, host: &str, port: u16) -> Option<SocketAddr> {
        let host = host.trim_end_matches('.');
        self.connect_to
            .iter()
            .find(|c| c.port == port && c.host.trim_end_matches('.').eq_ignore_ascii_case(host))
            .map(|c| c.to)
    }
}
