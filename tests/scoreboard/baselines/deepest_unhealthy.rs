//! Blames the deepest hop at which anything looks unhealthy: a look that failed, an answer of 500 and more, a pod that is
//! not ready, an object of AWS whose status is not the good one.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Answer, AwsAnswer, KubeAnswer, Reading, Recording, Reply};

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
        Reply::Answer(Answer::Aws(answer)) => ill(answer),
        Reply::Answer(_) => false,
    }
}

/// Whether an object of AWS has another status than the good one.
fn ill(answer: &AwsAnswer) -> bool {
    match answer {
        AwsAnswer::Distributions(all) => all.matching.iter().any(|d| !d.enabled || d.status != "Deployed"),
        AwsAnswer::Certificate(certificate) => certificate.status != "ISSUED",
        AwsAnswer::TargetHealth(all) => all.targets.is_empty() || all.targets.iter().any(|t| t.state != "healthy"),
        AwsAnswer::DbInstances(all) => all.instances.iter().any(|i| i.status != "available"),
        AwsAnswer::CacheClusters(all) => all.clusters.iter().any(|c| c.status != "available"),
        _ => false,
    }
}
