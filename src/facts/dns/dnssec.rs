//! DNSSEC: whether resolvers refuse an answer because its signatures do not hold (RFC 4035).

use hopwise_probes::Hop;
use hopwise_probes::evidence::ServerRole;

use super::views::{self, Says};
use super::zone;
use crate::facts::evidence::{DnsLook, Evidence};
use crate::facts::{Fact, Known, Seen};

/// Extended errors that speak of signatures (RFC 8914: unsupported, bogus, expired, not yet valid, missing).
const SIGNATURES: std::ops::RangeInclusive<u16> = 5..=12;

/// Validating resolvers refuse the name, and give it once they are told not to check.
pub static BOGUS: Fact = Fact {
    name: "dns.dnssec-bogus",
    hop: Hop::Dns,
    about: "a resolver answers SERVFAIL, and gives an answer to the same question with checking switched off",
    derive: bogus,
};

fn bogus(e: &Evidence<'_>) -> Known {
    let views = views::all(e);
    if views.iter().all(|v| v.says == Says::Silent) {
        return Known::not_looked("no resolver answered about the name");
    }
    let failing: Vec<_> = views.iter().filter(|v| v.says == Says::ServFail).collect();
    if failing.is_empty() {
        return Known::No;
    }
    let unchecked = |addr| {
        e.dns().iter().copied().find(|l: &DnsLook<'_>| {
            let q = l.question;
            q.addr == addr && q.checking_disabled && q.role <= ServerRole::Resolver && l.answer().is_some()
        })
    };
    let checked: Vec<_> = failing.iter().filter_map(|v| Some((*v, unchecked(v.addr)?))).collect();
    if checked.is_empty() {
        return Known::not_looked("no resolver answered with DNSSEC checking switched off");
    }
    let codes: Vec<u16> = failing.iter().flat_map(|v| v.answers()).flat_map(|a| a.extended_errors.clone()).collect();
    let told = codes.iter().find(|c| SIGNATURES.contains(c));
    let signed = signed(e);
    // Some resolver that hiccups and then answers proves nothing; a signed zone, or the resolver's own word, does.
    let passes: Vec<_> = checked
        .iter()
        .filter(|(_, l)| l.answer().is_some_and(|a| matches!(a.rcode.as_str(), "NOERROR" | "NXDOMAIN")))
        .collect();
    if passes.is_empty() || (signed == Some(false) && told.is_none()) {
        return Known::No;
    }
    if signed.is_none() && told.is_none() && passes.len() < 2 {
        return Known::not_looked("the parent zone was not asked for a DS record");
    }
    let readings = passes.iter().flat_map(|(v, l)| v.readings().chain([l.reading]));
    let zone = zone::of(e);
    let why = told.map_or("the signatures do not hold", |code| meaning(*code));
    let seen = Seen::by(readings.chain(ds_looks(e).iter().map(|l| l.reading)))
        .word("resolver", passes[0].0.addr.ip())
        .word("resolver_port", passes[0].0.addr.port())
        .word("why", why)
        .object(format!("zone/{zone}"))
        .word("zone", zone);
    Known::Yes(seen)
}

/// The DS answers of the parent's servers.
fn ds_looks<'a>(e: &Evidence<'a>) -> Vec<DnsLook<'a>> {
    e.dns_at(ServerRole::Parent, &zone::of(e), "DS").filter(|l| l.answer().is_some()).collect()
}

/// Whether the parent says that the zone is signed; nothing where it was not asked.
fn signed(e: &Evidence<'_>) -> Option<bool> {
    let looks = ds_looks(e);
    let has = |l: &DnsLook<'_>| l.answer().is_some_and(|a| a.data("DS").next().is_some());
    (!looks.is_empty()).then(|| looks.iter().any(has))
}

/// What an extended error says (RFC 8914, section 4).
const fn meaning(code: u16) -> &'static str {
    match code {
        7 => "the signatures have expired",
        8 => "the signatures are not yet valid",
        9 => "the zone lacks the DNSKEY that the DS record at the parent names",
        10 => "signatures are missing",
        11 => "the DNSKEY is not marked as a zone key",
        12 => "the proof of absence is missing",
        _ => "the signatures do not hold",
    }
}
