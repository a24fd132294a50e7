//! The ladder: the same request at the public name and at each hop behind it bounds the fault.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::Pod;
use hopwise_probes::evidence::{FailureKind, HttpAnswer, Look, ReadingId, Rung};

use crate::facts::edge::cache;
use crate::facts::evidence::{DialLook, HttpLook};
use crate::facts::pod::answer::LOOPBACK_ALONE;
use crate::facts::pod::ready::takes_requests;
use crate::facts::symptom::{Phase, Symptom, of_dial, of_look};
use crate::facts::{Author, Evidence, Got, Known};

/// What one rung of the ladder shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The request is answered well there, at every address.
    Good(Vec<ReadingId>),
    /// It fails there.
    Bad(Symptom),
    /// Some addresses answer well and some do not.
    Mixed(Symptom),
    /// Nobody looked, or the look says nothing (a bypass that is blocked by design).
    Unknown,
}

/// The ladder behind the public name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    /// Straight at the balancer.
    pub balancer: Step,
    /// Straight at the ingress.
    pub ingress: Step,
    /// Straight at the pod.
    pub pod: Step,
    /// Whether the ingress was only seen to answer well past its door: through a port-forward, and at no node port. Its
    /// Service and its node ports may be wrong all the same.
    pub past_the_door: bool,
    /// Whether the visitor's error comes and goes: others asked the edge at the same moment and were answered well.
    pub comes_and_goes: bool,
}

impl Ladder {
    /// The rungs behind the edge with the hop that each enters, outermost first.
    #[must_use]
    pub const fn steps(&self) -> [(Hop, &Step); 3] {
        [(Hop::Balancer, &self.balancer), (Hop::Ingress, &self.ingress), (Hop::Pod, &self.pod)]
    }

    /// The outermost hop that was seen to answer well: the fault lies before it.
    ///
    /// A good answer clears no hop where one deeper in shows the symptom at some of its addresses: it was luck.
    #[must_use]
    pub fn first_good(&self, public: &Symptom) -> Option<Hop> {
        if public.status == Some(429) {
            // Who limits requests counts those of each visitor, and we come to each rung as another one.
            return None;
        }
        let mixed = |step: &Step| matches!(step, Step::Mixed(s) if same(s, public));
        let lucky = |hop: Hop| self.steps().into_iter().any(|(deeper, step)| deeper > hop && mixed(step));
        // Nor does it clear the one who signed an error that comes and goes.
        let signed = |hop: Hop| self.comes_and_goes && public.author.hop().is_some_and(|author| author >= hop);
        let good = |(hop, step): &(Hop, &Step)| matches!(step, Step::Good(_)) && !lucky(*hop) && !signed(*hop);
        self.steps().into_iter().find(good).map(|(hop, _)| hop)
    }

    /// The deepest hop at which the public symptom shows as well: the fault lies there or behind.
    #[must_use]
    pub fn last_bad(&self, public: &Symptom) -> Option<Hop> {
        let shows = |step: &Step| match step {
            Step::Bad(s) => {
                let hidden = || public.masked_by.is_some() && s.status.is_some_and(|status| status >= 400);
                same(s, public)
                    || public.author == Author::Cloudfront && matches!(public.status, Some(502..=504))
                    || hidden()
            }
            Step::Mixed(s) => same(s, public) && public.phase == Phase::Response,
            Step::Good(_) | Step::Unknown => false,
        };
        self.steps().into_iter().rev().find(|(_, step)| shows(step)).map(|(hop, _)| hop)
    }
}

/// Whether a rung shows what visitors see.
fn same(rung: &Symptom, public: &Symptom) -> bool {
    (rung.phase, rung.status, rung.author) == (public.phase, public.status, public.author)
}

/// Climbs the ladder.
#[must_use]
pub fn climb(evidence: &Evidence<'_>) -> Ladder {
    let balancer = match step(evidence, Rung::Balancer) {
        Step::Unknown => past_the_cache(evidence),
        step => step,
    };
    let ingress = step(evidence, Rung::Ingress);
    let past_the_door = matches!(&ingress, Step::Good(good)
        if evidence.ordinary_dials(Rung::Ingress).all(|d| d.dial.via.is_some() || !good.contains(&d.reading.id)));
    let pod = match step(evidence, Rung::Pod) {
        // A port-forward comes in by the pod's loopback: it does not clear a pod that refuses the controller.
        Step::Good(_) if (LOOPBACK_ALONE.derive)(evidence).is_yes() => Step::Unknown,
        step => step,
    };
    Ladder { balancer, ingress, pod, past_the_door, comes_and_goes: comes_and_goes(evidence) }
}

/// Whether the same page is answered well at one address of the edge and badly at another, from no cache.
fn comes_and_goes(evidence: &Evidence<'_>) -> bool {
    let fresh = |l: &HttpLook<'_>| {
        let header = |a: &HttpAnswer| a.header("age").is_some() || a.header_has("x-cache", "hit from");
        l.answer().is_some_and(|a| !header(a))
    };
    let looks: Vec<_> =
        [Look::Page, Look::Http1].into_iter().flat_map(|look| evidence.looks(Rung::Public, look)).collect();
    let bad = looks.iter().any(|l| of_look(l).is_bad() && fresh(l));
    bad && looks.iter().any(|l| !of_look(l).is_bad() && fresh(l))
}

fn step(evidence: &Evidence<'_>, rung: Rung) -> Step {
    let mut good = Vec::new();
    let mut bad: Vec<Symptom> = Vec::new();
    for dial in evidence.ordinary_dials(rung) {
        let dropped = matches!(
            dial.failure().map(|f| f.kind),
            Some(FailureKind::NoRoute | FailureKind::Timeout | FailureKind::Unreachable)
        );
        if dropped && dial.dial.via.is_none() {
            // A balancer locked to CloudFront's addresses, or a node out of reach, drops us: by design, and says nothing.
            continue;
        }
        let mut symptom = of_dial(&dial);
        if rung == Rung::Pod && dial.handshake().is_some() {
            // The controller does not verify the certificates of pods.
            symptom = Symptom::none("");
        }
        let page = evidence.looks(rung, Look::Page).find(|p| p.question.dial == *dial.dial);
        if !symptom.is_bad() {
            let Some(page) = page else { continue };
            if page.answer().is_none() && page.failure().is_none() {
                continue;
            }
            if rung == Rung::Pod && page.attribution.page == PLAIN_ON_TLS {
                // We speak to pods as the controller does: that one wants TLS is the fault of who speaks plain to it.
                continue;
            }
            if only_wants_https(evidence, &page) {
                continue;
            }
            symptom = of_look(&page);
            if !symptom.is_bad() && leads_astray(evidence, &page) {
                symptom.phase = Phase::Response;
            }
            if locked_to_the_edge(&page) {
                continue;
            }
        }
        if symptom.is_bad() {
            bad.push(symptom);
        } else if !left_out(evidence, rung, &dial) {
            good.push(dial.reading.id.clone());
        }
    }
    match (good.is_empty(), bad.into_iter().next()) {
        (true, None) => Step::Unknown,
        (false, None) => Step::Good(good),
        (true, Some(symptom)) => Step::Bad(symptom),
        (false, Some(symptom)) => Step::Mixed(symptom),
    }
}

/// Whether the pod that answers gets no requests, as it is not ready or about to end: that it answers past its Service
/// clears no hop.
fn left_out(evidence: &Evidence<'_>, rung: Rung, dial: &DialLook<'_>) -> bool {
    let pods = match rung {
        Rung::Ingress => evidence.kube().controller_pods(),
        _ => evidence.kube().app_pods(),
    };
    let Some(name) = dial.dial.pod() else { return false };
    let this = |p: &Got<'_, Pod>| (p.it.metadata.namespace.as_str(), p.it.metadata.name.as_str()) == name;
    pods.is_ok_and(|pods| pods.iter().any(|p| this(p) && !takes_requests(p)))
}

/// Where the visitor's error comes from the cache and the edge gets a good answer past it, all behind the edge is well.
fn past_the_cache(evidence: &Evidence<'_>) -> Step {
    let symptom = evidence.symptom();
    let fact = if endless(symptom) { &cache::REDIRECT } else { &cache::ERROR };
    match (fact.derive)(evidence) {
        Known::Yes(seen) if symptom.is_bad() => Step::Good(seen.evidence),
        _ => Step::Unknown,
    }
}

/// Whether the symptom is redirects without an end.
fn endless(symptom: &Symptom) -> bool {
    symptom.is_bad() && symptom.status.is_some_and(|s| (300..400).contains(&s))
}

/// Where redirects do not end, or the place that one led to fails, a redirect further in is no good answer.
fn leads_astray(evidence: &Evidence<'_>, page: &HttpLook<'_>) -> bool {
    let symptom = evidence.symptom();
    let fails_elsewhere =
        || symptom.is_bad() && evidence.symptom_look().is_some_and(|l| l.question.look == Look::Redirect);
    page.answer().is_some_and(cache::is_redirect) && (endless(symptom) || fails_elsewhere())
}

/// A plain request for an https URL that is sent to that URL: what was asked was wrong, and says nothing of the hop.
fn only_wants_https(evidence: &Evidence<'_>, page: &crate::facts::evidence::HttpLook<'_>) -> bool {
    let wanted = &evidence.target().url;
    let asked = page.question.url.parse::<url::Url>().ok();
    let location = page.answer().filter(|a| cache::is_redirect(a)).and_then(|a| a.header("location"));
    let led = asked.as_ref().zip(location).and_then(|(asked, location)| asked.join(location).ok());
    !page.question.dial.tls && wanted.scheme() == "https" && led.is_some_and(|led| led == *wanted)
}

/// Apache's page about plain HTTP at a port of TLS.
const PLAIN_ON_TLS: &str = "apache.plain-http-on-tls";

/// A balancer that asks for the edge's secret header refuses us with 403: by design, and says nothing.
fn locked_to_the_edge(page: &HttpLook<'_>) -> bool {
    page.answer().is_some_and(|a| a.status == 403) && page.attribution.author == Author::Alb
}
