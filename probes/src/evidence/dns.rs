//! DNS questions and answers, as they went over the wire.

use std::net::SocketAddr;

use serde::{Deserialize, Serialize};

/// Why a server is asked: the same answer means different things from each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ServerRole {
    /// The resolver that this machine uses, or the first one given by hand.
    System,
    /// A further resolver, asked for comparison.
    Resolver,
    /// A server of the parent zone, asked for the delegation.
    Parent,
    /// A server that the delegation names.
    Authority,
    /// A server on the way from the top to the end of an alias that leads out of the zone.
    Beyond,
}

/// One DNS question to one server (RFC 1035, section 4.1.2).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DnsQuestion {
    /// Why this server.
    pub role: ServerRole,
    /// Name of the server, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server: Option<String>,
    /// Where the question was sent.
    pub addr: SocketAddr,
    /// The name asked for, without the last dot, in lower case.
    pub name: String,
    /// The type asked for, such as `A`.
    pub rtype: String,
    /// Whether DNSSEC checking was switched off (the CD bit, RFC 4035).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub checking_disabled: bool,
}

/// One answer of one server.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DnsAnswer {
    /// Response code in upper case, such as `NOERROR`, `NXDOMAIN`, `SERVFAIL`, `REFUSED`.
    pub rcode: String,
    /// AA: the server speaks for the zone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub authoritative: bool,
    /// AD: the resolver checked the signatures.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub authentic: bool,
    /// TC over UDP: the whole answer had to be asked for over TCP.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub truncated: bool,
    /// How the answer came in the end: `udp` or `tcp`.
    pub transport: String,
    /// Extended DNS error codes (RFC 8914).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extended_errors: Vec<u16>,
    /// The answer section, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<DnsRecord>,
    /// The authority section: SOA of a negative answer, NS of a referral.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authority: Vec<DnsRecord>,
    /// The additional section: glue.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub additional: Vec<DnsRecord>,
}

impl DnsAnswer {
    /// The data of all records of one type in the answer section.
    pub fn data<'a>(&'a self, rtype: &'a str) -> impl Iterator<Item = &'a str> {
        self.answers.iter().filter(move |r| r.rtype == rtype).map(|r| r.data.as_str())
    }

    /// Whether the name exists but not with this type (RFC 2308: NODATA).
    #[must_use]
    pub fn no_data(&self, rtype: &str) -> bool {
        self.rcode == "NOERROR" && self.data(rtype).next().is_none()
    }
}

/// One resource record, its data in presentation form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DnsRecord {
    /// Owner name, without the last dot, in lower case.
    pub name: String,
    /// Type, such as `CNAME`.
    pub rtype: String,
    /// Time to live in seconds.
    pub ttl: u32,
    /// Address, name without the last dot, or the record's text.
    pub data: String,
}
