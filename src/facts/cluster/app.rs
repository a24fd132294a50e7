//! The brand behind its route: services, endpoints, pods, workloads, and what bounds them.

use hopwise_probes::Hop;
use hopwise_probes::evidence::KubeAnswer;
use hopwise_probes::evidence::kube::meta::{selector_text, takes};
use hopwise_probes::evidence::kube::{
    EndpointSlice, Event, Hpa, NetworkPolicy, Pdb, Pod, PodLog, Quota, SecretFacts, Service, ServicePort, Workload,
};

use super::find::listed;
use super::{Got, Kube, Looked};
use crate::facts::Known;

impl<'a> Kube<'_, 'a> {
    /// Namespace of the brand; unknown where no route takes the request.
    pub fn namespace(&self) -> Looked<String> {
        self.matched()?.map(|m| m.namespace().to_owned()).ok_or_else(|| self.no_route())
    }

    /// All services of the brand's namespace that were kept.
    pub fn services(&self) -> Looked<Vec<Got<'a, Service>>> {
        self.list(Hop::Pod, "services", &self.namespace()?, |_| true, listed!(Services))
    }

    /// The service that takes the request; nothing where it does not exist.
    pub fn service(&self) -> Looked<Option<Got<'a, Service>>> {
        let matched = self.matched()?.ok_or_else(|| self.no_route())?;
        let name = matched.service().ok_or_else(|| self.no_route())?;
        Ok(self.services()?.into_iter().find(|s| s.metadata.name == name))
    }

    /// The port of the service that the route names; nothing where there is no such port, or no service.
    pub fn service_port(&self) -> Looked<Option<Got<'a, ServicePort>>> {
        let matched = self.matched()?.ok_or_else(|| self.no_route())?;
        let Some(service) = self.service()? else { return Ok(None) };
        let wanted = matched.picked.route.backends.first().and_then(|b| b.port.clone());
        Ok(wanted.and_then(|port| service.it.spec.port(&port)).map(|port| service.part(port)))
    }

    /// The endpoints of the service that takes the request.
    pub fn slices(&self) -> Looked<Vec<Got<'a, EndpointSlice>>> {
        let matched = self.matched()?.ok_or_else(|| self.no_route())?;
        let name = matched.service().unwrap_or_default().to_owned();
        let all = self.list(
            Hop::Pod,
            "endpointslices.discovery.k8s.io",
            matched.namespace(),
            |_| true,
            listed!(EndpointSlices),
        );
        Ok(all?.into_iter().filter(|s| s.service() == Some(&name)).collect())
    }

    /// The pods that the service selects, those of ended jobs and evicted ones left out.
    pub fn app_pods(&self) -> Looked<Vec<Got<'a, Pod>>> {
        Ok(self.selected_pods()?.into_iter().filter(|p| !p.is_over()).collect())
    }

    /// The pods that the service selects, the ended ones as well. Unknown where the service selects none by labels.
    pub fn selected_pods(&self) -> Looked<Vec<Got<'a, Pod>>> {
        let Some(service) = self.service()? else { return Ok(Vec::new()) };
        let selector = &service.it.spec.selector;
        if selector.is_empty() {
            return Err(Known::not_looked("the service selects no pods by labels"));
        }
        let text = selector_text(selector);
        let whole = |q: &hopwise_probes::evidence::KubeQuestion| q.about.is_empty() || q.about == text;
        let pods = self.list(Hop::Pod, "pods", &service.it.metadata.namespace, whole, listed!(Pods))?;
        Ok(unique(pods.into_iter().filter(|p| takes(selector, &p.metadata.labels)).collect()))
    }

    /// Every pod of the brand's namespace that was kept, whoever selects it.
    pub fn all_pods(&self) -> Looked<Vec<Got<'a, Pod>>> {
        Ok(unique(self.list(Hop::Pod, "pods", &self.namespace()?, |_| true, listed!(Pods))?))
    }

    /// Deployments of the brand's namespace.
    pub fn deployments(&self) -> Looked<Vec<Got<'a, Workload>>> {
        self.list(Hop::Pod, "deployments.apps", &self.namespace()?, |_| true, listed!(Deployments))
    }

    /// ReplicaSets of the brand's namespace.
    pub fn replica_sets(&self) -> Looked<Vec<Got<'a, Workload>>> {
        self.list(Hop::Pod, "replicasets.apps", &self.namespace()?, |_| true, listed!(ReplicaSets))
    }

    /// Deployments, StatefulSets and DaemonSets whose pods the service selects, as far as they were listed.
    pub fn workloads(&self) -> Looked<Vec<Got<'a, Workload>>> {
        let namespace = self.namespace()?;
        let Some(service) = self.service()? else { return Ok(Vec::new()) };
        let mut all = self.deployments()?;
        all.extend(
            self.list(Hop::Pod, "statefulsets.apps", &namespace, |_| true, listed!(StatefulSets)).unwrap_or_default(),
        );
        all.extend(
            self.list(Hop::Pod, "daemonsets.apps", &namespace, |_| true, listed!(DaemonSets)).unwrap_or_default(),
        );
        let selector = &service.it.spec.selector;
        let ours = |w: &Got<'a, Workload>| takes(selector, &w.it.spec.template.metadata.labels);
        Ok(all.into_iter().filter(|w| !selector.is_empty() && ours(w)).collect())
    }

    /// Every Deployment, StatefulSet and DaemonSet of the brand's namespace; unknown where one kind was not listed.
    pub fn any_workloads(&self) -> Looked<Vec<Got<'a, Workload>>> {
        let namespace = self.namespace()?;
        let mut all = self.deployments()?;
        all.extend(self.list(Hop::Pod, "statefulsets.apps", &namespace, |_| true, listed!(StatefulSets))?);
        all.extend(self.list(Hop::Pod, "daemonsets.apps", &namespace, |_| true, listed!(DaemonSets))?);
        Ok(all)
    }

    /// The ReplicaSets of a Deployment, newest revision first.
    pub fn revisions(&self, deployment: &Workload) -> Looked<Vec<Got<'a, Workload>>> {
        let owned = |w: &Got<'a, Workload>| {
            w.metadata.owner().is_some_and(|o| o.kind == "Deployment" && o.name == deployment.metadata.name)
        };
        let mut sets: Vec<_> = self.replica_sets()?.into_iter().filter(owned).collect();
        sets.sort_by_key(|w| std::cmp::Reverse(w.metadata.revision()));
        Ok(sets)
    }

    /// The ReplicaSet of a pod; nothing where something else made it.
    pub fn replica_set_of(&self, pod: &Pod) -> Looked<Option<Got<'a, Workload>>> {
        let Some(owner) = pod.metadata.owner().filter(|o| o.kind == "ReplicaSet") else { return Ok(None) };
        Ok(self.replica_sets()?.into_iter().find(|w| w.metadata.name == owner.name))
    }

    /// Autoscalers of the brand's namespace.
    pub fn hpas(&self) -> Looked<Vec<Got<'a, Hpa>>> {
        self.list(Hop::Pod, "horizontalpodautoscalers.autoscaling", &self.namespace()?, |_| true, listed!(Hpas))
    }

    /// Disruption budgets of the brand's namespace.
    pub fn pdbs(&self) -> Looked<Vec<Got<'a, Pdb>>> {
        self.list(Hop::Pod, "poddisruptionbudgets.policy", &self.namespace()?, |_| true, listed!(Pdbs))
    }

    /// Quotas of the brand's namespace.
    pub fn quotas(&self) -> Looked<Vec<Got<'a, Quota>>> {
        self.list(Hop::Pod, "resourcequotas", &self.namespace()?, |_| true, listed!(Quotas))
    }

    /// Network policies of the brand's namespace.
    pub fn network_policies(&self) -> Looked<Vec<Got<'a, NetworkPolicy>>> {
        self.list(Hop::Pod, "networkpolicies.networking.k8s.io", &self.namespace()?, |_| true, listed!(NetworkPolicies))
    }

    /// Events of the brand's namespace about its objects.
    pub fn events(&self) -> Looked<Vec<Got<'a, Event>>> {
        self.list(Hop::Pod, "events", &self.namespace()?, |_| true, listed!(Events))
    }

    /// Events about one object.
    pub fn events_about(&self, kind: &str, name: &str) -> Looked<Vec<Got<'a, Event>>> {
        let about = |e: &Got<'a, Event>| e.involved_object.kind == kind && e.involved_object.name == name;
        Ok(self.events()?.into_iter().filter(about).collect())
    }

    /// A Secret of the brand; nothing where it does not exist.
    pub fn secret(&self, name: &str) -> Looked<Option<Got<'a, SecretFacts>>> {
        self.one("get", "secrets", &self.namespace()?, name, |a| match a {
            KubeAnswer::Secret(secret) => Some(secret),
            _ => None,
        })
    }

    /// The logs that were read at a hop: those of controller pods, or of the brand's pods.
    pub fn logs(&self, hop: Hop) -> Looked<Vec<Got<'a, PodLog>>> {
        let asked: Vec<_> = self.asked().filter(|(q, r)| r.hop == hop && q.resource == "pods/log").collect();
        let read: Vec<_> = asked
            .iter()
            .filter_map(|(_, reading)| match reading.reply.answer()? {
                hopwise_probes::evidence::Answer::Kube(KubeAnswer::Log(it)) => Some(Got { reading, it }),
                _ => None,
            })
            .collect();
        if !read.is_empty() {
            return Ok(read);
        }
        let blind = asked.iter().find_map(|(q, r)| super::unseen(q, r));
        Err(blind
            .unwrap_or_else(|| self.missing(&hopwise_probes::evidence::KubeQuestion::new("get", "pods/log", "", ""))))
    }
}

/// Each pod once.
fn unique(mut pods: Vec<Got<'_, Pod>>) -> Vec<Got<'_, Pod>> {
    pods.sort_by(|a, b| a.metadata.name.cmp(&b.metadata.name));
    pods.dedup_by(|a, b| a.metadata.name == b.metadata.name);
    pods
}
