//! The certificates of the balancer's listener, as ACM says.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::acm::AcmCertificate;
use hopwise_probes::evidence::aws::elbv2::ListenerCertificates;

use crate::facts::aws::{Held, Sought, certificate};
use crate::facts::{Evidence, Fact, Known, Seen};

/// The certificate that the listener would show has expired.
pub static EXPIRED: Fact = Fact {
    name: "balancer.acm-expired",
    hop: Hop::Balancer,
    about: "the listener's certificate for the request has expired, as ACM says",
    derive: |e| Known::sought(chosen(e, |e, c| certificate::expired(c, e.started()))),
};

/// It is not issued.
pub static UNUSABLE: Fact = Fact {
    name: "balancer.acm-not-issued",
    hop: Hop::Balancer,
    about: "the listener's certificate for the request is not issued, or was taken back",
    derive: |e| Known::sought(chosen(e, |_, c| certificate::unusable(c))),
};

/// ACM cannot renew it.
pub static RENEWAL_STUCK: Fact = Fact {
    name: "balancer.acm-renewal-stuck",
    hop: Hop::Balancer,
    about: "ACM tries to renew the listener's certificate and fails, or waits for a record near its end",
    derive: |e| Known::sought(chosen(e, |e, c| certificate::renewal_stuck(c, e.started()))),
};

/// None of the certificates covers the name that is asked for.
pub static MISSES_NAME: Fact = Fact {
    name: "balancer.acm-misses-name",
    hop: Hop::Balancer,
    about: "no certificate of the listener covers the Host that is sent, nor the origin's name",
    derive: |e| Known::sought(misses(e)),
};

/// The certificates of the listener that TLS comes to.
fn all<'a>(e: &Evidence<'a>) -> Sought<Vec<Held<'a, AcmCertificate>>> {
    let aws = e.aws();
    let mut arns: Vec<String> = Vec::new();
    if let Some(at) = aws.listener()? {
        if !matches!(at.protocol.as_str(), "HTTPS" | "TLS") {
            return Ok(None);
        }
        match aws.about::<ListenerCertificates>(&at.arn) {
            Ok(Some(list)) => arns.extend(list.certificates.iter().map(|c| c.arn.clone())),
            // The default one stands with the listener itself; more than that must be known to say that none fits.
            Ok(None) => {}
            Err(why) => return Err(why),
        }
        arns.extend(at.certificate.clone());
    } else if let Some(classic) = aws.classic_balancer()? {
        let (port, _) = aws.balancer_port();
        arns.extend(classic.it.listeners.iter().filter(|l| l.port == port).filter_map(|l| l.certificate.clone()));
    }
    arns.sort();
    arns.dedup();
    if arns.is_empty() || arns.iter().any(|arn| !arn.contains(":acm:")) {
        return Ok(None);
    }
    let mut found = Vec::new();
    for arn in arns {
        found.extend(aws.about::<AcmCertificate>(&arn)?);
    }
    Ok(Some(found))
}

/// The names that a client of the balancer may ask for.
fn names(e: &Evidence<'_>) -> Result<Vec<String>, String> {
    let mut names = vec![e.aws().sent_host()?];
    if let Some(origin) = e.aws().origin()? {
        names.push(origin.domain.clone());
    }
    Ok(names)
}

/// The certificate that fits the name, else the only one.
fn chosen(e: &Evidence<'_>, is: impl Fn(&Evidence<'_>, &AcmCertificate) -> bool) -> Sought<Seen> {
    let Some(all) = all(e)? else { return Ok(None) };
    let names = names(e)?;
    let mut fitting: Vec<_> =
        all.iter().filter(|c| names.iter().any(|n| certificate::covers(c.it, n))).copied().collect();
    if fitting.is_empty() && all.len() == 1 {
        fitting = all;
    }
    // One good certificate among those that fit is enough: the balancer chooses it.
    let bad = !fitting.is_empty() && fitting.iter().all(|c| is(e, c.it));
    Ok(fitting.first().filter(|_| bad).map(|c| shown(e, c)))
}

fn misses(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(all) = all(e)? else { return Ok(None) };
    let names = names(e)?;
    let none = !all.is_empty() && !all.iter().any(|c| names.iter().any(|n| certificate::covers(c.it, n)));
    Ok(all.first().filter(|_| none).map(|c| shown(e, c).word("wanted", names.join(" or "))))
}

fn shown(e: &Evidence<'_>, held: &Held<'_, AcmCertificate>) -> Seen {
    let at = e.aws().listener().ok().flatten();
    certificate::shown(held, e.started())
        .word("listener_arn", at.map_or_else(|| "LISTENER_ARN".to_owned(), |l| l.arn.clone()))
}
