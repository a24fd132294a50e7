//! Walks the hop dns: resolvers, then the parent's servers, then every server that the delegation names.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use futures_util::future::join_all;
use tokio::sync::oneshot;

use super::Walk;
use crate::dns::{self as plan, Zones};
use crate::evidence::{Answer, DnsAnswer, DnsQuestion, Question, Reply, ServerRole};
use crate::{Hop, live};

/// A name server with its addresses.
type Server = (String, Vec<IpAddr>);

impl Walk {
    /// Asks everything about the name. `found` gets the addresses as soon as the first resolver gave them.
    pub(super) async fn dns(&self, found: oneshot::Sender<Vec<IpAddr>>) {
        let host = self.target.host();
        if let Ok(ip) = host.parse::<IpAddr>() {
            let _ = found.send(vec![ip]);
            return;
        }
        if plan::is_loopback(host) {
            let _ = found.send(vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]);
            return;
        }
        if self.resolvers.is_empty() {
            let _ = found.send(Vec::new());
            return;
        }
        let questions = plan::resolver_round(host, &self.resolvers);
        let (addresses, rest): (Vec<_>, Vec<_>) =
            questions.into_iter().partition(|q| matches!(q.rtype.as_str(), "A" | "AAAA"));
        let (resolved, others) =
            tokio::join!(self.addresses(addresses, found), join_all(rest.iter().map(|q| self.ask(q))));
        let ns: Vec<(String, Option<DnsAnswer>)> =
            rest.iter().zip(others).filter(|(q, _)| q.rtype == "NS").map(|(q, a)| (q.name.clone(), a)).collect();
        let aliases = resolved.iter().flatten().flat_map(plan::aliases).collect();
        let zones = plan::zones(host, &ns);
        let zone = zones.zone.clone();
        let ((), told) = tokio::join!(self.alias_targets(aliases), self.delegation(zones, &ns));
        // A denial tells that the end of an alias was reached.
        let found = resolved.iter().flatten().any(|a| matches!(a.rcode.as_str(), "NOERROR" | "NXDOMAIN"));
        let end = told.iter().find_map(|answer| plan::leads_out(&zone, answer));
        if let Some(end) = end.filter(|_| !found) {
            self.beyond(end, &ns).await;
        }
    }

    /// Follows the end of an alias into another zone from the top, where no resolver comes to it.
    async fn beyond(&self, end: &str, ns: &[(String, Option<DnsAnswer>)]) {
        let top = end.rsplit('.').next().unwrap_or(end);
        let known = ns.iter().find(|(name, _)| name == top).and_then(|(_, answer)| answer.clone());
        let answer = match known {
            Some(answer) => Some(answer),
            None => self.ask(&plan::question(ServerRole::System, None, self.resolvers[0], top, "NS")).await,
        };
        let Some(answer) = answer else { return };
        let (mut zone, mut names, mut glue) = (top.to_owned(), plan::servers_of(top, &answer), vec![answer]);
        for _ in 0..=plan::MOST_REFERRALS {
            let servers = self.locate(names, &glue).await;
            let asked: Vec<_> = endpoints(&servers)
                .into_iter()
                .take(plan::MOST_BEYOND)
                .map(|(name, addr)| plan::question(ServerRole::Beyond, Some(&name), addr, end, "A"))
                .collect();
            glue = join_all(asked.iter().map(|q| self.ask(q))).await.into_iter().flatten().collect();
            let below = glue.iter().filter_map(|a| plan::referred(end, a)).max_by_key(|z| z.len());
            let Some(below) = below.filter(|below| below.len() > zone.len()).map(str::to_owned) else { return };
            names = glue.iter().flat_map(|a| plan::servers_of(&below, a)).collect();
            names.sort();
            names.dedup();
            zone = below;
        }
    }

    /// Asks every resolver for A and AAAA; the first that answers at all decides what is dialled, as in a stub resolver.
    async fn addresses(
        &self,
        questions: Vec<DnsQuestion>,
        found: oneshot::Sender<Vec<IpAddr>>,
    ) -> Vec<Option<DnsAnswer>> {
        let mut by_resolver: BTreeMap<usize, Vec<DnsQuestion>> = BTreeMap::new();
        for question in questions {
            let order = self.resolvers.iter().position(|r| *r == question.addr).unwrap_or(usize::MAX);
            by_resolver.entry(order).or_default().push(question);
        }
        let (mut found, mut all) = (Some(found), Vec::new());
        let mut asked = by_resolver
            .into_values()
            .map(|questions| Box::pin(async move { join_all(questions.iter().map(|q| self.ask_twice(q))).await }))
            .collect::<Vec<_>>();
        // All are under way at once; they are only listened to in order.
        let mut waiting: Vec<_> = asked.drain(..).map(futures_util::future::FutureExt::shared).collect();
        let background = join_all(waiting.clone());
        let in_order = async {
            for answers in waiting.drain(..) {
                let answers = answers.await;
                if answers.iter().any(Option::is_some) {
                    let ips = answers.iter().flatten().flat_map(plan::addresses).collect();
                    if let Some(found) = found.take() {
                        let _ = found.send(ips);
                    }
                }
            }
            if let Some(found) = found.take() {
                let _ = found.send(Vec::new());
            }
        };
        let (answers, ()) = tokio::join!(background, in_order);
        all.extend(answers.into_iter().flatten());
        all
    }

    /// Asks; where a resolver says SERVFAIL, asks once more without DNSSEC checking: that tells bogus from broken.
    async fn ask_twice(&self, question: &DnsQuestion) -> Option<DnsAnswer> {
        let answer = self.ask(question).await;
        if question.rtype == "A" && answer.as_ref().is_some_and(|a| a.rcode == "SERVFAIL") {
            self.ask(&DnsQuestion { checking_disabled: true, ..question.clone() }).await;
        }
        answer
    }

    /// Asks the first resolver for the end of each alias on its own.
    async fn alias_targets(&self, mut aliases: Vec<String>) {
        aliases.sort();
        aliases.dedup();
        let questions: Vec<_> = aliases
            .iter()
            .take(plan::MOST_ALIASES)
            .map(|name| plan::question(ServerRole::System, None, self.resolvers[0], name, "A"))
            .collect();
        join_all(questions.iter().map(|q| self.ask(q))).await;
    }

    /// Asks the parent's servers for the delegation, then every server that it names; gives what these said.
    async fn delegation(&self, zones: Zones, ns: &[(String, Option<DnsAnswer>)]) -> Vec<DnsAnswer> {
        let host = self.target.host();
        let by_resolver = |zone: &str| {
            let answer = ns.iter().find(|(name, _)| name == zone).and_then(|(_, a)| a.as_ref());
            answer.map(|a| plan::servers_of(zone, a)).unwrap_or_default()
        };
        let mut servers: Vec<Server> = Vec::new();
        if let Some(parent) = &zones.parent {
            let parents = self.locate(by_resolver(parent), &[]).await;
            // Two servers of the parent are enough: they hold the same zone, and a third tells nothing more.
            let asked: Vec<_> = endpoints(&parents)
                .into_iter()
                .take(2)
                .flat_map(|(name, addr)| {
                    ["NS", "DS"].map(|t| plan::question(ServerRole::Parent, Some(&name), addr, &zones.zone, t))
                })
                .collect();
            let referrals: Vec<_> = join_all(asked.iter().map(|q| self.ask(q))).await.into_iter().flatten().collect();
            let mut names: Vec<String> = referrals.iter().flat_map(|a| plan::servers_of(&zones.zone, a)).collect();
            names.sort();
            names.dedup();
            servers = self.locate(names, &referrals).await;
        }
        if servers.is_empty() {
            let apex: Vec<_> =
                ns.iter().filter(|(name, _)| *name == zones.zone).filter_map(|(_, a)| a.clone()).collect();
            servers = self.locate(by_resolver(&zones.zone), &apex).await;
        }
        let questions: Vec<_> = endpoints(&servers)
            .into_iter()
            .take(plan::MOST_SERVERS)
            .flat_map(|(name, addr)| {
                [(&*zones.zone, "SOA"), (&*zones.zone, "NS"), (host, "A"), (host, "AAAA")]
                    .map(|(n, t)| plan::question(ServerRole::Authority, Some(&name), addr, n, t))
            })
            .collect();
        join_all(questions.iter().map(|q| self.ask(q))).await.into_iter().flatten().collect()
    }

    /// Finds the addresses of name servers: from glue, else from the first resolver.
    async fn locate(&self, names: Vec<String>, glue: &[DnsAnswer]) -> Vec<Server> {
        join_all(names.into_iter().map(|name| async move {
            let mut ips: Vec<IpAddr> = glue.iter().flat_map(|a| plan::addresses_of(&name, a)).collect();
            if ips.is_empty() {
                let question = plan::question(ServerRole::System, None, self.resolvers[0], &name, "A");
                ips = self.ask(&question).await.map(|a| plan::addresses(&a)).unwrap_or_default();
            }
            ips.sort();
            ips.dedup();
            (name, ips)
        }))
        .await
    }

    /// Asks one question, unless it was asked before, and writes it down.
    pub(super) async fn ask(&self, question: &DnsQuestion) -> Option<DnsAnswer> {
        let recursive = question.role <= ServerRole::Resolver;
        let server = question.server.as_deref().unwrap_or_default();
        let to = if recursive { question.addr } else { self.really(server, question.addr) };
        let asked = async {
            match live::dns::ask(question, to, recursive, self.settings.dns).await {
                Ok(answer) => Reply::Answer(Answer::Dns(answer)),
                Err(failure) => Reply::Failed(failure),
            }
        };
        match self.recorder.keep(Hop::Dns, Question::Dns(question.clone()), asked).await {
            Reply::Answer(Answer::Dns(answer)) => Some(answer),
            _ => None,
        }
    }
}

/// One endpoint an address; IPv6 ones only for servers that have nothing else, since many clients cannot reach them.
fn endpoints(servers: &[Server]) -> Vec<(String, SocketAddr)> {
    servers
        .iter()
        .flat_map(|(name, ips)| {
            let v4: Vec<_> = ips.iter().filter(|ip| ip.is_ipv4()).collect();
            let chosen = if v4.is_empty() { ips.iter().collect() } else { v4 };
            chosen.into_iter().take(2).map(|ip| (name.clone(), SocketAddr::new(*ip, 53)))
        })
        .collect()
}
