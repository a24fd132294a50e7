//! TCP and the TLS handshake.

use hopwise_probes::evidence::{FailureKind as K, Rung};

use super::*;

pub(super) const CASES: &[Case] = &[
    blamed("edge-unreachable", || down(K::Timeout, "no answer to SYN"), || down(K::Timeout, "tls: no end")),
    blamed("edge-refused", || down(K::Refused, "connection refused"), || one_down(K::Refused)),
    noticed("edge-address-down-partial", || one_down(K::Timeout), || down(K::Timeout, "no answer to SYN")),
    blamed("edge-reset-in-handshake", || down(K::Reset, "tls: reset"), || down(K::TlsAlert, "tls: HandshakeFailure")),
    blamed("edge-handshake-silent", || down(K::Timeout, "tls: no end"), || down(K::Timeout, "no answer to SYN")),
    blamed("edge-not-tls", || down(K::NotTls, "tls: not TLS"), || down(K::Closed, "tls: closed")),
    blamed(
        "edge-handshake-refused",
        || down(K::TlsAlert, "tls: received fatal alert: HandshakeFailure"),
        || down(K::Closed, "tls: closed"),
    ),
    blamed(
        "edge-sni-unknown",
        || nameless(down(K::TlsAlert, "tls: received fatal alert: HandshakeFailure"), true),
        || nameless(down(K::TlsAlert, "tls: received fatal alert: HandshakeFailure"), false),
    ),
];

fn one_down(kind: K) -> Sketch {
    Sketch::healthy().dial_fails(Rung::Public, PUBLIC[1], kind, "in words of the library")
}

/// The handshake without SNI at the first address: it stands or fails like the others.
fn nameless(sketch: Sketch, stands: bool) -> Sketch {
    let reply: Result<&dyn Fn(&mut TlsSeen), K> = if stands { Ok(&|_| {}) } else { Err(K::TlsAlert) };
    dial(sketch, Rung::Public, PUBLIC[0], |d| d.sni = false, reply)
}

#[test]
fn an_alert_that_names_the_name_needs_no_second_look() {
    let report = down(K::TlsAlert, "tls: received fatal alert: UnrecognisedName").judge();
    assert_eq!(report.verdict.rule.as_deref(), Some("edge-sni-unknown"), "{report:#?}");
    assert_eq!(report.verdict.chain, ["edge-sni-unknown"]);
}

#[test]
fn without_a_look_without_sni_the_general_rule_is_named() {
    let report = down(K::TlsAlert, "tls: received fatal alert: HandshakeFailure").judge();
    assert_eq!(report.verdict.rule.as_deref(), Some("edge-handshake-refused"), "{report:#?}");
}

#[test]
fn a_dead_ipv6_address_beside_live_ipv4_is_not_the_edges_fault() {
    let sketch = Sketch::healthy().dial_fails(Rung::Public, "[2001:db8::10]:443", K::Unreachable, "no route");
    assert!(sketch.fired().iter().all(|f| !f.starts_with("edge-")), "{:?}", sketch.fired());
}

#[test]
fn ipv6_alone_counts_where_there_is_no_other() {
    let mut sketch = Sketch::empty().client(|c| c.ipv6_route = true);
    sketch.recording.target.families = hopwise_probes::target::Families::V6;
    let sketch = sketch.dial_fails(Rung::Public, "[2001:db8::10]:443", K::Refused, "connection refused");
    assert_eq!(sketch.judge().verdict.rule.as_deref(), Some("edge-refused"), "{:#?}", sketch.judge());
}

#[test]
fn a_dead_address_is_no_fault_while_another_answers() {
    for kind in [K::Timeout, K::Refused, K::Unreachable] {
        assert_eq!(one_down(kind).judge().verdict.outcome, Outcome::Healthy, "{kind:?}");
    }
}

#[test]
fn an_address_that_fails_in_tls_beside_good_ones_is_named() {
    let sketch = Sketch::healthy().dial_fails(Rung::Public, PUBLIC[1], K::NotTls, "tls: not TLS");
    let report = sketch.judge();
    assert_eq!(report.verdict.rule.as_deref(), Some("edge-address-down-partial"), "{report:#?}");
    assert_eq!(report.verdict.object.as_deref(), Some("address/198.51.100.11:443"));
}

#[test]
fn the_way_that_most_addresses_fail_in_is_named() {
    let third = "198.51.100.12:443";
    let sketch = down(K::Refused, "connection refused").dial_fails(Rung::Public, third, K::Timeout, "no answer");
    assert_eq!(sketch.judge().verdict.rule.as_deref(), Some("edge-refused"));
    assert!(!sketch.fired().iter().any(|f| f == "edge-unreachable"));
}

#[test]
fn a_handshake_that_shows_no_certificate_leaves_no_doubt_about_certificates() {
    let report = down(K::Reset, "tls: reset").judge();
    let doubts: Vec<_> = report.blind_spots.iter().filter(|b| b.rule.starts_with("edge-")).collect();
    assert!(doubts.is_empty(), "{doubts:#?}");
}
