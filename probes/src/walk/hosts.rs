//! Walks the addresses that the hosts file of this machine puts in place of those of DNS.

use std::net::{IpAddr, SocketAddr};

use futures_util::future::join_all;

use super::Walk;
use crate::Hop;
use crate::edge::{self as plan, ordinary_dial};
use crate::evidence::Rung;

/// How many of them are dialled.
const MOST: usize = 2;

impl Walk {
    /// Connects to the addresses that programs of this machine use and DNS does not give. Nothing is sent over them.
    pub(super) async fn hosts_file(&self, published: &[IpAddr]) {
        let port = self.target.port();
        // Through a proxy, or to a place told by hand, nobody follows the hosts file.
        if self.proxied || self.target.override_for(self.target.host(), port).is_some() {
            return;
        }
        let local: Vec<IpAddr> = self.hosts_file.iter().copied().filter(|ip| !published.contains(ip)).collect();
        let tls = self.target.url.scheme() == "https";
        let dials = plan::pick(&local, self.target.families).into_iter().take(MOST).map(|ip| {
            let dial = ordinary_dial(Rung::Elsewhere, self.target.host(), SocketAddr::new(ip, port), tls);
            self.dial(Hop::Client, dial)
        });
        join_all(dials).await;
    }
}
