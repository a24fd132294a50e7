//! Annotations of the Ingress, and settings of the controller.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::cloudfront::Distributions;
use hopwise_probes::evidence::kube::{Event, IntOrString, Listed};
use hopwise_probes::evidence::{FailureKind, KubeAnswer, Look, Question, Rung};
use serde_json::json;

use super::route::annotated;
use super::{Case, case, error_line, nginx, page};
use crate::facts::testing::Sketch;

pub(super) const CASES: &[Case] = &[
    case("ingress-annotation-rejected", || {
        nginx(503).event(
            "Ingress",
            "web",
            "AnnotationParsingFailed",
            "Error parsing annotations: location denied, reason: invalid authentication type",
        )
    }),
    case("ingress-snippet-forbidden", || {
        annotated(nginx(404), "configuration-snippet", "more_set_headers \"X-A: b\";")
    }),
    case("ingress-config-reload-failed", || reload(nginx(404))),
    case("ingress-body-limit", || nginx(413)),
    case("ingress-header-buffers", || nginx(414)),
    case("ingress-ssl-redirect-loop", looping),
    case("ingress-permanent-redirect-loop", || annotated(looping(), "permanent-redirect", "https://www.brand-a.test/")),
    case("ingress-force-ssl-redirect-loop", || {
        annotated(looping(), "force-ssl-redirect", "true").ingresses(|i| i.spec.tls.clear())
    }),
    case("ingress-proxy-protocol-expected", || {
        silent()
            .setting("use-proxy-protocol", "true")
            .dial_fails(Rung::Balancer, "203.0.113.20:443", FailureKind::Closed, "closed in the handshake")
            .log(
                Hop::Ingress,
                "ingress-nginx-controller-c1",
                "controller",
                vec![error_line("broken header: \"GET / HTTP/1.1\" while reading PROXY protocol")],
            )
    }),
    case("ingress-plain-to-tls-pod", || {
        annotated(
            apache(400, include_str!("../../../fixtures/samples/apache-plain-to-https.html")),
            "backend-protocol",
            "HTTP",
        )
    }),
    case("ingress-upstream-sni-off", || apache(421, include_str!("../../../fixtures/samples/apache-misdirected.html"))),
    case("controller-ports-crossed", || {
        let body = include_str!("../../../fixtures/samples/nginx-plain-to-https.html");
        Sketch::healthy()
            .in_cluster()
            .everywhere(400, &[], body)
            .controller_services(|s| s.spec.ports[0].target_port = Some(IntOrString::Text("https".to_owned())))
    }),
];

/// The edge gets no connection to its origin.
pub(super) fn silent() -> Sketch {
    let body = include_str!("../../../fixtures/samples/cloudfront-origin-connect.html");
    let headers =
        &[("server", "CloudFront"), ("x-cache", "Error from cloudfront"), ("via", "1.1 a.cloudfront.net (CloudFront)")];
    Sketch::healthy().in_cluster().public_page(502, headers, body)
}

fn apache(status: u16, body: &str) -> Sketch {
    Sketch::healthy().in_cluster().everywhere(status, &[("server", "Apache")], body)
}

/// nginx sends visitors to where they are, again and again.
fn looping() -> Sketch {
    let body = include_str!("../../../fixtures/samples/nginx-permanent-redirect.html");
    let to = &[("location", "https://www.brand-a.test/")];
    let sketch = Sketch::healthy().in_cluster().everywhere(308, to, body);
    let answer = sketch
        .recording
        .readings
        .iter()
        .find_map(|r| match (&r.question, &r.reply) {
            (Question::Http(q), hopwise_probes::evidence::Reply::Answer(hopwise_probes::evidence::Answer::Http(a)))
                if q.dial.rung == Rung::Public =>
            {
                Some(a.clone())
            }
            _ => None,
        })
        .unwrap();
    (1..=3).fold(sketch, |sketch, step| {
        sketch.look_reply(
            Rung::Public,
            "198.51.100.10:443",
            Look::Redirect,
            step,
            hopwise_probes::evidence::Reply::Answer(answer.clone()),
        )
    })
}

/// nginx refused its new configuration.
fn reload(sketch: Sketch) -> Sketch {
    let event: Event =
        serde_json::from_value(json!({"metadata": {"name": "e", "namespace": "ingress-nginx"}, "type": "Warning",
        "reason": "RELOAD", "message": "Error reloading NGINX: exit status 1: [emerg] unknown directive \"x\"",
        "lastTimestamp": crate::facts::testing::NOW,
        "involvedObject": {"kind": "Pod", "name": "ingress-nginx-controller-c1", "namespace": "ingress-nginx"}}))
        .unwrap();
    sketch.kube_change(Hop::Ingress, |answer| {
        if let KubeAnswer::Events(Listed { items, .. }) = answer {
            items.push(event.clone());
        }
    })
}

#[test]
fn a_proxy_protocol_that_only_the_balancer_speaks_is_found_by_the_settings_of_the_service() {
    let sketch = nginx(400).controller_services(|s| {
        let key = "service.beta.kubernetes.io/aws-load-balancer-proxy-protocol";
        s.metadata.annotations.0.insert(key.to_owned(), "*".to_owned());
    });
    let evidence = crate::facts::Evidence::new(&sketch.recording);
    assert!((crate::facts::ingress::setting::PROXY_PROTOCOL_UNWANTED.derive)(&evidence).is_yes());
    let on = sketch.setting("use-proxy-protocol", "true");
    let evidence = crate::facts::Evidence::new(&on.recording);
    assert!(!(crate::facts::ingress::setting::PROXY_PROTOCOL_UNWANTED.derive)(&evidence).is_yes());
    assert!(page(400).contains("nginx"));
}

#[test]
fn a_controller_that_wants_https_is_right_where_the_edge_asks_the_origin_by_http() {
    let plain = |mut sketch: Sketch| {
        // Straight at the balancer it is asked by http too, and a redirect to https is the right answer to that.
        let straight = |q: &Question| matches!(q, Question::Http(q) if q.dial.rung == Rung::Balancer);
        sketch.recording.readings.retain(|r| !straight(&r.question));
        sketch.with_aws().aws_change::<Distributions>("", |all| {
            all.matching[0].origins[0].custom.as_mut().expect("a custom origin").protocol = "http-only".into();
        })
    };
    let forced = annotated(looping(), "force-ssl-redirect", "true").ingresses(|i| i.spec.tls.clear());
    for sketch in [looping(), forced] {
        assert_eq!(plain(sketch).blamed(), ("edge-origin-http-only".to_owned(), Some(Hop::Edge)));
    }
}
