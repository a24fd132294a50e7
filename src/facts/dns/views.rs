//! What each resolver says of the host: its A and AAAA answers taken together.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, SocketAddr};

use hopwise_probes::evidence::{DnsAnswer, FailureKind, Reading, ServerRole};

use super::records;
use crate::facts::evidence::{DnsLook, Evidence};

/// Extended errors by which a resolver says that it withholds the answer (RFC 8914: forged, blocked, censored, filtered).
const WITHHELD: &[u16] = &[4, 15, 16, 17];

/// What a resolver says of the host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Says {
    /// It has addresses.
    Addresses,
    /// The name does not exist.
    NxDomain,
    /// The name exists without A and AAAA.
    NoData,
    /// It could not find out.
    ServFail,
    /// Another error code, mostly `REFUSED`.
    Refuses,
    /// No reply to any question about the host.
    Silent,
}

/// The view of one resolver.
#[derive(Debug, Clone)]
pub struct View<'a> {
    /// Where it was asked.
    pub addr: SocketAddr,
    /// Whether it is the one that this machine uses.
    pub system: bool,
    /// What it says.
    pub says: Says,
    /// The addresses it gives.
    pub addresses: BTreeSet<IpAddr>,
    /// Its looks at the host.
    pub looks: Vec<DnsLook<'a>>,
}

impl<'a> View<'a> {
    /// Its readings.
    pub fn readings(&self) -> impl Iterator<Item = &'a Reading> + '_ {
        self.looks.iter().map(|l| l.reading)
    }

    /// Its answers.
    pub fn answers(&self) -> impl Iterator<Item = &'a DnsAnswer> + '_ {
        self.looks.iter().filter_map(DnsLook::answer)
    }

    /// The alias that it has for the host.
    #[must_use]
    pub fn alias(&self, host: &str) -> Option<&'a str> {
        self.answers().find_map(|a| records::alias_of(a, host))
    }

    /// Whether it says that it withholds the answer, or gives an address that nobody can be reached at.
    #[must_use]
    pub fn withholds(&self) -> bool {
        // A resolver on this very machine may know of sites on this very machine.
        let nowhere = |ip: &IpAddr| ip.is_unspecified() || (ip.is_loopback() && !self.addr.ip().is_loopback());
        let sink = self.says == Says::Addresses && self.addresses.iter().all(nowhere);
        sink || self.answers().any(|a| a.extended_errors.iter().any(|code| WITHHELD.contains(code)))
    }

    /// Whether it gives addresses in earnest.
    #[must_use]
    pub fn resolves(&self) -> bool {
        self.says == Says::Addresses && !self.withholds()
    }

    /// What it says, in the words of dig.
    #[must_use]
    pub fn words(&self) -> String {
        match self.says {
            Says::Addresses => self.addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            Says::NoData => "no address".to_owned(),
            Says::Silent => "nothing".to_owned(),
            Says::NxDomain | Says::ServFail | Says::Refuses => self
                .answers()
                .map(|a| a.rcode.as_str())
                .find(|code| *code != "NOERROR")
                .unwrap_or("an error")
                .to_owned(),
        }
    }
}

/// The views of all resolvers that were asked, the system's first, then by address.
#[must_use]
pub fn all<'a>(e: &Evidence<'a>) -> Vec<View<'a>> {
    let mut looks: BTreeMap<(ServerRole, SocketAddr), Vec<DnsLook<'a>>> = BTreeMap::new();
    for look in e.dns() {
        let q = look.question;
        let about_host = matches!(q.rtype.as_str(), "A" | "AAAA") && q.name.eq_ignore_ascii_case(e.target().host());
        if q.role <= ServerRole::Resolver && about_host && !q.checking_disabled && look.reading.reply.blind().is_none()
        {
            looks.entry((q.role, q.addr)).or_default().push(*look);
        }
    }
    looks.into_iter().filter_map(|((role, addr), looks)| view(role, addr, looks)).collect()
}

/// The view of the resolver that this machine uses.
#[must_use]
pub fn system<'a>(e: &Evidence<'a>) -> Option<View<'a>> {
    all(e).into_iter().find(|v| v.system)
}

fn view(role: ServerRole, addr: SocketAddr, looks: Vec<DnsLook<'_>>) -> Option<View<'_>> {
    // Without a route to the resolver nothing is known of it.
    if looks.iter().all(|l| l.failure().is_some_and(|f| f.kind == FailureKind::NoRoute)) {
        return None;
    }
    let addresses: BTreeSet<IpAddr> = looks.iter().filter_map(DnsLook::answer).flat_map(records::addresses).collect();
    let any = |code: &str| looks.iter().filter_map(DnsLook::answer).any(|a| a.rcode == code);
    let answered = looks.iter().any(|l| l.answer().is_some());
    let says = if !addresses.is_empty() {
        Says::Addresses
    } else if any("NXDOMAIN") {
        Says::NxDomain
    } else if any("SERVFAIL") {
        Says::ServFail
    } else if looks.iter().filter_map(DnsLook::answer).any(|a| a.rcode != "NOERROR") {
        Says::Refuses
    } else if answered {
        Says::NoData
    } else {
        Says::Silent
    };
    Some(View { addr, system: role == ServerRole::System, says, addresses, looks })
}
