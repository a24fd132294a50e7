//! Asks for the ingress controller: pods, services, workloads, settings, default certificate.

use std::collections::BTreeSet;

use super::ask::Asker;
use crate::Hop;
use crate::cluster::{self, access, keep};
use crate::evidence::kube::meta::takes;
use crate::evidence::kube::{ConfigMap, Node, Pod, Service, Workload};
use crate::evidence::{KubeAnswer, KubeQuestion};
use crate::ingress::ClassState;

/// What is known of the controller.
#[derive(Debug, Default)]
pub(super) struct Controller {
    pub pods: Vec<Pod>,
    pub services: Vec<Service>,
    pub config: Option<ConfigMap>,
}

impl Controller {
    /// Whether the controller wants a PROXY preface from its balancer.
    pub fn wants_preface(&self) -> bool {
        self.config.as_ref().and_then(|c| c.data.get("use-proxy-protocol")).is_some_and(|v| v == "true")
    }
}

impl Asker<'_> {
    /// Asks for the controller that serves the class, given the pods of all controllers.
    pub async fn controller(&self, pods: Vec<Pod>, class: Option<&ClassState>) -> Controller {
        let (_, controller) = tokio::join!(self.nodes(), self.controller_by_pods(pods, class));
        controller
    }

    /// The nodes; who asks second waits for the first.
    pub(super) async fn nodes(&self) -> &[Node] {
        let list = || self.list(Hop::Ingress, &access::NODES, ("", ""), keep::nodes, KubeAnswer::Nodes);
        self.nodes.get_or_init(async || list().await.unwrap_or_default()).await
    }

    /// Why nothing is asked of a pod, where its kubelet would have to answer and does not.
    pub(super) async fn silent(&self, pod: &Pod) -> Option<String> {
        let node = &pod.spec.node_name;
        let silent = self.nodes().await.iter().any(|n| n.metadata.name == *node && n.is_silent());
        silent.then(|| format!("the kubelet of node {node} reports nothing, so nobody answers for its pods"))
    }

    async fn controller_by_pods(&self, all: Vec<Pod>, class: Option<&ClassState>) -> Controller {
        let pods: Vec<Pod> = all.into_iter().filter(|p| cluster::serves(&p.spec, class)).collect();
        let Some(namespace) = pods.first().map(|p| p.metadata.namespace.clone()) else {
            self.workloads_without_pods().await;
            return Controller::default();
        };
        let args: Vec<String> = pods.iter().flat_map(|p| &p.spec.containers).flat_map(|c| c.args.clone()).collect();
        let at = (namespace.as_str(), "");
        let about: BTreeSet<String> =
            pods.iter().map(|p| format!("Pod/{}", p.metadata.name)).chain(owners(&pods)).collect();
        let services = self.list(
            Hop::Ingress,
            &access::SERVICES,
            at,
            |all: Vec<Service>| keep::ours_first(all, |s| pods.iter().any(|p| selects(s, p)), 5),
            KubeAnswer::Services,
        );
        let controllers = |all: Vec<Workload>| all.into_iter().map(keep::controller).collect();
        let deployments = self.list(Hop::Ingress, &access::DEPLOYMENTS, at, controllers, KubeAnswer::Deployments);
        let daemons = self.list(Hop::Ingress, &access::DAEMON_SETS, at, controllers, KubeAnswer::DaemonSets);
        let events = self.list(Hop::Ingress, &access::EVENTS, at, |all| keep::events(all, &about), KubeAnswer::Events);
        let certificate = async {
            let named = cluster::flag(&args, "--default-ssl-certificate");
            if let Some((namespace, name)) = named.and_then(|v| cluster::namespaced(v, &namespace)) {
                self.secret(&namespace, &name).await;
            }
        };
        let config = self.config_map(&args, &namespace);
        let (services, _, _, _, config, ()) = tokio::join!(services, deployments, daemons, events, config, certificate);
        let services = services.unwrap_or_default();
        let services = services.into_iter().filter(|s| pods.iter().any(|p| selects(s, p))).collect();
        Controller { services, config, pods }
    }

    /// Where no pod serves the class, somebody may have told a workload to have none.
    async fn workloads_without_pods(&self) {
        let at = ("", cluster::CONTROLLER_SELECTORS[0]);
        let controllers = |all: Vec<Workload>| all.into_iter().map(keep::controller).collect();
        tokio::join!(
            self.list(Hop::Ingress, &access::DEPLOYMENTS, at, controllers, KubeAnswer::Deployments),
            self.list(Hop::Ingress, &access::DAEMON_SETS, at, controllers, KubeAnswer::DaemonSets),
        );
    }

    /// The controllers' pods, by the labels that their charts and addons give them.
    pub async fn controller_pods(&self) -> Vec<Pod> {
        let tidy = |all: Vec<Pod>| keep::pods(all.into_iter().filter(is_controller).collect(), true);
        for selector in cluster::CONTROLLER_SELECTORS {
            match self.list(Hop::Ingress, &access::PODS, ("", selector), tidy, KubeAnswer::Pods).await {
                Some(pods) if pods.is_empty() => {}
                Some(pods) => return pods,
                None => break,
            }
        }
        // Where the whole cluster may not be listed, the usual namespace perhaps may.
        let at = (cluster::CONTROLLER_NAMESPACE, cluster::CONTROLLER_SELECTORS[0]);
        if self.settings.namespace.as_deref() == Some(at.0) || !self.looked_everywhere() {
            return self.list(Hop::Ingress, &access::PODS, at, tidy, KubeAnswer::Pods).await.unwrap_or_default();
        }
        Vec::new()
    }

    /// Whether a list of pods of the whole cluster was answered.
    fn looked_everywhere(&self) -> bool {
        self.walk.recorder.was_answered(&crate::evidence::Question::Kube(KubeQuestion::new(
            "list",
            "pods",
            "",
            cluster::CONTROLLER_SELECTORS[0],
        )))
    }

    async fn config_map(&self, args: &[String], own: &str) -> Option<ConfigMap> {
        let named = cluster::flag(args, "--configmap").and_then(|v| cluster::namespaced(v, own));
        let (namespace, name) = named.unwrap_or_else(|| (own.to_owned(), "ingress-nginx-controller".to_owned()));
        let question = KubeQuestion::new("get", "configmaps", &namespace, &name);
        let asked = self.cluster.object::<ConfigMap>(&access::CONFIG_MAP, "v1", &question);
        let cleaned = async {
            asked.await.map(|map| {
                map.map(|mut map| {
                    map.data.values_mut().for_each(|v| *v = keep::clean(v));
                    map
                })
            })
        };
        self.object(Hop::Ingress, question.clone(), cleaned, KubeAnswer::ConfigMap).await
    }
}

fn selects(service: &Service, pod: &Pod) -> bool {
    !service.spec.selector.is_empty() && takes(&service.spec.selector, &pod.metadata.labels)
}

/// The webhook's jobs and the default backend carry the same name label, and serve no requests.
fn is_controller(pod: &Pod) -> bool {
    !matches!(pod.metadata.label("app.kubernetes.io/component"), Some("admission-webhook" | "default-backend"))
        && pod.metadata.owner().is_none_or(|o| o.kind != "Job")
}

fn owners(pods: &[Pod]) -> Vec<String> {
    pods.iter().filter_map(|p| p.metadata.owner()).map(|o| format!("{}/{}", o.kind, o.name)).collect()
}
