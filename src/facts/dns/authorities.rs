//! How the delegated name servers serve the zone: all of them, and each against the others.

use hopwise_probes::Hop;
use hopwise_probes::evidence::ServerRole;

use super::servers::{self, Server, Serves};
use super::{views, zone};
use crate::facts::evidence::Evidence;
use crate::facts::{Fact, Known};

/// Every delegated server fails to load the zone.
pub static ALL_FAIL: Fact = Fact {
    name: "dns.authorities-servfail",
    hop: Hop::Dns,
    about: "every delegated server that answers, of the zone or of the one that its alias leads into, says SERVFAIL",
    derive: |e| none_well(e, |all| all.iter().all(|s| s.serves != Serves::Lame) && has(all, Serves::Fails)),
};

/// No delegated server has the zone.
pub static ALL_LAME: Fact = Fact {
    name: "dns.authorities-lame",
    hop: Hop::Dns,
    about: "no delegated server speaks for the zone, or for the one that its alias leads into, and at least one answers \
            without having it",
    derive: |e| none_well(e, |all| has(all, Serves::Lame)),
};

/// No delegated server answers anything.
pub static ALL_SILENT: Fact = Fact {
    name: "dns.authorities-silent",
    hop: Hop::Dns,
    about: "no delegated server answers, and the silence is theirs: other name servers answer, or nobody resolves the name",
    derive: all_silent,
};

/// Some delegated servers do not have the zone while others serve it.
pub static SOME_LAME: Fact = Fact {
    name: "dns.authority-lame",
    hop: Hop::Dns,
    about: "some delegated servers answer without having the zone, or fail to load it, while others serve it",
    derive: |e| beside_well(e, |s| matches!(s.serves, Serves::Lame | Serves::Fails)),
};

/// Some delegated servers do not answer while others serve the zone.
pub static SOME_SILENT: Fact = Fact {
    name: "dns.authority-silent",
    hop: Hop::Dns,
    about: "some delegated servers do not answer while others serve the zone",
    derive: |e| beside_well(e, |s| s.serves == Serves::Silent),
};

fn has(all: &[Server<'_>], serves: Serves) -> bool {
    all.iter().any(|s| s.serves == serves)
}

/// Whether no server serves the zone, in a certain way.
fn none_well(e: &Evidence<'_>, way: fn(&[Server<'_>]) -> bool) -> Known {
    let all = servers::all(e);
    if all.is_empty() {
        return servers::not_asked();
    }
    let judge = |zone: String, all: &[Server<'_>], led: String| {
        let so = !all.is_empty() && !has(all, Serves::Well) && way(all);
        // The words are those of a server that answers: silence tells less.
        let mut shown: Vec<&Server<'_>> = all.iter().collect();
        shown.sort_by_key(|s| s.serves == Serves::Silent);
        so.then(|| servers::seen_of(zone, &shown).word("led", led))
    };
    let own = judge(zone::of(e), &all, String::new());
    // Where the zone itself is well, its alias may lead into one that is not.
    let beyond = || {
        let (zone, all) = servers::beyond(e)?;
        judge(zone, &all, format!(", which {} is an alias into", e.target().host()))
    };
    Known::from_seen(own.or_else(beyond))
}

fn all_silent(e: &Evidence<'_>) -> Known {
    let all = servers::all(e);
    if all.is_empty() {
        return servers::not_asked();
    }
    if all.iter().any(|s| s.serves != Serves::Silent) {
        return Known::No;
    }
    let parent_answers = e.dns().iter().any(|l| l.question.role == ServerRole::Parent && l.answer().is_some());
    let resolves = views::all(e).iter().any(views::View::resolves);
    if resolves && !parent_answers {
        return Known::Unknown(
            "no name server answers this machine, yet resolvers do: port 53 may be closed here".into(),
        );
    }
    Known::Yes(servers::seen(e, &all.iter().collect::<Vec<_>>()))
}

/// Whether some servers are in a certain state while at least one serves the zone.
fn beside_well(e: &Evidence<'_>, is: fn(&Server<'_>) -> bool) -> Known {
    let all = servers::all(e);
    if all.is_empty() {
        return servers::not_asked();
    }
    let some: Vec<_> = all.iter().filter(|s| is(s)).collect();
    let so = has(&all, Serves::Well) && !some.is_empty();
    Known::from_seen(so.then(|| servers::seen(e, &some)))
}
