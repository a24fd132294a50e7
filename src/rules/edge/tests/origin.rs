//! The edge and its origin.

use hopwise_probes::evidence::{CertificateVerdict as V, Rung};

use super::cache::circle;
use super::*;

const NO_CONNECTION: &str = "CloudFront wasn't able to connect to the origin.";
const ATTEMPTED: &str = "CloudFront attempted to establish a connection with the origin, but either the attempt failed or the origin closed \
     the connection.";
const NGINX: &str = include_str!("../../../../fixtures/samples/nginx-not-found.html");

pub(super) const CASES: &[Case] = &[
    blamed(
        "edge-origin-name-unresolved",
        || cloudfront(502, "CloudFront wasn't able to resolve the origin domain name."),
        || cloudfront(502, NO_CONNECTION),
    ),
    blamed("edge-origin-connect-failed", || cloudfront(502, NO_CONNECTION), || cloudfront(504, ATTEMPTED)),
    blamed("edge-origin-timeout", || cloudfront(504, ATTEMPTED), || cloudfront(502, ATTEMPTED)),
    blamed("edge-origin-certificate-mismatch", || by_origin_name(V::WrongName), || by_origin_name(V::Valid)),
    blamed("edge-origin-headers-too-big", || of_head(20_481), || of_head(20_480)),
    blamed(
        "edge-origin-scheme-loop",
        || circle("Miss from cloudfront", None),
        || {
            let to = [("location", "https://www.brand-a.test/")];
            circle("Miss from cloudfront", None).page(Rung::Balancer, ORIGIN, 308, &to, "")
        },
    ),
    blamed("edge-host-header-not-forwarded", || origin_host(404), || origin_host(200)),
];

/// CloudFront cannot talk to the origin, which shows some certificate for its own name and a good one for the brand.
fn by_origin_name(verdict: V) -> Sketch {
    let own_name = |d: &mut Dial| d.host = "origin.brand-a.test".to_owned();
    let spoil = move |t: &mut TlsSeen| t.verdict = verdict.clone();
    dial(cloudfront(502, NO_CONNECTION), Rung::Balancer, ORIGIN, own_name, Ok(&spoil))
}

/// CloudFront does not pass on the page of an origin that sends so many bytes before it, and has no certificate of its own.
fn of_head(bytes: usize) -> Sketch {
    let mut sketch = by_origin_name(V::WrongName);
    for reading in &mut sketch.recording.readings {
        if let (Question::Http(q), Reply::Answer(Answer::Http(page))) = (&reading.question, &mut reading.reply)
            && q.dial.rung == Rung::Balancer
        {
            page.head_bytes = Some(bytes);
        }
    }
    sketch
}

#[test]
fn headers_that_are_too_big_take_the_blame_off_a_certificate_that_the_edge_may_never_ask_for() {
    assert!(!of_head(20_481).fired().contains(&"edge-origin-certificate-mismatch".to_owned()));
    assert_eq!(of_head(20_480).blamed().0, "edge-origin-certificate-mismatch");
}

#[test]
fn big_headers_that_the_edge_passes_on_are_no_fault() {
    let mut healthy = Sketch::healthy();
    for reading in &mut healthy.recording.readings {
        if let Reply::Answer(Answer::Http(page)) = &mut reading.reply {
            page.head_bytes = Some(30_000);
        }
    }
    assert!(healthy.fired().is_empty(), "{:?}", healthy.fired());
}

/// Visitors get a 404 of nginx; the origin gives the page for the brand's name, and some status for its own.
fn origin_host(status: u16) -> Sketch {
    let sketch = Sketch::healthy().public_page(404, EDGE_HEADERS, NGINX);
    let own_name = |q: &mut HttpQuestion| {
        q.dial.host = "origin.brand-a.test".to_owned();
        q.url = "https://origin.brand-a.test/".to_owned();
    };
    let body = if status == 404 { NGINX } else { "ok" };
    request(sketch, Rung::Balancer, ORIGIN, Look::OriginHost, own_name, answer(status, &[], body))
}

#[test]
fn a_mismatch_for_the_origins_own_name_explains_the_failed_connection() {
    let report = by_origin_name(V::WrongName).judge();
    assert_eq!(report.verdict.chain, ["edge-origin-certificate-mismatch"]);
    let general = report.findings.iter().find(|f| f.rule == "edge-origin-connect-failed").unwrap();
    assert_eq!(general.role, crate::report::Role::Consequence);
}

#[test]
fn a_mismatch_alone_is_no_fault_while_the_edge_gets_the_page() {
    let own_name = |d: &mut Dial| d.host = "origin.brand-a.test".to_owned();
    let sketch = dial(Sketch::healthy(), Rung::Balancer, ORIGIN, own_name, Ok(&|t| t.verdict = V::WrongName));
    assert!(sketch.fired().is_empty(), "{:?}", sketch.fired());
    assert_eq!(sketch.judge().verdict.outcome, Outcome::Healthy);
}

#[test]
fn an_origin_that_fails_for_us_too_takes_the_blame_off_the_edge() {
    let sketch = cloudfront(502, NO_CONNECTION).dial_fails(Rung::Balancer, ORIGIN, FailureKind::Closed, "tls: closed");
    let report = sketch.judge();
    assert!(report.verdict.hop > Some(Hop::Edge), "{report:#?}");
}

#[test]
fn an_origin_that_redirects_us_too_takes_the_loop_off_the_edge() {
    let to = [("location", "https://www.brand-a.test/")];
    let nginx = include_str!("../../../../fixtures/samples/nginx-permanent-redirect.html");
    let report = circle("Miss from cloudfront", None).page(Rung::Balancer, ORIGIN, 308, &to, nginx).judge();
    assert!(report.verdict.hop > Some(Hop::Edge), "{report:#?}");
}
