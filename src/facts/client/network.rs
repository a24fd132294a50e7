//! The routes of this machine.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{FailureKind, Question, Reading, Rung};

use crate::facts::dns::ipv6;
use crate::facts::evidence::{DialLook, DnsLook, Evidence};
use crate::facts::{Fact, Known, Seen};

/// This machine has no route to anywhere.
pub static NONE: Fact = Fact {
    name: "client.no-network",
    hop: Hop::Client,
    about: "this machine has no route of either family, and no connection stands",
    derive: none,
};

/// The name has addresses, but none of a family that this machine has a route for.
pub static FAMILY_MISSING: Fact = Fact {
    name: "client.family-missing",
    hop: Hop::Client,
    about: "every address that was dialled is of a family for which this machine has no route",
    derive: family_missing,
};

/// This machine has a route for IPv6, and nothing ever comes back over it.
pub static IPV6_SILENT: Fact = Fact {
    name: "client.ipv6-silent",
    hop: Hop::Client,
    about: "this machine has a route for IPv6, and no IPv6 host that it dialled sent anything back",
    derive: ipv6_silent,
};

/// Whether anything at all came back. An error code of a resolver on this very machine tells of no network.
fn anything_answered(e: &Evidence<'_>) -> bool {
    let told = |rcode: &str| matches!(rcode, "NOERROR" | "NXDOMAIN");
    let dns = |l: &DnsLook<'_>| l.answer().is_some_and(|a| told(&a.rcode) || !l.question.addr.ip().is_loopback());
    let dialled = |r: &Reading| matches!(r.question, Question::Dial(_)) && r.reply.answer().is_some();
    e.dns().iter().any(dns) || e.readings().iter().any(dialled)
}

/// Whether the kernel said of some look that there is no route.
fn refused_by_kernel(e: &Evidence<'_>) -> bool {
    e.readings().iter().any(|r| r.reply.failure().is_some_and(|f| f.kind == FailureKind::NoRoute))
}

fn none(e: &Evidence<'_>) -> Known {
    let Some((reading, state)) = e.client() else {
        return Known::not_looked("the routes of this machine");
    };
    // Without a default route a path within this machine still works, so a look must have failed for it.
    let cut_off = !state.ipv4_route && !state.ipv6_route && refused_by_kernel(e) && !anything_answered(e);
    Known::from_seen(cut_off.then(|| Seen::by([reading]).object("machine/routes")))
}

fn family_missing(e: &Evidence<'_>) -> Known {
    let dials: Vec<_> = e.ordinary_dials(Rung::Public).filter(|d| d.reading.reply.blind().is_none()).collect();
    let Some(first) = dials.first() else {
        return Known::not_looked("no address of the name was dialled");
    };
    let none = |d: &DialLook<'_>| d.failure().is_some_and(|f| f.kind == FailureKind::NoRoute);
    let missing = dials.iter().all(none) && anything_answered(e);
    Known::from_seen(missing.then(|| {
        let (family, other) = if first.dial.addr.is_ipv6() { ("IPv6", "IPv4") } else { ("IPv4", "IPv6") };
        Seen::by(dials.iter().map(|d| d.reading))
            .word("family", family)
            .word("other_family", other)
            .word("first", first.dial.addr.ip())
            .object("machine/routes")
    }))
}

fn ipv6_silent(e: &Evidence<'_>) -> Known {
    let Some((reading, state)) = e.client() else {
        return Known::not_looked("the routes of this machine");
    };
    if !state.ipv6_route {
        return Known::No;
    }
    match (ipv6::PATH_WORKS.derive)(e) {
        Known::Yes(_) => Known::No,
        Known::No => Known::Yes(Seen::by([reading]).object("machine/ipv6")),
        unknown @ Known::Unknown(_) => unknown,
    }
}
