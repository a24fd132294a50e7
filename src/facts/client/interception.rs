//! Certificates made on the way: a product between this machine and the world opens TLS and signs anew.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Certificate, Rung};

use crate::facts::evidence::{DialLook, Evidence};
use crate::facts::{Fact, Known, Seen};

/// Names that products which open TLS put into the certificates they make; in lower case.
const MAKERS: &[&str] = &[
    "adguard",
    "avast",
    "avg web/mail shield",
    "barracuda",
    "bitdefender",
    "blue coat",
    "bluecoat",
    "burp",
    "charles proxy",
    "check point",
    "cisco umbrella",
    "dr.web",
    "eset ssl filter",
    "fiddler",
    "forcepoint",
    "fortigate",
    "fortinet",
    "kaspersky",
    "mcafee web gateway",
    "mitmproxy",
    "netskope",
    "palo alto networks",
    "portswigger",
    "proxyman",
    "skyhigh",
    "sonicwall",
    "sophos",
    "squid",
    "symantec web gateway",
    "trend micro",
    "untangle",
    "watchguard",
    "zscaler",
];

/// The certificate at the public name was made by a product that opens TLS.
pub static SEEN: Fact = Fact {
    name: "client.tls-interception",
    hop: Hop::Client,
    about: "a certificate at the public name carries the name of a product that opens TLS on the way",
    derive: seen,
};

fn seen(e: &Evidence<'_>) -> Known {
    let shown: Vec<_> =
        e.ordinary_dials(Rung::Public).filter_map(|d| Some((d, chain(&d).filter(|c| !c.is_empty())?))).collect();
    if shown.is_empty() {
        return Known::not_looked("no certificate was shown");
    }
    let made: Vec<_> = shown.iter().filter_map(|(d, chain)| Some((d, chain.iter().find_map(maker)?))).collect();
    Known::from_seen(made.first().map(|(dial, issuer)| {
        Seen::by(made.iter().map(|(d, _)| d.reading))
            .word("issuer", issuer)
            .word("address", dial.dial.addr)
            .object(format!("certificate/{issuer}"))
    }))
}

fn chain<'a>(dial: &DialLook<'a>) -> Option<&'a [Certificate]> {
    Some(&dial.handshake()?.tls.as_ref()?.chain)
}

/// The issuer that names such a product. The subject does not count: those firms have web sites too.
fn maker(certificate: &Certificate) -> Option<&str> {
    let issuer = certificate.issuer.to_ascii_lowercase();
    MAKERS.iter().any(|m| issuer.contains(m)).then_some(certificate.issuer.as_str())
}
