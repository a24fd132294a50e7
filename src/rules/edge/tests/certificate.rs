//! The certificates at the public name.

use hopwise_probes::evidence::{Certificate, CertificateVerdict as V, Rung};

use super::*;

pub(super) const CASES: &[Case] = &[
    blamed("edge-certificate-expired", || shows(|t| t.verdict = V::Expired), wrong_clock),
    blamed(
        "edge-certificate-not-yet-valid",
        || {
            shows(|t| {
                t.verdict = V::NotYetValid;
                t.chain[0].not_before = "2026-12-01T00:00:00Z".parse().unwrap();
            })
        },
        || shows(|t| t.verdict = V::Expired),
    ),
    blamed("edge-certificate-wrong-name", || names(&["www.brand-b.test"]), || names(&["*.cloudfront.net"])),
    blamed(
        "edge-default-cloudfront-certificate",
        || names(&["*.cloudfront.net", "cloudfront.net"]),
        || names(&["www.brand-b.test", "*.cloudfront.net"]),
    ),
    blamed("edge-chain-incomplete", || shows(|t| t.verdict = V::UnknownIssuer), self_signed),
    blamed("edge-certificate-untrusted", self_signed, || shows(|t| t.verdict = V::UnknownIssuer)),
    noticed("edge-certificate-expires-soon", || ends("2026-12-05T00:00:00Z"), || ends("2026-12-25T00:00:00Z")),
    noticed(
        "edge-certificates-differ",
        || Sketch::healthy().dial(Rung::Public, PUBLIC[1], |t| t.chain[0].fingerprint = "bb".to_owned()),
        Sketch::healthy,
    ),
];

fn names(names: &[&str]) -> Sketch {
    shows(|t| {
        t.verdict = WRONG_NAME;
        t.chain[0].names = names.iter().map(|n| (*n).to_owned()).collect();
    })
}

fn self_signed() -> Sketch {
    shows(|t| {
        t.verdict = V::UnknownIssuer;
        t.chain[0].issuer = t.chain[0].subject.clone();
        t.chain[0].self_signed = true;
    })
}

fn wrong_clock() -> Sketch {
    // By this machine the certificate ended three weeks ago, by the server it has three weeks left.
    let late = [("date", "Sat, 10 Oct 2026 04:00:00 GMT")];
    let ended = |t: &mut TlsSeen| {
        t.verdict = V::Expired;
        t.chain[0].not_after = "2026-11-01T00:00:00Z".parse().unwrap();
    };
    shows(ended).look(Rung::Public, PUBLIC[0], Look::Unverified, 200, &late, "")
}

fn ends(not_after: &str) -> Sketch {
    let spoil = |t: &mut TlsSeen| t.chain[0].not_after = not_after.parse().unwrap();
    let dated: Vec<_> = EDGE_HEADERS.iter().copied().chain([DATE]).collect();
    PUBLIC.iter().fold(Sketch::healthy(), |s, a| s.dial(Rung::Public, a, spoil)).public_page(
        200,
        &dated,
        "<h1>Brand A</h1>",
    )
}

#[test]
fn a_healthy_site_with_a_short_certificate_stays_healthy() {
    let report = ends("2026-12-05T00:00:00Z").judge();
    assert_eq!(report.verdict.outcome, Outcome::Healthy);
    assert!(report.findings.iter().any(|f| f.message.contains("expires in 10 days")), "{:#?}", report.findings);
}

#[test]
fn a_certificate_that_lives_for_days_is_judged_by_its_life() {
    let six_days = |t: &mut TlsSeen| {
        t.chain[0].not_before = "2026-11-22T00:00:00Z".parse().unwrap();
        t.chain[0].not_after = "2026-11-28T00:00:00Z".parse().unwrap();
    };
    let sketch = PUBLIC.iter().fold(Sketch::healthy(), |s, a| s.dial(Rung::Public, a, six_days));
    let sketch = sketch.public_page(200, &[DATE], "ok");
    assert!(sketch.fired().is_empty(), "{:?}", sketch.fired());
}

#[test]
fn a_whole_chain_to_an_unknown_root_is_untrusted_and_not_incomplete() {
    let sketch = shows(|t| {
        t.verdict = V::UnknownIssuer;
        let issuer = Certificate { subject: t.chain[0].issuer.clone(), ca: true, ..t.chain[0].clone() };
        t.chain.push(issuer);
    });
    assert_eq!(sketch.judge().verdict.rule.as_deref(), Some("edge-certificate-untrusted"));
}

#[test]
fn an_expired_intermediate_gives_its_own_date() {
    let sketch = shows(|t| {
        t.verdict = V::Expired;
        let not_after = "2026-11-01T00:00:00Z".parse().unwrap();
        t.chain.push(Certificate { not_after, ca: true, ..t.chain[0].clone() });
    });
    assert!(sketch.judge().verdict.summary.contains("2026-11-01"), "{}", sketch.judge().verdict.summary);
}

#[test]
fn one_address_with_an_old_certificate_is_named_with_the_cause() {
    let sketch = Sketch::healthy()
        .public_page(200, &[DATE], "<h1>Brand A</h1>")
        .dial(Rung::Public, PUBLIC[1], |t| {
            t.verdict = V::Expired;
            t.chain[0].fingerprint = "bb".to_owned();
        })
        .look_reply(Rung::Public, PUBLIC[1], Look::Page, 0, Reply::NotAsked("does not verify".to_owned()));
    let report = sketch.judge();
    assert_eq!(report.verdict.rule.as_deref(), Some("edge-certificate-expired"), "{report:#?}");
    assert!(report.verdict.summary.starts_with(PUBLIC[1]));
    assert_eq!(report.symptom.partial, Some((1, 2)));
}
