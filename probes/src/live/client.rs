//! Looks at this machine: resolvers, routes, hosts file, proxy.

use std::net::{IpAddr, SocketAddr, UdpSocket};

use hickory_resolver::system_conf::read_system_conf;

use super::{Trust, connect};
use crate::evidence::ClientState;

/// The state of this machine, as far as the trace of `host` is concerned. Sends nothing.
#[must_use]
pub fn look(scheme: &str, host: &str, trust: &Trust, proxy: bool) -> ClientState {
    ClientState {
        resolvers: system_resolvers(),
        // Documentation addresses: connecting a UDP socket sends nothing, it only asks the kernel for a route.
        ipv4_route: has_route("0.0.0.0:0", "198.51.100.1:9"),
        ipv6_route: has_route("[::]:0", "[2001:db8::1]:9"),
        hosts_file: std::fs::read_to_string("/etc/hosts").map(|text| in_hosts(&text, host)).unwrap_or_default(),
        proxy: proxy.then(|| connect::proxy_for(scheme, host)).flatten(),
        trusted_roots: trust.roots.len(),
    }
}

/// The resolvers that the system is configured with, in order.
#[must_use]
pub fn system_resolvers() -> Vec<SocketAddr> {
    let mut all = Vec::new();
    if let Ok((config, _)) = read_system_conf() {
        for server in config.name_servers() {
            let addr = SocketAddr::new(server.ip, 53);
            if !all.contains(&addr) {
                all.push(addr);
            }
        }
    }
    all
}

fn has_route(from: &str, to: &str) -> bool {
    UdpSocket::bind(from).and_then(|s| s.connect(to)).is_ok()
}

fn in_hosts(text: &str, host: &str) -> Vec<IpAddr> {
    text.lines()
        .map(|line| line.split('#').next().unwrap_or_default())
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let ip = words.next()?.parse().ok()?;
            words.any(|name| name.eq_ignore_ascii_case(host)).then_some(ip)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_file_names_match_whole_and_without_case() {
        let text = "127.0.0.1 localhost\n192.0.2.9  www.Brand-a.test shop # www.brand-b.test\n";
        assert_eq!(in_hosts(text, "www.brand-a.test"), ["192.0.2.9".parse::<IpAddr>().unwrap()]);
        assert!(in_hosts(text, "www.brand-b.test").is_empty());
    }
}
