//! The hosts file of this machine against what DNS says.

use std::collections::BTreeSet;

use hopwise_probes::Hop;
use hopwise_probes::dns::is_loopback;

use crate::facts::dns::views::{self, View};
use crate::facts::evidence::Evidence;
use crate::facts::symptom::{hosts_file_dials, of_dial};
use crate::facts::{Fact, Known, Seen, Symptom};

/// The hosts file sends programs of this machine to addresses that DNS does not give.
pub static OVERRIDES: Fact = Fact {
    name: "client.hosts-file-overrides",
    hop: Hop::Client,
    about: "the hosts file of this machine gives the name addresses that no resolver gives",
    derive: overrides,
};

fn overrides(e: &Evidence<'_>) -> Known {
    let Some((reading, state)) = e.client() else {
        return Known::not_looked("the hosts file of this machine");
    };
    // A name of this machine stands in its hosts file, and nowhere else.
    if state.hosts_file.is_empty() || is_loopback(e.target().host()) {
        return Known::No;
    }
    let views = views::all(e);
    let published: BTreeSet<_> = views.iter().flat_map(|v| v.addresses.iter().copied()).collect();
    let local: BTreeSet<_> = state.hosts_file.iter().copied().filter(|ip| !published.contains(ip)).collect();
    Known::from_seen((!local.is_empty()).then(|| {
        let list = |ips: &BTreeSet<_>| ips.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let published = if published.is_empty() { "none".to_owned() } else { list(&published) };
        let dials = hosts_file_dials(e);
        let bad: Vec<_> = dials.iter().map(of_dial).filter(Symptom::is_bad).collect();
        let there = bad.first().map_or_else(String::new, |s| format!(", and that fails ({})", s.text));
        let dialled = dials.iter().map(|l| l.reading);
        Seen::by(std::iter::once(reading).chain(views.iter().flat_map(View::readings)).chain(dialled))
            .word("local", list(&local))
            .word("there", there)
            .word("published", published)
            .object("file/etc/hosts")
    }))
}
