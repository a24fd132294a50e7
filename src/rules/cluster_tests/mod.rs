//! Cases of the rules over what the cluster says: a healthy cluster with one thing spoilt each.

mod controller;
mod healthy;
mod made;
mod masked;
mod owner;
mod pod;
mod redirect;
mod route;
mod service;
mod setting;
mod upstream;

use std::collections::BTreeSet;

use hopwise_probes::evidence::kube::pod::{ContainerState, ContainerStatus, Running, Terminated, Waiting};
use hopwise_probes::evidence::kube::{Condition, Pod};
use hopwise_probes::evidence::log::{Entry, NginxError, Says};
use hopwise_probes::evidence::{Question, Reply};

use crate::diagnosis::findings;
use crate::facts::Evidence;
use crate::facts::testing::{NOW, Sketch};
use crate::report::Outcome;
use crate::rules::{self, Certainty, Condition as When, Severity};

/// One fault: the rule that is the verdict, and the cluster that shows it.
pub(super) struct Case {
    rule: &'static str,
    sketch: fn() -> Sketch,
}

/// One fault.
const fn case(rule: &'static str, sketch: fn() -> Sketch) -> Case {
    Case { rule, sketch }
}

/// All faults.
fn cases() -> impl Iterator<Item = &'static Case> {
    [
        pod::CASES,
        owner::CASES,
        made::CASES,
        service::CASES,
        upstream::CASES,
        route::CASES,
        redirect::CASES,
        setting::CASES,
        controller::CASES,
    ]
    .into_iter()
    .flatten()
}

/// A page of nginx's own.
fn page(status: u16) -> String {
    format!(
        "<html>\r\n<head><title>{status}</title></head>\r\n<body>\r\n<center><h1>{status}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
    )
}

/// A healthy cluster behind which nginx answers a status by itself.
fn nginx(status: u16) -> Sketch {
    Sketch::healthy().in_cluster().everywhere(status, &[], &page(status))
}

/// The same after the pods were spoilt: none is ready, no endpoint is, and nginx answers 503.
fn down(spoil: impl Fn(&mut Pod)) -> Sketch {
    nginx(503)
        .pods(|p| {
            ready(p, false);
            p.status.container_statuses.iter_mut().for_each(|c| c.ready = false);
            spoil(p);
        })
        .slices(|s| s.endpoints.iter_mut().for_each(|e| e.conditions.ready = Some(false)))
}

/// Sets whether a pod takes requests.
fn ready(p: &mut Pod, is: bool) {
    for c in p.status.conditions.iter_mut().filter(|c| c.kind == "Ready") {
        c.status = if is { "True" } else { "False" }.to_owned();
        c.last_transition_time = Some("2026-11-24T03:00:00Z".parse().unwrap());
    }
}

/// The first container's state.
fn first(p: &mut Pod) -> &mut ContainerStatus {
    &mut p.status.container_statuses[0]
}

/// A container that waits.
fn waiting(p: &mut Pod, reason: &str, message: &str) {
    let waiting = Waiting { reason: reason.to_owned(), message: message.to_owned() };
    first(p).state = ContainerState { waiting: Some(waiting), ..ContainerState::default() };
}

/// The end of a container.
fn end(code: i32, reason: &str, message: &str) -> ContainerState {
    let end =
        Terminated { exit_code: code, reason: reason.to_owned(), message: message.to_owned(), ..Terminated::default() };
    ContainerState { terminated: Some(end), ..ContainerState::default() }
}

/// A container that ends again and again.
fn crashing(p: &mut Pod, code: i32, reason: &str, message: &str) {
    waiting(p, "CrashLoopBackOff", "back-off 5m0s restarting failed container");
    first(p).last_state = end(code, reason, message);
    first(p).restart_count = 6;
}

/// A condition.
fn told(kind: &str, status: &str, reason: &str, message: &str) -> Condition {
    let [kind, status, reason, message] = [kind, status, reason, message].map(str::to_owned);
    Condition { kind, status, reason, message, last_transition_time: None }
}

/// A container that has run since a time.
fn running(since: &str) -> ContainerState {
    ContainerState { running: Some(Running { started_at: Some(since.parse().unwrap()) }), ..ContainerState::default() }
}

/// An error line of the controller about our own request.
fn error_line(message: &str) -> Entry {
    let error = NginxError {
        level: "error".to_owned(),
        message: message.to_owned(),
        client: "10.0.0.9".to_owned(),
        server: "www.brand-a.test".to_owned(),
        request: "GET / HTTP/1.1".to_owned(),
        upstream: "https://10.244.0.21:8443/".to_owned(),
        host: "www.brand-a.test".to_owned(),
    };
    let at = Some(NOW.parse().unwrap());
    Entry { at, request_id: Some("0123456789abcdef".to_owned()), text: message.to_owned(), says: Says::Nginx(error) }
}

/// The names that a rule explains, and those that they explain.
fn consequences(rule: &str) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    let mut todo = rules::find(rule).unwrap().explains.to_vec();
    while let Some(name) = todo.pop() {
        if found.insert(name) {
            todo.extend(rules::find(name).unwrap().explains);
        }
    }
    found
}

#[test]
fn each_fault_gets_the_verdict_of_its_rule() {
    let mut wrong = Vec::new();
    for case in cases() {
        let hop = rules::find(case.rule).unwrap_or_else(|| panic!("{} is no rule", case.rule)).hop;
        let sketch = (case.sketch)();
        let got = sketch.blamed();
        if got != (case.rule.to_owned(), Some(hop)) {
            wrong.push(format!("{}: got {got:?}, fired {:?}", case.rule, sketch.fired()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_but_the_cause_and_its_consequences_is_raised() {
    let mut wrong = Vec::new();
    for case in cases() {
        let allowed = consequences(case.rule);
        for finding in (case.sketch)().judge().findings {
            let fine = finding.rule == case.rule || allowed.contains(finding.rule.as_str());
            if finding.severity > Severity::Info && !fine {
                wrong.push(format!("{} beside {}: {}", finding.rule, case.rule, finding.message));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_rule_falls_silent_and_becomes_a_blind_spot_where_one_of_its_facts_is_masked() {
    for case in cases() {
        let rule = rules::find(case.rule).unwrap();
        let sketch = (case.sketch)();
        let decided = findings::decide(&Evidence::new(&sketch.recording));
        for fact in rule.when.iter().map(When::fact) {
            let found = findings::evaluate(&decided, &[fact.name]);
            assert!(!found.findings.iter().any(|f| f.rule.name == rule.name), "{} without {}", rule.name, fact.name);
            assert!(
                found.blind.iter().any(|b| b.rule.name == rule.name),
                "{} without {}: no blind spot",
                rule.name,
                fact.name
            );
        }
    }
}

#[test]
fn access_taken_away_never_blames_another_hop() {
    let mut wrong = Vec::new();
    for case in cases() {
        let sketch = (case.sketch)();
        let hop = rules::find(case.rule).unwrap().hop;
        let looks: Vec<usize> = (0..sketch.recording.readings.len())
            .filter(|i| matches!(sketch.recording.readings[*i].question, Question::Kube(_)))
            .collect();
        for look in looks {
            let mut denied = sketch.clone();
            let what = match &denied.recording.readings[look].question {
                Question::Kube(question) => question.to_string(),
                _ => continue,
            };
            denied.recording.readings[look].reply = Reply::Denied(what.clone());
            let verdict = denied.judge().verdict;
            let weaker = verdict.outcome == Outcome::Undetermined || verdict.certainty == Some(Certainty::Bounded);
            if verdict.hop != Some(hop) && !weaker {
                wrong.push(format!("{} without `{what}`: {:?} at {:?}", case.rule, verdict.rule, verdict.hop));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn without_the_cluster_no_rule_over_it_fires() {
    let outside = ["ingress-no-endpoints", "ingress-upstream-refused", "ingress-upstream-timeout"];
    for status in [404, 502, 503, 504] {
        let sketch = Sketch::healthy().everywhere(status, &[], &page(status));
        let fired = sketch.fired();
        let inside = |name: &&String| cases().any(|c| c.rule == name.as_str()) && !outside.contains(&name.as_str());
        assert_eq!(fired.iter().find(inside), None, "{fired:?}");
    }
}

#[test]
fn every_rule_over_the_cluster_has_a_case() {
    let tried: BTreeSet<_> = cases().map(|c| c.rule).chain(healthy::NOTICED.iter().map(|c| c.rule)).collect();
    let missing: Vec<_> = rules::all()
        .filter(|r| r.page.contains("src/rules/cluster_tests"))
        .map(|r| r.name)
        .filter(|n| !tried.contains(n))
        .collect();
    assert!(missing.is_empty(), "without a case: {missing:?}");
}
