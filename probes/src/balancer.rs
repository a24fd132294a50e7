//! What to ask at the hop balancer: the brand's request straight at each address, past the edge.

use std::net::SocketAddr;

use url::Url;

use crate::edge::ordinary_dial;
use crate::evidence::{Dial, Rung};
use crate::target::Target;

/// How many addresses of the balancer are dialled.
pub const MOST_ADDRESSES: usize = 6;

/// The dial with the brand's name in SNI: what the edge does when it forwards Host.
#[must_use]
pub fn straight(target: &Target, addr: SocketAddr) -> Dial {
    ordinary_dial(Rung::Balancer, target.host(), addr, speaks_tls(target, addr))
}

/// Whether the origin is asked over TLS: as the traced URL is, but never at port 80.
fn speaks_tls(target: &Target, addr: SocketAddr) -> bool {
    target.url.scheme() == "https" && addr.port() != 80
}

/// The dial with the origin's own name in SNI: what the edge does when it does not forward Host.
#[must_use]
pub fn by_origin_name(target: &Target, addr: SocketAddr) -> Option<Dial> {
    let origin = target.origin.as_ref().filter(|o| o.host.parse::<std::net::IpAddr>().is_err())?;
    Some(ordinary_dial(Rung::Balancer, &origin.host, addr, speaks_tls(target, addr)))
}

/// The traced URL under the origin's own name.
#[must_use]
pub fn origin_url(target: &Target) -> Option<Url> {
    let origin = target.origin.as_ref()?;
    let mut url = target.url.clone();
    url.set_host(Some(&origin.host)).ok()?;
    Some(url)
}
