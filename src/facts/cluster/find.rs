//! Finds the answer to a call among the readings.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::Listed;
use hopwise_probes::evidence::{Answer, KubeAnswer, KubeQuestion, Reading};

use super::{Got, Kube, Looked, unseen};

impl<'a> Kube<'_, 'a> {
    /// The answer to a `get`: nothing where the object does not exist.
    pub(super) fn one<T: ?Sized>(
        &self,
        verb: &str,
        resource: &str,
        namespace: &str,
        about: &str,
        cast: impl Fn(&'a KubeAnswer) -> Option<&'a T>,
    ) -> Looked<Option<Got<'a, T>>> {
        let wanted = KubeQuestion::new(verb, resource, namespace, about);
        let Some((question, reading)) = self.asked().find(|(q, _)| **q == wanted) else {
            return Err(self.missing(&wanted));
        };
        if let Some(unknown) = unseen(question, reading) {
            return Err(unknown);
        }
        Ok(answer(reading).and_then(cast).map(|it| Got { reading, it }))
    }

    /// The items of every answered list of a resource at a hop, in a namespace or in the whole cluster.
    ///
    /// `fits` says which lists are whole as far as the caller is concerned; at least one of these must be answered.
    pub(super) fn list<T>(
        &self,
        hop: Hop,
        resource: &str,
        namespace: &str,
        fits: impl Fn(&KubeQuestion) -> bool,
        cast: impl Fn(&'a KubeAnswer) -> Option<&'a Listed<T>>,
    ) -> Looked<Vec<Got<'a, T>>> {
        let lists: Vec<_> = self
            .asked()
            .filter(|(q, r)| r.hop == hop && q.verb == "list" && q.resource == resource)
            .filter(|(q, _)| q.namespace == namespace || q.namespace.is_empty() || namespace.is_empty())
            .filter(|(q, _)| fits(q))
            .collect();
        let answered: Vec<_> = lists.iter().filter_map(|(_, r)| Some((*r, answer(r).and_then(&cast)?))).collect();
        if answered.is_empty() {
            let blind = lists.iter().find_map(|(q, r)| unseen(q, r));
            return Err(blind.unwrap_or_else(|| self.missing(&KubeQuestion::new("list", resource, namespace, ""))));
        }
        let items = answered.into_iter().flat_map(|(reading, l)| l.items.iter().map(move |it| Got { reading, it }));
        Ok(items.collect())
    }
}

fn answer(reading: &Reading) -> Option<&KubeAnswer> {
    match reading.reply.answer()? {
        Answer::Kube(answer) => Some(answer),
        _ => None,
    }
}

/// Casts an answer to the list of one variant.
macro_rules! listed {
    ($variant:ident) => {
        |a: &'a hopwise_probes::evidence::KubeAnswer| match a {
            hopwise_probes::evidence::KubeAnswer::$variant(list) => Some(list),
            _ => None,
        }
    };
}
pub(super) use listed;
