//! What each pod answers when it is asked past the hops before it.

use hopwise_probes::evidence::kube::Pod;
use hopwise_probes::evidence::{Look, Rung};

use super::{Got, Kube, Looked};
use crate::facts::Symptom;
use crate::facts::evidence::{DialLook, HttpLook};
use crate::facts::symptom::{of_dial, of_look};

/// What one pod answers.
#[derive(Debug, Clone)]
pub struct PodAnswer<'a> {
    /// The pod.
    pub pod: Got<'a, Pod>,
    /// The connection to it.
    pub dial: DialLook<'a>,
    /// The page, where it came that far.
    pub page: Option<HttpLook<'a>>,
    /// What the pod shows; not bad where it answers well.
    pub symptom: Symptom,
}

impl<'a> Kube<'_, 'a> {
    /// What each pod of a rung answers that could be asked; blocked and refused looks are left out.
    pub fn pod_answers(&self, rung: Rung) -> Looked<Vec<PodAnswer<'a>>> {
        let pods = match rung {
            Rung::Ingress => self.controller_pods()?,
            _ => self.app_pods()?,
        };
        let of = |pod: Got<'a, Pod>| {
            let name = (pod.it.metadata.namespace.as_str(), pod.it.metadata.name.as_str());
            let dial = self.evidence.ordinary_dials(rung).find(|d| d.dial.pod() == Some(name))?;
            let page = self.evidence.looks(rung, Look::Page).find(|p| p.question.dial == *dial.dial);
            let symptom = match (&page, dial.failure()) {
                (_, Some(_)) => of_dial(&dial),
                (Some(page), None) if page.answer().is_some() || page.failure().is_some() => of_look(page),
                _ => return None,
            };
            Some(PodAnswer { pod, dial, page, symptom })
        };
        Ok(pods.into_iter().filter_map(of).collect())
    }

    /// One kind of look at a pod.
    #[must_use]
    pub fn pod_look(&self, rung: Rung, look: Look, pod: &Pod) -> Option<HttpLook<'a>> {
        let name = (pod.metadata.namespace.as_str(), pod.metadata.name.as_str());
        self.evidence.looks(rung, look).find(|l| l.question.dial.pod() == Some(name))
    }
}
