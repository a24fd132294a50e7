//! Blames the deepest hop at which anything looks unhealthy: a look that failed, an answer of 500 and more, a pod or an
//! endpoint that is not ready.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Answer, KubeAnswer, Reading, Recording, Reply};

/// The deepest such hop.
pub fn blame(recording: &Recording, _: &str) -> Option<Hop> {
    recording.readings.iter().filter(|r| unhealthy(r)).map(|r| r.hop).max()
}

fn unhealthy(reading: &Reading) -> bool {
    match &reading.reply {
        Reply::Failed(_) => true,
        Reply::Denied(_) | Reply::NotAsked(_) => false,
        Reply::Answer(Answer::Http(answer)) => answer.status >= 500,
        Reply::Answer(Answer::Kube(KubeAnswer::Pods(list))) => list.items.iter().any(|p| !p.is_ready()),
        Reply::Answer(_) => false,
    }
}
