//! TCP to one address, through `--connect-to` and the environment's proxy.

use std::net::SocketAddr;
use std::time::Duration;

use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::Matcher;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tower_service::Service;

use super::failure::of_io;
use crate::evidence::{Failure, FailureKind};

/// Connects to an address within a bound.
///
/// # Errors
/// The failure as evidence, such as refused or timed out.
pub async fn tcp(addr: SocketAddr, bound: Duration) -> Result<TcpStream, Failure> {
    match timeout(bound, TcpStream::connect(addr)).await {
        Ok(Ok(stream)) => {
            // Small writes must not wait for each other while phases are timed.
            stream.set_nodelay(true).map_err(|e| of_io(&e))?;
            Ok(stream)
        }
        Ok(Err(error)) => Err(of_io(&error)),
        Err(_) => Err(Failure::new(FailureKind::Timeout, format!("no answer to TCP within {} ms", bound.as_millis()))),
    }
}

/// The proxy that the environment asks for a host (HTTP(S)_PROXY, ALL_PROXY, NO_PROXY), without credentials.
#[must_use]
pub fn proxy_for(scheme: &str, host: &str) -> Option<String> {
    let uri = format!("{scheme}://{host}/").parse().ok()?;
    let intercept = Matcher::from_env().intercept(&uri)?;
    let uri = intercept.uri();
    Some(format!("{}://{}:{}", uri.scheme_str()?, uri.host()?, uri.port_u16().unwrap_or(3128)))
}

/// Connects to an address through the environment's proxy (CONNECT, RFC 9110, section 9.3.6).
///
/// # Errors
/// The failure as evidence.
pub async fn tunnel(scheme: &str, host: &str, addr: SocketAddr, bound: Duration) -> Result<TcpStream, Failure> {
    let other = |text: String| Failure::new(FailureKind::Other, text);
    let uri: hyper::Uri = format!("{scheme}://{host}/").parse().map_err(|_| other("no such host".into()))?;
    let intercept = Matcher::from_env().intercept(&uri).ok_or_else(|| other("no proxy".into()))?;
    let to: hyper::Uri = format!("https://{addr}").parse().map_err(|_| other("no such address".into()))?;
    let mut tunnel = Tunnel::new(intercept.uri().clone(), HttpConnector::new());
    if let Some(auth) = intercept.basic_auth() {
        tunnel = tunnel.with_auth(auth.clone());
    }
    match timeout(bound, tunnel.call(to)).await {
        Ok(Ok(stream)) => Ok(TokioIo::into_inner(stream)),
        Ok(Err(error)) => Err(other(format!("through the proxy: {error}"))),
        Err(_) => Err(Failure::new(FailureKind::Timeout, "no answer through the proxy".to_owned())),
    }
}
