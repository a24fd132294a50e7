//! Routes, families and proxies of this machine.

use hopwise_probes::evidence::{FailureKind, Reply, Rung};

use super::ADDRESSES;
use crate::facts::dns::testing::says;
use crate::facts::testing::Sketch;

const V6: &str = "[2001:db8::10]:443";

fn no_route() -> Reply<hopwise_probes::evidence::DnsAnswer> {
    Reply::Failed(hopwise_probes::evidence::Failure::new(
        FailureKind::NoRoute,
        "no route of this family on this machine",
    ))
}

/// A walk of a machine without network.
fn cut_off() -> Sketch {
    let mut sketch = Sketch::empty().client(|c| c.ipv4_route = false);
    for i in 0..2 {
        sketch = sketch.resolver_reply(i, "A", no_route()).resolver_reply(i, "AAAA", no_route());
    }
    sketch
}

#[test]
fn a_machine_without_routes_blames_itself() {
    cut_off().blames("client-no-network");
    cut_off().spares("client-resolver-failing");
}

#[test]
fn a_stub_resolver_that_fails_does_not_hide_a_missing_network() {
    let sketch = cut_off();
    let stub = "127.0.0.53:53";
    let role = hopwise_probes::evidence::ServerRole::System;
    let sketch = sketch.dns_reply(role, stub, "www.brand-a.test", "A", Reply::Answer(says("SERVFAIL")));
    sketch.blames("client-no-network");
}

#[test]
fn a_path_within_this_machine_needs_no_routes() {
    // The demo path and test stacks live on loopback.
    Sketch::healthy().client(|c| c.ipv4_route = false).spares("client-no-network");
    Sketch::named().client(|c| c.ipv4_route = false).spares("client-no-network");
}

#[test]
fn a_family_without_route_is_blamed_only_where_it_is_the_only_one() {
    let v6_only = Sketch::healthy().undialled().dial_fails(Rung::Public, V6, FailureKind::NoRoute, "no route");
    v6_only.blames("client-address-family-missing");
    let both = Sketch::healthy().dial_fails(Rung::Public, V6, FailureKind::NoRoute, "no route");
    both.spares("client-address-family-missing");
}

#[test]
fn ipv6_that_never_answers_is_noticed_beside_working_ipv4() {
    let silent = Sketch::named().dial_fails(Rung::Public, V6, FailureKind::Timeout, "no answer to TCP");
    let with_route = silent.clone().client(|c| c.ipv6_route = true);
    with_route.tells("client-ipv6-broken");
    assert_eq!(with_route.judge().verdict.outcome, crate::report::Outcome::Healthy);
    silent.spares("client-ipv6-broken");
    let answers = with_route.dial(Rung::Balancer, "[2001:db8:9::1]:443", |_| {});
    answers.spares("client-ipv6-broken");
}

#[test]
fn a_proxy_that_lets_nothing_through_is_blamed() {
    let text = "through the proxy: tunnel error: unsuccessful";
    let proxied = Sketch::healthy().client(|c| c.proxy = Some("http://192.0.2.8:3128".to_owned()));
    proxied.spares("client-proxy-in-the-way");
    let mut dead = proxied;
    for addr in ADDRESSES {
        dead = dead.dial_fails(Rung::Public, addr, FailureKind::Other, text);
    }
    dead.spares("client-proxy-in-the-way");
    let dead = dead.dial_fails(Rung::Balancer, "203.0.113.20:443", FailureKind::Other, text);
    dead.blames("client-proxy-in-the-way");
    dead.client(|_| {}).spares("client-proxy-in-the-way");
}
