//! Whose certificate is shown past the edge, and what is wrong with it.
//!
//! An NLB passes TLS through, so what is shown there may be the ingress's: ACM's issuer or an answer in the balancer's
//! own hand tells that the balancer ends TLS.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Certificate, CertificateVerdict, Rung};

use crate::facts::edge::certificate::{describe, leaf_of, verdict_of};
use crate::facts::evidence::{DialLook, Evidence};
use crate::facts::{Author, Fact, Known, behind};

/// The balancer's certificate is past its last day.
pub static EXPIRED: Fact = Fact {
    name: "balancer.certificate-expired",
    hop: Hop::Balancer,
    about: "the certificate of the balancer is past its last day, by this machine's clock",
    derive: |e| shown(e, Hop::Balancer, |v, _| *v == CertificateVerdict::Expired),
};

/// The balancer's certificate covers neither the brand's name nor the origin's.
pub static WRONG_NAME: Fact = Fact {
    name: "balancer.certificate-wrong-name",
    hop: Hop::Balancer,
    about: "the certificate of the balancer covers neither the host nor the origin's own name",
    derive: |e| shown(e, Hop::Balancer, |v, leaf| *v == CertificateVerdict::WrongName && !covers_origin(e, leaf)),
};

/// Whether the certificate covers the origin's name, which CloudFront takes as well as the Host that it forwards.
pub fn covers_origin(e: &Evidence<'_>, leaf: &Certificate) -> bool {
    e.target().origin.as_ref().is_some_and(|o| leaf.covers(&o.host))
}

/// Whether a certificate shown past the edge belongs to a hop and is of some kind; unknown where none was shown.
pub fn shown(e: &Evidence<'_>, owner: Hop, is: impl Fn(&CertificateVerdict, &Certificate) -> bool) -> Known {
    let dials: Vec<_> =
        e.ordinary_dials(Rung::Balancer).filter_map(|d| Some((d, leaf_of(&d)?, verdict_of(&d)?))).collect();
    if dials.is_empty() {
        return Known::not_looked("no certificate was shown past the edge; name the balancer with --origin");
    }
    let speaks =
        behind::straight(e).iter().any(|(l, _)| matches!(l.attribution.author, Author::Alb | Author::ClassicElb));
    let owned =
        |leaf: &Certificate| if speaks || leaf.issuer.contains("Amazon") { Hop::Balancer } else { Hop::Ingress };
    let bad: Vec<DialLook<'_>> =
        dials.into_iter().filter(|(_, leaf, v)| owned(leaf) == owner && is(v, leaf)).map(|(d, ..)| d).collect();
    Known::from_seen(bad.first().map(|first| describe(first, bad.iter().map(|d| d.reading))))
}
