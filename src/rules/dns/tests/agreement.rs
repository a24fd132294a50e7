//! Those who should say the same: servers of the zone, resolvers, CAA and the certificate.

use hopwise_probes::evidence::{FailureKind, Reply, Rung};

use crate::facts::dns::testing::{ADDRESSES, HOST, ZONE, aa, denies, gives, soa};
use crate::facts::testing::Sketch;

fn serial(sketch: Sketch, i: usize, data: &str) -> Sketch {
    sketch.server(i, ZONE, "SOA", Reply::Answer(aa(gives(&[(ZONE, "SOA", data)]))))
}

#[test]
fn copies_of_different_serials_are_named() {
    serial(Sketch::named(), 1, &soa(6)).tells("dns-serials-differ");
    serial(Sketch::named(), 1, &soa(6)).spares("dns-authorities-disagree");
    let provider = "ns.other.test. admin.other.test. 1 7200 900 1209600 900";
    serial(Sketch::named(), 1, provider).spares("dns-serials-differ");
}

#[test]
fn servers_that_contradict_each_other_are_blamed_where_the_name_fails() {
    let denial = Reply::Answer(aa(denies("NXDOMAIN", ZONE)));
    let sketch =
        Sketch::unresolved("NXDOMAIN", ZONE).server(1, HOST, "A", denial.clone()).server(1, HOST, "AAAA", denial);
    sketch.blames("dns-authorities-disagree");
    sketch.spares("dns-record-missing");
    sketch.spares("dns-negative-answer-cached");
}

#[test]
fn a_lagging_copy_explains_the_contradiction() {
    let old = Reply::Answer(aa(gives(&[(HOST, "A", "203.0.113.99")])));
    let sketch = serial(Sketch::named(), 1, &soa(6)).server(1, HOST, "A", old);
    sketch.tells("dns-authorities-disagree");
    sketch.tells("dns-serials-differ");
}

#[test]
fn a_dead_address_that_one_server_alone_gives_is_blamed_on_that_server() {
    let old = || gives(&[(HOST, "A", "203.0.113.99")]);
    let lagging = |sketch: Sketch| serial(sketch, 1, &soa(6)).server(1, HOST, "A", Reply::Answer(aa(old())));
    let dead = |sketch: Sketch, address: &str| {
        sketch.dial_fails(Rung::Public, address, FailureKind::Timeout, "no answer to TCP")
    };
    let asked = lagging(Sketch::named().undialled().resolver(0, "A", old()));
    dead(asked, "203.0.113.99:443").blames("dns-authority-stale-address");
    let mut fresh = lagging(Sketch::named());
    fresh.spares("dns-authority-stale-address");
    for address in ["198.51.100.10:443", "198.51.100.11:443"] {
        fresh = dead(fresh, address);
    }
    // The dead addresses are those of the newest copy: no address of the past.
    fresh.spares("dns-authority-stale-address");
    let agreed = dead(dead(Sketch::named(), "198.51.100.10:443"), "198.51.100.11:443");
    agreed.spares("dns-authority-stale-address");
}

#[test]
fn resolvers_with_different_aliases_are_named() {
    let mut sketch = Sketch::named();
    for (i, target) in ["new.test", "old.test"].into_iter().enumerate() {
        sketch = sketch.resolver(i, "A", gives(&[(HOST, "CNAME", target), (target, "A", "198.51.100.10")]));
    }
    sketch.tells("dns-resolvers-disagree");
    Sketch::named().spares("dns-resolvers-disagree");
}

/// A walk on which the system's resolver gives a dead address that the zone no longer has.
fn stale() -> Sketch {
    let old = gives(&[(HOST, "A", "203.0.113.99")]);
    Sketch::named().undialled().resolver(0, "A", old).dial_fails(
        Rung::Public,
        "203.0.113.99:443",
        FailureKind::Timeout,
        "no answer to TCP",
    )
}

#[test]
fn an_address_of_the_past_is_blamed_on_the_resolver() {
    stale().blames("dns-stale-answer-cached");
    stale().tells("dns-resolvers-disagree");
}

#[test]
fn a_dead_address_that_the_zone_gives_is_not_stale() {
    let sketch = Sketch::named()
        .dial_fails(Rung::Public, "198.51.100.10:443", FailureKind::Timeout, "no answer to TCP")
        .dial_fails(Rung::Public, "198.51.100.11:443", FailureKind::Timeout, "no answer to TCP");
    sketch.spares("dns-stale-answer-cached");
}

#[test]
fn an_alias_of_the_past_is_stale_even_before_cloudfront() {
    let at = |target: &'static str| gives(&[(HOST, "CNAME", target), (target, "A", "198.51.100.10")]);
    let new = gives(&[(HOST, "CNAME", "d2.cloudfront.net")]);
    let sketch = Sketch::named().resolver(0, "A", at("d1.cloudfront.net")).resolver(1, "A", at("d2.cloudfront.net"));
    let sketch = sketch.zone_says("A", new.clone()).zone_says("AAAA", new);
    sketch.tells("dns-stale-answer-cached");
}

#[test]
fn caa_without_amazon_is_named_where_the_certificate_is_amazons() {
    let other = gives(&[(ZONE, "CAA", r#"0 issue "letsencrypt.org""#)]);
    let sketch = Sketch::named().system(ZONE, "CAA", other.clone());
    sketch.tells("dns-caa-forbids-amazon");
    let mut imported = sketch;
    for addr in ["198.51.100.10:443", "198.51.100.11:443"] {
        imported = imported.dial(Rung::Public, addr, |t| t.chain[0].issuer = "CN=R11,O=Let's Encrypt,C=US".to_owned());
    }
    imported.spares("dns-caa-forbids-amazon");
    let both = gives(&[(ZONE, "CAA", r#"0 issue "letsencrypt.org""#), (ZONE, "CAA", r#"0 issue "amazonaws.com""#)]);
    Sketch::named().system(ZONE, "CAA", both).spares("dns-caa-forbids-amazon");
    // The set at the host itself hides the one above.
    let host = gives(&[(HOST, "CAA", r#"0 issue "amazon.com""#)]);
    Sketch::named().system(ZONE, "CAA", other).system(HOST, "CAA", host).spares("dns-caa-forbids-amazon");
    assert_eq!(ADDRESSES[0].0, HOST);
}
