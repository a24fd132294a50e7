//! Error pages that stand in place of the error itself: their author says nothing of the cause.
//!
//! These are asked before the symptom is known, so they must not ask for it.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{HttpAnswer, Look, Rung};

use super::evidence::{Evidence, HttpLook};
use super::symptom::{Symptom, is_error};
use super::{Author, Fact, Known, Looked, Phase, Seen, behind, page, storage};

/// The page that the edge shows for errors is itself refused by its bucket.
pub static REFUSED: Fact = Fact {
    name: "edge.error-page-refused",
    hop: Hop::Edge,
    about: "S3 answers the visitor with an error, while past the edge the site answers with another one",
    derive: |e| hides(e, Hop::Edge, || straight_error(e)),
};

/// The controller puts a page of its own in place of the pods' errors.
pub static OF_INGRESS: Fact = Fact {
    name: "ingress.error-page-hides",
    hop: Hop::Ingress,
    about: "the controller answers with a page of its own in place of an error of the pods (custom-http-errors)",
    derive: |e| hides(e, Hop::Ingress, || replaced(e, &e.symptom_look()?).ok().flatten()),
};

fn hides<'a>(e: &Evidence<'a>, by: Hop, error: impl Fn() -> Option<(u16, Seen)>) -> Known {
    let Some(look) = e.symptom_look() else { return Known::not_looked("no request was sent to the public name") };
    if e.symptom().masked_by != Some(by) {
        return Known::No;
    }
    Known::from_seen(error().map(|(status, seen)| {
        let mut shown = page::seen(&look).word("error_status", status);
        shown.evidence.extend(seen.evidence);
        shown.evidence.sort();
        shown.evidence.dedup();
        shown
    }))
}

/// The symptom with its author forgotten, where the answer is an error page in place of another error.
#[must_use]
pub fn masked(e: &Evidence<'_>, symptom: Symptom) -> Symptom {
    if symptom.phase != Phase::Response {
        return symptom;
    }
    let shown = |l: &HttpLook<'_>| symptom.evidence.contains(&l.reading.id) && l.attribution.author == symptom.author;
    let Some(look) = e.looks(Rung::Public, Look::Page).find(shown) else { return symptom };
    let found = match symptom.author {
        Author::S3 => straight_error(e).map(|(status, _)| (Hop::Edge, status)),
        Author::Nginx | Author::IngressDefaultBackend => {
            replaced(e, &look).ok().flatten().map(|(status, _)| (Hop::Ingress, status))
        }
        _ => None,
    };
    let Some((hop, status)) = found else { return symptom };
    let text = format!("{}, an error page of the {hop}: behind it the answer is {status}", symptom.text);
    Symptom { author: Author::Unknown, masked_by: Some(hop), text, ..symptom }
}

/// The error straight at the balancer, where the path is not known to be a bucket's: not S3's, and one of the server.
fn straight_error(e: &Evidence<'_>) -> Option<(u16, Seen)> {
    if matches!(storage::bucket::behind(e), Ok(Some(_))) {
        return None;
    }
    let straight = behind::straight(e);
    let fails = |(l, a): &(HttpLook<'_>, &HttpAnswer)| a.status >= 500 && l.attribution.author != Author::S3;
    let (look, answer) = straight.first().filter(|_| straight.iter().all(fails))?;
    Some((answer.status, Seen::by([look.reading])))
}

/// The error of the pods that the controller put a page of its own in place of.
fn replaced(e: &Evidence<'_>, look: &HttpLook<'_>) -> Looked<Option<(u16, Seen)>> {
    let Some(shown) = look.answer().map(|a| a.status) else { return Ok(None) };
    let kube = e.kube();
    let by_map = kube.controller_setting("custom-http-errors");
    let by_ingress =
        kube.matched()?.and_then(|m| m.ingress).and_then(|i| i.it.nginx("custom-http-errors").map(|v| (i.seen(), v)));
    let setting = by_ingress.or_else(|| by_map.as_ref().ok().copied().flatten().map(|s| (s.seen(), s.it)));
    let listed = |status: u16| {
        setting.as_ref().is_some_and(|(_, value)| value.split(',').any(|s| s.trim().parse() == Ok(status)))
    };
    let mut seen = setting.as_ref().map(|(seen, _)| seen.clone()).unwrap_or_default();
    let pods: Vec<_> =
        e.looks(Rung::Pod, Look::Page).filter_map(|l| Some((l, l.answer().filter(|a| is_error(a))?.status))).collect();
    let asked = e.looks(Rung::Pod, Look::Page).filter(|l| l.answer().is_some()).count();
    if let Some((pod, status)) = pods.first().filter(|_| pods.len() == asked && pods.iter().all(|(_, s)| listed(*s))) {
        seen.evidence.push(pod.reading.id.clone());
        return Ok(Some((*status, seen)));
    }
    // The access log has what the pod said beside what the visitor got.
    let traces = kube.trace(Hop::Ingress, look)?;
    let other =
        |status: u16| status >= 400 && (listed(status) || setting.is_none() && by_map.is_err()) && status != shown;
    let told = traces.iter().find_map(|t| {
        let status = t.access.tries.last().and_then(|t| t.status)?;
        (t.access.status == shown && other(status)).then_some((t, status))
    });
    Ok(told.map(|(trace, status)| {
        seen.evidence.extend(trace.log.seen().evidence);
        (status, seen)
    }))
}
