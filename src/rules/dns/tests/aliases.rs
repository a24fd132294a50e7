//! Aliases: circles, dead ends, and the apex.

use hopwise_probes::evidence::{DnsAnswer, ServerRole};

use crate::facts::dns::testing::{HOST, ZONE, aa, denies, gives, records, says};
use crate::facts::testing::Sketch;

const TARGET: &str = "d111abc.cloudfront.test";

/// A walk on which the name is an alias, and resolvers reply in one way about its end.
fn aliased(end: DnsAnswer) -> Sketch {
    let alias = [(HOST, "CNAME", TARGET)];
    let answer = DnsAnswer { answers: records(&alias), ..end.clone() };
    let mut sketch = Sketch::named().undialled();
    for i in 0..2 {
        sketch = sketch.resolver(i, "A", answer.clone()).resolver(i, "AAAA", answer.clone());
    }
    sketch.zone_says("A", gives(&alias)).zone_says("AAAA", gives(&alias)).system(TARGET, "A", end)
}

#[test]
fn alias_of_a_name_that_is_gone_is_blamed() {
    let sketch = aliased(denies("NXDOMAIN", "cloudfront.test"));
    sketch.blames("dns-dangling-alias");
    for other in ["dns-record-missing", "dns-alias-target-without-address", "client-resolver-filtering"] {
        sketch.spares(other);
    }
    sketch.spares("dns-negative-answer-cached");
}

#[test]
fn alias_of_a_name_in_the_same_zone_that_is_gone_is_blamed_by_the_zone() {
    let alias = [(HOST, "CNAME", "gone.brand-a.test")];
    let answer = DnsAnswer { answers: records(&alias), ..denies("NXDOMAIN", ZONE) };
    let mut sketch = Sketch::unresolved("NXDOMAIN", ZONE);
    for i in 0..2 {
        sketch = sketch.resolver(i, "A", answer.clone());
    }
    let sketch = sketch.zone_says("A", aa(answer.clone())).zone_says("AAAA", answer);
    sketch.blames("dns-dangling-alias");
    sketch.spares("dns-record-missing");
}

#[test]
fn alias_of_a_name_without_address_is_told_from_a_dangling_one() {
    let sketch = aliased(denies("NOERROR", "cloudfront.test"));
    sketch.blames("dns-alias-target-without-address");
    sketch.spares("dns-dangling-alias");
    sketch.spares("dns-no-address-record");
}

#[test]
fn a_living_alias_raises_nothing() {
    let end = gives(&[(TARGET, "A", "198.51.100.10")]);
    let mut sketch = Sketch::named();
    for i in 0..2 {
        sketch = sketch.resolver(i, "A", gives(&[(HOST, "CNAME", TARGET), (TARGET, "A", "198.51.100.10")])).resolver(
            i,
            "AAAA",
            gives(&[(HOST, "CNAME", TARGET)]),
        );
    }
    let alias = [(HOST, "CNAME", TARGET)];
    let sketch = sketch.zone_says("A", gives(&alias)).zone_says("AAAA", gives(&alias)).system(TARGET, "A", end);
    assert!(sketch.fired().is_empty(), "{:#?}", sketch.judge());
}

#[test]
fn aliases_in_a_circle_are_blamed() {
    let circle = [(HOST, "CNAME", "web.brand-a.test"), ("web.brand-a.test", "CNAME", HOST)];
    let sketch = Sketch::unresolved("SERVFAIL", "").zone_says("A", gives(&circle)).zone_says("AAAA", gives(&circle));
    let sketch = sketch.unchecked(0, says("SERVFAIL")).unchecked(1, says("SERVFAIL"));
    sketch.blames("dns-cname-loop");
    sketch.spares("dns-dangling-alias");
    aliased(denies("NXDOMAIN", "cloudfront.test")).spares("dns-cname-loop");
    let halves = Sketch::unresolved("NOERROR", ZONE)
        .resolver(0, "A", gives(&circle[..1]))
        .system("web.brand-a.test", "A", gives(&circle[1..]))
        .unasked(ServerRole::Authority);
    halves.blames("dns-cname-loop");
}

#[test]
fn an_alias_at_the_apex_is_named() {
    let mut sketch = Sketch::named();
    sketch.recording.target.url = "https://brand-a.test/".parse().unwrap();
    sketch.spares("dns-apex-cname");
    let alias = gives(&[(ZONE, "CNAME", TARGET)]);
    let sketch =
        (0..2).fold(sketch, |s, i| s.server(i, ZONE, "A", hopwise_probes::evidence::Reply::Answer(aa(alias.clone()))));
    sketch.tells("dns-apex-cname");
    aliased(gives(&[])).spares("dns-apex-cname");
}
