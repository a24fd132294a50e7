//! Asks for the brand: its route, services, endpoints, pods, workloads, and what bounds them.

use std::collections::BTreeSet;

use super::ask::Asker;
use crate::Hop;
use crate::cluster::{access, keep};
use crate::evidence::KubeAnswer;
use crate::evidence::KubeQuestion;
use crate::evidence::kube::meta::selector_text;
use crate::evidence::kube::service::Endpoints;
use crate::evidence::kube::{
    EndpointSlice, Event, Gateway, HttpRoute, Ingress, IngressClass, Listed, NetworkPolicy, Pod, Quota, Service,
    Workload,
};
use crate::ingress::{ClassState, Picked, Route, Routes as _, beside, class_state, pick};

/// What is known of the brand.
#[derive(Debug, Default)]
pub(super) struct Brand {
    pub pods: Vec<Pod>,
    /// The port of the pods that requests go to; by name or number.
    pub target: Option<crate::evidence::kube::IntOrString>,
    /// Whether the controller speaks TLS to the pods.
    pub tls: bool,
}

/// The route that takes the request.
#[derive(Debug)]
pub(super) struct Found {
    picked: Picked,
    /// The Ingress that declares it.
    ingress: Option<Ingress>,
    /// What its class leads to, where that is known.
    pub class: Option<ClassState>,
    /// The Ingress of another namespace that would take the request, were it not for this one, and its route.
    pub beside: Option<(Ingress, Route)>,
}

impl Asker<'_> {
    /// What says where the brand's pods are, and what bounds them; with its Deployments.
    pub async fn brand(&self, found: Option<&Found>) -> (Brand, Vec<Workload>) {
        let Some(Found { picked, ingress, .. }) = found else { return (Brand::default(), Vec::new()) };
        let namespace = picked.route.namespace.clone();
        let at = (namespace.as_str(), "");
        let names: Vec<String> = std::iter::once(&picked.route)
            .chain(&picked.canaries)
            .flat_map(|r| &r.backends)
            .map(|b| b.service.clone())
            .collect();
        let first = names.first().cloned().unwrap_or_default();
        let services = async {
            let keep = |all| keep::services(all, &names);
            self.list(Hop::Pod, &access::SERVICES, at, keep, KubeAnswer::Services).await.unwrap_or_default()
        };
        let deployments = self.list(Hop::Pod, &access::DEPLOYMENTS, at, keep::workloads, KubeAnswer::Deployments);
        let bounds = async {
            tokio::join!(
                self.list(Hop::Pod, &access::HPAS, at, |all| all, KubeAnswer::Hpas),
                self.list(Hop::Pod, &access::PDBS, at, |all| all, KubeAnswer::Pdbs),
                self.list(Hop::Pod, &access::QUOTAS, at, |all: Vec<Quota>| all, KubeAnswer::Quotas),
                self.list(
                    Hop::Pod,
                    &access::NETWORK_POLICIES,
                    at,
                    |all: Vec<NetworkPolicy>| all,
                    KubeAnswer::NetworkPolicies
                ),
            );
        };
        let certificates = async {
            let secrets: BTreeSet<&str> = ingress
                .iter()
                .flat_map(|i| &i.spec.tls)
                .filter(|t| {
                    t.hosts.is_empty()
                        || t.hosts.iter().any(|h| crate::ingress::host_takes(h, self.walk.target.host()).is_some())
                })
                .map(|t| t.secret_name.as_str())
                .filter(|s| !s.is_empty())
                .collect();
            for secret in secrets.into_iter().take(2) {
                self.secret(&namespace, secret).await;
            }
        };
        let pods = async {
            let services: Vec<Service> = services.await;
            let wanted: Vec<&Service> = services
                .iter()
                .filter(|s| names.contains(&s.metadata.name) && s.spec.kind != "ExternalName")
                .take(2)
                .collect();
            let asked = wanted.iter().map(|s| self.pods_of(&namespace, s));
            let pods: Vec<Vec<Pod>> = futures_util::future::join_all(asked).await;
            let service = services.into_iter().find(|s| s.metadata.name == first);
            (service, pods.into_iter().next().unwrap_or_default())
        };
        let ((service, pods), deployments, (), (), ()) =
            tokio::join!(pods, deployments, bounds, certificates, self.endpoints(&namespace, &first));
        let port = picked.route.backends.first().and_then(|b| b.port.clone());
        let target = service.zip(port).and_then(|(s, port)| s.spec.port(&port).map(|p| p.target()));
        let tls = ingress.as_ref().is_some_and(speaks_tls);
        (Brand { pods, target, tls }, deployments.unwrap_or_default())
    }

    /// A pod of the namespace whose Ingress would take the request, were there not one of another before it.
    pub async fn pod_beside(&self, ingress: &Ingress, route: &Route) -> Option<(Brand, Pod)> {
        let backend = route.backends.first()?;
        let at = (route.namespace.as_str(), "");
        let keep = |all| keep::services(all, std::slice::from_ref(&backend.service));
        let services = self.list(Hop::Pod, &access::SERVICES, at, keep, KubeAnswer::Services).await?;
        let service = services.into_iter().find(|s| s.metadata.name == backend.service)?;
        if service.spec.selector.is_empty() {
            return None;
        }
        let target = service.spec.port(backend.port.as_ref()?)?.target();
        let selector = selector_text(&service.spec.selector);
        let at = (route.namespace.as_str(), selector.as_str());
        let pods = self.list(Hop::Pod, &access::PODS, at, |all| keep::pods(all, false), KubeAnswer::Pods).await?;
        let pod = pods.into_iter().find(|p| p.is_ready() && !p.metadata.is_leaving())?;
        Some((Brand { pods: Vec::new(), target: Some(target), tls: speaks_tls(ingress) }, pod))
    }

    /// The route that takes the request, with its Ingress where one declares it.
    pub async fn route(&self) -> Option<Found> {
        let (host, path) = (self.walk.target.host(), self.walk.target.url.path());
        let (ingresses, classes, gateways, routes) = tokio::join!(
            self.ingresses(host),
            self.list(
                Hop::Ingress,
                &access::INGRESS_CLASSES,
                ("", ""),
                |all: Vec<IngressClass>| all,
                KubeAnswer::IngressClasses
            ),
            self.list(Hop::Ingress, &access::GATEWAYS, ("", ""), keep::gateways, KubeAnswer::Gateways),
            self.list(
                Hop::Ingress,
                &access::HTTP_ROUTES,
                ("", ""),
                |all| keep::http_routes(all, host),
                KubeAnswer::HttpRoutes
            ),
        );
        let ingresses = ingresses.unwrap_or_default();
        let served = |i: &Ingress| {
            classes
                .as_deref()
                .is_none_or(|all| !matches!(class_state(i, all), ClassState::NoSuchClass(_) | ClassState::Nameless))
        };
        let (good, rest): (Vec<Ingress>, Vec<Ingress>) = ingresses.into_iter().partition(served);
        let of = |all: &[Ingress]| {
            let picked = pick(&all.routes(), host, path)?;
            let same =
                |i: &&Ingress| i.metadata.name == picked.route.name && i.metadata.namespace == picked.route.namespace;
            let ingress = all.iter().find(same).cloned();
            let class = ingress.as_ref().zip(classes.as_deref()).map(|(i, all)| class_state(i, all));
            let other = beside(&all.routes(), &picked.route, host, path);
            let beside = other.and_then(|route| {
                let its = |i: &&Ingress| i.metadata.name == route.name && i.metadata.namespace == route.namespace;
                all.iter().find(its).cloned().map(|i| (i, route))
            });
            Some(Found { picked, ingress, class, beside })
        };
        let (gateways, routes): (Vec<Gateway>, Vec<HttpRoute>) =
            (gateways.unwrap_or_default(), routes.unwrap_or_default());
        let of_gateway = || {
            pick(&(&gateways[..], &routes[..]).routes(), host, path).map(|picked| Found {
                picked,
                ingress: None,
                class: None,
                beside: None,
            })
        };
        of(&good).or_else(of_gateway).or_else(|| of(&rest))
    }

    /// Ingresses of the whole cluster; where that is refused, of the namespace that the context names.
    async fn ingresses(&self, host: &str) -> Option<Vec<Ingress>> {
        let asked = self.settings.namespace.as_deref().unwrap_or_default();
        let keep = |all| keep::ingresses(all, host);
        match self.list(Hop::Ingress, &access::INGRESSES, (asked, ""), keep, KubeAnswer::Ingresses).await {
            None if asked.is_empty() => {
                let at = (self.cluster.namespace(), "");
                self.list(Hop::Ingress, &access::INGRESSES, at, keep, KubeAnswer::Ingresses).await
            }
            all => all,
        }
    }

    /// The pods and the ReplicaSets with the labels that a service selects. Where it selects none, the pods of the
    /// namespace are kept beside, for who its endpoints are, and none is the service's.
    async fn pods_of(&self, namespace: &str, service: &Service) -> Vec<Pod> {
        if service.spec.selector.is_empty() {
            let pods = |all| keep::pods(all, false);
            self.list(Hop::Pod, &access::PODS, (namespace, ""), pods, KubeAnswer::Pods).await;
            return Vec::new();
        }
        let selector = selector_text(&service.spec.selector);
        let at = (namespace, selector.as_str());
        let pods = self.list(Hop::Pod, &access::PODS, at, |all| keep::pods(all, false), KubeAnswer::Pods);
        let sets = self.list(Hop::Pod, &access::REPLICA_SETS, at, keep::workloads, KubeAnswer::ReplicaSets);
        tokio::join!(pods, sets).0.unwrap_or_default()
    }

    /// The endpoints of a service: slices, or what old clusters have in their place.
    async fn endpoints(&self, namespace: &str, service: &str) {
        let about = format!("kubernetes.io/service-name={service}");
        if self.versions.of(&access::ENDPOINT_SLICES).is_some() {
            let at = (namespace, about.as_str());
            let all = |all: Vec<EndpointSlice>| all;
            self.list(Hop::Pod, &access::ENDPOINT_SLICES, at, all, KubeAnswer::EndpointSlices).await;
            return;
        }
        let asked = KubeQuestion::new("get", "endpoints", namespace, service);
        let kept = KubeQuestion::new("list", &access::ENDPOINT_SLICES.name(), namespace, &about);
        let object = async {
            let endpoints = self.cluster.object::<Endpoints>(&access::ENDPOINTS, "v1", &asked).await;
            endpoints.map(|e| Some(e.map(Endpoints::into_slices).unwrap_or_default()))
        };
        self.object(Hop::Pod, kept, object, |slices| KubeAnswer::EndpointSlices(Listed::of(slices))).await;
    }

    /// What is only of use once the pods are known: other kinds of workloads, and the events of all.
    pub async fn others(&self, found: Option<&Found>, pods: &[Pod], deployments: Vec<Workload>) {
        let Some(Found { picked, .. }) = found else { return };
        let at = (picked.route.namespace.as_str(), "");
        let owned_by = |kind: &str| pods.iter().any(|p| p.metadata.owner().is_some_and(|o| o.kind == kind));
        let none_stays = pods.iter().all(|p| p.metadata.deletion_timestamp.is_some());
        let stateful = async {
            if none_stays || owned_by("StatefulSet") {
                self.list(Hop::Pod, &access::STATEFUL_SETS, at, keep::workloads, KubeAnswer::StatefulSets).await;
            }
        };
        let daemons = async {
            if none_stays || owned_by("DaemonSet") {
                self.list(Hop::Pod, &access::DAEMON_SETS, at, keep::workloads, KubeAnswer::DaemonSets).await;
            }
        };
        let events = async {
            let routes = std::iter::once(&picked.route).chain(&picked.canaries).chain(&picked.shadowed);
            let services = routes.clone().flat_map(|r| &r.backends).map(|b| format!("Service/{}", b.service));
            let mut about: BTreeSet<String> =
                routes.clone().map(|r| format!("Ingress/{}", r.name)).chain(services).collect();
            about.extend(pods.iter().map(|p| format!("Pod/{}", p.metadata.name)));
            about.extend(pods.iter().filter_map(|p| p.metadata.owner()).map(|o| format!("{}/{}", o.kind, o.name)));
            about.extend(deployments.iter().map(|d| format!("Deployment/{}", d.metadata.name)));
            let names: Vec<String> = deployments.iter().map(|d| format!("{}-", d.metadata.name)).collect();
            let keep = |all: Vec<Event>| {
                // Pods and ReplicaSets that are gone, or never came to be, carry the name of their Deployment.
                let related = |e: &Event| {
                    matches!(e.involved_object.kind.as_str(), "ReplicaSet" | "Pod" | "HorizontalPodAutoscaler")
                        && names.iter().any(|n| {
                            e.involved_object.name.starts_with(n)
                                || n.starts_with(&format!("{}-", e.involved_object.name))
                        })
                };
                let more: Vec<String> = all
                    .iter()
                    .filter(|e| related(e))
                    .map(|e| format!("{}/{}", e.involved_object.kind, e.involved_object.name))
                    .collect();
                about.extend(more);
                keep::events(all, &about)
            };
            self.list(Hop::Pod, &access::EVENTS, at, keep, KubeAnswer::Events).await;
        };
        tokio::join!(stateful, daemons, events);
    }
}

/// Whether the controller speaks TLS to the pods of an Ingress.
fn speaks_tls(ingress: &Ingress) -> bool {
    ingress.nginx("backend-protocol").is_some_and(|p| p.to_ascii_uppercase().ends_with('S'))
}
