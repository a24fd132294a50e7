//! The resolver of this machine: whether it answers at all, and whether it withholds this name.

use hopwise_probes::evidence::{FailureKind, ServerRole};
use hopwise_probes::{Hop, dns};

use crate::facts::dns::denial::PUBLISHED;
use crate::facts::dns::records;
use crate::facts::dns::views::{self, Says, View};
use crate::facts::dns::zone;
use crate::facts::evidence::{DnsLook, Evidence};
use crate::facts::{Fact, Known, Seen};

/// The resolver of this machine serves nobody: silence, garbage or REFUSED to every question.
pub static FAILING: Fact = Fact {
    name: "client.resolver-failing",
    hop: Hop::Client,
    about: "the resolver of this machine answers none of the questions it was asked, whatever the name",
    derive: failing,
};

/// The resolver of this machine withholds a name that others give.
pub static FILTERING: Fact = Fact {
    name: "client.resolver-filtering",
    hop: Hop::Client,
    about: "the resolver of this machine denies the name, or gives a dead address, while others resolve it",
    derive: filtering,
};

/// The resolver of this machine knows nothing of the internet.
pub static ISOLATED: Fact = Fact {
    name: "client.resolver-isolated",
    hop: Hop::Client,
    about: "the resolver of this machine denies even the root of all names",
    derive: isolated,
};

fn isolated(e: &Evidence<'_>) -> Known {
    let is_root = |l: &&DnsLook<'_>| l.question.role == ServerRole::System && l.question.name == dns::ROOT;
    let Some(look) = e.dns().iter().find(is_root) else {
        return Known::not_looked("what the resolver of this machine says of the root");
    };
    let Some(answer) = look.answer() else {
        return Known::not_looked("an answer of this machine's resolver about the root");
    };
    // The root exists: only a resolver that makes up its denials can deny it (RFC 8020).
    Known::from_seen((answer.rcode == "NXDOMAIN").then(|| {
        let host = e.target().host();
        let denials = views::all(e).into_iter().find(|v| v.system && matches!(v.says, Says::NxDomain));
        Seen::by(std::iter::once(look.reading).chain(denials.iter().flat_map(View::readings)))
            .word("resolver", look.question.addr.ip())
            .word("resolver_port", look.question.addr.port())
            .word("name", host)
            .object(format!("resolver/{}", look.question.addr.ip()))
    }))
}

/// All questions to the first resolver, of whatever name below the root.
fn asked<'a>(e: &Evidence<'a>) -> Vec<DnsLook<'a>> {
    let counts = |l: &&DnsLook<'_>| {
        l.question.role == ServerRole::System
            && l.question.name != dns::ROOT
            && l.reading.reply.blind().is_none()
            && l.failure().is_none_or(|f| f.kind != FailureKind::NoRoute)
    };
    e.dns().iter().filter(counts).copied().collect()
}

fn failing(e: &Evidence<'_>) -> Known {
    let asked = asked(e);
    let Some(first) = asked.first() else {
        return Known::not_looked("the resolver of this machine");
    };
    let serves =
        |l: &DnsLook<'_>| l.answer().is_some_and(|a| !matches!(a.rcode.as_str(), "REFUSED" | "NOTIMP" | "FORMERR"));
    Known::from_seen((!asked.iter().any(serves)).then(|| {
        let how = asked.iter().find_map(|l| l.failure().map(|f| f.text.clone()));
        let how = how.or_else(|| asked.iter().find_map(|l| l.answer().map(|a| a.rcode.clone()))).unwrap_or_default();
        let others: Vec<_> = views::all(e).into_iter().filter(|v| !v.system && v.says != Says::Silent).collect();
        let beside = match others.first() {
            Some(other) => format!("{} answers", other.addr.ip()),
            None => "no other resolver answers either".to_owned(),
        };
        Seen::by(asked.iter().map(|l| l.reading).chain(others.iter().flat_map(View::readings)))
            .word("resolver", first.question.addr.ip())
            .word("resolver_port", first.question.addr.port())
            .word("how", how)
            .word("beside", beside)
            .object(format!("resolver/{}", first.question.addr.ip()))
    }))
}

fn filtering(e: &Evidence<'_>) -> Known {
    let views = views::all(e);
    let Some(system) = views.iter().find(|v| v.system) else {
        return Known::not_looked("the resolver of this machine");
    };
    if system.resolves() || system.says == Says::Silent {
        return Known::No;
    }
    if !withholds(e, system) {
        return Known::No;
    }
    let other = views.iter().find(|v| !v.system && v.resolves());
    let published = (PUBLISHED.derive)(e);
    let readings = match (other, &published) {
        (Some(other), _) => other.readings().map(|r| r.id.clone()).collect(),
        (None, Known::Yes(seen)) => seen.evidence.clone(),
        (None, Known::No) => return Known::No,
        (None, Known::Unknown(why)) => return Known::Unknown(why.clone()),
    };
    let mut seen = Seen::by(system.readings())
        .word("resolver", system.addr.ip())
        .word("resolver_port", system.addr.port())
        .word("said", system.words())
        .word("other", other.map_or_else(|| "the zone's own server".to_owned(), |o| o.addr.ip().to_string()))
        .object(format!("resolver/{}", system.addr.ip()));
    seen.evidence.extend(readings);
    Known::Yes(seen)
}

/// Whether a resolver's answer is not what the zone could have said: its own word, a dead address, a denial that no
/// zone signed, or a refusal of this name alone.
fn withholds(e: &Evidence<'_>, view: &View<'_>) -> bool {
    let host = e.target().host();
    let by_zone = |zone: &str| zone::within(host, zone);
    let denied_by_nobody = matches!(view.says, Says::NxDomain)
        && view.alias(host).is_none()
        && !view.answers().filter_map(records::denier).any(by_zone);
    let refused_alone =
        view.says == Says::Refuses && asked(e).iter().any(|l| l.answer().is_some_and(|a| a.rcode == "NOERROR"));
    view.withholds() || denied_by_nobody || refused_alone
}
