//! What to ask at the hop edge: which connections and which requests, for each address of the public name.

use std::net::{IpAddr, SocketAddr};

use url::Url;

use crate::evidence::{Dial, HttpQuestion, Look, Rung};
use crate::target::{Families, Target};

/// How many addresses of the public name are dialled, over both families.
pub const MOST_ADDRESSES: usize = 12;
/// How many redirects are followed.
pub const MOST_REDIRECTS: u8 = 10;

/// The addresses to dial, IPv4 first, at most [`MOST_ADDRESSES`].
#[must_use]
pub fn pick(addresses: &[IpAddr], families: Families) -> Vec<IpAddr> {
    let mut picked: Vec<IpAddr> = addresses.iter().copied().filter(|a| families.takes(*a)).collect();
    picked.sort_by_key(|a| a.is_ipv6());
    picked.dedup();
    picked.truncate(MOST_ADDRESSES);
    picked
}

/// The dial of a visitor's browser.
#[must_use]
pub fn ordinary_dial(rung: Rung, host: &str, addr: SocketAddr, tls: bool) -> Dial {
    let alpn = if tls { vec!["h2".to_owned(), "http/1.1".to_owned()] } else { Vec::new() };
    Dial { rung, host: host.to_owned(), addr, tls, sni: tls, alpn, only_version: None, via: None, proxy_preface: false }
}

/// Connections that only look at TLS: without SNI, and with one version alone. For the first address.
#[must_use]
pub fn tls_looks(host: &str, addr: SocketAddr) -> Vec<Dial> {
    let base = ordinary_dial(Rung::Public, host, addr, true);
    let only = |version: &str| Dial { only_version: Some(version.to_owned()), ..base.clone() };
    vec![Dial { sni: false, ..base.clone() }, only("TLSv1.2"), only("TLSv1.3")]
}

/// One request over a dial.
#[must_use]
pub fn request(look: Look, dial: Dial, url: &Url, request_id: String) -> HttpQuestion {
    HttpQuestion {
        look,
        dial,
        url: url.to_string(),
        method: "GET".to_owned(),
        step: 0,
        request_id,
        forwarded_proto: None,
    }
}

/// The URL with a parameter that no cache has seen.
#[must_use]
pub fn uncached(url: &Url, token: &str) -> Url {
    let mut url = url.clone();
    url.query_pairs_mut().append_pair("hopwise", token);
    url
}

/// The request over plain HTTP at port 80; nothing where the traced URL is plain itself or has a port of its own.
#[must_use]
pub fn plain(target: &Target) -> Option<Url> {
    if target.url.scheme() != "https" || target.url.port().is_some() {
        return None;
    }
    let mut url = target.url.clone();
    url.set_scheme("http").ok()?;
    Some(url)
}

/// Where a redirect leads; nothing where it is none, or leads nowhere a browser would go.
#[must_use]
pub fn redirect(url: &Url, status: u16, location: Option<&str>) -> Option<Url> {
    let location = location.filter(|_| matches!(status, 301 | 302 | 303 | 307 | 308))?;
    url.join(location).ok().filter(|u| matches!(u.scheme(), "http" | "https") && u.has_host())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_location_is_joined_and_a_foreign_scheme_is_not_followed() {
        let url: Url = "https://a.test/x".parse().unwrap();
        assert_eq!(redirect(&url, 302, Some("/login")).unwrap().as_str(), "https://a.test/login");
        assert_eq!(redirect(&url, 302, Some("javascript:alert(1)")), None);
        assert_eq!(redirect(&url, 200, Some("/login")), None);
    }

    #[test]
    fn ipv4_comes_first_and_families_are_honoured() {
        let all: Vec<IpAddr> = vec!["2001:db8::1".parse().unwrap(), "192.0.2.1".parse().unwrap()];
        assert!(pick(&all, Families::Both)[0].is_ipv4());
        assert_eq!(pick(&all, Families::V6).len(), 1);
    }
}
