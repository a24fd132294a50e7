//! Cases of the hop dns.

use hopwise_probes::evidence::aws::account::Identity;
use hopwise_probes::evidence::aws::cloudfront::Distributions;
use hopwise_probes::evidence::aws::route53::{
    AliasTarget, HostedZone, HostedZoneDetail, HostedZones, Records, ZoneRecord,
};
use hopwise_probes::evidence::{FailureKind, Rung};

use super::Case;
use crate::facts::dns::testing::{HOST, ZONE, gives};
use crate::facts::testing::Sketch;
use crate::facts::testing::aws::distribution;

const SERVERS: [&str; 2] = ["ns1.brand-a.test", "ns2.brand-a.test"];

fn zoned(sketch: Sketch, private: bool, servers: &[&str], records: Vec<ZoneRecord>) -> Sketch {
    let zone = HostedZone { id: "Z1".into(), name: ZONE.into(), private, records: 3 };
    let servers = servers.iter().map(|s| (*s).to_owned()).collect();
    sketch
        .aws("", Identity { account: "123456789012".into(), arn: String::new() })
        .aws("", Distributions { listed: 1, matching: vec![distribution()], ..Distributions::default() })
        .aws("", HostedZones { zones: vec![zone] })
        .aws("Z1", HostedZoneDetail { id: "Z1".into(), name: ZONE.into(), private, name_servers: servers })
        .aws(&format!("Z1 {HOST}"), Records { zone: "Z1".into(), name: HOST.into(), records })
}

fn plain(value: &str) -> ZoneRecord {
    ZoneRecord {
        name: HOST.into(),
        rtype: "A".into(),
        ttl: Some(60),
        values: vec![value.into()],
        ..ZoneRecord::default()
    }
}

fn alias(to: &str) -> ZoneRecord {
    let alias = AliasTarget { name: to.into(), zone: "Z2FDTNDATAQYW2".into(), evaluate_health: false };
    ZoneRecord { name: HOST.into(), rtype: "A".into(), alias: Some(alias), ..ZoneRecord::default() }
}

/// CloudFront does not know the name.
fn refused() -> Sketch {
    let words = "Bad request. We can't connect to the server for this app or website at this time.";
    super::sketches::cloudfront(Sketch::named(), 403, words)
}

/// The resolver of this machine gives a dead address that the servers of the zone did not give.
fn drawn() -> Sketch {
    let old = gives(&[(HOST, "A", "203.0.113.99")]);
    let dead = "203.0.113.99:443";
    Sketch::named().undialled().resolver(0, "A", old).dial_fails(
        Rung::Public,
        dead,
        FailureKind::Timeout,
        "no answer to TCP",
    )
}

/// Two weighted records of the host, one of them for this address.
fn weighted(other: &str) -> Vec<ZoneRecord> {
    let of = |name: &str, weight, value: &str| ZoneRecord {
        set_identifier: Some(name.into()),
        weight: Some(weight),
        ..plain(value)
    };
    vec![of("edge", 90, "198.51.100.10"), of("legacy", 10, other)]
}

pub(super) fn cases() -> Vec<Case> {
    let gone = || Sketch::unresolved("NXDOMAIN", ZONE);
    let first =
        ZoneRecord { failover: Some("PRIMARY".into()), set_identifier: Some("a".into()), ..plain("203.0.113.7") };
    let second =
        ZoneRecord { failover: Some("SECONDARY".into()), set_identifier: Some("b".into()), ..plain("198.51.100.10") };
    vec![
        ("dns-zone-record-missing", true, zoned(gone(), false, &SERVERS, Vec::new())),
        ("dns-zone-private-only", true, zoned(gone(), true, &SERVERS, vec![plain("10.0.0.1")])),
        ("dns-zone-not-delegated", true, zoned(gone(), false, &["ns-1.awsdns-1.com"], vec![plain("198.51.100.10")])),
        ("dns-zone-delegated-in-part", false, zoned(refused(), false, &SERVERS[..1], vec![plain("198.51.100.10")])),
        ("dns-zone-differs-from-answer", false, zoned(refused(), false, &SERVERS, vec![plain("203.0.113.7")])),
        ("dns-zone-alias-target-gone", true, zoned(refused(), false, &SERVERS, vec![alias("d999.cloudfront.net")])),
        ("dns-routed-record-elsewhere", true, zoned(drawn(), false, &SERVERS, weighted("203.0.113.99"))),
        ("dns-failed-over", false, zoned(Sketch::named(), false, &SERVERS, vec![first, second])),
    ]
}

#[test]
fn an_address_that_no_record_of_the_zone_has_is_one_of_the_past() {
    let sketch = zoned(drawn(), false, &SERVERS, weighted("203.0.113.98"));
    sketch.spares("dns-routed-record-elsewhere");
    sketch.blames("dns-stale-answer-cached");
}

#[test]
fn a_zone_as_it_should_be_raises_nothing() {
    for record in [plain("198.51.100.10"), alias("d111.cloudfront.net")] {
        let sketch = zoned(Sketch::named(), false, &SERVERS, vec![record]);
        assert!(sketch.fired().is_empty(), "{:?}", sketch.fired());
    }
}

#[test]
fn zones_left_over_in_the_account_raise_nothing_while_visitors_are_served() {
    let left = |private, servers: &[&str], records| zoned(Sketch::named(), private, servers, records);
    for sketch in [
        left(false, &SERVERS, Vec::new()),
        left(true, &SERVERS, vec![plain("10.0.0.1")]),
        left(false, &["ns-1.awsdns-1.com"], vec![plain("198.51.100.10")]),
        left(false, &SERVERS[..1], vec![plain("198.51.100.10")]),
        left(false, &SERVERS, vec![plain("203.0.113.7")]),
        left(false, &SERVERS, vec![alias("d999.cloudfront.net")]),
    ] {
        assert!(sketch.fired().is_empty(), "{:?}", sketch.fired());
    }
}
