//! Name servers: how they serve the zone, and whether they can be asked.

use hopwise_probes::evidence::{Answer, DnsAnswer, Failure, FailureKind, Question, Reply, ServerRole};

use crate::facts::dns::testing::{ADDRESSES, HOST, ZONE, aa, denies, gives, records, says, silence};
use crate::facts::testing::Sketch;

/// A walk on which resolvers end in SERVFAIL, and both servers of the zone reply in one way.
fn both(reply: Reply<DnsAnswer>) -> Sketch {
    let sketch = Sketch::unresolved("SERVFAIL", "").unchecked(0, says("SERVFAIL")).unchecked(1, says("SERVFAIL"));
    sketch.server_always(0, reply.clone()).server_always(1, reply)
}

#[test]
fn servers_without_the_zone_are_lame() {
    both(Reply::Answer(says("REFUSED"))).blames("dns-lame-delegation-all");
    both(Reply::Answer(gives(&ADDRESSES))).blames("dns-lame-delegation-all");
    // A server of the parent zone speaks with authority, but not for this zone.
    both(Reply::Answer(aa(denies("NXDOMAIN", "test")))).blames("dns-lame-delegation-all");
}

#[test]
fn the_servers_of_the_zone_that_an_alias_leads_into_count_where_it_does_not_resolve() {
    const END: &str = "brand-a.cdn.vendor.test";
    let alias = || aa(gives(&[(HOST, "CNAME", END)]));
    let led = |at_end: Reply<DnsAnswer>| {
        let referral = DnsAnswer { authority: records(&[("vendor.test", "NS", "ns1.vendor.test")]), ..says("NOERROR") };
        let top = ("a.nic.test", "192.0.2.9:53");
        Sketch::unresolved("SERVFAIL", "")
            .unchecked(0, says("SERVFAIL"))
            .unchecked(1, says("SERVFAIL"))
            .server(0, HOST, "A", Reply::Answer(alias()))
            .server(1, HOST, "A", Reply::Answer(alias()))
            .ask(ServerRole::Beyond, top, END, "A", false, Reply::Answer(referral))
            .ask(ServerRole::Beyond, ("ns1.vendor.test", "192.0.2.77:53"), END, "A", false, at_end)
    };
    let lame = led(Reply::Answer(says("REFUSED")));
    lame.blames("dns-lame-delegation-all");
    let summary = lame.judge().verdict.summary;
    assert!(summary.contains("vendor.test") && !summary.contains("zone brand-a.test"), "{summary}");
    led(Reply::Answer(says("SERVFAIL"))).blames("dns-zone-servfail");
    for spared in [led(Reply::Answer(aa(gives(&[(END, "A", "198.51.100.10")])))), led(silence())] {
        spared.spares("dns-lame-delegation-all");
        spared.spares("dns-zone-servfail");
    }
}

#[test]
fn one_lame_server_beside_a_silent_one_is_lame() {
    both(Reply::Answer(says("REFUSED"))).server_always(1, silence()).blames("dns-lame-delegation-all");
}

#[test]
fn servers_that_cannot_load_the_zone_are_told_from_lame_ones() {
    let sketch = both(Reply::Answer(says("SERVFAIL")));
    sketch.blames("dns-zone-servfail");
    sketch.spares("dns-lame-delegation-all");
    both(Reply::Answer(says("REFUSED"))).spares("dns-zone-servfail");
}

#[test]
fn silent_servers_are_blamed_where_the_parent_answers() {
    let sketch = both(silence());
    sketch.blames("dns-authorities-unreachable");
    sketch.spares("dns-lame-delegation-all");
    // Resolvers that give up waiting look the same.
    let mut waiting = sketch;
    for i in 0..2 {
        waiting = waiting.resolver_reply(i, "A", silence()).resolver_reply(i, "AAAA", silence());
    }
    waiting.blames("dns-authorities-unreachable");
    waiting.spares("client-resolver-failing");
}

#[test]
fn a_closed_port_53_here_blames_no_server() {
    let sketch = Sketch::named()
        .parent("NS", silence())
        .parent("DS", silence())
        .server_always(0, silence())
        .server_always(1, silence());
    assert!(sketch.fired().is_empty(), "{:#?}", sketch.judge());
}

#[test]
fn one_odd_server_is_named_beside_a_good_one() {
    let lame = Sketch::named().server_always(1, Reply::Answer(says("REFUSED")));
    lame.tells("dns-lame-delegation-partial");
    lame.spares("dns-authority-unreachable-partial");
    assert!(lame.judge().findings[0].message.contains("ns2.brand-a.test"));
    let silent = Sketch::named().server_always(1, silence());
    silent.tells("dns-authority-unreachable-partial");
    silent.spares("dns-lame-delegation-partial");
    silent.spares("dns-authorities-unreachable");
    assert!(silent.judge().findings[0].message.contains("ns2.brand-a.test"));
}

#[test]
fn a_server_without_a_route_from_here_is_not_counted() {
    let no_route = Reply::Failed(Failure::new(FailureKind::NoRoute, "no route of this family on this machine"));
    assert!(Sketch::named().server_always(1, no_route).fired().is_empty());
}

#[test]
fn a_lame_server_explains_a_resolver_that_fails_by_luck() {
    let sketch = Sketch::named()
        .undialled()
        .resolver(0, "A", says("SERVFAIL"))
        .resolver(0, "AAAA", says("SERVFAIL"))
        .unchecked(0, says("SERVFAIL"))
        .server_always(1, Reply::Answer(says("REFUSED")));
    sketch.blames("dns-lame-delegation-partial");
    sketch.tells("dns-resolver-servfail-alone");
}

#[test]
fn one_failing_resolver_is_named_where_the_zone_is_well() {
    let failing = Sketch::named().undialled().resolver(0, "A", says("SERVFAIL")).resolver(0, "AAAA", says("SERVFAIL"));
    failing.clone().unchecked(0, says("SERVFAIL")).blames("dns-resolver-servfail-alone");
    failing.clone().spares("dns-resolver-servfail-alone");
    failing.unchecked(0, gives(&ADDRESSES)).spares("dns-resolver-servfail-alone");
}

#[test]
fn a_resolver_that_is_mute_about_one_name_is_named_where_every_server_of_the_zone_gives_it() {
    let mute = || {
        let named = Sketch::named().undialled();
        let mut one = named.resolver_reply(0, "A", silence()).resolver_reply(0, "AAAA", silence());
        one.recording.readings.retain(|r| !matches!(&r.question, Question::Dns(q) if q.role == ServerRole::Resolver));
        one
    };
    mute().blames("dns-resolver-servfail-alone");
    mute().server_always(1, silence()).spares("dns-resolver-servfail-alone");
    mute().server_always(1, Reply::Answer(says("REFUSED"))).spares("dns-resolver-servfail-alone");
    let mut deaf = mute();
    for reading in &mut deaf.recording.readings {
        if matches!(&reading.question, Question::Dns(q) if q.role == ServerRole::System) {
            reading.reply = silence().map(Answer::Dns);
        }
    }
    deaf.blames("client-resolver-failing");
    deaf.spares("dns-resolver-servfail-alone");
}

#[test]
fn tcp_that_fails_after_a_cut_answer_is_named() {
    let text = "the answer over UDP was cut, and over TCP: connection refused";
    let reply = || Reply::Failed(Failure::new(FailureKind::Refused, text));
    Sketch::named().server(1, ZONE, "NS", reply()).tells("dns-tcp-blocked");
    let mut sketch = Sketch::named().undialled();
    for i in 0..2 {
        sketch = sketch.resolver_reply(i, "A", reply()).resolver_reply(i, "AAAA", reply());
    }
    sketch.blames("dns-tcp-blocked");
    let whole = DnsAnswer { truncated: true, transport: "tcp".into(), ..gives(&ADDRESSES) };
    Sketch::named().resolver(0, "A", whole).spares("dns-tcp-blocked");
}

#[test]
fn differing_ns_sets_are_named_and_explain_the_lame_server() {
    let old = [(ZONE, "NS", "ns1.brand-a.test"), (ZONE, "NS", "ns2.brand-a.test"), (ZONE, "NS", "ns.old.test")];
    let referral = DnsAnswer { authority: records(&old), ..says("NOERROR") };
    let sketch = Sketch::named().parent("NS", Reply::Answer(referral));
    sketch.tells("dns-delegation-differs-from-zone");
    assert!(sketch.judge().findings[0].message.contains("ns.old.test"));
    Sketch::named().unasked(ServerRole::Parent).spares("dns-delegation-differs-from-zone");
    let turned = [(ZONE, "NS", "ns2.brand-a.test"), (ZONE, "NS", "ns1.brand-a.test")];
    let turned = Reply::Answer(aa(gives(&turned)));
    Sketch::named().server(0, ZONE, "NS", turned).spares("dns-delegation-differs-from-zone");
    assert_eq!(Sketch::named().recording.target.host(), HOST);
}
