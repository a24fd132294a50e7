//! What the certificates of the ingress controller say.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Certificate, CertificateVerdict, Rung};

use crate::facts::balancer::certificate::{covers_origin, shown};
use crate::facts::edge::certificate::{describe, leaf_of};
use crate::facts::evidence::Evidence;
use crate::facts::{Fact, Known};

/// The common name that ingress-nginx gives the certificate it makes up (`internal/net/ssl/ssl.go`).
const FAKE_NAME: &str = "Kubernetes Ingress Controller Fake Certificate";

/// The controller shows the certificate that it makes up.
pub static FAKE: Fact = Fact {
    name: "ingress.fake-certificate",
    hop: Hop::Ingress,
    about: "the certificate shown is the one that ingress-nginx makes up where it has none for a host",
    derive: fake,
};

/// The ingress's certificate is past its last day.
pub static EXPIRED: Fact = Fact {
    name: "ingress.certificate-expired",
    hop: Hop::Ingress,
    about: "the certificate of the ingress is past its last day, by this machine's clock",
    derive: |e| shown(e, Hop::Ingress, |v, _| *v == CertificateVerdict::Expired),
};

/// The ingress's certificate begins later than now.
pub static NOT_YET_VALID: Fact = Fact {
    name: "ingress.certificate-not-yet-valid",
    hop: Hop::Ingress,
    about: "the certificate of the ingress is valid only from a later time on, by this machine's clock",
    derive: |e| shown(e, Hop::Ingress, |v, _| *v == CertificateVerdict::NotYetValid),
};

/// The ingress's certificate covers neither the brand's name nor the origin's.
pub static WRONG_NAME: Fact = Fact {
    name: "ingress.certificate-wrong-name",
    hop: Hop::Ingress,
    about: "the certificate of the ingress covers neither the host nor the origin's own name",
    derive: |e| {
        let wrong = |leaf: &Certificate| !is_fake(leaf) && !covers_origin(e, leaf);
        shown(e, Hop::Ingress, |v, leaf| *v == CertificateVerdict::WrongName && wrong(leaf))
    },
};

/// The ingress's certificate leads to no root that is trusted.
pub static UNTRUSTED: Fact = Fact {
    name: "ingress.certificate-untrusted",
    hop: Hop::Ingress,
    about: "the certificate of the ingress is self-signed, of an unknown authority, or sent without its intermediate",
    derive: |e| {
        shown(e, Hop::Ingress, |v, leaf| {
            matches!(v, CertificateVerdict::UnknownIssuer | CertificateVerdict::Invalid(_)) && !is_fake(leaf)
        })
    },
};

fn is_fake(leaf: &Certificate) -> bool {
    leaf.subject.contains(FAKE_NAME)
}

/// Shown past the edge, or at the public name where no edge lies before it.
fn fake(e: &Evidence<'_>) -> Known {
    let dials: Vec<_> = [Rung::Balancer, Rung::Public]
        .into_iter()
        .flat_map(|rung| e.ordinary_dials(rung))
        .filter_map(|d| Some((d, leaf_of(&d)?)))
        .collect();
    if dials.is_empty() {
        return Known::not_looked("no certificate was shown past the edge; name the balancer with --origin");
    }
    let bad: Vec<_> = dials.into_iter().filter(|(_, leaf)| is_fake(leaf)).map(|(d, _)| d).collect();
    Known::from_seen(bad.first().map(|first| describe(first, bad.iter().map(|d| d.reading))))
}
