//! The service behind the route: whether it exists, has the port, and selects pods.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::meta::selector_text;
use hopwise_probes::evidence::kube::{IntOrString, Pod, Service, ServicePort};

use super::ready::takes_requests;
use crate::facts::{Evidence, Fact, Got, Known, Looked, Seen, settle};

/// The service that the route names does not exist.
pub static MISSING: Fact = Fact {
    name: "service.missing",
    hop: Hop::Pod,
    about: "the service that the route names does not exist in its namespace",
    derive: |e| settle(missing(e)),
};

/// The service has no such port.
pub static PORT_MISSING: Fact = Fact {
    name: "service.port-missing",
    hop: Hop::Pod,
    about: "the port that the route names is none of the service",
    derive: |e| settle(port_missing(e)),
};

/// The service has the port, and not for TCP.
pub static PORT_NOT_TCP: Fact = Fact {
    name: "service.port-not-tcp",
    hop: Hop::Pod,
    about: "the port that the route names is of another protocol than TCP, so it has no endpoint for requests",
    derive: |e| settle(port_not_tcp(e)),
};

/// The selector matches nothing that is, or is to be made.
pub static MATCHES_NOTHING: Fact = Fact {
    name: "service.selector-matches-nothing",
    hop: Hop::Pod,
    about: "no pod and no workload of the namespace has the labels that the service selects, and others are there",
    derive: |e| settle(matches_nothing(e)),
};

/// Nothing makes the pods.
pub static NOBODY_MAKES: Fact = Fact {
    name: "service.nobody-makes-its-pods",
    hop: Hop::Pod,
    about: "the namespace holds no workload, and no pod that the service selects",
    derive: |e| settle(nobody_makes(e)),
};

/// The port of the pods is named, and no pod has that name.
pub static TARGET_NAME_MISSING: Fact = Fact {
    name: "service.target-port-name-missing",
    hop: Hop::Pod,
    about: "the service leads to a port by a name that no selected pod declares",
    derive: |e| settle(target_name_missing(e)),
};

/// The port of the pods is a number that they do not declare.
pub static TARGET_UNDECLARED: Fact = Fact {
    name: "service.target-port-undeclared",
    hop: Hop::Pod,
    about: "the service leads to a port that its pods do not declare, and they declare others",
    derive: |e| settle(target_undeclared(e)),
};

/// The service is a name elsewhere.
pub static EXTERNAL_NAME: Fact = Fact {
    name: "service.external-name",
    hop: Hop::Pod,
    about: "the service is of type ExternalName: the controller goes to a name outside the cluster",
    derive: |e| settle(external_name(e)),
};

/// The service selects nothing, and nobody made endpoints by hand.
pub static NO_SELECTOR: Fact = Fact {
    name: "service.without-selector",
    hop: Hop::Pod,
    about: "the service has no selector, and no endpoints were made for it by hand",
    derive: |e| settle(no_selector(e)),
};

/// Pods get requests before they are ready.
pub static PUBLISHES_UNREADY: Fact = Fact {
    name: "service.publishes-unready",
    hop: Hop::Pod,
    about: "publishNotReadyAddresses is set, and a pod is not ready",
    derive: |e| settle(publishes_unready(e)),
};

/// The words of a service.
fn words(service: &Got<'_, Service>) -> Seen {
    service
        .seen()
        .object(format!("service/{}/{}", service.metadata.namespace, service.metadata.name))
        .word("namespace", &service.metadata.namespace)
        .word("service", &service.metadata.name)
        .word("selector", selector_text(&service.it.spec.selector))
}

/// The port that the route names; nothing where no route takes the request.
fn wanted(e: &Evidence<'_>) -> Looked<Option<IntOrString>> {
    Ok(e.kube().matched()?.and_then(|m| m.picked.route.backends.first().and_then(|b| b.port.clone())))
}

/// The port of the service as the controller finds it: by number, by name, or by the port of the pods.
fn port<'s>(service: &'s Service, wanted: &IntOrString) -> Option<&'s ServicePort> {
    service.spec.port(wanted).or_else(|| service.spec.ports.iter().find(|p| p.target() == *wanted))
}

fn missing(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let Some(matched) = kube.matched()? else { return Ok(Known::No) };
    let Some(name) = matched.service().filter(|n| !n.is_empty()) else { return Ok(Known::No) };
    let services = kube.services()?;
    if services.iter().any(|s| s.metadata.name == name) {
        return Ok(Known::No);
    }
    let mut others: Vec<_> = services.iter().map(|s| s.metadata.name.as_str()).take(5).collect();
    others.sort_unstable();
    let others = if others.is_empty() { "none".to_owned() } else { others.join(", ") };
    Ok(Known::Yes(
        matched
            .seen()
            .object(matched.picked.route.object())
            .word("namespace", matched.namespace())
            .word("ingress", &matched.picked.route.name)
            .word("service", name)
            .word("others", others),
    ))
}

fn port_missing(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let (Some(wanted), Some(service)) = (wanted(e)?, kube.service()?) else { return Ok(Known::No) };
    if service.spec.kind == "ExternalName" || port(&service, &wanted).is_some() {
        return Ok(Known::No);
    }
    let ports: Vec<_> = service.spec.ports.iter().map(|p| format!("{} {}", p.port, p.name).trim().to_owned()).collect();
    let ingress = kube.matched()?.map(|m| m.picked.route.name).unwrap_or_default();
    Ok(Known::Yes(words(&service).word("wanted_port", wanted).word("ports", ports.join(", ")).word("ingress", ingress)))
}

fn port_not_tcp(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let (Some(wanted), Some(service)) = (wanted(e)?, kube.service()?) else { return Ok(Known::No) };
    let Some(port) = port(&service, &wanted).filter(|p| !matches!(p.protocol.as_str(), "" | "TCP")) else {
        return Ok(Known::No);
    };
    Ok(Known::Yes(words(&service).word("port", port.port).word("protocol", &port.protocol)))
}

fn matches_nothing(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let Some(service) = kube.service()?.filter(|s| !s.spec.selector.is_empty()) else { return Ok(Known::No) };
    let deployments = kube.deployments()?;
    let stay = |p: &Got<'_, Pod>| !super::ready::leaves(e, p);
    if kube.selected_pods()?.iter().any(stay) || !kube.workloads()?.is_empty() || deployments.is_empty() {
        return Ok(Known::No);
    }
    let likely =
        deployments.iter().min_by_key(|d| (d.metadata.name != service.metadata.name, d.it.metadata.name.as_str()));
    let labels = likely.map(|d| selector_text(&d.spec.template.metadata.labels)).unwrap_or_default();
    let name = likely.map(|d| d.metadata.name.clone()).unwrap_or_default();
    let mut seen = words(&service).word("deployment", name).word("labels", labels);
    seen.evidence.extend(deployments.iter().flat_map(|d| d.seen().evidence));
    Ok(Known::Yes(seen))
}

fn nobody_makes(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let Some(service) = kube.service()?.filter(|s| !s.spec.selector.is_empty()) else { return Ok(Known::No) };
    let stay = |p: &Got<'_, Pod>| !super::ready::leaves(e, p);
    if kube.selected_pods()?.iter().any(stay) || !kube.any_workloads()?.is_empty() {
        return Ok(Known::No);
    }
    Ok(Known::Yes(words(&service)))
}

fn target_name_missing(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let (Some(wanted), Some(service)) = (wanted(e)?, kube.service()?) else { return Ok(Known::No) };
    let Some(IntOrString::Text(name)) = port(&service, &wanted).map(ServicePort::target) else { return Ok(Known::No) };
    let pods = kube.app_pods()?;
    let target = IntOrString::Text(name.clone());
    if pods.is_empty() || pods.iter().any(|p| p.port(&target).is_some()) {
        return Ok(Known::No);
    }
    Ok(Known::Yes(words(&service).word("target_port", name).word("declared", declared(&pods))))
}

fn target_undeclared(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let (Some(wanted), Some(service)) = (wanted(e)?, kube.service()?) else { return Ok(Known::No) };
    let Some(IntOrString::Int(number)) = port(&service, &wanted).map(ServicePort::target) else { return Ok(Known::No) };
    let pods: Vec<_> = kube.app_pods()?.into_iter().filter(|p| takes_requests(p)).collect();
    let ports: Vec<i64> = pods
        .iter()
        .flat_map(|p| &p.it.spec.containers)
        .flat_map(|c| &c.ports)
        .map(|p| i64::from(p.container_port))
        .collect();
    if ports.is_empty() || ports.contains(&number) {
        return Ok(Known::No);
    }
    Ok(Known::Yes(words(&service).word("target_port", number).word("declared", declared(&pods))))
}

/// The ports that pods declare, each once.
fn declared(pods: &[Got<'_, hopwise_probes::evidence::kube::Pod>]) -> String {
    let all: std::collections::BTreeSet<_> = pods
        .iter()
        .flat_map(|p| &p.it.spec.containers)
        .flat_map(|c| &c.ports)
        .map(|p| format!("{} {}", p.container_port, p.name).trim().to_owned())
        .collect();
    if all.is_empty() { "none".to_owned() } else { all.into_iter().collect::<Vec<_>>().join(", ") }
}

fn external_name(e: &Evidence<'_>) -> Looked<Known> {
    let service = e.kube().service()?.filter(|s| s.spec.kind == "ExternalName");
    Ok(Known::from_seen(service.map(|s| words(&s).word("external_name", &s.spec.external_name))))
}

fn no_selector(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let found = kube.service()?.filter(|s| s.spec.selector.is_empty() && s.spec.kind != "ExternalName");
    let Some(service) = found else { return Ok(Known::No) };
    let ready = kube.slices()?.iter().any(|s| s.endpoints.iter().any(|end| end.is_ready()));
    Ok(Known::from_seen((!ready).then(|| words(&service))))
}

fn publishes_unready(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let Some(service) = kube.service()?.filter(|s| s.spec.publish_not_ready_addresses) else { return Ok(Known::No) };
    let pods = kube.app_pods()?;
    let bad = pods.iter().find(|p| !p.is_ready());
    Ok(Known::from_seen(bad.map(|p| words(&service).word("pod", &p.metadata.name))))
}
