//! Asks one call and writes it down, cut to what concerns the brand.

use std::time::Duration;

use serde::de::DeserializeOwned;
use tokio::sync::OnceCell;

use super::Walk;
use crate::Hop;
use crate::cluster::Call;
use crate::evidence::kube::{Listed, Node};
use crate::evidence::{Answer, KubeAnswer, KubeQuestion, Question, Reply};
use crate::live::KubeSettings;
use crate::live::kube::{Cluster, Versions};

/// How long one call may take, even where pages may take longer.
pub(super) const LONGEST: Duration = Duration::from_secs(8);

/// Asks the cluster for one walk.
pub(super) struct Asker<'w> {
    /// The nodes, once they are known.
    pub nodes: OnceCell<Vec<Node>>,
    pub walk: &'w Walk,
    pub cluster: &'w Cluster,
    pub versions: &'w Versions,
    pub settings: &'w KubeSettings,
}

impl Asker<'_> {
    /// Lists a resource and writes down what `keep` keeps; gives the same, where the cluster answered.
    pub async fn list<T: DeserializeOwned + Clone>(
        &self,
        hop: Hop,
        call: &Call,
        (namespace, about): (&str, &str),
        keep: impl FnOnce(Vec<T>) -> Vec<T>,
        wrap: impl FnOnce(Listed<T>) -> KubeAnswer,
    ) -> Option<Vec<T>> {
        let question = KubeQuestion::new(call.verb, &call.name(), namespace, about);
        let mut items = None;
        let asked = async {
            let Some(version) = self.versions.of(call) else {
                return Reply::NotAsked(format!("the cluster does not serve {}", question.resource));
            };
            self.cluster.list::<T>(call, version, &question).await.map(|mut listed| {
                listed.items = keep(listed.items);
                items = Some(listed.items.clone());
                Answer::Kube(wrap(listed))
            })
        };
        self.walk.recorder.keep(hop, Question::Kube(question.clone()), asked).await;
        items
    }

    /// Writes down what a call for one object answered.
    pub async fn object<T: Clone>(
        &self,
        hop: Hop,
        question: KubeQuestion,
        asked: impl Future<Output = Reply<Option<T>>>,
        wrap: impl FnOnce(T) -> KubeAnswer,
    ) -> Option<T> {
        let mut object = None;
        let asked = async {
            asked.await.map(|it| {
                object.clone_from(&it);
                Answer::Kube(it.map_or(KubeAnswer::Missing, wrap))
            })
        };
        self.walk.recorder.keep(hop, Question::Kube(question), asked).await;
        object
    }

    /// Writes down the facts of a Secret.
    pub async fn secret(&self, namespace: &str, name: &str) {
        let question = KubeQuestion::new("get", "secrets", namespace, name);
        self.object(Hop::Ingress, question.clone(), self.cluster.secret(&question), KubeAnswer::Secret).await;
    }
}
