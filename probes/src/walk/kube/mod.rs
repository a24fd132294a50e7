//! Walks what the cluster says: from the node port to the pod, and the request's own traces.

mod app;
mod ask;
mod bypass;
mod controller;
mod logs;
mod owner;
mod settled;

use tokio::sync::OnceCell;
use tokio::sync::oneshot::Receiver;

use super::Walk;
use crate::Hop;
use crate::evidence::{Answer, KubeAnswer, KubeQuestion, Question, Reply};
use crate::live::KubeSettings;
use crate::live::kube::{Access, Cluster};
use ask::Asker;

impl Walk {
    /// Asks the cluster. `answered` says that all requests from outside have their answers.
    pub(super) async fn kube(&self, settings: &KubeSettings, answered: Receiver<()>) {
        let began = self.recorder.now();
        let access = Access::find(settings, self.settings.connect).await;
        let (access, version) = match access {
            Ok(access) => {
                let cluster = Cluster::new(access, self.settings.wait.min(ask::LONGEST));
                let (version, versions) = tokio::join!(cluster.version(), cluster.versions());
                (Some((cluster, versions)), version)
            }
            Err(why) => (None, why),
        };
        let known = matches!(version, Reply::Answer(_) | Reply::Denied(_));
        let reply = version.map(|git_version| Answer::Kube(KubeAnswer::Version { git_version }));
        let question = Question::Kube(KubeQuestion::new("get", "version", "", ""));
        let ms = (self.recorder.now().duration_since(began)).as_secs_f64() * 1000.0;
        self.recorder.note(Hop::Ingress, question, began, ms.round(), reply);
        let Some((cluster, versions)) = access.filter(|_| known) else { return };
        let asker = Asker { nodes: OnceCell::new(), walk: self, cluster: &cluster, versions: &versions, settings };
        let (route, pods) = tokio::join!(Box::pin(asker.route()), Box::pin(asker.controller_pods()));
        let class = route.as_ref().and_then(|r| r.class.as_ref());
        // The request goes straight to each as soon as it is known where they are.
        let controller = async {
            let controller = asker.controller(pods, class).await;
            asker.past_balancer(&controller).await;
            controller
        };
        let brand = async {
            let (brand, deployments) = asker.brand(route.as_ref()).await;
            tokio::join!(asker.past_controller(&brand), asker.others(route.as_ref(), &brand.pods, deployments));
            brand
        };
        let (controller, brand) = tokio::join!(Box::pin(controller), Box::pin(brand));
        // An error here means that the walk from outside ended in another way; the logs tell all the same.
        let _ = answered.await;
        let other = Box::pin(asker.past_the_other(route.as_ref()));
        tokio::join!(other, Box::pin(asker.logs(&controller, &brand)), asker.own_balancer(&controller));
    }
}
