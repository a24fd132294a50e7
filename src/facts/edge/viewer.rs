//! The certificate that the distribution is set to show, and its state in ACM.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::acm::AcmCertificate;
use hopwise_probes::evidence::aws::cloudfront::Distribution;

use crate::facts::aws::{Held, Sought, certificate, words};
use crate::facts::{Evidence, Fact, Known, Seen};

/// The certificate in ACM has expired.
pub static EXPIRED: Fact = Fact {
    name: "edge.acm-expired",
    hop: Hop::Edge,
    about: "the certificate of the distribution has expired, as ACM says",
    derive: |e| Known::sought(acm(e, |e, c| certificate::expired(c, e.started()))),
};

/// ACM cannot renew it.
pub static RENEWAL_STUCK: Fact = Fact {
    name: "edge.acm-renewal-stuck",
    hop: Hop::Edge,
    about: "ACM tries to renew the certificate of the distribution and fails, or waits for a record near its end",
    derive: |e| Known::sought(acm(e, |e, c| certificate::renewal_stuck(c, e.started()))),
};

/// It was never issued, or taken back.
pub static UNUSABLE: Fact = Fact {
    name: "edge.acm-not-issued",
    hop: Hop::Edge,
    about: "the certificate of the distribution is not issued: pending, timed out, failed, revoked or inactive",
    derive: |e| Known::sought(acm(e, |_, c| certificate::unusable(c))),
};

/// It does not cover the host.
pub static MISSES_ALIAS: Fact = Fact {
    name: "edge.acm-misses-alias",
    hop: Hop::Edge,
    about: "the certificate of the distribution does not cover the host",
    derive: |e| {
        let misses = |e: &Evidence<'_>, c: &AcmCertificate| {
            !certificate::unusable(c) && !certificate::covers(c, e.target().host())
        };
        Known::sought(acm(e, misses))
    },
};

/// It is gone.
pub static GONE: Fact = Fact {
    name: "edge.acm-gone",
    hop: Hop::Edge,
    about: "the certificate that the distribution names is not in ACM",
    derive: |e| Known::sought(gone(e)),
};

/// It lies in a region that CloudFront does not read.
pub static WRONG_REGION: Fact = Fact {
    name: "edge.acm-wrong-region",
    hop: Hop::Edge,
    about: "the distribution names a certificate outside us-east-1, where alone CloudFront looks",
    derive: |e| Known::sought(wrong_region(e)),
};

/// The distribution has no certificate of its own.
pub static DEFAULT_SET: Fact = Fact {
    name: "edge.viewer-certificate-default",
    hop: Hop::Edge,
    about: "the distribution that answers for the host is set to CloudFront's own certificate",
    derive: |e| Known::sought(default_set(e)),
};

/// The distribution of the host under an alias: its own name needs no certificate.
fn aliased<'a>(e: &Evidence<'a>) -> Sought<Held<'a, Distribution>> {
    let own = |d: &Held<'_, Distribution>| d.domain.eq_ignore_ascii_case(e.target().host());
    Ok(e.aws().distribution()?.filter(|d| !own(d) && e.target().url.scheme() == "https"))
}

fn arn<'a>(e: &Evidence<'a>) -> Sought<(Held<'a, Distribution>, &'a str)> {
    Ok(aliased(e)?.and_then(|d| Some((d, d.it.certificate.acm_arn.as_deref()?))))
}

fn named(seen: Seen, distribution: &Held<'_, Distribution>) -> Seen {
    seen.word("distribution", &distribution.id)
}

fn acm(e: &Evidence<'_>, is: impl Fn(&Evidence<'_>, &AcmCertificate) -> bool) -> Sought<Seen> {
    let Some((distribution, arn)) = arn(e)? else { return Ok(None) };
    let Some(held) = e.aws().about::<AcmCertificate>(arn)? else { return Ok(None) };
    Ok(is(e, held.it).then(|| named(certificate::shown(&held, e.started()), &distribution)))
}

fn gone(e: &Evidence<'_>) -> Sought<Seen> {
    let Some((distribution, arn)) = arn(e)? else { return Ok(None) };
    let found = e.aws().about::<AcmCertificate>(arn)?;
    let reading = e.aws().look::<AcmCertificate>(arn).map(|l| l.reading);
    Ok(found.is_none().then(|| named(Seen::by(reading), &distribution).word("certificate_arn", arn)))
}

fn wrong_region(e: &Evidence<'_>) -> Sought<Seen> {
    let Some((distribution, arn)) = arn(e)? else { return Ok(None) };
    let region = arn.split(':').nth(3).unwrap_or_default();
    Ok((region != "us-east-1" && !region.is_empty()).then(|| {
        named(words::seen(&distribution), &distribution).word("certificate_arn", arn).word("certificate_region", region)
    }))
}

fn default_set(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(distribution) = aliased(e)? else { return Ok(None) };
    let own = &distribution.it.certificate;
    let none = own.default || (own.acm_arn.is_none() && own.iam_id.is_none());
    Ok(none
        .then(|| named(words::seen(&distribution), &distribution).object(format!("distribution/{}", distribution.id))))
}
