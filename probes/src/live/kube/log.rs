//! Reads the end of a container's log.

use super::Cluster;
use super::call::path;
use crate::cluster::access::LOG;
use crate::cluster::{LOG_BEFORE, LOG_BYTES, LOG_LINES};
use crate::evidence::{FailureKind, KubeQuestion, Reply};

/// Which log, and from when on.
#[derive(Debug, Clone, Copy)]
pub struct Which<'a> {
    /// The pod.
    pub pod: &'a str,
    /// The container.
    pub container: &'a str,
    /// The container before its last start.
    pub previous: bool,
    /// How many seconds before now the walk began.
    pub since: i64,
}

impl Cluster {
    /// The lines of a log with the kubelet's own timestamps; nothing where there is none.
    pub async fn log(&self, which: Which<'_>, question: &KubeQuestion) -> Reply<Option<String>> {
        let mut query =
            format!("container={}&timestamps=true&tailLines={LOG_LINES}&limitBytes={LOG_BYTES}", which.container);
        if which.previous {
            query.push_str("&previous=true");
        } else {
            query.push_str(&format!("&sinceSeconds={}", which.since + LOG_BEFORE));
        }
        let path = format!("{}?{query}", path(&LOG, "v1", &question.namespace, Some(which.pod)));
        match self.bytes(&path, question, LOG_BYTES * 2).await {
            Reply::Answer(bytes) => Reply::Answer(bytes.map(|b| String::from_utf8_lossy(&b).into_owned())),
            // A container that never ran has no log: the kubelet says so with 400, and pods tell the rest.
            Reply::Failed(failure) if failure.kind == FailureKind::Other && failure.text.starts_with("400") => {
                Reply::NotAsked(format!("there is no log: {}", failure.text))
            }
            Reply::Failed(failure) => Reply::Failed(failure),
            Reply::Denied(why) => Reply::Denied(why),
            Reply::NotAsked(why) => Reply::NotAsked(why),
        }
    }
}
