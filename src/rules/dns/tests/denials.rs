//! The name, its addresses, its delegation: there or not.

use hopwise_probes::evidence::{DnsAnswer, FailureKind, Reply, Rung, ServerRole};

use crate::facts::dns::testing::{ADDRESSES, HOST, PARENT, ZONE, aa, denies, gives, says, silence};
use crate::facts::testing::Sketch;

fn record_missing() -> Sketch {
    Sketch::unresolved("NXDOMAIN", ZONE)
        .zone_says("A", denies("NXDOMAIN", ZONE))
        .zone_says("AAAA", denies("NXDOMAIN", ZONE))
}

fn not_delegated() -> Sketch {
    let gone = || Reply::Answer(aa(denies("NXDOMAIN", "test")));
    Sketch::unresolved("NXDOMAIN", "test")
        .unasked(ServerRole::Authority)
        .parent("NS", gone())
        .parent("DS", gone())
        .system(ZONE, "NS", denies("NXDOMAIN", "test"))
        .system(HOST, "NS", denies("NXDOMAIN", "test"))
}

#[test]
fn missing_record_is_blamed_by_the_zones_own_denial() {
    record_missing().blames("dns-record-missing");
    record_missing().spares("dns-domain-not-delegated");
    record_missing().spares("dns-no-address-record");
}

#[test]
fn missing_record_is_blamed_by_resolvers_where_no_server_could_be_asked() {
    record_missing().unasked(ServerRole::Authority).blames("dns-record-missing");
    record_missing().unasked(ServerRole::Authority).unasked(ServerRole::Parent).blames("dns-record-missing");
}

#[test]
fn a_denial_that_names_no_zone_blames_no_record() {
    let sketch = Sketch::unresolved("NXDOMAIN", "").unasked(ServerRole::Authority);
    sketch.spares("dns-record-missing");
    assert_eq!(sketch.judge().verdict.rule, None);
}

#[test]
fn vanished_delegation_is_blamed_by_the_parents_denial() {
    not_delegated().blames("dns-domain-not-delegated");
    not_delegated().spares("dns-record-missing");
}

#[test]
fn vanished_delegation_is_blamed_by_resolvers_where_the_parent_could_not_be_asked() {
    let sketch = not_delegated().unasked(ServerRole::Parent);
    assert!(!sketch.recording.readings.iter().any(|r| format!("{:?}", r.question).contains(PARENT.0)));
    sketch.blames("dns-domain-not-delegated");
}

#[test]
fn a_parent_that_is_silent_proves_no_missing_delegation() {
    let sketch = record_missing().parent("NS", silence()).parent("DS", silence());
    sketch.blames("dns-record-missing");
}

#[test]
fn name_without_address_is_blamed() {
    let sketch = Sketch::unresolved("NOERROR", ZONE).zone_says("A", denies("NOERROR", ZONE));
    sketch.blames("dns-no-address-record");
    sketch.spares("dns-record-missing");
    sketch.clone().unasked(ServerRole::Authority).blames("dns-no-address-record");
    Sketch::named().spares("dns-no-address-record");
}

#[test]
fn an_ipv6_only_name_is_blamed_where_this_machine_has_ipv4_alone() {
    let v6 = gives(&[(HOST, "AAAA", "2001:db8::10")]);
    let mut sketch = Sketch::named().undialled();
    for i in 0..2 {
        sketch = sketch.resolver(i, "A", denies("NOERROR", ZONE)).resolver(i, "AAAA", v6.clone());
    }
    let sketch = sketch.zone_says("A", denies("NOERROR", ZONE)).zone_says("AAAA", v6).dial_fails(
        Rung::Public,
        "[2001:db8::10]:443",
        FailureKind::NoRoute,
        "no route of this family on this machine",
    );
    sketch.blames("dns-ipv4-address-missing");
    Sketch::named().spares("dns-ipv4-address-missing");
}

#[test]
fn remembered_denial_is_blamed_once_the_zone_has_the_name() {
    let sketch = Sketch::unresolved("NXDOMAIN", ZONE);
    sketch.blames("dns-negative-answer-cached");
    sketch.spares("client-resolver-filtering");
    let wait = sketch.judge().verdict.fix[0].clone();
    assert!(wait.contains("60 s"), "the lower of TTL and minimum is named: {wait}");
    record_missing().spares("dns-negative-answer-cached");
}

#[test]
fn remembered_denial_is_not_blamed_where_nobody_knows_what_the_zone_says() {
    let sketch = Sketch::unresolved("NXDOMAIN", ZONE).unasked(ServerRole::Authority);
    sketch.spares("dns-negative-answer-cached");
}

#[test]
fn bogus_signatures_are_blamed_by_the_answer_without_checking() {
    let bogus = || {
        let mut sketch =
            Sketch::unresolved("SERVFAIL", "").parent("DS", Reply::Answer(gives(&[(ZONE, "DS", "1 13 2 AB")])));
        for i in 0..2 {
            sketch = sketch.unchecked(i, gives(&ADDRESSES));
        }
        sketch
    };
    bogus().blames("dns-dnssec-bogus");
    bogus().spares("dns-resolver-servfail-alone");
    let told = DnsAnswer { extended_errors: vec![7], ..says("SERVFAIL") };
    let expired = bogus().resolver(0, "A", told);
    assert!(expired.judge().verdict.summary.contains("signatures have expired"));
}

#[test]
fn an_unsigned_zone_is_never_called_bogus() {
    let sketch = Sketch::unresolved("SERVFAIL", "").unchecked(0, gives(&ADDRESSES)).unchecked(1, gives(&ADDRESSES));
    sketch.spares("dns-dnssec-bogus");
    let broken = Sketch::unresolved("SERVFAIL", "").unchecked(0, says("SERVFAIL")).unchecked(1, says("SERVFAIL"));
    broken.spares("dns-dnssec-bogus");
}
