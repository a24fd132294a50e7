//! The next best question: where a walk leaves more than one cause, the cheapest requests that tell them apart.

use hopwise_probes::evidence::{Look, Recording, Rung};
use hopwise_probes::{Further, Hop};
use url::Url;

use crate::facts::{Evidence, Phase, app};
use crate::report::{Outcome, Report};
use crate::rules::Certainty;

/// What a further look is for: the look, its path, and why it is asked.
pub const LOOKS: [(Look, &str, &str); 2] = [
    (
        Look::StaticFile,
        "/robots.txt",
        "a file that needs no PHP tells whether Apache answers well while the page does not",
    ),
    (
        Look::Health,
        "/up",
        "a route without session and database tells whether PHP answers well while the page does not",
    ),
];

/// Why the page of a form is asked for once more.
const SESSION_WHY: &str =
    "the page once more with the cookies that it set tells whether the session of its form is still there";

/// What to ask further, given what was recorded; nothing where the verdict is certain or no look would change it.
#[must_use]
pub fn questions(recording: &Recording) -> Vec<Further> {
    let report = super::diagnose(recording);
    let evidence = Evidence::new(recording);
    if !is_open(&report, &evidence) {
        return session_question(&evidence).into_iter().collect();
    }
    // Past the edge nobody answers from a cache; without an origin the public name has to do.
    let at = |rung: Rung, hop: Hop| {
        let page = evidence.looks(rung, Look::Page).find(|l| l.reading.reply.blind().is_none())?;
        Some((hop, page.question.dial.clone(), page.question.url.parse::<Url>().ok()?))
    };
    let Some((hop, dial, page)) = at(Rung::Balancer, Hop::Balancer).or_else(|| at(Rung::Public, Hop::Edge)) else {
        return Vec::new();
    };
    LOOKS
        .iter()
        .map(|(look, path, _)| {
            let mut url = page.clone();
            url.set_path(path);
            url.set_query(None);
            Further { hop, dial: dial.clone(), look: *look, url }
        })
        .collect()
}

/// The page of a form of Laravel, for a second visit in the same session: the form is answered well, and of no use where
/// the session is gone by the time that it is sent. Past the edge, since an edge may keep cookies from the application.
fn session_question(evidence: &Evidence<'_>) -> Option<Further> {
    let page = evidence.looks(Rung::Balancer, Look::Page).find(app::session::holds_form)?;
    let url = page.question.url.parse().ok()?;
    Some(Further { hop: Hop::Balancer, dial: page.question.dial.clone(), look: Look::Session, url })
}

/// Whether the causes that remain differ in what Apache, PHP and the page do by themselves: the page does not come, or a
/// gateway says so, or an error comes that nobody signed, and nothing certain is known.
fn is_open(report: &Report, evidence: &Evidence<'_>) -> bool {
    let symptom = evidence.symptom();
    let waits = symptom.phase == Phase::Request || symptom.status == Some(504);
    // An error that nobody signed may come from any hop.
    let unsigned = report.verdict.rule.is_none()
        && symptom.phase == Phase::Response
        && symptom.status.is_some_and(|s| s >= 500)
        && symptom.author.hop().is_none();
    report.verdict.outcome != Outcome::Healthy
        && report.verdict.certainty != Some(Certainty::Certain)
        && (waits || unsigned)
}

/// Why each further look of a recording was asked, for the report.
#[must_use]
pub fn reasons(evidence: &Evidence<'_>) -> Vec<String> {
    let asked = |look: Look| {
        let public = evidence.looks(Rung::Public, look).chain(evidence.looks(Rung::Balancer, look));
        public.map(|l| l.question.url.clone()).next()
    };
    let whys = LOOKS.iter().map(|(look, _, why)| (*look, *why)).chain([(Look::Session, SESSION_WHY)]);
    whys.filter_map(|(look, why)| Some(format!("{}: {why}", asked(look)?))).collect()
}
