//! Walks the hop balancer: the brand's request straight at each of its addresses, past the edge.

use std::net::{IpAddr, SocketAddr};

use futures_util::future::join_all;

use super::Walk;
use super::edge::mint;
use crate::balancer as plan;
use crate::evidence::{Answer, FailureKind, Look, Question, Reply, Rung, ServerRole};
use crate::target::{Origin, Target};
use crate::{Hop, dns, edge, live};

/// How long AWS may take to name the origin.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(12);

impl Walk {
    /// Asks every address of the origin; nothing where no origin is known.
    pub(super) async fn balancer(&self) {
        let Some(origin) = self.known_origin().await else { return };
        let target = Target { origin: Some(origin.clone()), ..self.target.clone() };
        let addresses = self.origin_addresses(&origin.host, origin.port).await;
        let addresses: Vec<SocketAddr> = edge::pick(&addresses, self.target.families)
            .into_iter()
            .take(plan::MOST_ADDRESSES)
            .map(|ip| SocketAddr::new(ip, origin.port))
            .collect();
        let Some(first) = addresses.first().copied() else { return };
        let straight = join_all(addresses.iter().map(|addr| self.straight(*addr)));
        let by_name = async {
            let (Some(dial), Some(url)) = (plan::by_origin_name(&target, first), plan::origin_url(&target)) else {
                return;
            };
            // The certificate may be for the brand alone: what matters here is who answers to this Host.
            if let Some((connection, _)) = self.dial(Hop::Balancer, dial.clone()).await
                && self.settings.headers.is_empty()
            {
                self.send(Hop::Balancer, edge::request(Look::OriginHost, dial, &url, mint()), connection).await;
            }
        };
        tokio::join!(straight, by_name);
    }

    /// The origin as given, or as AWS names it; nobody waits for AWS where it is not asked.
    async fn known_origin(&self) -> Option<Origin> {
        if self.target.origin.is_some() || !self.asks_aws() {
            return self.target.origin.clone();
        }
        let mut told = self.discovered.subscribe();
        let found = tokio::time::timeout(PATIENCE, told.wait_for(Option::is_some)).await;
        found.ok()?.ok()?.clone().flatten()
    }

    const fn asks_aws(&self) -> bool {
        cfg!(feature = "aws") && self.settings.aws.is_some()
    }

    /// The brand's request at one address; where TLS gets a plain-text answer, the plain request as well.
    async fn straight(&self, addr: SocketAddr) {
        let dial = plan::straight(&self.target, addr);
        let mut url = self.target.url.clone();
        if url.set_scheme(if dial.tls { "https" } else { "http" }).is_err() {
            return;
        }
        self.page(Hop::Balancer, dial.clone(), Look::Page, &url).await;
        if self.recorder.failed_with(&Question::Dial(dial), FailureKind::NotTls) {
            let plain = edge::ordinary_dial(Rung::Balancer, self.target.host(), addr, false);
            if url.set_scheme("http").is_ok() {
                self.aside(Hop::Balancer, plain, Look::Plain, &url).await;
            }
        }
    }

    async fn origin_addresses(&self, host: &str, port: u16) -> Vec<IpAddr> {
        if let Ok(ip) = host.parse() {
            return vec![ip];
        }
        if let Some(to) = self.target.override_for(host, port) {
            return vec![to.ip()];
        }
        let Some(resolver) = self.resolvers.first() else { return Vec::new() };
        let question = dns::question(ServerRole::System, None, *resolver, host, "A");
        let asked = async {
            match live::dns::ask(&question, *resolver, true, self.settings.dns).await {
                Ok(answer) => Reply::Answer(Answer::Dns(answer)),
                Err(failure) => Reply::Failed(failure),
            }
        };
        match self.recorder.keep(Hop::Balancer, Question::Dns(question.clone()), asked).await {
            Reply::Answer(Answer::Dns(answer)) => dns::addresses(&answer),
            _ => Vec::new(),
        }
    }
}
