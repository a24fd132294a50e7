//! The correlator: which finding accounts for the symptom, and which only stand beside it.

use std::collections::{BTreeMap, BTreeSet};

use hopwise_probes::Hop;

use super::advice;
use super::denied;
use super::findings::{Finding, Found};
use super::ladder::Ladder;
use super::words::{self, fill, fill_command};
use crate::facts::app::unsigned;
use crate::facts::symptom::not_followed;
use crate::facts::{Author, Evidence, Phase, Symptom, ingress, pod, redirect};
use crate::report::{BlindSpot, Outcome, ReportFinding, Role, Verdict};
use crate::rules::{Certainty, Severity};

/// What the correlator decided.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The verdict.
    pub verdict: Verdict,
    /// Every finding with its role: the cause first, then its consequences, then what was only noticed.
    pub findings: Vec<ReportFinding>,
    /// What could not be seen and might matter.
    pub blind_spots: Vec<BlindSpot>,
}

/// Judges findings by the symptom.
#[must_use]
pub fn correlate(evidence: &Evidence<'_>, symptom: &Symptom, found: &Found, ladder: &Ladder) -> Judged {
    let graph = Graph::new(&found.findings);
    let root = symptom.is_bad().then(|| graph.root(symptom, ladder)).flatten();
    let chain = root.map(|root| graph.chain(root, symptom)).unwrap_or_default();
    let verdict = match root {
        Some(root) => match denied::behind(root, found) {
            Some(unseen) => denied::between(root, &unseen),
            None => of_finding(root, &chain),
        },
        None if symptom.is_bad() => bounded(evidence, symptom, ladder),
        None => fine(evidence, symptom),
    };
    let findings = roles(&found.findings, root, &graph);
    let blind_spots = blind_spots(symptom, found, &verdict);
    Judged { verdict, findings, blind_spots }
}

/// The findings and which explains which.
struct Graph<'f> {
    by_name: BTreeMap<&'static str, &'f Finding>,
}

impl<'f> Graph<'f> {
    fn new(findings: &'f [Finding]) -> Self {
        Self { by_name: findings.iter().map(|f| (f.rule.name, f)).collect() }
    }

    /// The findings that one explains, itself included, near ones first.
    fn reach(&self, from: &'f Finding) -> Vec<&'f Finding> {
        let mut reached = vec![from];
        let mut names = BTreeSet::from([from.rule.name]);
        let mut next = 0;
        while let Some(finding) = reached.get(next).copied() {
            for name in finding.rule.explains {
                if let Some(explained) = self.by_name.get(name).filter(|_| names.insert(*name)) {
                    reached.push(explained);
                }
            }
            next += 1;
        }
        reached
    }

    /// Whether a finding leads to the symptom, by itself or through what it explains.
    fn accounts(&self, finding: &'f Finding, symptom: &Symptom) -> bool {
        finding.rule.severity > Severity::Info
            && self.reach(finding).iter().any(|f| f.rule.symptoms.iter().any(|p| p.takes(symptom)))
    }

    /// The root cause: accounts for the symptom, lies within the ladder's bounds, and nothing that does so explains it.
    fn root(&self, symptom: &Symptom, ladder: &Ladder) -> Option<&'f Finding> {
        let before = ladder.first_good(symptom);
        let from = ladder.last_bad(symptom);
        // Every rung is climbed from this machine, so a fault of it shows at all of them.
        let at_the_door = |f: &Finding| {
            let door = |fact| ingress::is_of_the_door(fact, ladder.past_the_door);
            let service = before == Some(Hop::Pod) && f.rule.when.iter().any(|c| pod::is_of_the_service(c.fact()));
            service || before == Some(Hop::Ingress) && f.rule.when.iter().any(|c| door(c.fact()))
        };
        let of_the_wrong_pods = |f: &Finding| f.rule.when.iter().any(|c| ingress::is_of_the_wrong_pods(c.fact()));
        let within = |hop: Hop| {
            before.is_none_or(|good| hop < good) && (hop == Hop::Client || from.is_none_or(|bad| hop >= bad))
        };
        let candidates: Vec<_> = self
            .by_name
            .values()
            .copied()
            .filter(|f| self.accounts(f, symptom) && (within(f.rule.hop) || at_the_door(f) || of_the_wrong_pods(f)))
            .collect();
        let explained: BTreeSet<_> =
            candidates.iter().flat_map(|f| self.reach(f).into_iter().skip(1).map(|e| e.rule.name)).collect();
        candidates
            .into_iter()
            .filter(|f| !explained.contains(f.rule.name))
            .max_by_key(|f| (f.rule.certainty, f.rule.severity, f.rule.hop, std::cmp::Reverse(f.rule.name)))
    }

    /// The rules from the cause to the one that shows the symptom, along the shortest way.
    fn chain(&self, root: &'f Finding, symptom: &Symptom) -> Vec<String> {
        let mut paths = std::collections::VecDeque::from([vec![root]]);
        let mut seen = BTreeSet::from([root.rule.name]);
        while let Some(path) = paths.pop_front() {
            let Some(last) = path.last().copied() else { continue };
            if last.rule.symptoms.iter().any(|p| p.takes(symptom)) {
                return path.iter().map(|f| f.rule.name.to_owned()).collect();
            }
            for name in last.rule.explains {
                if let Some(next) = self.by_name.get(name).filter(|_| seen.insert(*name)) {
                    let mut longer = path.clone();
                    longer.push(next);
                    paths.push_back(longer);
                }
            }
        }
        vec![root.rule.name.to_owned()]
    }
}

fn of_finding(root: &Finding, chain: &[String]) -> Verdict {
    let texts = |all: &[&str]| all.iter().map(|t| fill_command(t, &root.words)).collect();
    Verdict {
        outcome: Outcome::Fault,
        hop: Some(root.rule.hop),
        rule: Some(root.rule.name.to_owned()),
        object: root.object.clone(),
        certainty: Some(root.rule.certainty),
        between: Vec::new(),
        summary: fill(root.rule.summary, &root.words),
        fix: texts(root.rule.fix),
        check_by_hand: texts(root.rule.check),
        chain: chain.to_vec(),
    }
}

/// No rule knows the cause: the ladder and the author of the answer still give the place.
fn bounded(evidence: &Evidence<'_>, symptom: &Symptom, ladder: &Ladder) -> Verdict {
    let from = match symptom.phase {
        Phase::Dns => Some(Hop::Dns),
        Phase::Connect | Phase::Tls => Some(Hop::Edge),
        _ => symptom.author.hop().max(ladder.last_bad(symptom)).or(led_astray(evidence, symptom)),
    };
    let reached = unsigned::reached(evidence).filter(|_| symptom.author.hop().is_none());
    let from = from.max(reached);
    // A hop that answers well when asked straight wrote the answer earlier, or for others: the fault lies before it.
    let from = match (from, ladder.first_good(symptom)) {
        (Some(from), Some(good)) if from >= good => {
            ladder.last_bad(symptom).filter(|bad| *bad < good).or(Some(Hop::Edge))
        }
        (from, _) => from,
    };
    // An answer by CloudFront about its origin, or by a gateway about its upstream, may have its cause one hop deeper.
    let deeper = match (symptom.author, symptom.status) {
        (Author::Cloudfront, Some(502..=504)) => Some(Hop::Balancer),
        (Author::Nginx, Some(502..=504)) | (Author::Alb | Author::ClassicElb, Some(502..=504)) => Some(Hop::Pod),
        (Author::Apache, Some(500..=599)) | (Author::PhpFpm | Author::Php, _) => Some(Hop::App),
        (Author::Laravel | Author::Symfony | Author::Application, Some(500..=599)) => Some(Hop::Storage),
        _ => reached.filter(|hop| *hop == Hop::Pod).map(|_| Hop::App),
    };
    let until = ladder.first_good(symptom).filter(|good| from.is_none_or(|f| f < *good)).or(deeper);
    let (hop, between) = match (from, until) {
        // Nobody signed the answer and nobody looked further in: the fault may lie at any hop from there on.
        (Some(from), None)
            if symptom.author.hop().or(reached).is_none()
                && matches!(symptom.phase, Phase::Response | Phase::Content) =>
        {
            let text = format!("{}; it shows at the {from} too, so that the fault lies there or behind", symptom.text);
            return Verdict { summary: text, ..undetermined(evidence, symptom) };
        }
        (Some(from), Some(until)) => (from, vec![from, until]),
        (Some(from), None) => (from, vec![from]),
        (None, Some(until)) => (Hop::Edge, vec![Hop::Edge, until]),
        (None, None) => return undetermined(evidence, symptom),
    };
    let place = between.iter().map(|h| h.name()).collect::<Vec<_>>().join(" and ");
    let place = if between.len() > 1 { format!("between {place}") } else { format!("at {place}") };
    Verdict {
        outcome: Outcome::Fault,
        hop: Some(hop),
        rule: None,
        object: None,
        certainty: Some(Certainty::Bounded),
        between,
        summary: format!("{}; the fault lies {place}, no rule knows the cause", symptom.text),
        fix: vec![words::fill_command(advice::next_look(hop), &words::of_target(evidence))],
        check_by_hand: advice::by_hand(hop)
            .iter()
            .map(|c| words::fill_command(c, &words::of_target(evidence)))
            .collect(),
        chain: Vec::new(),
    }
}

/// Where a redirect leads to a name that does not exist: the hop that made it.
fn led_astray(evidence: &Evidence<'_>, symptom: &Symptom) -> Option<Hop> {
    let astray = redirect::astray(evidence)?;
    let lost = astray.lost.is_some_and(|l| symptom.evidence.contains(&l.reading.id));
    astray.hop().filter(|_| lost)
}

fn undetermined(evidence: &Evidence<'_>, symptom: &Symptom) -> Verdict {
    let bad = symptom.is_bad();
    let what = if bad { symptom.text.clone() } else { format!("the request could not be looked at: {}", symptom.text) };
    let mut fix = Vec::new();
    if let (false, Some(url)) = (bad, not_followed(&evidence.target().url, &evidence.redirects())) {
        let words = words::Words::from([("url", url)]);
        fix.push(fill_command("trace where it leads by itself: hopwise trace '{url}'", &words));
    } else if evidence.target().origin.is_none() {
        fix.push(
            "name the balancer behind the edge with --origin HOST, so that it can be asked past the edge".to_owned(),
        );
    }
    Verdict {
        outcome: Outcome::Undetermined,
        hop: None,
        rule: None,
        object: None,
        certainty: None,
        between: Vec::new(),
        summary: format!("{what}; what was seen does not tell the hop"),
        fix,
        check_by_hand: vec![format!("curl -sv -o /dev/null '{}'", evidence.target().url)],
        chain: Vec::new(),
    }
}

fn fine(evidence: &Evidence<'_>, symptom: &Symptom) -> Verdict {
    if symptom.status.is_none() {
        return undetermined(evidence, symptom);
    }
    Verdict {
        outcome: Outcome::Healthy,
        hop: None,
        rule: None,
        object: None,
        certainty: None,
        between: Vec::new(),
        summary: symptom.text.clone(),
        fix: Vec::new(),
        check_by_hand: Vec::new(),
        chain: Vec::new(),
    }
}

fn roles(findings: &[Finding], root: Option<&Finding>, graph: &Graph<'_>) -> Vec<ReportFinding> {
    let reached: BTreeSet<_> = root
        .and_then(|root| graph.by_name.get(root.rule.name).copied())
        .map(|root| graph.reach(root).iter().map(|f| f.rule.name).collect())
        .unwrap_or_default();
    let mut all: Vec<_> = findings
        .iter()
        .map(|f| ReportFinding {
            rule: f.rule.name.to_owned(),
            hop: f.rule.hop,
            severity: f.rule.severity,
            role: match root {
                Some(root) if root.rule.name == f.rule.name => Role::Cause,
                _ if reached.contains(f.rule.name) => Role::Consequence,
                _ => Role::Noticed,
            },
            message: fill(f.rule.summary, &f.words),
            evidence: f.evidence.clone(),
        })
        .collect();
    all.sort_by_key(|f| (f.role, f.hop, std::cmp::Reverse(f.severity), f.rule.clone()));
    all
}

/// Whether the reason is one look that was refused or not made, as the walk wrote it down; else a fact gives it.
fn one_look(why: &str) -> bool {
    ["denied: ", "not asked: "].iter().any(|prefix| why.starts_with(prefix))
}

/// The undecided rules that might have been the cause, or might explain it.
///
/// Where a cause is certain, none is left to wonder about but what might lie behind it, had nobody refused the look.
fn blind_spots(symptom: &Symptom, found: &Found, verdict: &Verdict) -> Vec<BlindSpot> {
    let certain = verdict.certainty == Some(Certainty::Certain);
    let shows = |name: &str| {
        found.findings.iter().any(|f| f.rule.name == name && f.rule.symptoms.iter().any(|p| p.takes(symptom)))
    };
    let direct = |b: &super::findings::Blind| {
        !certain && (verdict.outcome == Outcome::Undetermined || b.rule.symptoms.iter().any(|p| p.takes(symptom)))
    };
    let deeper = |b: &super::findings::Blind| {
        let explains = |name: &str| if certain { verdict.rule.as_deref() == Some(name) } else { shows(name) };
        // Behind a certain finding only a refusal is worth a word: somebody can lift it.
        b.rule.explains.iter().any(|name| explains(name)) && (!certain || b.why.starts_with("denied"))
    };
    let spot = |b: &super::findings::Blind| BlindSpot {
        rule: b.rule.name.to_owned(),
        fact: b.fact.to_owned(),
        why: b.why.clone(),
    };
    let blind = || found.blind.iter().filter(|b| b.rule.severity > Severity::Info);
    // Many causes hang on one look: it is named once, by a rule that takes the symptom where there is one.
    let mut named: BTreeSet<&str> = BTreeSet::new();
    let near = blind().filter(|b| direct(b));
    let far = blind().filter(|b| !direct(b) && deeper(b));
    let mut spots: Vec<_> = near.chain(far).filter(|b| !one_look(&b.why) || named.insert(&b.why)).map(spot).collect();
    spots.sort();
    spots.dedup();
    spots
}

#[cfg(test)]
mod tests {
    use hopwise_probes::Hop;
    use hopwise_probes::evidence::Rung;

    use crate::facts::testing::Sketch;
    use crate::report::Outcome;

    const PAGE: &str = "<h1>Back soon</h1>";

    #[test]
    fn a_page_that_nobody_signed_blames_no_hop_where_nothing_was_asked_further_in() {
        let verdict = Sketch::healthy().everywhere(503, &[], PAGE).judge().verdict;
        assert_eq!((verdict.outcome, verdict.hop), (Outcome::Undetermined, None));
        assert!(verdict.summary.ends_with("there or behind"), "{}", verdict.summary);
    }

    #[test]
    fn a_limit_that_counts_visitors_is_not_cleared_by_an_answer_to_another_one() {
        let sketch = Sketch::healthy().in_cluster().everywhere(429, &[], "").asked_pod(
            "10.244.0.21:8443",
            "default/web-7-x1",
            200,
        );
        let verdict = sketch.judge().verdict;
        assert!(!verdict.between.contains(&Hop::Pod), "{:?}", verdict.between);
    }

    #[test]
    fn an_error_that_comes_and_goes_is_of_who_signed_it_though_the_balancer_answered_well() {
        let json = [("content-type", "application/json")];
        let sketch =
            Sketch::healthy().page(Rung::Public, "198.51.100.10:443", 500, &json, r#"{"message": "Server Error"}"#);
        assert_eq!(sketch.blamed(), ("laravel-unhandled-exception".to_owned(), Some(Hop::App)));
        let aged = [("content-type", "application/json"), ("age", "20")];
        let cached =
            Sketch::healthy().page(Rung::Public, "198.51.100.10:443", 500, &aged, r#"{"message": "Server Error"}"#);
        assert_ne!(cached.blamed().1, Some(Hop::App));
    }

    #[test]
    fn the_same_page_lies_before_the_pod_that_answers_well() {
        let sketch = Sketch::healthy().in_cluster().everywhere(503, &[], PAGE).asked_pod(
            "10.244.0.21:8443",
            "default/web-7-x1",
            200,
        );
        let verdict = sketch.judge().verdict;
        assert_eq!((verdict.hop, verdict.between), (Some(Hop::Balancer), vec![Hop::Balancer, Hop::Pod]));
    }
}
