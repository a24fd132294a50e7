//! What the certificates at the public name say.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{CertificateVerdict, Rung};

use crate::facts::evidence::{DialLook, Evidence};
use crate::facts::{Fact, Known, Seen};

/// The certificate shown at the public name is past its last day.
pub static EXPIRED: Fact = Fact {
    name: "edge.certificate-expired",
    hop: Hop::Edge,
    about: "the certificate shown at the public name is past its last day, by this machine's clock",
    derive: |e| verdict(e, Rung::Public, |v| *v == CertificateVerdict::Expired),
};

/// Whether some ordinary dial at a rung shows a chain with a verdict.
pub fn verdict(e: &Evidence<'_>, rung: Rung, is: impl Fn(&CertificateVerdict) -> bool) -> Known {
    let shown: Vec<_> = e.ordinary_dials(rung).filter(|d| leaf_of(d).is_some()).collect();
    if shown.is_empty() {
        return Known::not_looked("no certificate was shown");
    }
    let bad: Vec<_> =
        shown.iter().filter(|d| d.handshake().and_then(|h| h.tls.as_ref()).is_some_and(|t| is(&t.verdict))).collect();
    Known::from_seen(bad.first().map(|d| describe(d, bad.iter().map(|d| d.reading))))
}

/// The leaf certificate that a dial showed.
pub fn leaf_of<'a>(dial: &DialLook<'a>) -> Option<&'a hopwise_probes::evidence::Certificate> {
    dial.handshake()?.tls.as_ref()?.chain.first()
}

/// The words for a certificate: `address`, `subject`, `issuer`, `names`, `not_before`, `not_after`, `fingerprint`.
pub fn describe<'a>(
    dial: &DialLook<'_>,
    readings: impl Iterator<Item = &'a hopwise_probes::evidence::Reading>,
) -> Seen {
    let seen = Seen::by(readings).word("address", dial.dial.addr);
    match leaf_of(dial) {
        Some(leaf) => seen
            .word("subject", &leaf.subject)
            .word("issuer", &leaf.issuer)
            .word("names", leaf.names.join(", "))
            .word("not_before", leaf.not_before)
            .word("not_after", leaf.not_after)
            .word("fingerprint", &leaf.fingerprint)
            .object(format!("certificate/{}", leaf.subject)),
        None => seen,
    }
}
