//! Walks the hop edge: every address of the public name, and a few special looks at the first.

use std::net::{IpAddr, SocketAddr};
use std::time::Instant;

use futures_util::future::join_all;
use url::Url;

use super::Walk;
use super::recorder::SPENT;
use crate::edge::{self as plan, ordinary_dial, request};
use crate::evidence::{
    Answer, CertificateVerdict, Dial, HttpAnswer, HttpQuestion, Look, Question, Reply, Rung, ServerRole,
};
use crate::live::follow::Follower;
use crate::live::http::{self, rounded};
use crate::live::tls::{self, Connection};
use crate::page::asset_hosts;
use crate::{Hop, dns};

impl Walk {
    /// Asks every address of the public name.
    pub(super) async fn edge(&self, addresses: &[IpAddr]) {
        let port = self.target.port();
        let tls = self.target.url.scheme() == "https";
        let addresses: Vec<SocketAddr> =
            plan::pick(addresses, self.target.families).into_iter().map(|ip| SocketAddr::new(ip, port)).collect();
        let Some(first) = addresses.first().copied() else { return };
        let pages = join_all(addresses.iter().map(|addr| async move {
            let dial = ordinary_dial(Rung::Public, self.target.host(), *addr, tls);
            self.page(Hop::Edge, dial, Look::Page, &self.target.url).await
        }));
        let page_and_redirects = async {
            let pages = pages.await;
            if let Some(Some(page)) = pages.into_iter().next() {
                tokio::join!(self.redirects(first, &page), self.asset_hosts(&page));
            }
        };
        tokio::join!(page_and_redirects, self.special_looks(first, tls));
    }

    /// Asks whether the hosts exist that parts of the page come from.
    async fn asset_hosts(&self, page: &HttpAnswer) {
        let Some(resolver) = self.resolvers.first().filter(|_| page.status == 200 && !self.proxied) else { return };
        let hosts = asset_hosts(&self.target.url, page.body.text());
        let questions: Vec<_> =
            hosts.iter().map(|host| dns::question(ServerRole::System, None, *resolver, host, "A")).collect();
        join_all(questions.iter().map(|q| self.ask(q))).await;
    }

    /// The looks at the first address that do not wait for the page.
    async fn special_looks(&self, addr: SocketAddr, tls: bool) {
        let host = self.target.host();
        let dial = ordinary_dial(Rung::Public, host, addr, tls);
        let uncached = plan::uncached(&self.target.url, &mint()[..12]);
        let http1 = Dial { alpn: vec!["http/1.1".to_owned()], ..dial.clone() };
        let plain = async {
            let Some(url) = plan::plain(&self.target) else { return };
            let dial = ordinary_dial(Rung::Public, host, SocketAddr::new(addr.ip(), 80), false);
            self.aside(Hop::Edge, dial, Look::Plain, &url).await;
        };
        let tls_looks = async {
            if tls {
                join_all(plan::tls_looks(host, addr).into_iter().map(|d| self.dial(Hop::Edge, d))).await;
            }
        };
        let http1 = async {
            if tls {
                self.aside(Hop::Edge, http1, Look::Http1, &self.target.url).await;
            }
        };
        tokio::join!(self.aside(Hop::Edge, dial, Look::Uncached, &uncached), http1, plain, tls_looks);
    }

    /// Follows the redirects of the page, step by step.
    async fn redirects(&self, addr: SocketAddr, page: &HttpAnswer) {
        let mut url = self.target.url.clone();
        let Some(mut next) = plan::redirect(&url, page.status, page.header("location")) else { return };
        let resolver = self.resolvers.first().copied();
        let Ok(follower) = Follower::new(&self.target, resolver, &self.trust, &self.settings) else { return };
        let mut visited = vec![url.clone()];
        for step in 1..=plan::MOST_REDIRECTS {
            // Twice the same URL may be a check for cookies, which the follower keeps; thrice is a circle.
            if visited.iter().filter(|v| **v == next).count() >= 2 {
                return;
            }
            visited.push(next.clone());
            let same_host = next.host_str() == self.target.url.host_str();
            let tls = next.scheme() == "https";
            let rung = if same_host { Rung::Public } else { Rung::Elsewhere };
            let host = next.host_str().unwrap_or_default().to_owned();
            let port = next.port_or_known_default().unwrap_or(443);
            let known = if same_host { addr.ip() } else { IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED) };
            let dial = ordinary_dial(rung, &host, SocketAddr::new(known, port), tls);
            let mut question = request(Look::Redirect, dial, &next, mint());
            question.step = step;
            let (at, began) = (self.recorder.now(), Instant::now());
            if !self.recorder.spend() {
                let reply = Reply::NotAsked(SPENT.to_owned());
                return self.recorder.note(Hop::Edge, Question::Http(redacted(question)), at, 0.0, reply);
            }
            // The user's headers may carry a password: they go to the traced host alone.
            let headers = if same_host { &self.settings.headers[..] } else { &[] };
            let answered = follower.step(&next, &question.request_id, headers, &self.settings).await;
            let reply = match answered {
                Ok((_, answer)) => Reply::Answer(Answer::Http(answer)),
                Err(failure) => Reply::Failed(failure),
            };
            let kept = redacted(question);
            self.recorder.note(Hop::Edge, Question::Http(kept), at, rounded(began.elapsed()), reply.clone());
            let Reply::Answer(Answer::Http(answer)) = reply else { return };
            url = next;
            match plan::redirect(&url, answer.status, answer.header("location")) {
                Some(further) => next = further,
                None => return,
            }
        }
    }

    /// Dials and writes the connection down.
    pub(super) async fn dial(&self, hop: Hop, dial: Dial) -> Option<(Connection, bool)> {
        let (at, began) = (self.recorder.now(), Instant::now());
        let (reply, connection) = self.connect(&dial).await;
        self.recorder.note(hop, Question::Dial(dial), at, rounded(began.elapsed()), reply);
        connection
    }

    /// Dials an ordinary connection, writes it down, and asks for a page over it.
    pub(super) async fn page(&self, hop: Hop, dial: Dial, look: Look, url: &Url) -> Option<HttpAnswer> {
        let (connection, verified) = self.dial(hop, dial.clone()).await?;
        if verified {
            return self.send(hop, request(look, dial, url, mint()), connection).await;
        }
        let refused = request(look, dial.clone(), url, mint());
        let reply = Reply::NotAsked("the certificate does not verify, so a visitor's client sends nothing".to_owned());
        self.recorder.note(hop, Question::Http(redacted(refused)), self.recorder.now(), 0.0, reply);
        // What a careless client would see tells the server behind; the user's own headers are never sent there.
        if self.settings.headers.is_empty() {
            self.send(hop, request(Look::Unverified, dial, url, mint()), connection).await;
        }
        None
    }

    /// Asks over a connection of its own that is not written down by itself.
    pub(super) async fn aside(&self, hop: Hop, dial: Dial, look: Look, url: &Url) -> Option<HttpAnswer> {
        let question = request(look, dial.clone(), url, mint());
        let (at, began) = (self.recorder.now(), Instant::now());
        let reply = match self.connect(&dial).await {
            (_, Some((connection, true))) => return self.send(hop, question, connection).await,
            (_, Some(_)) => Reply::NotAsked("the certificate does not verify".to_owned()),
            (reply, None) => reply,
        };
        self.recorder.note(hop, Question::Http(redacted(question)), at, rounded(began.elapsed()), reply);
        None
    }

    async fn connect(&self, dial: &Dial) -> (Reply<Answer>, Option<(Connection, bool)>) {
        if !self.recorder.spend() {
            return (Reply::NotAsked(SPENT.to_owned()), None);
        }
        let to = self.really(&dial.host, dial.addr);
        match tls::dial(dial, to, self.proxied, &self.trust, &self.settings).await {
            Ok((handshake, connection)) => {
                let verified = handshake.tls.as_ref().is_none_or(|t| t.verdict == CertificateVerdict::Valid);
                (Reply::Answer(Answer::Dial(handshake)), Some((connection, verified)))
            }
            Err(failure) => (Reply::Failed(failure), None),
        }
    }

    /// Sends a question over a connection and writes the reply down.
    pub(super) async fn send(&self, hop: Hop, question: HttpQuestion, connection: Connection) -> Option<HttpAnswer> {
        let kept = redacted(question.clone());
        let sent = async {
            match http::send(&question, connection, &self.settings).await {
                Ok(answer) => Reply::Answer(Answer::Http(answer)),
                Err(failure) => Reply::Failed(failure),
            }
        };
        match self.recorder.keep(hop, Question::Http(kept), sent).await {
            Reply::Answer(Answer::Http(answer)) => Some(answer),
            _ => None,
        }
    }
}

/// The question as it is kept: no secrets in its URL.
pub(super) fn redacted(mut question: HttpQuestion) -> HttpQuestion {
    question.url = crate::evidence::redact::url_secrets(&question.url);
    question
}

/// A fresh request id: 32 hex digits, never all zero.
pub(super) fn mint() -> String {
    format!("{:032x}", fastrand::u128(1..))
}
