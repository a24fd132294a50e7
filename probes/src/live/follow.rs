//! Follows redirects step by step. These requests need no phase times, so reqwest sends them over pooled connections.

use std::error::Error as StdError;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

use reqwest::Client;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::net::lookup_host;
use tokio::time::timeout;

use super::failure::{of_http, source_of};
use super::settings::{Settings, USER_AGENT};
use super::{Trust, body, http};
use crate::dns;
use crate::evidence::{DnsAnswer, Failure, FailureKind, HttpAnswer, ServerRole};
use crate::target::Target;

/// Sends the later steps of a redirect chain.
#[derive(Debug, Clone)]
pub struct Follower {
    client: Client,
    /// The port of the step under way: overrides are by host and port, and reqwest resolves names alone.
    port: Arc<AtomicU16>,
}

impl Follower {
    /// A follower that resolves as the walk does: `--connect-to` first, then the walk's first resolver.
    ///
    /// # Errors
    /// Where reqwest cannot be set up, which would be a bug.
    pub fn new(
        target: &Target,
        resolver: Option<SocketAddr>,
        trust: &Trust,
        settings: &Settings,
    ) -> reqwest::Result<Self> {
        let tls = rustls::ClientConfig::builder_with_provider(trust.provider.clone())
            .with_safe_default_protocol_versions()
            .expect("the provider supports the default versions")
            .with_root_certificates(trust.roots.clone())
            .with_no_client_auth();
        let port = Arc::new(AtomicU16::new(443));
        let mut builder = Client::builder()
            .tls_backend_preconfigured(tls)
            .dns_resolver(Resolver {
                target: Arc::new(target.clone()),
                resolver,
                settings: settings.clone(),
                port: port.clone(),
            })
            .redirect(reqwest::redirect::Policy::none())
            .cookie_store(true)
            // A server may close a kept connection just as the next step goes out; that must not look like a cut answer.
            .pool_max_idle_per_host(0)
            .connect_timeout(settings.connect)
            .user_agent(USER_AGENT);
        if !settings.proxy {
            builder = builder.no_proxy();
        }
        Ok(Self { client: builder.build()?, port })
    }

    /// Asks for one step; gives the address that answered and the answer.
    ///
    /// # Errors
    /// The failure as evidence.
    pub async fn step(
        &self,
        url: &url::Url,
        request_id: &str,
        headers: &[(String, String)],
        settings: &Settings,
    ) -> Result<(Option<SocketAddr>, HttpAnswer), Failure> {
        self.visit(url, request_id, headers, settings).await.map(|visit| (visit.addr, visit.answer))
    }

    /// Asks for one page.
    ///
    /// # Errors
    /// The failure as evidence.
    pub(super) async fn visit(
        &self,
        url: &url::Url,
        request_id: &str,
        headers: &[(String, String)],
        settings: &Settings,
    ) -> Result<Visit, Failure> {
        self.port.store(url.port_or_known_default().unwrap_or(443), Ordering::Relaxed);
        let mut request = self.client.get(url.clone());
        for (name, value) in http::own_headers(request_id).into_iter().skip(1) {
            request = request.header(name, value);
        }
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let began = std::time::Instant::now();
        let response = match timeout(settings.wait, request.send()).await {
            Ok(response) => response.map_err(|e| of_reqwest(&e))?,
            Err(_) => return Err(Failure::new(FailureKind::Timeout, "no answer in time")),
        };
        let wait_ms = http::rounded(began.elapsed());
        let addr = response.remote_addr();
        let status = response.status().as_u16();
        let version = format!("{:?}", response.version()).replace("HTTP/2.0", "HTTP/2");
        let headers = response.headers().clone();
        let read = body::read(reqwest::Body::from(response), &headers, settings.wait).await;
        let answer = HttpAnswer {
            status,
            reason: String::new(),
            version,
            headers: http::kept_headers(&headers),
            body: read.body,
            wait_ms,
            transfer_ms: None,
            body_failure: read.failure,
            same_session: None,
            head_bytes: http::head_bytes(&headers),
        };
        Ok(Visit { addr, answer, headers, raw: read.raw })
    }
}

/// A page that was visited. Not `Debug`: header fields and body are as they came, with their secrets.
pub(super) struct Visit {
    addr: Option<SocketAddr>,
    pub answer: HttpAnswer,
    pub headers: hyper::HeaderMap,
    pub raw: Vec<u8>,
}

fn of_reqwest(error: &reqwest::Error) -> Failure {
    if let Some(NoSuchName(text)) = source_of::<NoSuchName>(error) {
        return Failure::new(FailureKind::NoSuchName, text.clone());
    }
    let failure = of_http(error);
    if error.is_connect() { Failure::new(failure.kind, format!("connect: {}", failure.text)) } else { failure }
}

/// A name that leads nowhere, in words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct NoSuchName(String);

/// Resolves names as the walk does.
#[derive(Debug, Clone)]
struct Resolver {
    target: Arc<Target>,
    resolver: Option<SocketAddr>,
    settings: Settings,
    port: Arc<AtomicU16>,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let this = self.clone();
        Box::pin(async move {
            let host = name.as_str();
            let port = this.port.load(Ordering::Relaxed);
            let overridden = this.target.override_for(host, port);
            let found: Vec<SocketAddr> = match (overridden, this.resolver) {
                (Some(to), _) => vec![to],
                (None, None) => lookup_host((host, 0)).await?.collect(),
                (None, Some(resolver)) => this.ask(host, port, resolver).await?,
            };
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

impl Resolver {
    async fn ask(
        &self,
        host: &str,
        port: u16,
        resolver: SocketAddr,
    ) -> Result<Vec<SocketAddr>, Box<dyn StdError + Send + Sync>> {
        let mut answer = self.ask_for(host, "A", resolver).await?;
        if answer.rcode == "NOERROR" && dns::addresses(&answer).is_empty() {
            answer = self.ask_for(host, "AAAA", resolver).await?;
        }
        let addresses = dns::addresses(&answer);
        match answer.rcode.as_str() {
            "NXDOMAIN" => return Err(NoSuchName(format!("{host} does not exist: NXDOMAIN")).into()),
            "NOERROR" if addresses.is_empty() => return Err(NoSuchName(format!("{host} has no address")).into()),
            "NOERROR" => {}
            other => return Err(format!("{host} does not resolve: {other}").into()),
        }
        let all = addresses
            .into_iter()
            .map(|ip| {
                let by_address = self.target.override_for(&ip.to_string(), port);
                by_address.unwrap_or_else(|| SocketAddr::new(ip, 0))
            })
            .collect();
        Ok(all)
    }

    async fn ask_for(&self, host: &str, rtype: &str, resolver: SocketAddr) -> Result<DnsAnswer, String> {
        let question = dns::question(ServerRole::System, None, resolver, host, rtype);
        super::dns::ask(&question, resolver, true, self.settings.dns).await.map_err(|f| f.text)
    }
}
