//! Ingresses as ingress-nginx reads them.

use super::{PathKind, Route, RouteTo, Routes};
use crate::evidence::kube::{Backend, Ingress};

impl Routes for [Ingress] {
    fn routes(&self) -> Vec<Route> {
        let mut routes: Vec<Route> = self.iter().flat_map(of_ingress).collect();
        // One Ingress with a regular expression turns all paths of its hosts into regular expressions.
        let regex_hosts: Vec<String> = self
            .iter()
            .filter(|i| i.nginx("use-regex") == Some("true") || i.nginx("rewrite-target").is_some())
            .flat_map(|i| i.spec.rules.iter().map(|r| r.host.to_ascii_lowercase()))
            .collect();
        for route in &mut routes {
            if route.by != PathKind::Default && route.by != PathKind::Exact && regex_hosts.contains(&route.host) {
                route.by = PathKind::Regex;
            }
        }
        routes
    }
}

fn of_ingress(ingress: &Ingress) -> Vec<Route> {
    let canary = ingress.nginx("canary") == Some("true");
    let weight = |name: &str| ingress.nginx(name).and_then(|text| text.trim().parse::<u32>().ok());
    let takes_all =
        canary && weight("canary-weight").is_some_and(|w| w >= weight("canary-weight-total").unwrap_or(100));
    let route = |host: &str, path: &str, by: PathKind, backend: &Backend| Route {
        namespace: ingress.metadata.namespace.clone(),
        name: ingress.metadata.name.clone(),
        kind: "ingress",
        host: host.to_ascii_lowercase(),
        path: if path.is_empty() { "/".to_owned() } else { path.to_owned() },
        by,
        backends: vec![RouteTo {
            namespace: ingress.metadata.namespace.clone(),
            service: backend.service().to_owned(),
            port: backend.port(),
            weight: 1,
        }],
        canary,
        takes_all,
        born: ingress.metadata.creation_timestamp,
    };
    let mut routes = Vec::new();
    for rule in &ingress.spec.rules {
        for path in &rule.http.paths {
            let by = match path.path_type.as_str() {
                "Exact" => PathKind::Exact,
                "Prefix" => PathKind::Prefix,
                _ => PathKind::Start,
            };
            routes.push(route(&rule.host, &path.path, by, &path.backend));
        }
    }
    if let Some(backend) = ingress.default_backend() {
        // With rules it takes what their paths leave over; without, what no other host takes.
        let hosts: Vec<&str> = ingress.spec.rules.iter().map(|r| r.host.as_str()).collect();
        let hosts = if hosts.is_empty() { vec![""] } else { hosts };
        routes.extend(hosts.into_iter().map(|h| route(h, "/", PathKind::Default, backend)));
    }
    routes
}
