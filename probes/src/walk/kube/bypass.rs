//! Sends the brand's request past the hops before: at each controller pod, node port and pod of the brand.

use std::net::{IpAddr, SocketAddr};
use std::time::Instant;

use futures_util::future::join_all;
use url::Url;

use super::super::edge::mint;
use super::super::recorder::SPENT;
use super::app::{Brand, Found};
use super::ask::Asker;
use super::controller::Controller;
use crate::Hop;
use crate::cluster::{MOST_LOOKED_INTO, MOST_NODE_PORTS, MOST_PODS};
use crate::edge::{ordinary_dial, request};
use crate::evidence::kube::{IntOrString, Pod};
use crate::evidence::{Answer, Dial, KubeQuestion, Look, Question, Reading, Reply, Rung};
use crate::live::http::{self, rounded};
use crate::live::kube::refused;
use crate::live::tls;

/// One request through a tunnel.
struct Through<'a> {
    hop: Hop,
    pod: &'a Pod,
    dial: Dial,
    look: Look,
    url: Url,
    forwarded: bool,
}

impl Asker<'_> {
    /// At each node port and each controller pod.
    pub async fn past_balancer(&self, controller: &Controller) {
        tokio::join!(self.node_ports(controller), join_all(self.controllers(controller)));
    }

    /// At each pod of the brand.
    pub async fn past_controller(&self, brand: &Brand) {
        join_all(self.pods(brand)).await;
    }

    /// The looks at the controller's pods: TLS with the brand's name, and for some plain HTTP as behind a balancer.
    fn controllers<'b>(&'b self, controller: &'b Controller) -> Vec<impl Future<Output = ()> + 'b> {
        let target = &self.walk.target;
        let mut looks = Vec::new();
        for (at, pod) in running(&controller.pods).enumerate() {
            let base = |name: &str, usual: u16, tls: bool| {
                let port = pod.port(&IntOrString::Text(name.to_owned())).unwrap_or(usual);
                let dial =
                    Dial { proxy_preface: controller.wants_preface(), ..self.dial(Rung::Ingress, pod, port, tls)? };
                Some(dial)
            };
            let mut add = |dial: Option<Dial>, look: Look, forwarded: bool| {
                if let (Some(dial), Some(url)) =
                    (dial, with_scheme(&target.url, look == Look::Page && target.url.scheme() == "https"))
                {
                    looks.push(Through { hop: Hop::Ingress, pod, dial, look, url, forwarded });
                }
            };
            let tls = target.url.scheme() == "https";
            add(if tls { base("https", 443, true) } else { base("http", 80, false) }, Look::Page, false);
            if tls && at < MOST_LOOKED_INTO {
                add(base("http", 80, false), Look::Plain, false);
                add(base("http", 80, false), Look::Forwarded, true);
            }
        }
        looks.into_iter().map(|look| self.through(look)).collect()
    }

    /// The looks at the brand's pods: the page as the controller asks for it, and for some what tells Apache from PHP.
    fn pods<'b>(&'b self, brand: &'b Brand) -> Vec<impl Future<Output = ()> + 'b> {
        let target = &self.walk.target;
        let https = target.url.scheme() == "https";
        let mut looks = Vec::new();
        for (at, pod) in running(&brand.pods).enumerate() {
            let Some(port) = brand.target.as_ref().and_then(|t| pod.port(t)) else { continue };
            let Some(dial) = self.dial(Rung::Pod, pod, port, brand.tls) else { continue };
            let Some(url) = with_scheme(&target.url, brand.tls) else { continue };
            let mut add = |dial: Dial, look: Look, url: Url| {
                looks.push(Through { hop: Hop::Pod, pod, dial, look, url, forwarded: https });
            };
            add(dial.clone(), Look::Page, url.clone());
            if at < MOST_LOOKED_INTO {
                if brand.tls {
                    add(Dial { sni: false, ..dial.clone() }, Look::NoSni, url.clone());
                }
                for (look, path) in [(Look::StaticFile, "/robots.txt"), (Look::Health, "/up")] {
                    let mut url = url.clone();
                    url.set_path(path);
                    url.set_query(None);
                    add(dial.clone(), look, url);
                }
            }
        }
        looks.into_iter().map(|look| self.through(look)).collect()
    }

    /// At one pod of the namespace whose Ingress would take the request, were there not one of another before it: where
    /// visitors are told that there is no such page, this tells whether it is there.
    pub async fn past_the_other(&self, found: Option<&Found>) {
        let Some((ingress, route)) = found.and_then(|f| f.beside.as_ref()) else { return };
        let missed = |r: &Reading| match (&r.question, &r.reply) {
            (Question::Http(q), Reply::Answer(Answer::Http(a))) => {
                a.status == 404 && q.look == Look::Page && q.dial.rung == Rung::Public
            }
            _ => false,
        };
        if !self.walk.recorder.so_far().2.iter().any(missed) {
            return;
        }
        let Some((brand, pod)) = self.pod_beside(ingress, route).await else { return };
        let Some(port) = brand.target.as_ref().and_then(|t| pod.port(t)) else { return };
        let target = &self.walk.target.url;
        let look = self.dial(Rung::Pod, &pod, port, brand.tls).zip(with_scheme(target, brand.tls));
        let Some((dial, url)) = look else { return };
        let forwarded = target.scheme() == "https";
        self.through(Through { hop: Hop::Pod, pod: &pod, dial, look: Look::Beside, url, forwarded }).await;
    }

    fn dial(&self, rung: Rung, pod: &Pod, port: u16, tls: bool) -> Option<Dial> {
        let ip: IpAddr = pod.status.pod_ip.parse().ok()?;
        let alpn = match rung {
            Rung::Ingress if tls => vec!["h2".to_owned(), "http/1.1".to_owned()],
            _ if tls => vec!["http/1.1".to_owned()],
            _ => Vec::new(),
        };
        let via = Some(format!("port-forward pod/{}/{}", pod.metadata.namespace, pod.metadata.name));
        let dial = ordinary_dial(rung, self.walk.target.host(), SocketAddr::new(ip, port), tls);
        Some(Dial { alpn, via, ..dial })
    }

    /// One request through a tunnel of its own; both the dial and the request are written down.
    async fn through(&self, look: Through<'_>) {
        let Through { hop, pod, dial, look, url, forwarded } = look;
        let walk = self.walk;
        let question = {
            let mut question = request(look, dial.clone(), &url, mint());
            question.forwarded_proto = forwarded.then(|| "https".to_owned());
            question
        };
        let kept = || {
            let mut kept = question.clone();
            kept.url = crate::evidence::redact::url_secrets(&kept.url);
            Question::Http(kept)
        };
        // The page's own dial is a rung of the ladder; of the special looks the requests alone are written down.
        let rung = matches!(look, Look::Page | Look::NoSni);
        let (at, began) = (walk.recorder.now(), Instant::now());
        let note_dial_of = |ms: f64, reply: Reply<Answer>| {
            if rung {
                walk.recorder.note(hop, Question::Dial(dial.clone()), at, ms, reply);
            } else if reply.answer().is_none() {
                walk.recorder.note(hop, kept(), at, ms, reply);
            }
        };
        let note_dial = |reply: Reply<Answer>| note_dial_of(rounded(began.elapsed()), reply);
        if let Some(why) = self.silent(pod).await {
            return note_dial(Reply::NotAsked(why));
        }
        if !walk.recorder.spend() {
            note_dial(Reply::NotAsked(SPENT.to_owned()));
            return;
        }
        let asked = KubeQuestion::new("create", "pods/portforward", &pod.metadata.namespace, &pod.metadata.name);
        let tunnel = match self.cluster.forward(&asked, dial.addr.port(), walk.settings.connect).await {
            Reply::Answer(tunnel) => tunnel,
            Reply::Failed(failure) => return note_dial(Reply::NotAsked(failure.text)),
            Reply::Denied(why) => return note_dial(Reply::Denied(why)),
            Reply::NotAsked(why) => return note_dial(Reply::NotAsked(why)),
        };
        let connect_ms = rounded(began.elapsed());
        let shaken = tls::over(&dial, Box::new(tunnel.stream), connect_ms, &walk.trust, &walk.settings).await;
        let (handshake, connection) = match shaken {
            Ok(stands) => stands,
            Err(failure) => {
                let reply = match refused(tunnel.broken).await {
                    None => Reply::Failed(failure),
                    Some(Ok(refused)) => Reply::Failed(refused),
                    Some(Err(why)) => Reply::NotAsked(why),
                };
                return note_dial(reply);
            }
        };
        // The dial is written down with the answer's arrival, but took no longer than this.
        let dial_ms = rounded(began.elapsed());
        let (sent, since) = (walk.recorder.now(), Instant::now());
        let answered = http::send(&question, connection, &walk.settings).await;
        let ms = rounded(since.elapsed());
        match answered {
            Ok(answer) => {
                note_dial_of(dial_ms, Reply::Answer(Answer::Dial(handshake)));
                walk.recorder.note(hop, kept(), sent, ms, Reply::Answer(Answer::Http(answer)));
            }
            // On a plain port the kubelet's word on the connection comes only now.
            Err(failure) => match refused(tunnel.broken).await {
                Some(Ok(refused)) => note_dial(Reply::Failed(refused)),
                Some(Err(why)) => note_dial(Reply::NotAsked(why)),
                None => {
                    note_dial_of(dial_ms, Reply::Answer(Answer::Dial(handshake)));
                    walk.recorder.note(hop, kept(), sent, ms, Reply::Failed(failure));
                }
            },
        }
    }

    /// The node ports of nodes that should answer: all of them, or those with a controller pod where traffic is local.
    async fn node_ports(&self, controller: &Controller) {
        let tls = self.walk.target.url.scheme() == "https";
        let wanted = if tls { "https" } else { "http" };
        let usual = if tls { 443 } else { 80 };
        let port = controller.services.iter().find_map(|s| {
            let port = s.spec.ports.iter().find(|p| p.node_port != 0 && (p.name == wanted || p.port == usual))?;
            Some((port.node_port, s.spec.external_traffic_policy == "Local"))
        });
        let Some((port, local)) = port else { return };
        let has_pod = |node: &str| controller.pods.iter().any(|p| p.spec.node_name == node && p.is_ready());
        let addresses = self
            .nodes()
            .await
            .iter()
            .filter(|n| n.is_ready() && (!local || has_pod(&n.metadata.name)))
            .filter_map(|n| n.address("InternalIP")?.parse::<IpAddr>().ok())
            .take(MOST_NODE_PORTS);
        let dials = addresses.map(|ip| {
            let dial = ordinary_dial(Rung::Ingress, self.walk.target.host(), SocketAddr::new(ip, port), tls);
            Dial { proxy_preface: controller.wants_preface(), ..dial }
        });
        join_all(dials.map(|dial| self.walk.page(Hop::Ingress, dial, Look::Page, &self.walk.target.url))).await;
    }
}

/// The pods that run, in an order that repeated walks share.
fn running(pods: &[Pod]) -> impl Iterator<Item = &Pod> {
    let mut running: Vec<&Pod> =
        pods.iter().filter(|p| p.status.phase == "Running" && !p.metadata.is_leaving()).collect();
    // Pods that are not ready are the interesting ones: they come first.
    running.sort_by_key(|p| (p.is_ready(), p.metadata.creation_timestamp, p.metadata.name.clone()));
    running.into_iter().take(MOST_PODS)
}

fn with_scheme(url: &Url, tls: bool) -> Option<Url> {
    let mut url = url.clone();
    url.set_scheme(if tls { "https" } else { "http" }).ok()?;
    Some(url)
}
