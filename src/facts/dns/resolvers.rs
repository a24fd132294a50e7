//! Resolvers that fail where others find the answer.

use hopwise_probes::Hop;

use super::denial::PUBLISHED;
use super::views::{self, Says, View};
use super::zone;
use crate::facts::evidence::Evidence;
use crate::facts::{Fact, Known, Seen};

/// One resolver cannot find out what others can, signatures aside.
pub static SERVFAIL_ALONE: Fact = Fact {
    name: "dns.resolver-servfail-alone",
    hop: Hop::Dns,
    about: "a resolver answers SERVFAIL, with DNSSEC checking and without, while another resolver has addresses",
    derive: servfail_alone,
};

fn servfail_alone(e: &Evidence<'_>) -> Known {
    let views = views::all(e);
    if views.iter().all(|v| v.says == Says::Silent) {
        return Known::not_looked("no resolver answered about the name");
    }
    let Some(good) = views.iter().find(|v| v.resolves()) else {
        return match (PUBLISHED.derive)(e) {
            Known::Unknown(why) => Known::Unknown(why),
            _ => Known::No,
        };
    };
    let unchecked = |view: &View<'_>| {
        let again = e.dns().iter().filter(|l| l.question.checking_disabled && l.question.addr == view.addr);
        again.filter_map(|l| l.answer()).map(|a| a.rcode == "SERVFAIL").next()
    };
    let failing: Vec<_> = views.iter().filter(|v| v.says == Says::ServFail && !v.withholds()).collect();
    let broken = failing.iter().find(|v| unchecked(v) == Some(true));
    if broken.is_none() && failing.iter().any(|v| unchecked(v).is_none()) {
        return Known::not_looked("the resolver that fails was not asked again without DNSSEC checking");
    }
    Known::from_seen(broken.map(|view| {
        Seen::by(view.readings().chain(good.readings()))
            .word("resolver", view.addr.ip())
            .word("resolver_port", view.addr.port())
            .word("other", good.addr.ip())
            .word("zone", zone::of(e))
            .object(format!("resolver/{}", view.addr.ip()))
    }))
}
