//! A healthy cluster behind the sketch, and ways to spoil it.
//!
//! Objects are written as the API's JSON, so that a sketch reads what a cluster would say.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::{
    EndpointSlice, Event, Ingress, Listed, Node, Pod, PodLog, SecretFacts, Service, Workload,
};
use hopwise_probes::evidence::log::Entry;
use hopwise_probes::evidence::{Answer, KubeAnswer, KubeQuestion, Question, Reply, Rung};
use serde_json::{Value, json};

use super::Sketch;

/// Selector by which the controller's pods are listed.
pub const CONTROLLER: &str = "app.kubernetes.io/name in (ingress-nginx,nginx-ingress)";

/// Writes a method that changes every item of one kind of list at one hop.
macro_rules! change {
    ($(#[$meta:meta])* $method:ident, $hop:expr, $variant:ident, $kind:ty) => {
        $(#[$meta])*
        pub fn $method(self, mut spoil: impl FnMut(&mut $kind)) -> Self {
            self.kube_change($hop, |answer| {
                if let KubeAnswer::$variant(list) = answer {
                    list.items.iter_mut().for_each(&mut spoil);
                }
            })
        }
    };
}

impl Sketch {
    /// A healthy cluster: Ingress `web`, Service `web:443`, Deployment `web` of revision 7 with two ready pods on two
    /// nodes, two controller pods behind a NodePort, and a valid certificate.
    pub fn in_cluster(self) -> Self {
        let labels = json!({"app": "web"});
        let nodes: Vec<Value> = [("node-a", "eu-west-1a", "1"), ("node-b", "eu-west-1b", "2")].map(node).to_vec();
        let controllers: Vec<Value> = [("c1", "node-a", "11"), ("c2", "node-b", "12")].map(controller).to_vec();
        let pods: Vec<Value> = [("web-7-x1", "node-a", "21"), ("web-7-x2", "node-b", "22")].map(pod).to_vec();
        let endpoints: Vec<Value> = [("web-7-x1", "node-a", "21"), ("web-7-x2", "node-b", "22")]
            .map(|(name, node, ip)| {
                json!({"addresses": [format!("10.244.0.{ip}")], "conditions": {"ready": true}, "nodeName": node,
                    "targetRef": {"kind": "Pod", "name": name, "namespace": "default"}})
            })
            .to_vec();
        let template = json!({"metadata": {"labels": labels}, "spec": {"containers": [{"name": "web",
            "image": "registry.test/brand-a:7", "ports": [{"name": "https", "containerPort": 8443}]}]}});
        let deployment = json!({"metadata": meta("web", "default"), "spec": {"replicas": 2,
            "selector": {"matchLabels": labels}, "template": template},
            "status": {"replicas": 2, "updatedReplicas": 2, "readyReplicas": 2, "availableReplicas": 2, "conditions": [
                {"type": "Available", "status": "True"},
                {"type": "Progressing", "status": "True", "reason": "NewReplicaSetAvailable"}]}});
        let mut set = json!({"metadata": meta("web-7", "default"), "spec": {"replicas": 2, "template": template},
            "status": {"replicas": 2, "readyReplicas": 2}});
        set["metadata"]["annotations"] = json!({"deployment.kubernetes.io/revision": "7"});
        set["metadata"]["ownerReferences"] = json!([{"kind": "Deployment", "name": "web", "controller": true}]);
        let secret = SecretFacts {
            name: "brand-a-tls".to_owned(),
            namespace: "default".to_owned(),
            kind: "kubernetes.io/tls".to_owned(),
            keys: vec!["tls.crt".to_owned(), "tls.key".to_owned()],
            chain: vec![super::leaf(vec!["www.brand-a.test".to_owned()], "CN=R11,O=Let's Encrypt,C=US")],
            broken: None,
            key_matches: Some(true),
        };
        let version = KubeAnswer::Version { git_version: "v1.20.2".to_owned() };
        self.kube(Hop::Ingress, "get", "version", "", "", version)
            .kube_list(Hop::Ingress, "ingresses.networking.k8s.io", "", "", json!([ingress()]))
            .kube_list(
                Hop::Ingress,
                "ingressclasses.networking.k8s.io",
                "",
                "",
                json!([
                {"metadata": {"name": "nginx"}, "spec": {"controller": "k8s.io/ingress-nginx"}}]),
            )
            .kube_list(Hop::Ingress, "nodes", "", "", json!(nodes))
            .kube_list(Hop::Ingress, "pods", "", CONTROLLER, json!(controllers))
            .kube_list(Hop::Ingress, "services", "ingress-nginx", "", json!([controller_service()]))
            .kube_list(Hop::Ingress, "deployments.apps", "ingress-nginx", "", json!([]))
            .kube_list(Hop::Ingress, "daemonsets.apps", "ingress-nginx", "", json!([]))
            .kube_list(Hop::Ingress, "events", "ingress-nginx", "", json!([]))
            .kube(Hop::Ingress, "get", "configmaps", "ingress-nginx", "ingress-nginx-controller", config())
            .kube(Hop::Ingress, "get", "secrets", "ingress-nginx", "default-tls", KubeAnswer::Missing)
            .kube_list(
                Hop::Pod,
                "services",
                "default",
                "",
                json!([{"metadata": meta("web", "default"), "spec": {
                "type": "ClusterIP", "clusterIP": "10.96.0.9", "selector": labels,
                "ports": [{"name": "https", "port": 443, "targetPort": 8443, "protocol": "TCP"}]}}]),
            )
            .kube_list(
                Hop::Pod,
                "endpointslices.discovery.k8s.io",
                "default",
                "kubernetes.io/service-name=web",
                json!([
                {"metadata": {"name": "web-abc", "namespace": "default",
                    "labels": {"kubernetes.io/service-name": "web"}}, "addressType": "IPv4",
                    "endpoints": endpoints, "ports": [{"name": "https", "port": 8443, "protocol": "TCP"}]}]),
            )
            .kube_list(Hop::Pod, "pods", "default", "app=web", json!(pods))
            .kube_list(Hop::Pod, "deployments.apps", "default", "", json!([deployment]))
            .kube_list(Hop::Pod, "replicasets.apps", "default", "", json!([set]))
            .kube_list(Hop::Pod, "horizontalpodautoscalers.autoscaling", "default", "", json!([]))
            .kube_list(Hop::Pod, "poddisruptionbudgets.policy", "default", "", json!([]))
            .kube_list(Hop::Pod, "resourcequotas", "default", "", json!([]))
            .kube_list(Hop::Pod, "networkpolicies.networking.k8s.io", "default", "", json!([]))
            .kube_list(Hop::Pod, "events", "default", "", json!([]))
            .kube(Hop::Ingress, "get", "secrets", "default", "brand-a-tls", KubeAnswer::Secret(secret))
    }

    /// Adds, or replaces, the answer to a call.
    pub fn kube(self, hop: Hop, verb: &str, resource: &str, ns: &str, about: &str, answer: KubeAnswer) -> Self {
        let question = Question::Kube(KubeQuestion::new(verb, resource, ns, about));
        self.reading(hop, question, Reply::Answer(Answer::Kube(answer)))
    }

    /// Adds, or replaces, a list in the API's own JSON.
    pub fn kube_list(self, hop: Hop, resource: &str, ns: &str, about: &str, items: Value) -> Self {
        let total = items.as_array().map_or(0, Vec::len);
        let kind = match resource.split('.').next().unwrap_or_default() {
            "ingresses" => "ingresses",
            "ingressclasses" => "ingress-classes",
            "gateways" => "gateways",
            "httproutes" => "http-routes",
            "services" => "services",
            "endpointslices" => "endpoint-slices",
            "pods" => "pods",
            "replicasets" => "replica-sets",
            "deployments" => "deployments",
            "statefulsets" => "stateful-sets",
            "daemonsets" => "daemon-sets",
            "horizontalpodautoscalers" => "hpas",
            "poddisruptionbudgets" => "pdbs",
            "resourcequotas" => "quotas",
            "networkpolicies" => "network-policies",
            "nodes" => "nodes",
            "events" => "events",
            other => panic!("{other} is no list"),
        };
        let answer = json!({"kind": kind, "items": items, "total": total});
        let answer = serde_json::from_value(answer).expect("the API's own JSON");
        self.kube(hop, "list", resource, ns, about, answer)
    }

    /// Changes every answer of the cluster at a hop.
    pub fn kube_change(mut self, hop: Hop, mut spoil: impl FnMut(&mut KubeAnswer)) -> Self {
        for reading in self.recording.readings.iter_mut().filter(|r| r.hop == hop) {
            if let Reply::Answer(Answer::Kube(answer)) = &mut reading.reply {
                spoil(answer);
            }
        }
        self
    }

    change!(/// Changes the Ingresses.
        ingresses, Hop::Ingress, Ingresses, Ingress);
    change!(/// Changes the nodes.
        nodes, Hop::Ingress, Nodes, Node);
    change!(/// Changes the controller's pods.
        controller_pods, Hop::Ingress, Pods, Pod);
    change!(/// Changes the controller's services.
        controller_services, Hop::Ingress, Services, Service);
    change!(/// Changes the brand's services.
        services, Hop::Pod, Services, Service);
    change!(/// Changes the brand's endpoints.
        slices, Hop::Pod, EndpointSlices, EndpointSlice);
    change!(/// Changes the brand's pods.
        pods, Hop::Pod, Pods, Pod);
    change!(/// Changes the brand's Deployments.
        deployments, Hop::Pod, Deployments, Workload);
    change!(/// Changes the brand's ReplicaSets.
        replica_sets, Hop::Pod, ReplicaSets, Workload);

    /// Changes the brand's TLS Secret.
    pub fn tls_secret(self, spoil: impl Fn(&mut SecretFacts)) -> Self {
        self.kube_change(Hop::Ingress, |answer| {
            if let KubeAnswer::Secret(secret) = answer {
                spoil(secret);
            }
        })
    }

    /// Sets one of the controller's settings.
    pub fn setting(self, name: &str, value: &str) -> Self {
        self.kube_change(Hop::Ingress, |answer| {
            if let KubeAnswer::ConfigMap(map) = answer {
                map.data.insert(name.to_owned(), value.to_owned());
            }
        })
    }

    /// Adds an event of the brand's namespace that warns of an object.
    pub fn event(self, kind: &str, name: &str, reason: &str, message: &str) -> Self {
        self.event_times(3, kind, name, reason, message)
    }

    /// The same, seen so many times.
    pub fn event_times(self, count: u32, kind: &str, name: &str, reason: &str, message: &str) -> Self {
        let event: Event = serde_json::from_value(json!({"metadata": meta("event", "default"), "type": "Warning",
            "reason": reason, "message": message, "count": count, "lastTimestamp": super::NOW,
            "involvedObject": {"kind": kind, "name": name, "namespace": "default"}}))
        .expect("an event");
        self.kube_change(Hop::Pod, |answer| {
            if let KubeAnswer::Events(Listed { items, total, .. }) = answer {
                items.push(event.clone());
                *total += 1;
            }
        })
    }

    /// Adds, or replaces, the log of a container: of a controller at the hop ingress, of the brand at the hop pod.
    pub fn log(self, hop: Hop, pod: &str, container: &str, entries: Vec<Entry>) -> Self {
        let namespace = if hop == Hop::Ingress { "ingress-nginx" } else { "default" };
        let log = PodLog {
            pod: pod.to_owned(),
            container: container.to_owned(),
            previous: false,
            lines: entries.len(),
            cut: false,
            access: 1,
            with_id: 1,
            entries,
        };
        self.kube(hop, "get", "pods/log", namespace, &format!("{pod}/{container}"), KubeAnswer::Log(log))
    }

    /// Asks a pod of the brand for the page through a port-forward; `pod` is `NAMESPACE/NAME`.
    pub fn asked_pod(self, addr: &str, pod: &str, status: u16) -> Self {
        self.asked(Rung::Pod, addr, pod, status)
    }

    /// The same of a pod at some rung, such as one of a controller.
    pub fn asked(self, rung: Rung, addr: &str, pod: &str, status: u16) -> Self {
        let mut sketch = self.dial(rung, addr, |_| ()).page(rung, addr, status, &[], "");
        let addr = addr.parse().expect("an address");
        for reading in &mut sketch.recording.readings {
            let dial = match &mut reading.question {
                Question::Dial(dial) => dial,
                Question::Http(question) => &mut question.dial,
                _ => continue,
            };
            if dial.addr == addr {
                dial.via = Some(format!("port-forward pod/{pod}"));
            }
        }
        sketch
    }

    /// Makes the API refuse every call about a resource at a hop.
    pub fn kube_denied(mut self, hop: Hop, resource: &str) -> Self {
        for reading in self.recording.readings.iter_mut().filter(|r| r.hop == hop) {
            if let Question::Kube(question) = &reading.question
                && question.resource == resource
            {
                reading.reply = Reply::Denied(question.to_string());
            }
        }
        self
    }
}

fn meta(name: &str, namespace: &str) -> Value {
    json!({"name": name, "namespace": namespace, "creationTimestamp": "2026-11-20T10:00:00Z"})
}

fn ingress() -> Value {
    json!({"metadata": {"name": "web", "namespace": "default", "creationTimestamp": "2026-11-20T10:00:00Z",
        "annotations": {"nginx.ingress.kubernetes.io/backend-protocol": "HTTPS"}},
        "spec": {"ingressClassName": "nginx", "tls": [{"hosts": ["www.brand-a.test"], "secretName": "brand-a-tls"}],
            "rules": [{"host": "www.brand-a.test", "http": {"paths": [{"path": "/", "pathType": "Prefix",
                "backend": {"service": {"name": "web", "port": {"number": 443}}}}]}}]},
        "status": {"loadBalancer": {"ingress": [{"hostname": "origin.brand-a.test"}]}}})
}

fn node((name, zone, ip): (&str, &str, &str)) -> Value {
    json!({"metadata": {"name": name, "labels": {"topology.kubernetes.io/zone": zone}},
        "spec": {"providerID": format!("aws:///{zone}/i-0123456789abcde{ip}0")},
        "status": {"addresses": [{"type": "InternalIP", "address": format!("10.0.0.{ip}")}],
            "conditions": [{"type": "Ready", "status": "True", "reason": "KubeletReady"}]}})
}

fn running(container: &str, image: &str, node: &str, ip: &str) -> Value {
    json!({"phase": "Running", "podIP": format!("10.244.0.{ip}"), "hostIP": if node == "node-a" { "10.0.0.1" } else { "10.0.0.2" },
        "conditions": [{"type": "Ready", "status": "True"}, {"type": "PodScheduled", "status": "True"}],
        "containerStatuses": [{"name": container, "ready": true, "started": true, "restartCount": 0, "image": image,
            "imageID": format!("{image}@sha256:aa"), "state": {"running": {"startedAt": "2026-11-20T10:00:05Z"}}}]})
}

fn controller((name, node, ip): (&str, &str, &str)) -> Value {
    let image = "registry.k8s.io/ingress-nginx/controller:v1.11.2";
    json!({"metadata": {"name": format!("ingress-nginx-controller-{name}"), "namespace": "ingress-nginx",
        "labels": {"app.kubernetes.io/name": "ingress-nginx", "app.kubernetes.io/component": "controller"}},
        "spec": {"nodeName": node, "containers": [{"name": "controller", "image": image,
            "args": ["/nginx-ingress-controller", "--controller-class=k8s.io/ingress-nginx", "--ingress-class=nginx",
                "--configmap=$(POD_NAMESPACE)/ingress-nginx-controller",
                "--default-ssl-certificate=ingress-nginx/default-tls"],
            "ports": [{"name": "http", "containerPort": 80}, {"name": "https", "containerPort": 443}]}]},
        "status": running("controller", image, node, ip)})
}

fn controller_service() -> Value {
    json!({"metadata": meta("ingress-nginx-controller", "ingress-nginx"), "spec": {"type": "NodePort",
        "externalTrafficPolicy": "Local", "healthCheckNodePort": 32000,
        "selector": {"app.kubernetes.io/name": "ingress-nginx"}, "ports": [
            {"name": "http", "port": 80, "targetPort": "http", "nodePort": 30080, "protocol": "TCP"},
            {"name": "https", "port": 443, "targetPort": "https", "nodePort": 30443, "protocol": "TCP"}]}})
}

fn config() -> KubeAnswer {
    let map = json!({"kind": "config-map", "metadata": meta("ingress-nginx-controller", "ingress-nginx"), "data": {}});
    serde_json::from_value(map).expect("a ConfigMap")
}

fn pod((name, node, ip): (&str, &str, &str)) -> Value {
    json!({"metadata": {"name": name, "namespace": "default", "labels": {"app": "web", "pod-template-hash": "7"},
        "ownerReferences": [{"kind": "ReplicaSet", "name": "web-7", "controller": true}]},
        "spec": {"nodeName": node, "containers": [{"name": "web", "image": "registry.test/brand-a:7",
            "ports": [{"name": "https", "containerPort": 8443}],
            "readinessProbe": {"httpGet": {"path": "/up", "port": 8443, "scheme": "HTTPS"}}}]},
        "status": running("web", "registry.test/brand-a:7", node, ip)})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Evidence, Known};

    #[test]
    fn the_healthy_cluster_leads_from_the_host_to_ready_pods_and_raises_nothing() {
        let sketch = Sketch::healthy().in_cluster();
        let evidence = Evidence::new(&sketch.recording);
        let kube = evidence.kube();
        assert_eq!(&*kube.version().unwrap(), "v1.20.2");
        assert_eq!(kube.matched().unwrap().unwrap().service(), Some("web"));
        assert_eq!(kube.service_port().unwrap().unwrap().it.port, 443);
        assert_eq!(kube.app_pods().unwrap().len(), 2);
        assert!(kube.app_pods().unwrap().iter().all(|p| p.is_ready()));
        assert_eq!(kube.slices().unwrap()[0].endpoints.len(), 2);
        let deployment = kube.workloads().unwrap()[0];
        assert_eq!(kube.revisions(&deployment).unwrap()[0].metadata.revision(), Some(7));
        assert_eq!(kube.controller_services().unwrap()[0].spec.ports[1].node_port, 30443);
        assert_eq!(kube.controller_setting("use-proxy-protocol").unwrap().map(|s| s.it), None);
        assert!(kube.default_certificate().unwrap().is_none(), "its Secret does not exist");
        assert!(kube.secret("brand-a-tls").unwrap().unwrap().chain[0].covers("www.brand-a.test"));
        assert_eq!(kube.node_of_instance("i-0123456789abcde10").unwrap().unwrap().zone(), Some("eu-west-1a"));
    }

    #[test]
    fn a_refused_look_names_verb_resource_and_namespace() {
        let sketch = Sketch::healthy().in_cluster().kube_denied(Hop::Pod, "pods");
        let evidence = Evidence::new(&sketch.recording);
        let unknown = evidence.kube().app_pods().unwrap_err();
        assert_eq!(unknown, Known::Unknown("denied: list pods in default".to_owned()));
    }

    #[test]
    fn without_a_cluster_everything_says_so() {
        let sketch = Sketch::healthy();
        let evidence = Evidence::new(&sketch.recording);
        let unknown = evidence.kube().app_pods().unwrap_err();
        assert_eq!(unknown, Known::Unknown("not asked: list ingresses.networking.k8s.io".to_owned()));
    }
}
