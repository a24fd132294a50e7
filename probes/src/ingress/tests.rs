use super::*;
use crate::evidence::kube::{Gateway, HttpRoute, Ingress, IngressClass};

fn ingresses(json: serde_json::Value) -> Vec<Ingress> {
    serde_json::from_value(json).unwrap()
}

fn v1(name: &str, host: &str, path: &str, kind: &str, service: &str) -> serde_json::Value {
    serde_json::json!({"metadata": {"name": name, "namespace": "default", "creationTimestamp": "2026-01-01T00:00:00Z"},
        "spec": {"rules": [{"host": host, "http": {"paths": [{"path": path, "pathType": kind,
            "backend": {"service": {"name": service, "port": {"number": 443}}}}]}}]}})
}

fn service(all: &[Ingress], host: &str, path: &str) -> Option<String> {
    pick(&all.routes(), host, path).map(|p| p.route.backends[0].service.clone())
}

#[test]
fn an_exact_host_comes_before_a_wildcard_and_a_wildcard_takes_one_label() {
    let all = ingresses(serde_json::json!([
        v1("a", "*.brand.test", "/", "Prefix", "wild"),
        v1("b", "www.brand.test", "/shop", "Prefix", "shop"),
    ]));
    assert_eq!(service(&all, "www.brand.test", "/shop/1").as_deref(), Some("shop"));
    assert_eq!(service(&all, "www.brand.test", "/other"), None, "nginx has chosen its server by then");
    assert_eq!(service(&all, "m.brand.test", "/").as_deref(), Some("wild"));
    assert_eq!(service(&all, "a.b.brand.test", "/"), None);
}

#[test]
fn a_prefix_takes_whole_elements_and_the_longest_wins_but_exact_is_first() {
    let all = ingresses(serde_json::json!([
        v1("a", "h.test", "/", "Prefix", "root"),
        v1("b", "h.test", "/foo", "Prefix", "foo"),
        v1("c", "h.test", "/foo/bar", "Exact", "exact"),
        v1("d", "h.test", "/im", "ImplementationSpecific", "start"),
    ]));
    assert_eq!(service(&all, "h.test", "/foobar").as_deref(), Some("root"));
    assert_eq!(service(&all, "h.test", "/foo/baz").as_deref(), Some("foo"));
    assert_eq!(service(&all, "h.test", "/foo/bar").as_deref(), Some("exact"));
    assert_eq!(service(&all, "h.test", "/images").as_deref(), Some("start"));
}

#[test]
fn of_two_ingresses_for_one_place_the_older_wins_and_a_canary_takes_a_part() {
    let mut young = v1("young", "h.test", "/", "Prefix", "young");
    young["metadata"]["creationTimestamp"] = "2026-02-01T00:00:00Z".into();
    let mut canary = v1("canary", "h.test", "/", "Prefix", "next");
    canary["metadata"]["annotations"] = serde_json::json!({"nginx.ingress.kubernetes.io/canary": "true"});
    let all = ingresses(serde_json::json!([young, canary, v1("old", "h.test", "/", "Prefix", "old")]));
    let picked = pick(&all[..].routes(), "h.test", "/x").unwrap();
    assert_eq!(picked.route.name, "old");
    assert_eq!(picked.shadowed[0].name, "young");
    assert_eq!(picked.canaries[0].name, "canary");
    assert_eq!(service(&all, "h.test", "/x").as_deref(), Some("old"));
}

#[test]
fn a_canary_of_full_weight_takes_every_request() {
    let canary = |annotations: serde_json::Value| {
        let mut canary = v1("canary", "h.test", "/", "Prefix", "next");
        canary["metadata"]["annotations"] = annotations;
        ingresses(serde_json::json!([canary, v1("old", "h.test", "/", "Prefix", "old")]))
    };
    let of = |weight: &str, total: &str| {
        let name = |key: &str| format!("nginx.ingress.kubernetes.io/{key}");
        let all = canary(serde_json::json!({
            name("canary"): "true", name("canary-weight"): weight, name("canary-weight-total"): total}));
        service(&all, "h.test", "/").unwrap()
    };
    assert_eq!(
        (of("100", "100").as_str(), of("100", "1000").as_str(), of("20", "100").as_str()),
        ("next", "old", "old")
    );
}

#[test]
fn one_regular_expression_turns_all_paths_of_its_host_into_such() {
    let mut rewriting = v1("a", "h.test", "/api(/|$)(.*)", "ImplementationSpecific", "api");
    rewriting["metadata"]["annotations"] =
        serde_json::json!({"nginx.ingress.kubernetes.io/rewrite-target": "/$2", "other": "x"});
    let all = ingresses(serde_json::json!([rewriting, v1("b", "h.test", "/", "Prefix", "root")]));
    assert_eq!(service(&all, "h.test", "/API/x").as_deref(), Some("api"));
    assert_eq!(service(&all, "h.test", "/apix").as_deref(), Some("root"));
    assert_eq!(all[0].metadata.annotations.0.len(), 1, "foreign annotations are not kept");
}

#[test]
fn the_old_version_reads_the_same_and_a_default_backend_takes_the_rest() {
    let all = ingresses(serde_json::json!([{"metadata": {"name": "a", "namespace": "n"}, "spec": {
        "backend": {"serviceName": "rest", "servicePort": "http"},
        "rules": [{"host": "h.test", "http": {"paths": [{"path": "/a", "backend":
            {"serviceName": "web", "servicePort": 80}}]}}, {"host": "empty.test", "http": null}]}}]));
    assert_eq!(service(&all, "h.test", "/a").as_deref(), Some("web"));
    assert_eq!(service(&all, "h.test", "/b").as_deref(), Some("rest"));
    assert_eq!(service(&all, "empty.test", "/b").as_deref(), Some("rest"));
    assert_eq!(all[..].routes()[0].backends[0].port, Some(IntOrString::Int(80)));
}

#[test]
fn a_class_is_served_where_its_object_exists() {
    let classes: Vec<IngressClass> = serde_json::from_value(serde_json::json!([
        {"metadata": {"name": "nginx", "annotations": {"ingressclass.kubernetes.io/is-default-class": "true"}},
         "spec": {"controller": "k8s.io/ingress-nginx"}}]))
    .unwrap();
    let mut ingress = ingresses(serde_json::json!([v1("a", "h.test", "/", "Prefix", "web")])).remove(0);
    assert_eq!(class_state(&ingress, &[]), ClassState::Nameless);
    assert_eq!(class_state(&ingress, &classes), ClassState::Served("k8s.io/ingress-nginx".to_owned()));
    ingress.spec.ingress_class_name = Some("ngnix".to_owned());
    assert_eq!(class_state(&ingress, &classes), ClassState::NoSuchClass("ngnix".to_owned()));
}

#[test]
fn routes_of_the_gateway_api_are_read_as_the_same_thing() {
    let gateways: Vec<Gateway> = serde_json::from_value(serde_json::json!([{"metadata": {"name": "gw", "namespace":
        "infra"}, "spec": {"listeners": [{"name": "https", "hostname": "*.brand.test", "port": 443}]}}]))
    .unwrap();
    let routes: Vec<HttpRoute> = serde_json::from_value(serde_json::json!([{"metadata": {"name": "web", "namespace":
        "default"}, "spec": {"parentRefs": [{"name": "gw", "namespace": "infra"}], "rules": [
        {"backendRefs": [{"name": "web", "port": 443, "weight": 9}, {"name": "next", "port": 443, "weight": 1}]}]}}]))
    .unwrap();
    let picked = pick(&(&gateways[..], &routes[..]).routes(), "www.brand.test", "/").unwrap();
    assert_eq!(picked.route.object(), "httproute/default/web");
    assert_eq!(picked.route.backends.iter().map(|b| b.weight).collect::<Vec<_>>(), [9, 1]);
}
