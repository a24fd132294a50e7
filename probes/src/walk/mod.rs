//! The walk: asks every hop, in parallel what does not depend on each other, and writes everything down.
//!
//! A walk takes about as long as its longest chain of dependent round trips: resolve, TCP, TLS, request, redirects.

#[cfg(feature = "aws")]
mod aws;
mod balancer;
mod dns;
mod edge;
mod further;
mod hosts;
#[cfg(feature = "kube")]
mod kube;
mod recorder;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use tokio::task::{JoinError, JoinSet};
use tokio::time::timeout;

pub use recorder::Progress;
use recorder::Recorder;

use crate::evidence::{Answer, Question, Recording, Reply, recording, redact};
use crate::live::{Settings, Trust, client};
use crate::target::{Origin, Target};
use crate::{Further, Hop};

/// All that a walk needs to know.
struct Walk {
    target: Target,
    trust: Trust,
    settings: Settings,
    recorder: Recorder,
    resolvers: Vec<SocketAddr>,
    /// The addresses that the hosts file gives for the name.
    hosts_file: Vec<IpAddr>,
    proxied: bool,
    /// The origin that AWS names: nothing yet, or what was found.
    discovered: tokio::sync::watch::Sender<Option<Option<Origin>>>,
}

/// Walks a target. Never fails: what could not be looked at is written down as such.
///
/// `tool` is written into the recording; `progress` hears of every question as it starts and ends.
pub async fn walk(
    target: Target,
    trust: Trust,
    settings: Settings,
    tool: &str,
    progress: Arc<dyn Progress>,
) -> Recording {
    walk_and_wonder(target, trust, settings, tool, progress, &|_| Vec::new()).await
}

/// Walks a target, shows `wonder` what was recorded, and asks what it wants to know further. It is asked once.
pub async fn walk_and_wonder(
    target: Target,
    trust: Trust,
    settings: Settings,
    tool: &str,
    progress: Arc<dyn Progress>,
    wonder: &(dyn Fn(&Recording) -> Vec<Further> + Sync),
) -> Recording {
    let recorder = Recorder::new(progress, settings.budget);
    let state = client::look(target.url.scheme(), target.host(), &trust, settings.proxy);
    let resolvers = resolvers(&target, &state.resolvers);
    let proxied = state.proxy.is_some();
    let hosts_file = state.hosts_file.clone();
    recorder.keep(Hop::Client, Question::Client, async { Reply::Answer(Answer::Client(state)) }).await;
    let discovered = tokio::sync::watch::Sender::new(None);
    let walk = Arc::new(Walk { target, trust, settings, recorder, resolvers, hosts_file, proxied, discovered });
    let mut parts = walk.parts();
    // Every look is bounded by itself; this holds even if many of them run into their bounds one after the other.
    let _ = timeout(walk.settings.walk, async {
        while let Some(ended) = parts.join_next().await {
            if let Err(Ok(bug)) = ended.map_err(JoinError::try_into_panic) {
                std::panic::resume_unwind(bug);
            }
        }
    })
    .await;
    parts.shutdown().await;
    let further = wonder(&walk.recorded(tool));
    Box::pin(walk.further(further)).await;
    walk.recorded(tool)
}

impl Walk {
    /// All that was written down so far.
    fn recorded(&self, tool: &str) -> Recording {
        let mut target = self.target.clone();
        target.origin = target.origin.or_else(|| self.discovered.borrow().clone().flatten());
        target.url = redact::url_secrets(target.url.as_str()).parse().unwrap_or(target.url);
        let (started, duration_ms, readings) = self.recorder.so_far();
        Recording {
            schema: recording::SCHEMA.to_owned(),
            tool: tool.to_owned(),
            started,
            duration_ms,
            target,
            readings,
        }
    }

    async fn dns_and_edge(&self) {
        let (found, addresses) = tokio::sync::oneshot::channel();
        tokio::join!(self.dns(found), async {
            if let Ok(addresses) = addresses.await {
                tokio::join!(self.edge(&addresses), self.hosts_file(&addresses));
            }
        });
    }

    /// The parts of a walk, each a task of its own: none is held up while another computes, such as its clients of AWS.
    /// They are large futures, which a thread's stack would not hold: each is made in its place on the heap.
    fn parts(self: &Arc<Self>) -> JoinSet<()> {
        let mut parts = JoinSet::new();
        // Logs are read once all requests from outside are answered.
        let (asked, answered) = tokio::sync::oneshot::channel();
        let walk = Arc::clone(self);
        parts.spawn(async move {
            tokio::join!(Box::pin(walk.dns_and_edge()), Box::pin(walk.balancer()));
            let _ = asked.send(());
        });
        #[cfg(feature = "aws")]
        if let Some(settings) = self.settings.aws.clone() {
            let walk = Arc::clone(self);
            parts.spawn(async move { Box::pin(walk.aws(&settings)).await });
        }
        #[cfg(feature = "kube")]
        if let Some(settings) = self.settings.kube.clone() {
            let walk = Arc::clone(self);
            parts.spawn(async move { Box::pin(walk.kube(&settings, answered)).await });
        }
        #[cfg(not(feature = "kube"))]
        drop(answered);
        parts
    }

    /// Where a connection to an address of the path really goes.
    fn really(&self, host: &str, addr: SocketAddr) -> SocketAddr {
        self.target
            .override_for(host, addr.port())
            .or_else(|| self.target.override_for(&addr.ip().to_string(), addr.port()))
            .unwrap_or(addr)
    }
}

/// The resolvers to ask: those given by hand, or two of the system's and the public ones.
fn resolvers(target: &Target, system: &[SocketAddr]) -> Vec<SocketAddr> {
    if !target.resolvers.is_empty() {
        return target.resolvers.clone();
    }
    let mut all: Vec<SocketAddr> = system.iter().copied().take(2).collect();
    if crate::dns::is_public(target.host()) {
        for ip in crate::dns::PUBLIC_RESOLVERS {
            let addr = SocketAddr::new(ip, 53);
            if !all.contains(&addr) {
                all.push(addr);
            }
        }
    }
    all
}
