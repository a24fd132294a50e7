//! The request's own traces: where its id was seen in logs, where it was not, and where nobody can know.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::PodLog;
use hopwise_probes::evidence::log::{Access, Entry, Says};

use super::{Got, Kube, Looked};
use crate::facts::Known;
use crate::facts::evidence::HttpLook;

/// Where a request was seen at a hop.
#[derive(Debug, Clone, Copy)]
pub struct Trace<'a> {
    /// The log that holds it.
    pub log: Got<'a, PodLog>,
    /// The line.
    pub entry: &'a Entry,
    /// The line, read as a request.
    pub access: &'a Access,
}

impl<'a> Kube<'_, 'a> {
    /// The access lines of one of our requests at a hop, oldest first; several where it was tried again.
    ///
    /// Empty means that it was not seen where it would have been: unknown is what no log can tell.
    pub fn trace(&self, hop: Hop, look: &HttpLook<'_>) -> Looked<Vec<Trace<'a>>> {
        let id = &look.question.request_id;
        let logs = self.logs(hop)?;
        let seen: Vec<Trace<'a>> =
            logs.iter().flat_map(traces).filter(|t| t.entry.request_id.as_ref() == Some(id)).collect();
        if !seen.is_empty() {
            return Ok(seen);
        }
        match self.unreadable(hop, &logs) {
            Some(why) => Err(Known::Unknown(why)),
            None => Ok(seen),
        }
    }

    /// All access lines of our own requests at a hop.
    pub fn traces(&self, hop: Hop) -> Looked<Vec<Trace<'a>>> {
        Ok(self.logs(hop)?.iter().flat_map(traces).collect())
    }

    /// The entries of errors that belong to our own requests at a hop, with the logs that hold them.
    pub fn own_errors(&self, hop: Hop) -> Looked<Vec<(Got<'a, PodLog>, &'a Entry)>> {
        let own = |log: &Got<'a, PodLog>| {
            let log = *log;
            log.it
                .entries
                .iter()
                .filter(|e| e.request_id.is_some() && e.is_error())
                .map(move |e| (log, e))
                .collect::<Vec<_>>()
        };
        Ok(self.logs(hop)?.iter().flat_map(own).collect())
    }

    /// Why a request that is not in these logs may have been there all the same.
    fn unreadable(&self, hop: Hop, logs: &[Got<'a, PodLog>]) -> Option<String> {
        let place = if hop == Hop::Ingress { "the controller" } else { "the application" };
        let access = logs.iter().filter(|l| !l.previous).map(|l| l.access).sum::<usize>();
        let with_id = logs.iter().filter(|l| !l.previous).map(|l| l.with_id).sum::<usize>();
        if access == 0 {
            return Some(format!("the logs of {place} hold no requests at all"));
        }
        if with_id * 2 < access {
            return Some(format!("the access log of {place} carries no request id"));
        }
        if logs.iter().any(|l| l.cut) {
            return Some(format!("the log of {place} is longer than what was read"));
        }
        let pods = match hop {
            Hop::Ingress => self.controller_pods(),
            _ => self.app_pods(),
        };
        let unread = pods
            .ok()?
            .iter()
            .filter(|p| p.is_ready())
            .find(|p| !logs.iter().any(|l| l.pod == p.metadata.name))
            .copied();
        unread.map(|pod| format!("the log of {} was not read", pod.object()))
    }
}

fn traces<'a>(log: &Got<'a, PodLog>) -> Vec<Trace<'a>> {
    let log = *log;
    let trace = |entry: &'a Entry| match &entry.says {
        Says::Access(access) if entry.request_id.is_some() => Some(Trace { log, entry, access }),
        _ => None,
    };
    log.it.entries.iter().filter_map(trace).collect()
}
