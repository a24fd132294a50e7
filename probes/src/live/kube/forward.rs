//! A tunnel to a port of a pod, through the API server and the kubelet.

use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use k8s_openapi::api::core::v1::Pod;
use kube::Api;
use tokio::io::DuplexStream;
use tokio::time::timeout;

use super::Cluster;
use super::call::of_error;
use crate::evidence::{Failure, FailureKind, KubeQuestion, Reply};

/// How long the kubelet's own word on a broken tunnel is waited for, once it has broken.
const LAST_WORD: Duration = Duration::from_millis(500);

/// A tunnel that stands. Dropping it ends it.
pub struct Tunnel {
    /// Carries the connection.
    pub stream: DuplexStream,
    /// Why it broke, in the kubelet's words.
    pub broken: BoxFuture<'static, Option<String>>,
}

impl Cluster {
    /// Opens a tunnel to a port of a pod. That it stands says nothing of the port: the kubelet connects later.
    pub async fn forward(&self, question: &KubeQuestion, port: u16, bound: Duration) -> Reply<Tunnel> {
        let pods: Api<Pod> = Api::namespaced(self.access.client.clone(), &question.namespace);
        let mut forwarder = match timeout(bound, pods.portforward(&question.about, &[port])).await {
            Ok(Ok(forwarder)) => forwarder,
            Ok(Err(kube::Error::Api(status))) if status.code == 403 => return Reply::Denied(question.to_string()),
            Ok(Err(kube::Error::Api(status))) => {
                return Reply::NotAsked(format!(
                    "no tunnel to the pod: {}",
                    crate::cluster::keep::clean(&status.message)
                ));
            }
            Ok(Err(error)) => {
                return match of_error(&error) {
                    Reply::Failed(f) => Reply::NotAsked(format!("no tunnel to the pod: {}", f.text)),
                    reply => reply,
                };
            }
            Err(_) => return Reply::NotAsked(format!("no tunnel to the pod within {} ms", bound.as_millis())),
        };
        match (forwarder.take_stream(port), forwarder.take_error(port)) {
            (Some(stream), Some(broken)) => Reply::Answer(Tunnel { stream, broken: broken.boxed() }),
            _ => Reply::NotAsked("no tunnel to the pod".to_owned()),
        }
    }
}

/// What a broken tunnel says of the pod's port: the failure as if it had been dialled, or why nothing is known.
pub async fn refused(broken: BoxFuture<'static, Option<String>>) -> Option<Result<Failure, String>> {
    let said = timeout(LAST_WORD, broken).await.ok().flatten()?;
    let said = crate::cluster::keep::clean(&said);
    Some(if said.contains("onnection refused") {
        Ok(Failure::new(FailureKind::Refused, "nobody listens at this port of the pod (connection refused)".to_owned()))
    } else if said.contains("timed out") || said.contains("i/o timeout") {
        Ok(Failure::new(FailureKind::Timeout, "the pod does not take the connection".to_owned()))
    } else {
        Err(format!("the tunnel to the pod broke: {said}"))
    })
}
