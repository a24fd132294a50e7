//! Ingresses and their classes, of networking.k8s.io/v1 and v1beta1 alike.

use super::meta::{IntOrString, Meta};
use super::projection::projection;

projection! {
    /// An Ingress.
    pub struct Ingress {
        /// Name, labels, annotations.
        pub metadata: Meta,
        /// What is wanted.
        pub spec: IngressSpec,
        /// Where the controller says it is served.
        pub status: IngressStatus,
    }

    /// What an Ingress wants.
    pub struct IngressSpec {
        /// Name of the IngressClass.
        pub ingress_class_name: Option<String>,
        /// Takes what no rule takes.
        pub default_backend: Option<Backend>,
        /// The same under v1beta1.
        pub backend: Option<Backend>,
        /// Hosts and paths.
        pub rules: Vec<IngressRule>,
        /// Certificates.
        pub tls: Vec<IngressTls>,
    }

    /// The paths of one host.
    pub struct IngressRule {
        /// Exact, `*.wildcard`, or empty for all.
        pub host: String,
        /// The paths.
        pub http: IngressPaths,
    }

    /// A list of paths.
    pub struct IngressPaths {
        /// The paths.
        pub paths: Vec<IngressPath>,
    }

    /// One path with its backend.
    pub struct IngressPath {
        /// The path, or a regular expression.
        pub path: String,
        /// `Exact`, `Prefix`, `ImplementationSpecific`, or nothing under v1beta1.
        pub path_type: String,
        /// Where it goes.
        pub backend: Backend,
    }

    /// A service with its port.
    pub struct Backend {
        /// Under v1.
        pub service: Option<BackendService>,
        /// Under v1beta1.
        pub service_name: String,
        /// Under v1beta1.
        pub service_port: Option<IntOrString>,
    }

    /// A service under networking.k8s.io/v1.
    pub struct BackendService {
        /// Its name.
        pub name: String,
        /// Its port.
        pub port: BackendPort,
    }

    /// A port by name or by number.
    pub struct BackendPort {
        /// By name.
        pub name: String,
        /// By number.
        pub number: u16,
    }

    /// One certificate.
    pub struct IngressTls {
        /// The hosts it is for; empty for all of the Ingress.
        pub hosts: Vec<String>,
        /// The Secret; empty for the controller's default certificate.
        pub secret_name: String,
    }

    /// Where an Ingress is served.
    pub struct IngressStatus {
        /// The balancer's addresses.
        pub load_balancer: LoadBalancer,
    }

    /// A balancer's addresses.
    pub struct LoadBalancer {
        /// The addresses.
        pub ingress: Vec<LoadBalancerAddress>,
    }

    /// One address of a balancer.
    pub struct LoadBalancerAddress {
        /// By address.
        pub ip: String,
        /// By name.
        pub hostname: String,
    }

    /// An IngressClass.
    pub struct IngressClass {
        /// Its name; an annotation marks the default class.
        pub metadata: Meta,
        /// Who serves it.
        pub spec: IngressClassSpec,
    }

    /// Who serves a class.
    pub struct IngressClassSpec {
        /// Such as `k8s.io/ingress-nginx`.
        pub controller: String,
    }
}

impl Ingress {
    /// The class, by field or by the old annotation.
    #[must_use]
    pub fn class(&self) -> Option<&str> {
        self.spec.ingress_class_name.as_deref().or_else(|| self.metadata.annotation("kubernetes.io/ingress.class"))
    }

    /// The value of an annotation of ingress-nginx, by its short name such as `backend-protocol`.
    #[must_use]
    pub fn nginx(&self, name: &str) -> Option<&str> {
        self.metadata.annotation(&format!("nginx.ingress.kubernetes.io/{name}"))
    }

    /// The backend of what no rule takes.
    #[must_use]
    pub fn default_backend(&self) -> Option<&Backend> {
        self.spec.default_backend.as_ref().or(self.spec.backend.as_ref())
    }
}

impl Backend {
    /// Name of the service.
    #[must_use]
    pub fn service(&self) -> &str {
        self.service.as_ref().map_or(self.service_name.as_str(), |s| &s.name)
    }

    /// Port of the service, by name or by number.
    #[must_use]
    pub fn port(&self) -> Option<IntOrString> {
        match &self.service {
            Some(service) if !service.port.name.is_empty() => Some(IntOrString::Text(service.port.name.clone())),
            Some(service) if service.port.number != 0 => Some(IntOrString::Int(service.port.number.into())),
            Some(_) => None,
            None => self.service_port.clone(),
        }
    }
}

impl IngressClass {
    /// Whether Ingresses without a class belong to it.
    #[must_use]
    pub fn is_default(&self) -> bool {
        self.metadata.annotation("ingressclass.kubernetes.io/is-default-class") == Some("true")
    }
}
