//! Firing and silent cases on hand-written evidence.

mod network;
mod resolver;

use hopwise_probes::Hop;
use hopwise_probes::evidence::{
    Answer, CertificateVerdict, Dial, Failure, FailureKind, Handshake, Question, Reply, Rung,
};

use crate::facts::testing::{EDGE_HEADERS, Sketch};

const ADDRESSES: [&str; 2] = ["198.51.100.10:443", "198.51.100.11:443"];

/// A walk on which every server tells this time of day, with a certificate refused as expired since `not_after`.
fn dated(date: &str, not_after: &str) -> Sketch {
    let header = [("date", date)];
    ADDRESSES.into_iter().fold(
        Sketch::healthy().page(Rung::Balancer, "203.0.113.20:443", 200, &header, "ok"),
        |sketch, addr| {
            sketch.dial(Rung::Public, addr, |t| {
                t.verdict = CertificateVerdict::Expired;
                t.chain[0].not_after = not_after.parse().unwrap();
            })
        },
    )
}

#[test]
fn a_clock_that_makes_a_good_certificate_look_bad_is_blamed() {
    // Sketches happen at 2026-11-24T04:00:00Z by this machine's clock.
    let ahead = dated("Fri, 20 Nov 2026 04:00:00 GMT", "2026-11-22T00:00:00Z");
    ahead.blames("client-clock-wrong");
    ahead.tells("client-rejects-valid-certificate");
    ahead.spares("edge-certificate-expired");
}

#[test]
fn a_certificate_that_is_old_by_every_clock_is_not_blamed_on_ours() {
    dated("Tue, 24 Nov 2026 04:00:01 GMT", "2026-11-22T00:00:00Z").spares("client-clock-wrong");
    let both = dated("Tue, 24 Nov 2026 03:00:00 GMT", "2026-11-22T00:00:00Z");
    both.spares("client-rejects-valid-certificate");
    both.blames("edge-certificate-expired");
    both.tells("client-clock-wrong");
}

#[test]
fn a_wrong_clock_is_only_noticed_where_nothing_fails() {
    let date = [("date", "Tue, 24 Nov 2026 05:00:00 GMT")];
    let sketch =
        Sketch::healthy().public_page(200, &date, "ok").page(Rung::Balancer, "203.0.113.20:443", 200, &date, "ok");
    sketch.tells("client-clock-wrong");
    assert_eq!(sketch.judge().verdict.outcome, crate::report::Outcome::Healthy);
    let cached = [("date", "Tue, 24 Nov 2026 03:00:00 GMT"), ("age", "3600")];
    Sketch::healthy().public_page(200, &cached, "ok").spares("client-clock-wrong");
    Sketch::healthy().public_page(200, EDGE_HEADERS, "ok").spares("client-clock-wrong");
}

#[test]
fn a_product_that_opens_tls_is_named() {
    let made = |issuer: &'static str, verdict: CertificateVerdict| {
        ADDRESSES.into_iter().fold(Sketch::healthy(), |sketch, addr| {
            let verdict = verdict.clone();
            sketch.dial(Rung::Public, addr, |t| {
                t.chain[0].issuer = issuer.to_owned();
                t.verdict = verdict;
            })
        })
    };
    let zscaler = "CN=Zscaler Intermediate Root CA (zscaler.net),O=Zscaler Inc.";
    made(zscaler, CertificateVerdict::UnknownIssuer).blames("client-tls-interception");
    made(zscaler, CertificateVerdict::Valid).tells("client-tls-interception");
    made("CN=Brand A internal CA", CertificateVerdict::UnknownIssuer).spares("client-tls-interception");
}

#[test]
fn a_hosts_file_that_overrides_dns_is_noticed() {
    let with = |ip: &'static str| Sketch::healthy().client(|c| c.hosts_file = vec![ip.parse().unwrap()]);
    with("192.0.2.99").tells("client-hosts-file-override");
    let dialled = |sketch: Sketch, reply: Reply<Answer>| {
        let mut dial = sketch.recording.readings.iter().find_map(|r| match &r.question {
            Question::Dial(d) if d.rung == Rung::Public => Some(d.clone()),
            _ => None,
        });
        let dial = dial.take().map(|d| Dial { rung: Rung::Elsewhere, addr: "192.0.2.99:443".parse().unwrap(), ..d });
        sketch.reading(Hop::Client, Question::Dial(dial.expect("the name was dialled")), reply)
    };
    let silent = || Reply::Failed(Failure::new(FailureKind::Timeout, "no answer to TCP"));
    dialled(with("192.0.2.99"), silent()).blames("client-hosts-file-override");
    let summary = dialled(with("192.0.2.99"), silent()).judge().verdict.summary;
    assert!(summary.contains("192.0.2.99:443: no answer to TCP"), "{summary}");
    let stands = Reply::Answer(Answer::Dial(Handshake { connect_ms: 1.0, tls: None }));
    assert_eq!(dialled(with("192.0.2.99"), stands).judge().verdict.outcome, crate::report::Outcome::Healthy);
    let mut down = dialled(with("192.0.2.99"), silent());
    for addr in ADDRESSES {
        down = down.dial_fails(Rung::Public, addr, FailureKind::Refused, "connection refused");
    }
    down.tells("client-hosts-file-override");
    assert_ne!(down.judge().verdict.hop, Some(Hop::Client), "the site is down for all");
    assert_eq!(with("192.0.2.99").judge().verdict.outcome, crate::report::Outcome::Healthy);
    with("198.51.100.10").spares("client-hosts-file-override");
    let mut local = with("127.0.0.1");
    local.recording.target.url = "https://localhost/".parse().unwrap();
    local.spares("client-hosts-file-override");
}
