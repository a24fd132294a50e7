//! The route that takes the traced request.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::{Gateway, HttpRoute, Ingress, IngressClass};
use hopwise_probes::ingress::{ClassState, Picked, Route, Routes as _, beside, class_state, pick};

use super::find::listed;
use super::{Got, Kube, Looked};
use crate::facts::Seen;

/// The route that takes the traced request.
#[derive(Debug, Clone)]
pub struct Matched<'a> {
    /// The route, those in its shadow, and its canaries.
    pub picked: Picked,
    /// The Ingress that declares it; nothing where an HTTPRoute does.
    pub ingress: Option<Got<'a, Ingress>>,
    /// What its class leads to; nothing where the classes could not be listed.
    pub class: Option<ClassState>,
    /// The route of another namespace that would take the request, were it not for this one.
    pub beside: Option<Route>,
    seen: Seen,
}

impl Matched<'_> {
    /// Shown by the list that holds the route.
    #[must_use]
    pub fn seen(&self) -> Seen {
        self.seen.clone()
    }

    /// Namespace of the brand.
    #[must_use]
    pub fn namespace(&self) -> &str {
        &self.picked.route.namespace
    }

    /// Name of the service that takes the request; of several the first.
    #[must_use]
    pub fn service(&self) -> Option<&str> {
        self.picked.route.backends.first().map(|b| b.service.as_str())
    }
}

impl<'a> Kube<'_, 'a> {
    /// The Ingresses that may take the brand's host, whatever their class.
    pub fn ingresses(&self) -> Looked<Vec<Got<'a, Ingress>>> {
        self.list(Hop::Ingress, "ingresses.networking.k8s.io", "", |_| true, listed!(Ingresses))
    }

    /// All classes.
    pub fn ingress_classes(&self) -> Looked<Vec<Got<'a, IngressClass>>> {
        self.list(Hop::Ingress, "ingressclasses.networking.k8s.io", "", |_| true, listed!(IngressClasses))
    }

    /// Gateways; unknown as well where the cluster does not serve them.
    pub fn gateways(&self) -> Looked<Vec<Got<'a, Gateway>>> {
        self.list(Hop::Ingress, "gateways.gateway.networking.k8s.io", "", |_| true, listed!(Gateways))
    }

    /// The HTTPRoutes that may take the brand's host; unknown as well where the cluster does not serve them.
    pub fn http_routes(&self) -> Looked<Vec<Got<'a, HttpRoute>>> {
        self.list(Hop::Ingress, "httproutes.gateway.networking.k8s.io", "", |_| true, listed!(HttpRoutes))
    }

    /// The route that takes the traced request: of an Ingress that somebody serves, else of an HTTPRoute, else of an
    /// Ingress whose class nobody serves. Nothing where there is none.
    pub fn matched(&self) -> Looked<Option<Matched<'a>>> {
        self.evidence.matched.get_or_init(|| self.find_route()).clone()
    }

    fn find_route(&self) -> Looked<Option<Matched<'a>>> {
        let (host, path) = (self.evidence.target().host(), self.evidence.target().url.path());
        let ingresses = self.ingresses()?;
        let classes: Option<Vec<IngressClass>> =
            self.ingress_classes().ok().map(|all| all.iter().map(|c| c.it.clone()).collect());
        let class_of = |i: &Ingress| classes.as_deref().map(|classes| class_state(i, classes));
        let (served, unserved): (Vec<_>, Vec<_>) = ingresses
            .into_iter()
            .partition(|i| !matches!(class_of(i), Some(ClassState::NoSuchClass(_) | ClassState::Nameless)));
        let of = |all: &[Got<'a, Ingress>]| {
            let plain: Vec<Ingress> = all.iter().map(|i| i.it.clone()).collect();
            let picked = pick(&plain.routes(), host, path)?;
            let ingress = all
                .iter()
                .copied()
                .find(|i| i.metadata.name == picked.route.name && i.metadata.namespace == picked.route.namespace)?;
            let beside = beside(&plain.routes(), &picked.route, host, path);
            Some(Matched { picked, class: class_of(&ingress), beside, seen: ingress.seen(), ingress: Some(ingress) })
        };
        // An Ingress of another kind of controller, often one that was retired, does not stand before one of nginx.
        let foreign = |i: &Ingress| matches!(class_of(i), Some(ClassState::Served(by)) if !by.contains("nginx"));
        let (foreign, served): (Vec<_>, Vec<_>) = served.into_iter().partition(|i| foreign(i.it));
        Ok(of(&served).or_else(|| of(&foreign)).or_else(|| self.of_gateways(host, path)).or_else(|| of(&unserved)))
    }

    fn of_gateways(&self, host: &str, path: &str) -> Option<Matched<'a>> {
        let routes = self.http_routes().ok()?;
        let gateways: Vec<Gateway> = self.gateways().ok()?.iter().map(|g| g.it.clone()).collect();
        let plain: Vec<HttpRoute> = routes.iter().map(|r| r.it.clone()).collect();
        let picked = pick(&(&gateways[..], &plain[..]).routes(), host, path)?;
        let seen = Seen::by(routes.first().map(|r| r.reading));
        Some(Matched { picked, ingress: None, class: None, beside: None, seen })
    }
}
