//! Connections: where we dialled, and what the peer showed in the TLS handshake.

use std::net::SocketAddr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The rung of the ladder that is dialled: the same request at the public name and at each hop behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rung {
    /// The public name, as visitors reach it.
    Public,
    /// An address of the balancer, past the edge.
    Balancer,
    /// A node port or controller pod, past the balancer.
    Ingress,
    /// An application pod or instance, past the ingress.
    Pod,
    /// A host that a redirect led to, or an address that the hosts file of this machine gives.
    Elsewhere,
}

/// One dial: TCP, and TLS where `tls` says so.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Dial {
    /// The rung that is dialled.
    pub rung: Rung,
    /// The name that the certificate must cover.
    pub host: String,
    /// The address of the path (before any `--connect-to`).
    pub addr: SocketAddr,
    /// Whether TLS is spoken.
    pub tls: bool,
    /// Whether the name is sent (SNI, RFC 6066).
    pub sni: bool,
    /// Protocols offered (ALPN, RFC 7301), such as `h2`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alpn: Vec<String>,
    /// The only version offered, such as `TLSv1.2`; absent offers all we have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_version: Option<String>,
    /// The tunnel that carries the connection past the hops before, such as `port-forward pod/default/web-5899f`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    /// Whether a PROXY protocol preface is sent first, as the balancer before an ingress does that wants one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub proxy_preface: bool,
}

impl Dial {
    /// The pod at the end of the tunnel, as `(namespace, name)`.
    #[must_use]
    pub fn pod(&self) -> Option<(&str, &str)> {
        self.via.as_deref()?.strip_prefix("port-forward pod/")?.split_once('/')
    }
}

/// A connection that stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Handshake {
    /// Milliseconds until TCP stood.
    pub connect_ms: f64,
    /// What TLS showed; absent on a plain connection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tls: Option<TlsSeen>,
}

/// What the peer showed in its handshake. The chain is kept whether or not it verifies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TlsSeen {
    /// Milliseconds from TCP to the end of the handshake.
    pub tls_ms: f64,
    /// Version agreed on, such as `TLSv1.3`.
    pub version: String,
    /// Cipher suite agreed on.
    pub cipher: String,
    /// Protocol agreed on, such as `h2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alpn: Option<String>,
    /// The certificates in the order sent, leaf first.
    pub chain: Vec<Certificate>,
    /// What a strict client makes of the chain, by our trust store and clock.
    pub verdict: Verdict,
    /// The peer asked for a certificate of ours.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub client_certificate_wanted: bool,
}

/// What certificate verification said (RFC 5280, RFC 6125).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Chain, dates and name are fine.
    Valid,
    /// The leaf or an intermediate is past its last day.
    Expired,
    /// The first day is yet to come.
    NotYetValid,
    /// Chain fine, but not for this name.
    WrongName,
    /// No path to a root we trust.
    UnknownIssuer,
    /// Anything else; the words of the verifier.
    Invalid(String),
}

/// The parts of a certificate that rules read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Distinguished name of the subject, such as `CN=www.brand-a.com`.
    pub subject: String,
    /// Distinguished name of the issuer.
    pub issuer: String,
    /// DNS names and addresses it is valid for.
    pub names: Vec<String>,
    /// First instant of validity.
    pub not_before: Timestamp,
    /// Last instant of validity.
    pub not_after: Timestamp,
    /// Serial number in hex.
    pub serial: String,
    /// SHA-256 of the DER, in hex.
    pub fingerprint: String,
    /// Whether subject and issuer are the same.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub self_signed: bool,
    /// Whether it is a CA certificate (basic constraints).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ca: bool,
}

impl Certificate {
    /// Whether the certificate covers a host name, with RFC 6125 wildcards (one whole left-most label).
    #[must_use]
    pub fn covers(&self, host: &str) -> bool {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        self.names.iter().map(|n| n.to_ascii_lowercase()).any(|name| {
            name == host
                || name
                    .strip_prefix("*.")
                    .is_some_and(|rest| host.split_once('.').is_some_and(|(_, tail)| tail == rest))
        })
    }
}
