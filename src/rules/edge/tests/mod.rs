//! Firing and silent cases on hand-written evidence: each rule has one of each, in the tables of the modules below.

mod answer;
mod cache;
mod certificate;
mod connect;
mod origin;
mod page;

use hopwise_probes::Hop;
use hopwise_probes::evidence::{
    Answer, CertificateVerdict, Dial, Failure, FailureKind, Handshake, HttpAnswer, HttpQuestion, Look, Question, Reply,
    Rung, TlsSeen,
};

use super::RULES;
use crate::diagnosis::diagnose_masked;
use crate::diagnosis::words::left_open;
use crate::facts::testing::{EDGE_HEADERS, Sketch};
use crate::report::Outcome;
use crate::rules::Severity;

/// The public addresses of a healthy sketch.
const PUBLIC: [&str; 2] = ["198.51.100.10:443", "198.51.100.11:443"];
/// The balancer's address of a healthy sketch.
const ORIGIN: &str = "203.0.113.20:443";
/// The Date of a server whose clock agrees with ours.
const DATE: (&str, &str) = ("date", "Tue, 24 Nov 2026 04:00:00 GMT");
/// The headers of a page that CloudFront wrote itself.
const OWN: &[(&str, &str)] = &[("server", "CloudFront"), ("x-cache", "Error from cloudfront"), DATE];

/// One rule with evidence on which it fires, and a look-alike on which it stays silent.
struct Case {
    rule: &'static str,
    fires: fn() -> Sketch,
    verdict: bool,
    alike: fn() -> Sketch,
}

/// A rule that is the verdict of its firing case.
const fn blamed(rule: &'static str, fires: fn() -> Sketch, alike: fn() -> Sketch) -> Case {
    Case { rule, fires, verdict: true, alike }
}

/// A rule that is only noticed.
const fn noticed(rule: &'static str, fires: fn() -> Sketch, alike: fn() -> Sketch) -> Case {
    Case { rule, fires, verdict: false, alike }
}

fn cases() -> impl Iterator<Item = &'static Case> {
    [connect::CASES, certificate::CASES, answer::CASES, page::CASES, cache::CASES, origin::CASES].into_iter().flatten()
}

#[test]
fn every_rule_of_the_edge_has_a_firing_and_a_silent_case() {
    for rule in RULES.iter().filter(|r| !crate::rules::aws_tests::has(r.name)) {
        assert_eq!(cases().filter(|c| c.rule == rule.name).count(), 1, "{}", rule.name);
    }
}

#[test]
fn each_rule_fires_on_its_evidence_and_is_the_verdict_where_it_is_the_cause() {
    for case in cases() {
        let sketch = (case.fires)();
        let report = sketch.judge();
        assert!(sketch.fired().iter().any(|f| f == case.rule), "{}: {:?}\n{report:#?}", case.rule, sketch.fired());
        if case.verdict {
            assert_eq!(report.verdict.rule.as_deref(), Some(case.rule), "{report:#?}");
            assert_eq!(report.verdict.hop, Some(Hop::Edge));
            assert_eq!(report.verdict.outcome, Outcome::Fault);
        } else {
            assert_ne!(report.verdict.rule.as_deref(), Some(case.rule), "{report:#?}");
        }
    }
}

#[test]
fn each_rule_stays_silent_on_its_look_alike() {
    for case in cases() {
        let fired = (case.alike)().fired();
        assert!(!fired.iter().any(|f| f == case.rule), "{}: {fired:?}", case.rule);
    }
}

#[test]
fn each_rule_falls_silent_when_one_of_its_facts_is_masked() {
    for case in cases() {
        let recording = (case.fires)().recording;
        let rule = RULES.iter().find(|r| r.name == case.rule).unwrap();
        for condition in rule.when {
            let report = diagnose_masked(&recording, &[condition.fact().name]);
            assert!(!report.findings.iter().any(|f| f.rule == rule.name), "{} without {:?}", rule.name, condition);
        }
    }
}

#[test]
fn every_place_of_a_message_is_filled_with_and_without_an_origin() {
    for case in cases() {
        let with = (case.fires)();
        let mut without = with.clone();
        without.recording.target.origin = None;
        without.recording.readings.retain(|r| r.hop != Hop::Balancer);
        for report in [with.judge(), without.judge()] {
            let messages = report.findings.iter().map(|f| &f.message);
            let verdict = &report.verdict;
            for text in messages.chain([&verdict.summary]).chain(&verdict.fix).chain(&verdict.check_by_hand) {
                assert_eq!(left_open(text), None, "{}: {text}", case.rule);
            }
        }
    }
}

#[test]
fn a_healthy_walk_fires_nothing() {
    assert!(Sketch::healthy().fired().is_empty(), "{:?}", Sketch::healthy().fired());
}

#[test]
fn healthy_but_odd_sites_fire_nothing_worse_than_a_hint() {
    let password = [("www-authenticate", "Basic realm=\"staging\"")];
    let login = [("location", "https://www.brand-a.test/login"), DATE];
    let hit = [("x-cache", "Hit from cloudfront"), ("age", "120"), DATE];
    let to_https = [("server", "CloudFront"), ("x-cache", "Redirect from cloudfront")];
    let odd = [
        Sketch::healthy().everywhere(401, &password, "password please"),
        Sketch::healthy().everywhere(302, &login, ""),
        Sketch::healthy().public_page(200, &hit, "<h1>Brand A</h1>"),
        look_at(Sketch::healthy(), Look::Plain, plain, answer(301, &to_https, "<center>CloudFront</center>")),
        Sketch::healthy().look(Rung::Public, PUBLIC[0], Look::Health, 404, EDGE_HEADERS, "not here"),
    ];
    for sketch in odd {
        let report = sketch.judge();
        assert!(report.findings.iter().all(|f| f.severity == Severity::Info), "{:#?}", report.findings);
        assert_eq!(report.verdict.outcome, Outcome::Healthy, "{report:#?}");
    }
}

/// An answer.
fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Reply<HttpAnswer> {
    let sketch = Sketch::empty().page(Rung::Public, PUBLIC[0], status, headers, body);
    match sketch.recording.readings.into_iter().next().unwrap().reply {
        Reply::Answer(Answer::Http(answer)) => Reply::Answer(answer),
        other => panic!("{other:?}"),
    }
}

/// An answer whose body does not end well.
fn broken_body(kind: FailureKind) -> Reply<HttpAnswer> {
    answer(200, EDGE_HEADERS, "<h1>Bra").map(|mut a: HttpAnswer| {
        a.body_failure = Some(Failure::new(kind, "the body"));
        a
    })
}

fn failed<T>(kind: FailureKind) -> Reply<T> {
    Reply::Failed(Failure::new(kind, "in words of the library"))
}

/// Another reply to the page at both public addresses.
fn public_reply(sketch: Sketch, reply: &Reply<HttpAnswer>) -> Sketch {
    PUBLIC.iter().fold(sketch, |s, a| s.look_reply(Rung::Public, a, Look::Page, 0, reply.clone()))
}

/// A request at the first public address that differs from the ordinary one.
fn look_at(sketch: Sketch, look: Look, change: impl FnOnce(&mut HttpQuestion), reply: Reply<HttpAnswer>) -> Sketch {
    request(sketch, Rung::Public, PUBLIC[0], look, change, reply)
}

fn request(
    sketch: Sketch,
    rung: Rung,
    addr: &str,
    look: Look,
    change: impl FnOnce(&mut HttpQuestion),
    reply: Reply<HttpAnswer>,
) -> Sketch {
    let mut question = HttpQuestion {
        look,
        dial: ordinary(rung, addr),
        url: "https://www.brand-a.test/".to_owned(),
        method: "GET".to_owned(),
        step: 0,
        request_id: "0123456789abcdef".to_owned(),
        forwarded_proto: None,
    };
    change(&mut question);
    sketch.reading(Hop::Edge, Question::Http(question), reply.map(Answer::Http))
}

/// Makes a request one over plain HTTP at port 80.
fn plain(question: &mut HttpQuestion) {
    question.dial.tls = false;
    question.dial.sni = false;
    question.dial.alpn.clear();
    question.dial.addr.set_port(80);
    question.url = "http://www.brand-a.test/".to_owned();
}

fn ordinary(rung: Rung, addr: &str) -> Dial {
    let alpn = vec!["h2".to_owned(), "http/1.1".to_owned()];
    let addr = addr.parse().unwrap();
    let host = "www.brand-a.test".to_owned();
    Dial { rung, host, addr, tls: true, sni: true, alpn, only_version: None, via: None, proxy_preface: false }
}

/// A dial that differs from the ordinary one; a standing one shows what a healthy sketch does, spoilt.
fn dial(
    sketch: Sketch,
    rung: Rung,
    addr: &str,
    change: impl FnOnce(&mut Dial),
    reply: Result<&dyn Fn(&mut TlsSeen), FailureKind>,
) -> Sketch {
    let mut dial = ordinary(rung, addr);
    change(&mut dial);
    let reply = match reply {
        Err(kind) => failed(kind),
        Ok(spoil) => {
            let model = Sketch::empty().dial(rung, addr, |t| spoil(t));
            match model.recording.readings.into_iter().next().unwrap().reply {
                Reply::Answer(Answer::Dial(Handshake { connect_ms, tls })) => {
                    Reply::Answer(Answer::Dial(Handshake { connect_ms, tls }))
                }
                other => panic!("{other:?}"),
            }
        }
    };
    sketch.reading(Hop::Edge, Question::Dial(dial), reply)
}

/// Both public addresses fail to connect.
fn down(kind: FailureKind, text: &str) -> Sketch {
    PUBLIC.iter().fold(Sketch::healthy(), |s, a| s.dial_fails(Rung::Public, a, kind, text))
}

/// Both public addresses show a bad certificate: a strict client sends nothing, a careless one gets the page.
fn shows(spoil: impl Fn(&mut TlsSeen)) -> Sketch {
    let not_asked: Reply<HttpAnswer> = Reply::NotAsked("the certificate does not verify".to_owned());
    let sketch = PUBLIC.iter().fold(Sketch::healthy(), |s, a| s.dial(Rung::Public, a, &spoil));
    public_reply(sketch, &not_asked).look(Rung::Public, PUBLIC[0], Look::Unverified, 200, &[DATE], "<h1>Brand A</h1>")
}

/// The page that CloudFront writes around a sentence.
fn cloudfront_page(sentence: &str) -> String {
    include_str!("../../../../fixtures/samples/cloudfront-request-blocked.html").replace("Request blocked.", sentence)
}

/// Both public addresses show a page of CloudFront's own.
fn cloudfront(status: u16, sentence: &str) -> Sketch {
    Sketch::healthy().public_page(status, OWN, &cloudfront_page(sentence))
}

const WRONG_NAME: CertificateVerdict = CertificateVerdict::WrongName;
