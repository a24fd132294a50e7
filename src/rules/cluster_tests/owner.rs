//! Whose balancer the origin's name leads to.

use hopwise_probes::evidence::kube::ingress::LoadBalancerAddress;
use hopwise_probes::evidence::{Rung, ServerRole};

use super::{Case, case, nginx};
use crate::facts::testing::Sketch;

const RULE: &str = "balancer-origin-elsewhere";
const OWN: &str = "net-0a1b.elb.eu-west-1.amazonaws.com";
const RESOLVER: &str = "192.0.2.1:53";

pub(super) const CASES: &[Case] = &[case(RULE, || strange("198.51.100.30"))];

/// A controller at the origin's address answers 404, those of the cluster answer well, and their balancer has an address.
fn strange(own: &str) -> Sketch {
    asked(own, 200)
}

fn asked(own: &str, status: u16) -> Sketch {
    let origin = "origin.brand-a.test";
    nginx(404)
        .controller_services(|s| {
            s.spec.kind = "LoadBalancer".to_owned();
            s.status.load_balancer.ingress =
                vec![LoadBalancerAddress { hostname: OWN.to_owned(), ..LoadBalancerAddress::default() }];
        })
        .asked(Rung::Ingress, "10.244.0.11:443", "ingress-nginx/ingress-nginx-controller-c1", status)
        .dns(ServerRole::System, RESOLVER, OWN, "A", "NOERROR", &[(OWN, "A", own)])
        .dns(ServerRole::System, RESOLVER, origin, "A", "NOERROR", &[(origin, "A", "203.0.113.20")])
}

#[test]
fn an_origin_that_is_the_clusters_own_balancer_is_not_called_another_ones() {
    let spared = [
        strange("203.0.113.20"),
        // The cluster's own controllers say the same.
        asked("198.51.100.30", 404),
        // A balancer in front has addresses of its own, and passes on what pods say.
        strange("198.51.100.30").everywhere(500, &[], "an error of the application"),
        // Somebody named another origin than the edge asks.
        strange("198.51.100.30").public_page(200, &[], "<h1>Brand A</h1>"),
    ];
    for sketch in spared {
        assert!(!sketch.fired().contains(&RULE.to_owned()), "{:?}", sketch.fired());
    }
    let unnamed = strange("198.51.100.30").controller_services(|s| s.status.load_balancer.ingress.clear());
    assert!(!unnamed.fired().contains(&RULE.to_owned()), "nobody knows the balancer of the cluster");
}
