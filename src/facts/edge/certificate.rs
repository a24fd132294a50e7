//! What the certificates at the public name say.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Certificate, CertificateVerdict, Reading, Rung};

use crate::facts::evidence::{DialLook, Evidence};
use crate::facts::{Fact, Known, Seen};

/// A certificate shown at the public name is past its last day.
pub static EXPIRED: Fact = Fact {
    name: "edge.certificate-expired",
    hop: Hop::Edge,
    about: "the certificate shown at the public name is past its last day, by this machine's clock",
    derive: |e| verdict(e, Rung::Public, |v| *v == CertificateVerdict::Expired),
};

/// A certificate shown at the public name is not valid yet.
pub static NOT_YET_VALID: Fact = Fact {
    name: "edge.certificate-not-yet-valid",
    hop: Hop::Edge,
    about: "the certificate shown at the public name begins in the future, by this machine's clock",
    derive: |e| verdict(e, Rung::Public, |v| *v == CertificateVerdict::NotYetValid),
};

/// A certificate shown at the public name is for other names.
pub static WRONG_NAME: Fact = Fact {
    name: "edge.certificate-wrong-name",
    hop: Hop::Edge,
    about: "the certificate shown at the public name does not cover it",
    derive: |e| verdict(e, Rung::Public, |v| *v == CertificateVerdict::WrongName),
};

/// CloudFront shows its own certificate, `*.cloudfront.net`, for a name of somebody else.
pub static DEFAULT_CLOUDFRONT: Fact = Fact {
    name: "edge.default-cloudfront-certificate",
    hop: Hop::Edge,
    about: "the certificate shown at the public name is CloudFront's own for *.cloudfront.net",
    derive: |e| {
        shown(e, Rung::Public, |d, _| verdict_of(d) != Some(&CertificateVerdict::Valid) && is_cloudfront_own(d))
    },
};

/// The chain at the public name lacks the certificate that signed the leaf (RFC 8446, section 4.4.2).
pub static CHAIN_INCOMPLETE: Fact = Fact {
    name: "edge.chain-incomplete",
    hop: Hop::Edge,
    about: "no path to a trusted root, and the chain shown at the public name lacks the leaf's issuer",
    derive: |e| shown(e, Rung::Public, |d, leaf| untrusted(d) && lacks_issuer(d, leaf)),
};

/// The chain at the public name is whole, and yet not trusted.
pub static UNTRUSTED: Fact = Fact {
    name: "edge.certificate-untrusted",
    hop: Hop::Edge,
    about: "the certificate shown at the public name is self-signed, of an unknown authority, or otherwise refused",
    derive: |e| shown(e, Rung::Public, |d, leaf| untrusted(d) && !lacks_issuer(d, leaf)),
};

/// A valid certificate at the public name is about to expire.
pub static EXPIRES_SOON: Fact = Fact {
    name: "edge.certificate-expires-soon",
    hop: Hop::Edge,
    about: "the certificate shown at the public name is valid, but for less than 21 days and a third of its life",
    derive: expires_soon,
};

/// The public addresses show different certificates.
pub static DIFFER: Fact = Fact {
    name: "edge.certificates-differ",
    hop: Hop::Edge,
    about: "the public addresses show different certificates for the same name",
    derive: differ,
};

/// Whether some ordinary dial at a rung shows a chain with a verdict.
pub fn verdict(e: &Evidence<'_>, rung: Rung, is: impl Fn(&CertificateVerdict) -> bool) -> Known {
    shown(e, rung, |d, _| verdict_of(d).is_some_and(&is))
}

/// Whether some ordinary dial at a rung shows a leaf of which something holds; unknown where none was shown.
///
/// Where every public address fails before it shows a certificate, none is at fault: the answer is no.
pub fn shown(e: &Evidence<'_>, rung: Rung, is: impl Fn(&DialLook<'_>, &Certificate) -> bool) -> Known {
    let shown: Vec<_> = e.ordinary_dials(rung).filter_map(|d| Some((d, leaf_of(&d)?))).collect();
    if shown.is_empty() {
        let failed = rung == Rung::Public && e.ordinary_dials(rung).any(|d| d.failure().is_some());
        return if failed { Known::No } else { Known::not_looked("no certificate was shown") };
    }
    let bad: Vec<_> = shown.iter().filter(|(d, leaf)| is(d, leaf)).collect();
    Known::from_seen(bad.first().map(|(d, _)| describe(d, bad.iter().map(|(d, _)| d.reading))))
}

/// The leaf certificate that a dial showed.
pub fn leaf_of<'a>(dial: &DialLook<'a>) -> Option<&'a Certificate> {
    dial.handshake()?.tls.as_ref()?.chain.first()
}

/// What a strict client makes of the chain that a dial showed.
pub fn verdict_of<'a>(dial: &DialLook<'a>) -> Option<&'a CertificateVerdict> {
    dial.handshake()?.tls.as_ref().map(|t| &t.verdict)
}

/// Whether a chain is refused for its issuer and not for its dates or names.
pub fn untrusted(dial: &DialLook<'_>) -> bool {
    matches!(verdict_of(dial), Some(CertificateVerdict::UnknownIssuer | CertificateVerdict::Invalid(_)))
}

/// Whether the certificate that signed the leaf was not sent along.
pub fn lacks_issuer(dial: &DialLook<'_>, leaf: &Certificate) -> bool {
    let chain = dial.handshake().and_then(|h| h.tls.as_ref()).map_or(&[][..], |t| &t.chain);
    !leaf.self_signed && !leaf.ca && !chain.iter().skip(1).any(|c| c.subject == leaf.issuer)
}

/// Whether the leaf is for `cloudfront.net` alone.
fn is_cloudfront_own(dial: &DialLook<'_>) -> bool {
    leaf_of(dial).is_some_and(|leaf| {
        !leaf.names.is_empty()
            && leaf
                .names
                .iter()
                .all(|n| matches!(n.to_ascii_lowercase().as_str(), "*.cloudfront.net" | "cloudfront.net"))
    })
}

/// The words for a certificate: `address`, `subject`, `issuer`, `names`, `not_before`, `not_after`, `fingerprint`.
pub fn describe<'a>(dial: &DialLook<'_>, readings: impl Iterator<Item = &'a Reading>) -> Seen {
    let seen = Seen::by(readings).word("address", dial.dial.addr);
    let chain = dial.handshake().and_then(|h| h.tls.as_ref()).map_or(&[][..], |t| &t.chain);
    // A chain expires with its first member, which need not be the leaf.
    let expired = verdict_of(dial) == Some(&CertificateVerdict::Expired);
    let first = chain.iter().min_by_key(|c| c.not_after).filter(|_| expired);
    match chain.first() {
        Some(leaf) => seen
            .word("subject", &leaf.subject)
            .word("issuer", &leaf.issuer)
            .word("names", leaf.names.join(", "))
            .word("not_before", leaf.not_before)
            .word("not_after", first.unwrap_or(leaf).not_after)
            .word("fingerprint", &leaf.fingerprint)
            .object(format!("certificate/{}", leaf.subject)),
        None => seen,
    }
}

/// Seconds of a day.
const DAY: i64 = 86_400;
/// ACM renews 45 days before the end at the latest, others 30: with less left, a renewal has failed.
const SOON_S: i64 = 21 * DAY;

fn expires_soon(e: &Evidence<'_>) -> Known {
    let now = e.started().as_second();
    let left = |leaf: &Certificate| leaf.not_after.as_second() - now;
    let known = shown(e, Rung::Public, |d, leaf| {
        let life = leaf.not_after.as_second() - leaf.not_before.as_second();
        verdict_of(d) == Some(&CertificateVerdict::Valid) && left(leaf) < SOON_S.min(life / 3)
    });
    let Known::Yes(seen) = known else { return known };
    let shown = e.ordinary_dials(Rung::Public).filter(|d| seen.evidence.contains(&d.reading.id));
    let days = shown.filter_map(|d| leaf_of(&d).map(left)).min().unwrap_or(0) / DAY;
    Known::Yes(seen.word("days", days))
}

fn differ(e: &Evidence<'_>) -> Known {
    let shown: Vec<_> = e.ordinary_dials(Rung::Public).filter_map(|d| Some((d, leaf_of(&d)?))).collect();
    if shown.len() < 2 {
        return Known::not_looked("fewer than two addresses showed a certificate");
    }
    let mut counts = std::collections::BTreeMap::new();
    for (_, leaf) in &shown {
        *counts.entry(&leaf.fingerprint).or_insert(0) += 1;
    }
    if counts.len() < 2 {
        return Known::No;
    }
    // The outlier is the rarest; of two alike, the one that ends first.
    let odd = shown.iter().min_by_key(|(d, leaf)| (counts[&leaf.fingerprint], leaf.not_after, d.dial.addr));
    Known::from_seen(odd.map(|(d, _)| describe(d, shown.iter().map(|(d, _)| d.reading)).word("kinds", counts.len())))
}
