//! What ACM says of a certificate, in the ways in which it can be of no use.

use hopwise_probes::aws::pattern::fits_host;
use hopwise_probes::evidence::aws::acm::AcmCertificate;
use jiff::Timestamp;

use super::{Held, words};
use crate::facts::Seen;

/// Whether a certificate covers a name; a wildcard stands for one label.
#[must_use]
pub fn covers(certificate: &AcmCertificate, host: &str) -> bool {
    let fits = |name: &String| fits_host(name, host) && (!name.starts_with('*') || labels(name) == labels(host));
    certificate.names.iter().chain([&certificate.domain]).any(fits)
}

fn labels(name: &str) -> usize {
    name.trim_end_matches('.').split('.').count()
}

/// Whether it is past its last day.
#[must_use]
pub fn expired(certificate: &AcmCertificate, now: Timestamp) -> bool {
    certificate.status == "EXPIRED" || certificate.not_after.is_some_and(|end| end < now)
}

/// Whether it was never issued, or was taken back.
#[must_use]
pub fn unusable(certificate: &AcmCertificate) -> bool {
    matches!(
        certificate.status.as_str(),
        "PENDING_VALIDATION" | "VALIDATION_TIMED_OUT" | "FAILED" | "REVOKED" | "INACTIVE"
    )
}

/// Whether ACM tries to renew it and does not get on, near the end: ACM sends its first notice to the owner 45 days
/// before (<https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html>).
#[must_use]
pub fn renewal_stuck(certificate: &AcmCertificate, now: Timestamp) -> bool {
    let failing = match certificate.renewal.as_deref() {
        Some("FAILED") => true,
        Some("PENDING_VALIDATION") => certificate.not_after.is_some_and(|end| days(now, end) < 45),
        _ => false,
    };
    failing && !expired(certificate, now)
}

/// Whole days between two moments.
fn days(from: Timestamp, until: Timestamp) -> i64 {
    (until.as_second() - from.as_second()).div_euclid(86_400)
}

/// The words for a certificate: `certificate`, `certificate_arn`, `certificate_names`, `certificate_status`,
/// `certificate_end`, `days_left`, `why`, `pending`, `validation_record`.
#[must_use]
pub fn shown(held: &Held<'_, AcmCertificate>, now: Timestamp) -> Seen {
    let names: Vec<&String> = held.names.iter().collect();
    let pending: Vec<&str> =
        held.it.validations.iter().filter(|v| v.status != "SUCCESS").map(|v| v.domain.as_str()).collect();
    let record = held.it.validations.iter().find(|v| v.status != "SUCCESS").or(held.it.validations.first());
    let record = record.and_then(|v| {
        Some(format!("{} {} {}", v.record_name.as_ref()?, v.record_type.as_ref()?, v.record_value.as_ref()?))
    });
    let why = held.it.failure.as_deref().or(held.it.revocation.as_deref()).or(held.it.renewal_reason.as_deref());
    words::seen(held)
        .object(format!("certificate/{}", held.arn.rsplit('/').next().unwrap_or_default()))
        .word("certificate", &held.domain)
        .word("certificate_arn", &held.arn)
        .word("certificate_names", words::some(&names))
        .word("certificate_status", &held.status)
        .word("certificate_kind", &held.kind)
        .word("certificate_end", held.not_after.map_or_else(|| "a day that is not known".to_owned(), |t| t.to_string()))
        .word("days_left", held.not_after.map_or(0, |end| days(now, end)))
        .word("why", why.unwrap_or("no reason given"))
        .word("pending", if pending.is_empty() { "none".to_owned() } else { words::some(&pending) })
        .word("validation_record", record.unwrap_or_else(|| "the CNAME that ACM shows".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wildcard_covers_one_label() {
        let it = AcmCertificate { names: vec!["*.brand-a.test".into()], ..AcmCertificate::default() };
        assert!(covers(&it, "www.brand-a.test"));
        assert!(!covers(&it, "brand-a.test"));
        assert!(!covers(&it, "a.www.brand-a.test"));
    }

    #[test]
    fn a_pending_renewal_is_stuck_only_near_the_end() {
        let now: Timestamp = "2026-11-24T04:00:00Z".parse().unwrap();
        let mut it = AcmCertificate { renewal: Some("PENDING_VALIDATION".into()), ..AcmCertificate::default() };
        it.not_after = Some("2026-12-04T04:00:00Z".parse().unwrap());
        assert!(renewal_stuck(&it, now));
        it.not_after = Some("2027-12-04T04:00:00Z".parse().unwrap());
        assert!(!renewal_stuck(&it, now));
    }
}
