//! The values of flags, each with an error that says what it wants.

use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;
use std::time::Duration;

use hopwise_probes::target::{ConnectTo, Origin};

/// `IP[:PORT]` of a resolver.
#[derive(Debug, Clone, Copy)]
pub struct ResolverFlag(pub SocketAddr);

impl FromStr for ResolverFlag {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let addr = text.parse().or_else(|_| text.parse::<IpAddr>().map(|ip| SocketAddr::new(ip, 53)));
        addr.map(Self).map_err(|_| "wants an address, such as 1.1.1.1 or 127.0.0.1:5353 or [::1]:53".to_owned())
    }
}

/// `HOST:PORT:ADDR:PORT`.
#[derive(Debug, Clone)]
pub struct ConnectToFlag(pub ConnectTo);

impl FromStr for ConnectToFlag {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wants = || "wants HOST:PORT:ADDR:PORT, such as www.brand-a.com:443:127.0.0.1:8443".to_owned();
        let (host, rest) = split_host(text).ok_or_else(wants)?;
        let (port, to) = rest.split_once(':').ok_or_else(wants)?;
        let port = port.parse().map_err(|_| wants())?;
        let to = to.parse().map_err(|_| wants())?;
        Ok(Self(ConnectTo { host, port, to }))
    }
}

/// `HOST[:PORT]` of the balancer.
#[derive(Debug, Clone)]
pub struct OriginFlag(pub Origin);

impl FromStr for OriginFlag {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wants = || "wants HOST[:PORT], such as origin.brand-a.com or 203.0.113.20:443".to_owned();
        if text.is_empty() || text.contains('/') {
            return Err(wants());
        }
        if let Ok(ip) = text.parse::<IpAddr>() {
            return Ok(Self(Origin { host: ip.to_string(), port: 443 }));
        }
        match split_host(text) {
            Some((host, port)) => Ok(Self(Origin { host, port: port.parse().map_err(|_| wants())? })),
            None => Ok(Self(Origin { host: text.to_ascii_lowercase(), port: 443 })),
        }
    }
}

/// The host before the first colon, or within brackets, and what follows the colon.
fn split_host(text: &str) -> Option<(String, &str)> {
    let (host, rest) = match text.strip_prefix('[') {
        Some(inner) => inner.split_once("]:")?,
        None => text.split_once(':')?,
    };
    (!host.is_empty()).then(|| (host.to_ascii_lowercase(), rest))
}

/// `NAME: VALUE`.
#[derive(Debug, Clone)]
pub struct Header(pub String, pub String);

impl FromStr for Header {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wants = || "wants NAME: VALUE, such as 'Accept-Language: de'".to_owned();
        let (name, value) = text.split_once(':').ok_or_else(wants)?;
        let token = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim().to_owned());
        if name.is_empty() || !name.bytes().all(token) || value.bytes().any(|b| b < 0x20 || b == 0x7f) {
            return Err(wants());
        }
        if ["host", "content-length", "transfer-encoding", "connection", "upgrade"].contains(&name.as_str()) {
            return Err(format!(
                "{name} cannot be set: hopwise decides how the request is sent (see --connect-to, --path)"
            ));
        }
        Ok(Self(name, value))
    }
}

/// A duration with its unit.
#[derive(Debug, Clone, Copy)]
pub struct Wait(pub Duration);

impl FromStr for Wait {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wants = || "wants a time between 50ms and 5m, such as 10s, 500ms or 1m".to_owned();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let number: u64 = text[..digits].parse().map_err(|_| wants())?;
        let unit = match &text[digits..] {
            "ms" => 1,
            "s" | "" => 1000,
            "m" => 60_000,
            _ => return Err(wants()),
        };
        let wait = Duration::from_millis(number.saturating_mul(unit));
        let range = Duration::from_millis(50)..=Duration::from_secs(300);
        if range.contains(&wait) { Ok(Self(wait)) } else { Err(wants()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_have_defaults_and_ipv6_wants_brackets() {
        assert_eq!("1.1.1.1".parse::<ResolverFlag>().unwrap().0.port(), 53);
        assert_eq!("origin.test".parse::<OriginFlag>().unwrap().0.port, 443);
        assert_eq!("[::1]:8443".parse::<OriginFlag>().unwrap().0, Origin { host: "::1".into(), port: 8443 });
        let flag = "[2001:db8::1]:443:[::1]:9".parse::<ConnectToFlag>().unwrap().0;
        assert_eq!((flag.host.as_str(), flag.port, flag.to.port()), ("2001:db8::1", 443, 9));
    }

    #[test]
    fn a_header_that_would_break_the_request_is_refused() {
        assert!("X: a\r\nB: c".parse::<Header>().is_err());
        assert!("Host: x".parse::<Header>().is_err());
        assert!("Accept: x".parse::<Header>().is_ok());
    }

    #[test]
    fn times_carry_units_and_bounds() {
        assert_eq!("500ms".parse::<Wait>().unwrap().0, Duration::from_millis(500));
        assert!("0s".parse::<Wait>().is_err() && "9h".parse::<Wait>().is_err() && "".parse::<Wait>().is_err());
    }
}
