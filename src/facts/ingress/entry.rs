//! The way into the controller: its Service, the ports on the nodes, and whether anybody answers there.

use std::collections::BTreeSet;

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::{IntOrString, Pod, Service};

use super::controller::counted;
use crate::facts::pod::ready::takes_requests;
use crate::facts::{Author, Evidence, Fact, Got, Known, Looked, Phase, Seen, settle};

/// Nobody answers in the controller's place.
pub static NOBODY: Fact = Fact {
    name: "entry.nobody-answers",
    hop: Hop::Ingress,
    about: "connections fail before an answer comes, or a hop in front of the controller says that nobody answers",
    derive: nobody,
};

/// No Service leads to the controller.
pub static NO_SERVICE: Fact = Fact {
    name: "entry.no-service",
    hop: Hop::Ingress,
    about: "no Service selects the pods of the controller, and these have no ports on their nodes",
    derive: |e| settle(no_service(e)),
};

/// Nodes without a pod of the controller drop requests.
pub static LOCAL_UNEVEN: Fact = Fact {
    name: "entry.local-uneven",
    hop: Hop::Ingress,
    about: "externalTrafficPolicy is Local, and some nodes have no ready pod of the controller",
    derive: |e| settle(local_uneven(e)),
};

/// The Service sends plain requests to the TLS port, or the other way round.
pub static PORTS_CROSSED: Fact = Fact {
    name: "entry.ports-crossed",
    hop: Hop::Ingress,
    about: "the Service of the controller leads from its plain port to the TLS port of the pods, or the other way round",
    derive: |e| settle(ports_crossed(e)),
};

/// The Service leads to a port that the controller does not have.
pub static TARGET_PORT_WRONG: Fact = Fact {
    name: "entry.target-port-wrong",
    hop: Hop::Ingress,
    about: "the Service of the controller leads to a port that its pods do not declare, and they declare others",
    derive: |e| settle(target_port_wrong(e)),
};

/// Nothing outside the cluster leads to the Service.
pub static NOT_EXPOSED: Fact = Fact {
    name: "entry.not-exposed",
    hop: Hop::Ingress,
    about: "the Service of the controller is of type ClusterIP, its pods have no ports on their nodes, and no target \
            group goes to pods by address",
    derive: |e| settle(not_exposed(e)),
};

/// The balancer asks a node port that is no longer the controller's.
pub static NODE_PORT_CHANGED: Fact = Fact {
    name: "entry.node-port-changed",
    hop: Hop::Ingress,
    about: "the targets of the balancer are asked at a port that is no node port of the controller's Service",
    derive: |e| settle(node_port_changed(e)),
};

/// The Services of the controller that requests come by: not those of its webhook or metrics.
fn entries<'a>(e: &Evidence<'a>) -> Looked<Vec<Got<'a, Service>>> {
    let inner = |s: &Service| {
        s.spec.kind == "ClusterIP"
            && ["admission", "metrics", "webhook"].iter().any(|word| s.metadata.name.contains(word))
    };
    Ok(e.kube().controller_services()?.into_iter().filter(|s| !inner(s)).collect())
}

fn service_words(service: &Got<'_, Service>) -> Seen {
    service
        .seen()
        .object(format!("service/{}/{}", service.metadata.namespace, service.metadata.name))
        .word("controller_namespace", &service.metadata.namespace)
        .word("controller_service", &service.metadata.name)
}

/// The ports that pods declare, such as `443 https`.
fn declared(pods: &[Got<'_, Pod>]) -> BTreeSet<(u16, String)> {
    let ports = pods.iter().flat_map(|p| &p.it.spec.containers).flat_map(|c| &c.ports);
    ports.map(|p| (p.container_port, p.name.clone())).collect()
}

fn nobody(e: &Evidence<'_>) -> Known {
    let symptom = e.symptom();
    if !symptom.is_bad() && symptom.status.is_none() {
        return Known::not_looked("the request at the public name");
    }
    let silent = matches!(symptom.phase, Phase::Connect | Phase::Tls | Phase::Request);
    let said = matches!(symptom.status, Some(502..=504)) && symptom.author != Author::Nginx;
    // A custom error page of the edge may stand in the place of what the balancer said.
    let masked = symptom.phase == Phase::Content;
    let bad = symptom.is_bad() && (silent || said || masked);
    Known::from_seen(bad.then(|| Seen { evidence: symptom.evidence.clone(), ..Seen::default() }))
}

fn target_port_wrong(e: &Evidence<'_>) -> Looked<Known> {
    let pods = e.kube().controller_pods()?;
    let declared = declared(&pods);
    if declared.is_empty() {
        return Ok(Known::No);
    }
    let there = |target: &IntOrString| match target {
        IntOrString::Int(number) => declared.iter().any(|(port, _)| i64::from(*port) == *number),
        IntOrString::Text(name) => declared.iter().any(|(_, declared)| declared == name),
    };
    for service in entries(e)? {
        let entry = |port: u16, name: &str| matches!(port, 80 | 443) || name.starts_with("http");
        let wrong = service.it.spec.ports.iter().find(|p| entry(p.port, &p.name) && !there(&p.target()));
        if let Some(port) = wrong {
            let all: Vec<_> = declared.iter().map(|(port, name)| format!("{port} {name}").trim().to_owned()).collect();
            let seen = service_words(&service).word("service_port", port.port).word("target_port", port.target());
            return Ok(Known::Yes(seen.word("declared", all.join(", "))));
        }
    }
    Ok(Known::No)
}

fn not_exposed(e: &Evidence<'_>) -> Looked<Known> {
    let pods = e.kube().controller_pods()?;
    let services = entries(e)?;
    let closed = services.iter().all(|s| s.spec.kind == "ClusterIP");
    if pods.is_empty() || !closed || has_host_ports(&pods) || e.kube().matched()?.is_none() {
        return Ok(Known::No);
    }
    // What AWS was not asked for is no reason to be silent: the rule is no more than likely.
    let by_address = e.aws().target_groups().is_ok_and(|groups| groups.iter().any(|g| g.it.kind == "ip"));
    Ok(Known::from_seen(services.first().filter(|_| !by_address).map(service_words)))
}

fn node_port_changed(e: &Evidence<'_>) -> Looked<Known> {
    let services = entries(e)?;
    let pods = e.kube().controller_pods()?;
    let Some(service) = services.first() else { return Ok(Known::No) };
    let groups = e.aws().target_groups().map_err(Known::Unknown)?;
    let of_nodes: Vec<_> = groups.iter().filter(|g| g.it.kind == "instance").collect();
    let host = pods.iter().flat_map(|p| &p.it.spec.containers).flat_map(|c| &c.ports).map(|p| p.host_port);
    let own: BTreeSet<u16> =
        services.iter().flat_map(|s| &s.it.spec.ports).map(|p| p.node_port).chain(host).filter(|p| *p != 0).collect();
    let by_host_network = pods.iter().any(|p| p.spec.host_network);
    if of_nodes.is_empty() || by_host_network || of_nodes.iter().any(|g| own.contains(&g.it.port)) {
        return Ok(Known::No);
    }
    let asked: BTreeSet<_> = of_nodes.iter().map(|g| g.it.port.to_string()).collect();
    let own: Vec<_> = own.iter().map(ToString::to_string).collect();
    let mut seen = service_words(service)
        .word("asked", asked.into_iter().collect::<Vec<_>>().join(", "))
        .word("node_ports", if own.is_empty() { "none".to_owned() } else { own.join(", ") })
        .word("target_group", &of_nodes[0].it.name);
    seen.evidence.extend(of_nodes.iter().map(|g| g.reading.id.clone()));
    seen.evidence.sort();
    seen.evidence.dedup();
    Ok(Known::Yes(seen))
}

fn has_host_ports(pods: &[Got<'_, Pod>]) -> bool {
    pods.iter()
        .any(|p| p.spec.host_network || p.spec.containers.iter().flat_map(|c| &c.ports).any(|port| port.host_port != 0))
}

fn no_service(e: &Evidence<'_>) -> Looked<Known> {
    let pods = e.kube().controller_pods()?;
    if pods.is_empty() || has_host_ports(&pods) || e.kube().matched()?.is_none() {
        return Ok(Known::No);
    }
    let selected = !entries(e)?.is_empty();
    Ok(Known::from_seen((!selected).then(|| counted(&pods))))
}

fn local_uneven(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let local = kube.controller_services()?.into_iter().find(|s| s.spec.external_traffic_policy == "Local");
    let Some(service) = local.filter(|_| kube.matched().is_ok_and(|m| m.is_some())) else { return Ok(Known::No) };
    let pods = kube.controller_pods()?;
    let nodes = kube.nodes()?;
    let has = |name: &str| pods.iter().any(|p| takes_requests(p) && p.spec.node_name == name);
    let without: Vec<_> = nodes.iter().map(|n| n.it.metadata.name.as_str()).filter(|n| !has(n)).collect();
    if without.is_empty() || without.len() == nodes.len() {
        return Ok(Known::No);
    }
    let shown = without.iter().take(5).copied().collect::<Vec<_>>().join(", ");
    Ok(Known::Yes(service_words(&service).word("nodes", shown)))
}

fn ports_crossed(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let pods = kube.controller_pods()?;
    let Some(pod) = pods.first() else { return Ok(Known::No) };
    let number = |name: &str| pod.port(&IntOrString::Text(name.to_owned()));
    for service in kube.controller_services()? {
        for port in &service.it.spec.ports {
            let target = pod.port(&port.target());
            let (Some(target), Some(http), Some(https)) = (target, number("http"), number("https")) else { continue };
            let crossed = match port.port {
                80 => target == https,
                443 => target == http && port.name != "http" && !ends_tls(&service),
                _ => false,
            };
            if crossed {
                return Ok(Known::Yes(
                    service_words(&service).word("service_port", port.port).word("target_port", port.target()),
                ));
            }
        }
    }
    Ok(Known::No)
}

/// Whether the balancer of a Service ends TLS, so that its port 443 rightly leads to a plain one.
fn ends_tls(service: &Service) -> bool {
    service.metadata.annotation("service.beta.kubernetes.io/aws-load-balancer-ssl-cert").is_some()
}
