//! Gateways and their routes (gateway.networking.k8s.io), for clusters that have left Ingress behind.

use super::meta::{Condition, Meta, NameRef};
use super::projection::projection;

projection! {
    /// A Gateway.
    pub struct Gateway {
        /// Name.
        pub metadata: Meta,
        /// Listeners.
        pub spec: GatewaySpec,
        /// How that goes.
        pub status: GatewayStatus,
    }

    /// What a gateway wants.
    pub struct GatewaySpec {
        /// Who serves it.
        pub gateway_class_name: String,
        /// Listeners.
        pub listeners: Vec<Listener>,
    }

    /// One listener.
    pub struct Listener {
        /// Its name.
        pub name: String,
        /// Its hosts; empty for all.
        pub hostname: String,
        /// Its port.
        pub port: u16,
        /// `HTTP`, `HTTPS`, `TLS`.
        pub protocol: String,
        /// Its certificates.
        pub tls: ListenerTls,
    }

    /// Certificates of a listener.
    pub struct ListenerTls {
        /// The Secrets.
        pub certificate_refs: Vec<NameRef>,
    }

    /// How a gateway goes.
    pub struct GatewayStatus {
        /// Such as `Accepted`, `Programmed`.
        pub conditions: Vec<Condition>,
        /// Of each listener.
        pub listeners: Vec<ListenerStatus>,
    }

    /// How a listener goes.
    pub struct ListenerStatus {
        /// Its name.
        pub name: String,
        /// Such as `ResolvedRefs`.
        pub conditions: Vec<Condition>,
    }

    /// An HTTPRoute.
    pub struct HttpRoute {
        /// Name.
        pub metadata: Meta,
        /// Hosts and rules.
        pub spec: HttpRouteSpec,
        /// How that goes.
        pub status: HttpRouteStatus,
    }

    /// What a route wants.
    pub struct HttpRouteSpec {
        /// Its gateways.
        pub parent_refs: Vec<ParentRef>,
        /// Its hosts; empty for those of the listener.
        pub hostnames: Vec<String>,
        /// Its rules.
        pub rules: Vec<HttpRouteRule>,
    }

    /// A gateway of a route.
    pub struct ParentRef {
        /// Its name.
        pub name: String,
        /// Its namespace; empty for the route's own.
        pub namespace: String,
        /// One listener alone.
        pub section_name: String,
    }

    /// Matches and backends.
    pub struct HttpRouteRule {
        /// One of these must hold; empty takes everything.
        pub matches: Vec<HttpRouteMatch>,
        /// Where it goes.
        pub backend_refs: Vec<RouteBackend>,
    }

    /// One match.
    pub struct HttpRouteMatch {
        /// By path.
        pub path: Option<PathMatch>,
        /// By method.
        pub method: String,
        /// By header fields; their values are not kept.
        pub headers: Vec<NameRef>,
    }

    /// A match by path.
    pub struct PathMatch {
        /// `Exact`, `PathPrefix` or `RegularExpression`.
        #[serde(rename = "type")]
        pub kind: String,
        /// The path.
        pub value: String,
    }

    /// A backend of a route.
    pub struct RouteBackend {
        /// `Service` where nothing is said.
        pub kind: String,
        /// Its name.
        pub name: String,
        /// Its namespace; empty for the route's own.
        pub namespace: String,
        /// Its port.
        pub port: u16,
        /// Its share; one where nothing is said.
        pub weight: Option<i64>,
    }

    /// How a route goes.
    pub struct HttpRouteStatus {
        /// At each gateway.
        pub parents: Vec<ParentStatus>,
    }

    /// How a route goes at one gateway.
    pub struct ParentStatus {
        /// The gateway.
        pub parent_ref: ParentRef,
        /// Such as `Accepted`, `ResolvedRefs`.
        pub conditions: Vec<Condition>,
    }
}
