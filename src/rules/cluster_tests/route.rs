//! Routes, classes and certificates.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{CertificateVerdict, KubeAnswer, Look, Question, Rung};
use serde_json::json;

use super::{Case, case, nginx};
use crate::facts::testing::Sketch;

const BALANCER: &str = "203.0.113.20:443";

pub(super) const CASES: &[Case] = &[
    case("ingress-missing-for-host", || {
        nginx(404).ingresses(|i| i.spec.rules[0].host = "shop.brand-a.test".to_owned())
    }),
    case("ingress-path-not-matched", || {
        nginx(404).ingresses(|i| i.spec.rules[0].http.paths[0].path = "/shop".to_owned())
    }),
    case("ingress-path-exact", || {
        let mut sketch = nginx(404).ingresses(|i| {
            i.spec.rules[0].http.paths[0].path = "/shop".to_owned();
            i.spec.rules[0].http.paths[0].path_type = "Exact".to_owned();
        });
        sketch.recording.target.url.set_path("/shop/");
        sketch
    }),
    case("ingress-path-of-other-namespace", || taken("2026-11-23T00:00:00Z", 200)),
    case("ingress-canary-alone", || annotated(nginx(404), "canary", "true")),
    case("ingress-class-missing", || nginx(404).ingresses(|i| i.spec.ingress_class_name = Some("ngnix".to_owned()))),
    case("ingress-class-unset", || nginx(404).ingresses(|i| i.spec.ingress_class_name = None)),
    case("ingress-class-other-controller", || {
        nginx(404).kube_list(
            Hop::Ingress,
            "ingressclasses.networking.k8s.io",
            "",
            "",
            json!([
            {"metadata": {"name": "nginx"}, "spec": {"controller": "traefik.io/ingress-controller"}}]),
        )
    }),
    case("tls-secret-missing", || {
        faked().kube(Hop::Ingress, "get", "secrets", "default", "brand-a-tls", KubeAnswer::Missing)
    }),
    case("tls-secret-incomplete", || {
        faked().tls_secret(|s| {
            s.keys = vec!["cert.pem".to_owned()];
            s.kind = "Opaque".to_owned();
            s.chain.clear();
            s.key_matches = None;
        })
    }),
    case("tls-secret-unreadable", || {
        faked().tls_secret(|s| {
            s.chain.clear();
            s.broken = Some("no PEM block".to_owned());
            s.key_matches = None;
        })
    }),
    case("tls-secret-key-mismatch", || faked().tls_secret(|s| s.key_matches = Some(false))),
    case("tls-secret-expired", || {
        refused(CertificateVerdict::Expired)
            .tls_secret(|s| s.chain[0].not_after = "2026-11-20T00:00:00Z".parse().unwrap())
    }),
    case("tls-secret-wrong-name", || faked().tls_secret(|s| s.chain[0].names = vec!["www.brand-b.test".to_owned()])),
    case("tls-section-missing", || {
        faked()
            .ingresses(|i| i.spec.tls.clear())
            .controller_pods(|p| p.spec.containers[0].args.retain(|a| !a.contains("default-ssl")))
    }),
    case("tls-default-certificate-missing", || faked().ingresses(|i| i.spec.tls.clear())),
    case("tls-default-certificate-expired", || {
        default(refused(CertificateVerdict::Expired).ingresses(|i| i.spec.tls.clear()), |s| {
            s.chain[0].not_after = "2026-11-20T00:00:00Z".parse().unwrap()
        })
    }),
    case("tls-default-certificate-wrong-name", || {
        default(refused(CertificateVerdict::WrongName).ingresses(|i| i.spec.tls.clear()), |s| {
            s.chain[0].names = vec!["x.test".to_owned()]
        })
    }),
];

/// Sets an annotation of the controller on the Ingress.
pub(super) fn annotated(sketch: Sketch, name: &str, value: &str) -> Sketch {
    let key = format!("nginx.ingress.kubernetes.io/{name}");
    sketch.ingresses(|i| {
        i.metadata.annotations.0.insert(key.clone(), value.to_owned());
    })
}

/// The edge fails at its origin, which shows a certificate that is refused.
fn refused(verdict: CertificateVerdict) -> Sketch {
    origin_fails().dial(Rung::Balancer, BALANCER, |tls| tls.verdict = verdict.clone())
}

/// The edge fails at its origin, which shows the made-up certificate.
fn faked() -> Sketch {
    origin_fails().dial(Rung::Balancer, BALANCER, |tls| {
        tls.verdict = CertificateVerdict::UnknownIssuer;
        tls.chain[0].subject = "O=Acme Co,CN=Kubernetes Ingress Controller Fake Certificate".to_owned();
        tls.chain[0].names = vec!["ingress.local".to_owned()];
    })
}

fn origin_fails() -> Sketch {
    let body = include_str!("../../../fixtures/samples/cloudfront-origin-connect.html");
    let headers =
        &[("server", "CloudFront"), ("x-cache", "Error from cloudfront"), ("via", "1.1 a.cloudfront.net (CloudFront)")];
    Sketch::healthy().in_cluster().public_page(502, headers, body)
}

/// Gives the controller a default certificate.
fn default(sketch: Sketch, spoil: impl Fn(&mut hopwise_probes::evidence::kube::SecretFacts)) -> Sketch {
    let mut found = None;
    let sketch = sketch.kube_change(Hop::Ingress, |answer| {
        if let KubeAnswer::Secret(secret) = answer {
            found = Some(secret.clone())
        }
    });
    let mut secret = found.unwrap();
    secret.namespace = "ingress-nginx".to_owned();
    secret.name = "default-tls".to_owned();
    spoil(&mut secret);
    sketch.kube(Hop::Ingress, "get", "secrets", "ingress-nginx", "default-tls", KubeAnswer::Secret(secret))
}

/// Another team's Ingress takes `/products` since a time; the brand's own pod answers it with a status.
fn taken(since: &str, status: u16) -> Sketch {
    let mut sketch =
        Sketch::healthy().in_cluster().everywhere(404, &[("x-powered-by", "Express")], "Cannot GET /products");
    sketch.recording.target.url.set_path("/products");
    let sketch = sketch.kube_change(Hop::Ingress, |answer| {
        if let KubeAnswer::Ingresses(list) = answer {
            let mut theirs = list.items[0].clone();
            theirs.metadata.name = "products".to_owned();
            theirs.metadata.namespace = "catalogue".to_owned();
            theirs.metadata.creation_timestamp = Some(since.parse().unwrap());
            theirs.spec.rules[0].http.paths[0].path = "/products".to_owned();
            list.items.push(theirs);
        }
    });
    let mut sketch = sketch.look(Rung::Pod, "10.244.0.21:8443", Look::Beside, status, &[], "<li>lamp");
    for reading in &mut sketch.recording.readings {
        if let Question::Http(question) = &mut reading.question
            && question.look == Look::Beside
        {
            question.dial.via = Some("port-forward pod/default/web-7-x1".to_owned());
        }
    }
    sketch
}

#[test]
fn a_path_of_another_team_is_blamed_where_its_pods_were_asked_too() {
    let sketch = taken("2026-11-23T00:00:00Z", 200).asked_pod("10.244.0.41:8443", "catalogue/api-1", 404);
    assert_eq!(sketch.blamed(), ("ingress-path-of-other-namespace".to_owned(), Some(Hop::Ingress)));
}

#[test]
fn a_path_that_another_team_has_long_had_or_that_nobody_has_is_not_blamed() {
    for sketch in [taken("2026-10-01T00:00:00Z", 200), taken("2026-11-23T00:00:00Z", 404)] {
        assert!(!sketch.fired().contains(&"ingress-path-of-other-namespace".to_owned()), "{:?}", sketch.fired());
    }
    let served = taken("2026-11-23T00:00:00Z", 200).everywhere(200, &[], "<li>lamp");
    assert_eq!(served.fired(), Vec::<String>::new());
}
