//! What the controller's log says of the pod.

use hopwise_probes::Hop;
use hopwise_probes::evidence::Rung;
use hopwise_probes::evidence::log::{Entry, Says};
use serde_json::json;

use super::{Case, case, error_line, nginx, told};
use crate::facts::testing::Sketch;

pub(super) const CASES: &[Case] = &[
    case("pod-refuses-connection", || {
        logged(502, "connect() failed (111: Connection refused) while connecting to upstream")
    }),
    case("pod-listens-on-loopback", || {
        logged(502, "connect() failed (111: Connection refused) while connecting to upstream").asked_pod(
            "10.244.0.21:8443",
            "default/web-7-x1",
            200,
        )
    }),
    case("ingress-auth-url-denies", || {
        nginx(403).ingresses(|i| {
            let annotation = ("nginx.ingress.kubernetes.io/auth-url".to_owned(), "http://gate:4180/auth".to_owned());
            i.metadata.annotations.0.extend([annotation]);
        })
    }),
    case("pod-unreachable", || logged(502, "connect() failed (113: Host is unreachable) while connecting to upstream")),
    case("pod-connect-timeout", || {
        logged(504, "upstream timed out (110: Operation timed out) while connecting to upstream")
    }),
    case("pod-answers-slowly", || logged(504, SLOW)),
    case("pod-closes-connection", || {
        logged(502, "upstream prematurely closed connection while reading response header from upstream")
    }),
    case("pod-closes-connection", || {
        logged(502, "recv() failed (104: Connection reset by peer) while reading response header from upstream")
    }),
    case("ingress-upstream-invalid-header", || {
        logged(502, "upstream sent duplicate header line: \"Transfer-Encoding: chunked\"")
    }),
    case("ingress-upstream-header-too-big", || {
        logged(502, "upstream sent too big header while reading response header from upstream")
    }),
    case("ingress-tls-to-plain-pod", || {
        logged(
            502,
            "SSL_do_handshake() failed (SSL: error:0A00010B:SSL routines::wrong version number) while SSL handshaking to upstream",
        )
    }),
    case("ingress-upstream-handshake-failed", || {
        logged(
            502,
            "SSL_do_handshake() failed (SSL: error:0A000438:SSL routines::tlsv1 alert internal error) while SSL handshaking to upstream",
        )
    }),
    case("ingress-upstream-certificate-refused", || {
        logged(
            502,
            "upstream SSL certificate verify error: (10:certificate has expired) while SSL handshaking to upstream",
        )
    }),
    case("ingress-read-timeout-short", || {
        logged(504, SLOW).ingresses(|i| {
            i.metadata
                .annotations
                .0
                .insert("nginx.ingress.kubernetes.io/proxy-read-timeout".to_owned(), "5".to_owned());
        })
    }),
    case("ingress-limit-hit", || logged(503, "limiting requests, excess: 0.500 by zone \"default_web_rps\"")),
    case("ingress-source-range-denied", || logged(403, "access forbidden by rule")),
    case("ingress-auth-url-failing", || logged(500, "auth request unexpected status: 502 while sending to client")),
    case("ingress-auth-url-failing", || {
        let refused = "connect() failed (111: Connection refused) while connecting to upstream";
        let aside = Entry { text: format!("{refused}, subrequest: \"/_external-auth\""), ..error_line(refused) };
        let told = error_line("auth request unexpected status: 502 while sending to client");
        nginx(500).log(Hop::Ingress, "ingress-nginx-controller-c1", "controller", vec![aside, told])
    }),
    case("network-policy-blocks-ingress", || {
        logged(504, "upstream timed out (110: Operation timed out) while connecting to upstream").kube_list(
            Hop::Pod,
            "networkpolicies.networking.k8s.io",
            "default",
            "",
            json!([{"metadata": {"name": "deny", "namespace": "default"},
                "spec": {"podSelector": {}, "policyTypes": ["Ingress"], "ingress": [{"from": [{"podSelector": {}}]}]}}]),
        )
    }),
    case("hpa-at-max", || {
        logged(504, SLOW)
            .kube_list(
                Hop::Pod,
                "horizontalpodautoscalers.autoscaling",
                "default",
                "",
                json!([{"metadata": {"name": "web", "namespace": "default"},
                "spec": {"scaleTargetRef": {"kind": "Deployment", "name": "web"}, "minReplicas": 2, "maxReplicas": 4},
                "status": {"currentReplicas": 4, "desiredReplicas": 4, "conditions": [
                    {"type": "ScalingLimited", "status": "True", "reason": "TooManyReplicas"}]}}]),
            )
            .nodes(|n| n.status.conditions[0] = told("Ready", "True", "KubeletReady", ""))
    }),
];

const SLOW: &str = "upstream timed out (110: Operation timed out) while reading response header from upstream";

fn logged(status: u16, message: &str) -> Sketch {
    nginx(status).log(Hop::Ingress, "ingress-nginx-controller-c1", "controller", vec![error_line(message)])
}

#[test]
fn plain_words_to_pods_that_answer_well_over_tls_are_the_fault_of_the_ingress() {
    let page = include_str!("../../../fixtures/samples/apache-plain-to-https.html");
    let sketch = Sketch::healthy()
        .in_cluster()
        .everywhere(400, &[], page)
        .dial(Rung::Ingress, "172.20.41.10:30443", |_| ())
        .page(Rung::Ingress, "172.20.41.10:30443", 400, &[], page)
        .asked_pod("10.244.0.21:8443", "default/web-7-x1", 200);
    let verdict = sketch.judge().verdict;
    assert_eq!((verdict.hop, verdict.between), (Some(Hop::Ingress), vec![Hop::Ingress, Hop::Pod]));
}

#[test]
fn a_pod_that_is_gone_is_not_blamed_where_the_log_tells_of_one_that_is_there() {
    let to = |upstream: &str, message: &str| {
        let mut line = error_line(message);
        if let Says::Nginx(error) = &mut line.says {
            error.upstream = format!("https://{upstream}/");
        }
        line
    };
    let gone = || to("10.244.0.99:8443", "connect() failed (113: Host is unreachable) while connecting to upstream");
    let there = || to("10.244.0.21:8443", "connect() failed (111: Connection refused) while connecting to upstream");
    let rule = |lines| {
        let sketch = nginx(502).log(Hop::Ingress, "ingress-nginx-controller-c1", "controller", lines);
        sketch.judge().verdict.rule.unwrap()
    };
    assert_eq!(rule(vec![there(), gone()]), "pod-refuses-connection");
    assert_eq!(rule(vec![gone()]), "pod-unreachable");
}
