//! HTTPRoutes of the Gateway API.

use super::{PathKind, Route, RouteTo, Routes};
use crate::evidence::kube::gateway::{HttpRouteRule, PathMatch};
use crate::evidence::kube::{Gateway, HttpRoute, IntOrString};

impl Routes for (&[Gateway], &[HttpRoute]) {
    fn routes(&self) -> Vec<Route> {
        self.1.iter().flat_map(|route| of_route(self.0, route)).collect()
    }
}

fn of_route(gateways: &[Gateway], route: &HttpRoute) -> Vec<Route> {
    let hosts = hosts(gateways, route);
    let mut routes = Vec::new();
    for rule in &route.spec.rules {
        let backends = backends(route, rule);
        for path in paths(rule) {
            for host in &hosts {
                routes.push(Route {
                    namespace: route.metadata.namespace.clone(),
                    name: route.metadata.name.clone(),
                    kind: "httproute",
                    host: host.clone(),
                    path: path.value.clone(),
                    by: match path.kind.as_str() {
                        "Exact" => PathKind::Exact,
                        "RegularExpression" => PathKind::Regex,
                        _ => PathKind::Prefix,
                    },
                    backends: backends.clone(),
                    canary: false,
                    takes_all: false,
                    born: route.metadata.creation_timestamp,
                });
            }
        }
    }
    routes
}

/// The route's hosts; those of its listeners where it names none.
fn hosts(gateways: &[Gateway], route: &HttpRoute) -> Vec<String> {
    if !route.spec.hostnames.is_empty() {
        return route.spec.hostnames.iter().map(|h| h.to_ascii_lowercase()).collect();
    }
    let mut hosts: Vec<String> = Vec::new();
    for parent in &route.spec.parent_refs {
        let namespace = if parent.namespace.is_empty() { &route.metadata.namespace } else { &parent.namespace };
        let of_parent =
            gateways.iter().filter(|g| g.metadata.name == parent.name && g.metadata.namespace == *namespace);
        let listeners = of_parent
            .flat_map(|g| &g.spec.listeners)
            .filter(|l| parent.section_name.is_empty() || parent.section_name == l.name);
        hosts.extend(listeners.map(|l| l.hostname.to_ascii_lowercase()));
    }
    if hosts.is_empty() {
        hosts.push(String::new());
    }
    hosts.sort();
    hosts.dedup();
    hosts
}

/// The paths of a rule's matches that ask for nothing but a path; a rule without matches takes everything.
fn paths(rule: &HttpRouteRule) -> Vec<PathMatch> {
    let all = || PathMatch { kind: "PathPrefix".to_owned(), value: "/".to_owned() };
    if rule.matches.is_empty() {
        return vec![all()];
    }
    let plain = rule.matches.iter().filter(|m| m.headers.is_empty() && matches!(m.method.as_str(), "" | "GET"));
    plain.map(|m| m.path.clone().unwrap_or_else(all)).collect()
}

fn backends(route: &HttpRoute, rule: &HttpRouteRule) -> Vec<RouteTo> {
    rule.backend_refs
        .iter()
        .filter(|b| matches!(b.kind.as_str(), "" | "Service"))
        .map(|b| RouteTo {
            namespace: if b.namespace.is_empty() { route.metadata.namespace.clone() } else { b.namespace.clone() },
            service: b.name.clone(),
            port: (b.port != 0).then(|| IntOrString::Int(b.port.into())),
            weight: b.weight.unwrap_or(1),
        })
        .collect()
}
