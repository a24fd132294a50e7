//! Firing and silent cases on hand-written evidence.

use hopwise_probes::evidence::{CertificateVerdict, Rung};

use crate::facts::testing::{EDGE_HEADERS, Sketch};

#[test]
fn expired_certificate_is_blamed_when_the_clock_agrees() {
    let date = [("date", "Tue, 24 Nov 2026 04:00:01 GMT")];
    let sketch = Sketch::healthy()
        .page(Rung::Balancer, "203.0.113.20:443", 200, &date, "ok")
        .dial(Rung::Public, "198.51.100.10:443", |t| t.verdict = CertificateVerdict::Expired)
        .dial(Rung::Public, "198.51.100.11:443", |t| t.verdict = CertificateVerdict::Expired);
    let report = sketch.judge();
    assert_eq!(report.verdict.rule.as_deref(), Some("edge-certificate-expired"), "{report:#?}");
    assert!(Sketch::healthy().public_page(200, EDGE_HEADERS, "x").fired().is_empty());
}
