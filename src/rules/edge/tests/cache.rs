//! What the cache does to the answer, and redirects at the edge.

use hopwise_probes::evidence::Rung;

use super::*;

const NGINX: &str = include_str!("../../../../fixtures/samples/nginx-service-unavailable.html");
const OLD: &[(&str, &str)] = &[("x-cache", "Error from cloudfront"), ("age", "240")];

pub(super) const CASES: &[Case] = &[
    blamed(
        "edge-error-cached",
        || uncached(cached_error(), 200),
        || uncached(cached_error(), 503).everywhere(503, OLD, NGINX),
    ),
    blamed("edge-error-status-masked", || masked(200), || masked(404)),
    noticed(
        "edge-stale-hides-outage",
        || uncached(hit(), 503).page(Rung::Balancer, ORIGIN, 503, &[], NGINX),
        || uncached(hit(), 200),
    ),
    blamed(
        "edge-redirect-loop",
        || circle("Redirect from cloudfront", Some("CloudFront")),
        || {
            let to = [("location", "https://www.brand-a.test/")];
            circle("Miss from cloudfront", None).page(Rung::Balancer, ORIGIN, 308, &to, "")
        },
    ),
    blamed(
        "edge-cached-redirect",
        || uncached(circle("Hit from cloudfront", None), 200),
        || circle("Miss from cloudfront", None),
    ),
];

fn cached_error() -> Sketch {
    Sketch::healthy().public_page(503, OLD, NGINX)
}

fn hit() -> Sketch {
    Sketch::healthy().public_page(200, &[("x-cache", "Hit from cloudfront"), ("age", "90000")], "<h1>Brand A</h1>")
}

fn masked(status: u16) -> Sketch {
    Sketch::healthy().public_page(status, &[("x-cache", "Error from cloudfront")], "<h1>Sorry</h1>")
}

fn uncached(sketch: Sketch, status: u16) -> Sketch {
    let fresh = |q: &mut HttpQuestion| q.url.push_str("?hopwise=1");
    let body = if status == 200 { "<h1>Brand A</h1>" } else { NGINX };
    look_at(sketch, Look::Uncached, fresh, answer(status, EDGE_HEADERS, body))
}

/// The page redirects to itself, and so do the steps after it.
pub(super) fn circle(x_cache: &str, server: Option<&str>) -> Sketch {
    let mut headers = vec![("location", "https://www.brand-a.test/"), ("x-cache", x_cache)];
    headers.extend(server.map(|s| ("server", s)));
    let nginx = include_str!("../../../../fixtures/samples/nginx-permanent-redirect.html");
    let body = if server.is_some() { "" } else { nginx };
    let sketch = Sketch::healthy().public_page(308, &headers, body);
    look_at(sketch, Look::Redirect, |q| q.step = 1, answer(308, &headers, body))
}

#[test]
fn a_cached_error_is_known_by_the_uncached_look_alone() {
    let mut sketch = uncached(cached_error(), 200);
    sketch.recording.readings.retain(|r| r.hop != Hop::Balancer);
    let report = sketch.judge();
    assert_eq!(report.verdict.rule.as_deref(), Some("edge-error-cached"), "{report:#?}");
    assert!(report.verdict.summary.contains("age 240 s"), "{}", report.verdict.summary);
}

#[test]
fn a_fresh_error_is_not_blamed_on_the_cache() {
    let sketch = uncached(Sketch::healthy().public_page(503, EDGE_HEADERS, NGINX), 200);
    assert!(!sketch.fired().iter().any(|f| f == "edge-error-cached"), "{:?}", sketch.fired());
}

#[test]
fn a_cached_error_without_a_look_past_the_cache_blames_nobody_at_the_edge() {
    let mut sketch = cached_error();
    sketch.recording.readings.retain(|r| r.hop != Hop::Balancer);
    assert!(!sketch.fired().iter().any(|f| f == "edge-error-cached"));
}

#[test]
fn a_cached_redirect_that_leads_to_a_page_is_only_noticed() {
    let headers = [("location", "/old"), ("x-cache", "Hit from cloudfront"), ("age", "9")];
    let sketch = uncached(Sketch::healthy().public_page(301, &headers, ""), 200);
    let sketch = look_at(sketch, Look::Redirect, |q| q.step = 1, answer(200, EDGE_HEADERS, "old page"));
    let report = sketch.judge();
    assert_eq!(report.verdict.outcome, Outcome::Healthy);
    assert_eq!(sketch.fired(), ["edge-cached-redirect"]);
}

#[test]
fn the_outage_behind_a_cached_page_is_looked_for_behind_the_edge() {
    let report = uncached(hit(), 503).page(Rung::Balancer, ORIGIN, 503, &[], NGINX).judge();
    assert_eq!(report.verdict.outcome, Outcome::Fault);
    assert!(report.verdict.hop > Some(Hop::Edge), "{report:#?}");
}
