//! The resolver of this machine.

use hopwise_probes::evidence::{DnsAnswer, Reply, ServerRole};

use crate::facts::dns::testing::{HOST, RESOLVERS, ZONE, denies, gives, says, silence};
use crate::facts::testing::Sketch;

/// A walk on which the system's resolver replies in one way to every question.
fn always(reply: Reply<DnsAnswer>) -> Sketch {
    let mut sketch = Sketch::named().undialled();
    let questions = [(HOST, "A"), (HOST, "AAAA"), (HOST, "NS"), (ZONE, "NS"), ("test", "NS")];
    for name in [HOST, ZONE, "test"] {
        sketch = sketch.dns_reply(ServerRole::System, RESOLVERS[0], name, "CAA", reply.clone());
    }
    questions
        .into_iter()
        .fold(sketch, |s, (name, rtype)| s.dns_reply(ServerRole::System, RESOLVERS[0], name, rtype, reply.clone()))
}

#[test]
fn a_resolver_that_serves_nobody_is_blamed() {
    always(silence()).blames("client-resolver-failing");
    always(Reply::Answer(says("REFUSED"))).blames("client-resolver-failing");
    always(Reply::Answer(says("REFUSED"))).spares("client-resolver-filtering");
}

#[test]
fn a_resolver_that_fails_for_this_name_alone_serves() {
    let sketch = Sketch::named().undialled();
    sketch.resolver_reply(0, "A", silence()).resolver_reply(0, "AAAA", silence()).spares("client-resolver-failing");
    always(Reply::Answer(says("SERVFAIL"))).spares("client-resolver-failing");
}

/// A walk on which the system's resolver alone answers the host in some way.
fn system(answer: DnsAnswer) -> Sketch {
    Sketch::named().undialled().resolver(0, "A", answer.clone()).resolver(0, "AAAA", answer)
}

#[test]
fn a_resolver_that_withholds_the_name_is_blamed() {
    system(says("NXDOMAIN")).blames("client-resolver-filtering");
    system(says("REFUSED")).blames("client-resolver-filtering");
    system(DnsAnswer { extended_errors: vec![15], ..denies("NXDOMAIN", ZONE) }).blames("client-resolver-filtering");
    system(denies("NXDOMAIN", "rpz.corp.test")).blames("client-resolver-filtering");
    let sink = system(gives(&[(HOST, "A", "0.0.0.0")]));
    sink.tells("client-resolver-filtering");
    sink.spares("dns-private-address-published");
}

#[test]
fn a_denial_by_the_zone_is_no_filter() {
    system(denies("NXDOMAIN", ZONE)).spares("client-resolver-filtering");
    system(says("SERVFAIL")).spares("client-resolver-filtering");
    let nobody = Sketch::unresolved("NXDOMAIN", "").unasked(ServerRole::Authority);
    nobody.spares("client-resolver-filtering");
}

#[test]
fn a_resolver_that_denies_even_the_root_is_blamed_for_its_denials() {
    let denied = Sketch::unresolved("NXDOMAIN", "").unasked(ServerRole::Authority);
    let root = |answer| denied.clone().dns_reply(ServerRole::System, RESOLVERS[0], ".", "NS", Reply::Answer(answer));
    root(says("NXDOMAIN")).blames("client-resolver-isolated");
    root(says("NOERROR")).spares("client-resolver-isolated");
    root(says("REFUSED")).spares("client-resolver-isolated");
    denied.clone().dns_reply(ServerRole::System, RESOLVERS[0], ".", "NS", silence()).spares("client-resolver-isolated");
    Sketch::unresolved("NXDOMAIN", "").spares("client-resolver-isolated");
}
