//! The proxy that the environment asks for (`HTTPS_PROXY` and its kin).

use hopwise_probes::Hop;
use hopwise_probes::evidence::{FailureKind, Question};

use crate::facts::evidence::Evidence;
use crate::facts::{Fact, Known, Seen};

/// A proxy is asked for, and no connection through it stands.
pub static FAILS: Fact = Fact {
    name: "client.proxy-fails",
    hop: Hop::Client,
    about: "every connection goes through the environment's proxy, and none of them stands",
    derive: fails,
};

fn fails(e: &Evidence<'_>) -> Known {
    let Some((reading, state)) = e.client() else {
        return Known::not_looked("the environment of this machine");
    };
    let Some(proxy) = &state.proxy else { return Known::No };
    let dials: Vec<_> = e
        .readings()
        .iter()
        .filter(|r| matches!(r.question, Question::Dial(_)) && r.reply.blind().is_none())
        // Failures of TLS came after the tunnel stood.
        .map(|r| (r, r.reply.failure().filter(|f| !f.text.starts_with("tls:") && f.kind != FailureKind::TlsAlert)))
        .collect();
    if dials.is_empty() {
        return Known::not_looked("no connection was tried through the proxy");
    }
    let first = dials.iter().find_map(|(_, f)| *f);
    let all = dials.iter().all(|(_, f)| f.is_some());
    Known::from_seen(first.filter(|_| all).map(|failure| {
        Seen::by(dials.iter().map(|(r, _)| *r).chain([reading]))
            .word("proxy", proxy)
            .word("how", &failure.text)
            .object(format!("proxy/{proxy}"))
    }))
}
