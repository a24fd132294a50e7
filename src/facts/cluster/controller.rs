//! The ingress controller: its pods, services, settings and default certificate, and the nodes.

use hopwise_probes::Hop;
use hopwise_probes::cluster::{flag, namespaced, serves};
use hopwise_probes::evidence::KubeAnswer;
use hopwise_probes::evidence::kube::{ConfigMap, Event, Node, Pod, SecretFacts, Service, Workload};
use hopwise_probes::ingress::ClassState;

use super::find::listed;
use super::{Got, Kube, Looked};
use crate::facts::Known;

impl<'a> Kube<'_, 'a> {
    /// The pods of the controller that serves the class of the matched Ingress; empty where the cluster has none that
    /// is known.
    pub fn controller_pods(&self) -> Looked<Vec<Got<'a, Pod>>> {
        let mut pods = self.all_controller_pods()?;
        let class = self.class();
        pods.retain(|p| serves(&p.spec, class.as_ref()));
        Ok(pods)
    }

    /// The pods of every controller, whatever class it serves.
    pub fn all_controller_pods(&self) -> Looked<Vec<Got<'a, Pod>>> {
        let mut pods = self.list(Hop::Ingress, "pods", "", |_| true, listed!(Pods))?;
        pods.sort_by(|a, b| a.metadata.name.cmp(&b.metadata.name));
        pods.dedup_by(|a, b| a.metadata.name == b.metadata.name && a.metadata.namespace == b.metadata.namespace);
        Ok(pods)
    }

    /// Namespace of the controller; nothing where no pod of it was found.
    pub fn controller_namespace(&self) -> Looked<Option<&'a str>> {
        Ok(self.controller_pods()?.first().map(|p| p.it.metadata.namespace.as_str()))
    }

    /// The services that select the controller's pods.
    pub fn controller_services(&self) -> Looked<Vec<Got<'a, Service>>> {
        let pods = self.controller_pods()?;
        let all = self.list(Hop::Ingress, "services", "", |_| true, listed!(Services))?;
        let selects = |s: &Got<'a, Service>| {
            let selector = &s.spec.selector;
            let labels = |p: &Got<'a, Pod>| &p.it.metadata.labels;
            !selector.is_empty()
                && pods.iter().any(|p| hopwise_probes::evidence::kube::meta::takes(selector, labels(p)))
        };
        Ok(all.into_iter().filter(selects).collect())
    }

    /// What the class of the matched Ingress leads to, where that is known.
    fn class(&self) -> Option<ClassState> {
        self.matched().ok().flatten().and_then(|m| m.class)
    }

    /// The Deployments and DaemonSets in the controller's namespace, without those that serve another class.
    pub fn controller_workloads(&self) -> Looked<Vec<Got<'a, Workload>>> {
        let deployments = self.list(Hop::Ingress, "deployments.apps", "", |_| true, listed!(Deployments));
        let daemons = self.list(Hop::Ingress, "daemonsets.apps", "", |_| true, listed!(DaemonSets));
        match (deployments, daemons) {
            (Ok(mut all), Ok(more)) => {
                all.extend(more);
                let class = self.class();
                all.retain(|w| serves(&w.spec.template.spec, class.as_ref()));
                Ok(all)
            }
            (Err(unknown), _) | (_, Err(unknown)) => Err(unknown),
        }
    }

    /// The controller's settings; nothing where its ConfigMap does not exist, which means all defaults.
    pub fn controller_config(&self) -> Looked<Option<Got<'a, ConfigMap>>> {
        self.got_at(Hop::Ingress, "configmaps", |a| match a {
            KubeAnswer::ConfigMap(map) => Some(map),
            _ => None,
        })
    }

    /// One setting of the controller; nothing where it has its default.
    pub fn controller_setting(&self, name: &str) -> Looked<Option<Got<'a, str>>> {
        Ok(self.controller_config()?.and_then(|map| map.it.data.get(name).map(|value| map.part(value.as_str()))))
    }

    /// The certificate that the controller shows where no Ingress gives one; nothing where none is configured, or where
    /// its Secret does not exist.
    pub fn default_certificate(&self) -> Looked<Option<Got<'a, SecretFacts>>> {
        let pods = self.controller_pods()?;
        let named = pods.iter().find_map(|p| {
            let args: Vec<&[String]> = p.it.spec.containers.iter().map(|c| c.args.as_slice()).collect();
            let value = args.iter().find_map(|args| flag(args, "--default-ssl-certificate"))?;
            namespaced(value, &p.it.metadata.namespace)
        });
        let Some((namespace, name)) = named else { return Ok(None) };
        self.one("get", "secrets", &namespace, &name, |a| match a {
            KubeAnswer::Secret(secret) => Some(secret),
            _ => None,
        })
    }

    /// Events in the controller's namespace.
    pub fn controller_events(&self) -> Looked<Vec<Got<'a, Event>>> {
        self.list(Hop::Ingress, "events", "", |_| true, listed!(Events))
    }

    /// All nodes.
    pub fn nodes(&self) -> Looked<Vec<Got<'a, Node>>> {
        self.list(Hop::Ingress, "nodes", "", |_| true, listed!(Nodes))
    }

    /// A node by its name; nothing where it does not exist.
    pub fn node(&self, name: &str) -> Looked<Option<Got<'a, Node>>> {
        Ok(self.nodes()?.into_iter().find(|n| n.metadata.name == name))
    }

    /// The node of an EC2 instance; nothing where it is none of the cluster.
    pub fn node_of_instance(&self, id: &str) -> Looked<Option<Got<'a, Node>>> {
        Ok(self.nodes()?.into_iter().find(|n| n.instance_id() == Some(id)))
    }

    /// The one object of a resource that was asked for at a hop.
    fn got_at<T>(
        &self,
        hop: Hop,
        resource: &str,
        cast: impl Fn(&'a KubeAnswer) -> Option<&'a T>,
    ) -> Looked<Option<Got<'a, T>>> {
        let asked = self.asked().find(|(q, r)| r.hop == hop && q.verb == "get" && q.resource == resource);
        let Some((question, _)) = asked else {
            return Err(self.missing(&hopwise_probes::evidence::KubeQuestion::new("get", resource, "", "")));
        };
        self.one("get", resource, &question.namespace, &question.about, cast)
    }

    /// Unknown where no route takes the request: there is nothing behind it to look at.
    pub(super) fn no_route(&self) -> Known {
        Known::not_looked("no route of the cluster takes this request")
    }
}
