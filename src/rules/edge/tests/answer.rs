//! The exchange once the connection stands.

use hopwise_probes::evidence::{FailureKind as K, Rung};

use super::*;

pub(super) const CASES: &[Case] = &[
    blamed("edge-http2-broken", || http1(no_answer(K::Protocol), 200), || http1(no_answer(K::Protocol), 502)),
    blamed("edge-response-timeout", || no_answer(K::Timeout), || origin_silent(no_answer(K::Timeout))),
    blamed("edge-response-garbage", || no_answer(K::Protocol), || no_answer(K::Closed)),
    blamed("edge-response-cut", || body(K::Closed), || body(K::Timeout)),
    blamed("edge-headers-too-large", || no_answer(K::TooLarge), || body(K::TooLarge)),
    blamed("edge-body-endless", || body(K::TooLarge), || body(K::Closed)),
];

fn no_answer(kind: K) -> Sketch {
    public_reply(Sketch::healthy(), &failed(kind))
}

fn body(kind: K) -> Sketch {
    public_reply(Sketch::healthy(), &broken_body(kind))
}

fn http1(sketch: Sketch, status: u16) -> Sketch {
    let old = |q: &mut HttpQuestion| q.dial.alpn = vec!["http/1.1".to_owned()];
    look_at(sketch, Look::Http1, old, answer(status, EDGE_HEADERS, "<h1>Brand A</h1>"))
}

fn origin_silent(sketch: Sketch) -> Sketch {
    sketch.look_reply(Rung::Balancer, ORIGIN, Look::Page, 0, failed(K::Timeout))
}

#[test]
fn the_general_rule_is_a_consequence_of_broken_http2() {
    let report = http1(no_answer(K::Protocol), 200).judge();
    assert_eq!(report.verdict.chain, ["edge-http2-broken"]);
    let garbage = report.findings.iter().find(|f| f.rule == "edge-response-garbage").unwrap();
    assert_eq!(garbage.role, crate::report::Role::Consequence);
}

#[test]
fn a_connection_closed_without_an_answer_is_a_cut_answer() {
    assert_eq!(no_answer(K::Closed).judge().verdict.rule.as_deref(), Some("edge-response-cut"));
}

#[test]
fn a_body_of_another_encoding_is_garbage() {
    assert_eq!(body(K::Encoding).judge().verdict.rule.as_deref(), Some("edge-response-garbage"));
}

#[test]
fn silence_blames_nobody_while_the_origin_was_not_asked() {
    let mut sketch = no_answer(K::Timeout);
    sketch.recording.readings.retain(|r| r.hop != Hop::Balancer);
    let report = sketch.judge();
    assert_eq!(report.verdict.rule, None, "{report:#?}");
    assert!(report.blind_spots.iter().any(|b| b.rule == "edge-response-timeout"), "{:#?}", report.blind_spots);
}

#[test]
fn silence_at_the_origin_too_is_not_the_edges_fault() {
    let report = origin_silent(no_answer(K::Timeout)).judge();
    assert_ne!(report.verdict.hop, Some(Hop::Edge), "{report:#?}");
}
