//! Error pages of the controller and of the edge in place of the error itself.

use hopwise_probes::Hop;
use hopwise_probes::evidence::log::{Access, Entry, Says, UpstreamTry};
use hopwise_probes::evidence::{Body, Question, Reply, Rung};

use super::nginx;
use crate::facts::testing::{NOW, Sketch};

const FAILS: &str = include_str!("../../../fixtures/samples/laravel-server-error.html");
const DENIED: &str = include_str!("../../../fixtures/samples/s3-access-denied.xml");
const S3: &[(&str, &str)] =
    &[("server", "AmazonS3"), ("content-type", "application/xml"), ("x-cache", "Error from cloudfront")];
const HTML: &[(&str, &str)] = &[("content-type", "text/html; charset=UTF-8"), ("cache-control", "no-cache, private")];

/// Both pods were asked, and the application fails in them.
fn failing(sketch: Sketch, status: u16) -> Sketch {
    let mut sketch = sketch.asked_pod("10.244.0.21:8443", "default/web-7-x1", status).asked_pod(
        "10.244.0.22:8443",
        "default/web-7-x2",
        status,
    );
    for reading in &mut sketch.recording.readings {
        if let (Question::Http(q), Reply::Answer(hopwise_probes::evidence::Answer::Http(a))) =
            (&reading.question, &mut reading.reply)
            && q.dial.rung == Rung::Pod
        {
            a.body = Body::keep(FAILS.as_bytes(), FAILS.len() as u64, false);
            a.headers = HTML.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        }
    }
    sketch
}

/// The line of our request in the controller's access log.
fn line(status: u16, upstream: u16) -> Entry {
    let tried = UpstreamTry { addr: "10.244.0.21:8443".to_owned(), status: Some(upstream), time: None };
    let access = Access { status, tries: vec![tried], ..Access::default() };
    Entry {
        at: Some(NOW.parse().unwrap()),
        request_id: Some("0123456789abcdef".to_owned()),
        text: "GET /".to_owned(),
        says: Says::Access(access),
    }
}

fn logged(sketch: Sketch, entry: Entry) -> Sketch {
    sketch.log(Hop::Ingress, "ingress-nginx-controller-c1", "controller", vec![entry])
}

#[test]
fn a_page_of_the_controller_in_place_of_an_error_of_the_pods_is_not_taken_for_a_missing_route() {
    let told = nginx(404).setting("custom-http-errors", "500,503");
    for sketch in [failing(told.clone(), 500), logged(told.clone(), line(404, 500))] {
        let fired = sketch.fired();
        assert!(fired.contains(&"ingress-error-page-hides".to_owned()), "{fired:?}");
        assert!(!fired.contains(&"ingress-host-unknown".to_owned()), "{fired:?}");
    }
    assert_eq!(failing(told, 500).blamed(), ("laravel-unhandled-exception".to_owned(), Some(Hop::App)));
}

#[test]
fn a_page_of_the_controller_is_its_own_where_no_error_of_the_pods_is_replaced() {
    let told = || nginx(404).setting("custom-http-errors", "503");
    for sketch in [
        nginx(404),
        told(),
        failing(nginx(404), 500),
        failing(told(), 500),
        told().asked_pod("10.244.0.21:8443", "default/web-7-x1", 200),
        logged(told(), line(404, 404)),
        logged(told(), line(404, 500)),
    ] {
        assert!(sketch.fired().contains(&"ingress-host-unknown".to_owned()), "{:?}", sketch.fired());
        assert!(!sketch.fired().contains(&"ingress-error-page-hides".to_owned()), "{:?}", sketch.fired());
    }
}

#[test]
fn an_error_page_that_its_bucket_refuses_is_not_the_cause() {
    let sketch =
        Sketch::healthy().public_page(403, S3, DENIED).page(Rung::Balancer, "203.0.113.20:443", 500, HTML, FAILS);
    assert_eq!(sketch.blamed(), ("laravel-unhandled-exception".to_owned(), Some(Hop::App)));
    let fired = sketch.fired();
    assert!(fired.contains(&"edge-error-page-refused".to_owned()), "{fired:?}");
    assert!(!fired.contains(&"storage-access-denied".to_owned()), "{fired:?}");
}

#[test]
fn a_bucket_that_refuses_the_path_itself_is_the_cause() {
    for status in [200, 403, 404] {
        let sketch =
            Sketch::healthy().public_page(403, S3, DENIED).page(Rung::Balancer, "203.0.113.20:443", status, HTML, "x");
        assert!(!sketch.fired().contains(&"edge-error-page-refused".to_owned()), "{status}: {:?}", sketch.fired());
        assert!(sketch.fired().contains(&"storage-access-denied".to_owned()), "{status}: {:?}", sketch.fired());
    }
}
