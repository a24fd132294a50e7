//! Addresses that are published and lead nowhere, or elsewhere.

use hopwise_probes::evidence::{CertificateVerdict, FailureKind, Rung};

use crate::facts::dns::testing::{HOST, gives};
use crate::facts::testing::Sketch;

const V6: &str = "[2001:db8::10]:443";

fn private(ip: &str) -> Sketch {
    let answer = gives(&[(HOST, "A", ip)]);
    let mut sketch = Sketch::named().undialled().zone_says("A", answer.clone());
    for i in 0..2 {
        sketch = sketch.resolver(i, "A", answer.clone());
    }
    sketch.dial_fails(Rung::Public, &format!("{ip}:443"), FailureKind::Timeout, "no answer to TCP")
}

#[test]
fn a_private_address_in_a_public_zone_is_blamed() {
    private("10.20.30.40").blames("dns-private-address-published");
    private("203.0.113.99").spares("dns-private-address-published");
}

#[test]
fn private_servers_may_give_private_addresses() {
    let sketch = Sketch::empty()
        .dns(
            hopwise_probes::evidence::ServerRole::System,
            "10.0.0.2:53",
            HOST,
            "A",
            "NOERROR",
            &[(HOST, "A", "10.20.30.40")],
        )
        .dial_fails(Rung::Public, "10.20.30.40:443", FailureKind::Timeout, "no answer to TCP");
    sketch.spares("dns-private-address-published");
}

#[test]
fn a_dead_ipv6_address_is_named_where_ipv6_works() {
    let sketch = || Sketch::named().client(|c| c.ipv6_route = true);
    let refused = sketch().dial_fails(Rung::Public, V6, FailureKind::Refused, "connection refused");
    refused.tells("dns-ipv6-address-dead");
    refused.spares("client-ipv6-broken");
    assert!(refused.judge().verdict.rule.is_none(), "a dead IPv6 address beside a live IPv4 one fails nobody outright");
    let silent = sketch().dial_fails(Rung::Public, V6, FailureKind::Timeout, "no answer to TCP");
    silent.spares("dns-ipv6-address-dead");
    let elsewhere = silent.dial(Rung::Balancer, "[2001:db8:9::1]:443", |_| {});
    elsewhere.tells("dns-ipv6-address-dead");
    elsewhere.spares("client-ipv6-broken");
    sketch().dial(Rung::Public, V6, |_| {}).spares("dns-ipv6-address-dead");
}

#[test]
fn without_ipv6_here_nothing_is_said_of_ipv6() {
    let sketch = Sketch::named().dial_fails(Rung::Public, V6, FailureKind::NoRoute, "no route of this family");
    assert!(sketch.fired().is_empty(), "{:#?}", sketch.judge());
}

#[test]
fn an_ipv6_address_of_another_server_is_blamed() {
    let sketch = Sketch::named().dial(Rung::Public, V6, |t| t.verdict = CertificateVerdict::WrongName);
    sketch.blames("dns-ipv6-address-foreign");
    let both = ["198.51.100.10:443", "198.51.100.11:443"]
        .into_iter()
        .fold(sketch, |s, addr| s.dial(Rung::Public, addr, |t| t.verdict = CertificateVerdict::WrongName));
    both.spares("dns-ipv6-address-foreign");
}
