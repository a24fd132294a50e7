//! Redirects that the controller makes, changes, or makes against the application.

use hopwise_probes::evidence::{Answer, Failure, FailureKind, Look, Question, Reply, Rung};

use super::route::annotated;
use super::{Case, case};
use crate::facts::testing::Sketch;

const NGINX: &str = include_str!("../../../fixtures/samples/nginx-permanent-redirect.html");
const APACHE: &str = include_str!("../../../fixtures/samples/apache-moved.html");
const LARAVEL: &str = "<meta http-equiv=\"refresh\" content=\"0;url='x'\" />\n<title>Redirecting to x</title>";
const HTML: (&str, &str) = ("content-type", "text/html; charset=utf-8");
const GONE: &str = "https://summer.brand-a.test/";
const INNER: &str = "https://web.default.svc.cluster.local/login";

pub(super) const CASES: &[Case] = &[
    case("ingress-redirects-astray", || lost(nginx(GONE))),
    case("ingress-annotation-redirects-astray", || annotated(lost(nginx(GONE)), "permanent-redirect", GONE)),
    case("ingress-rewrites-location", || rewriting(rewritten())),
    case("ingress-redirects-against-application", || circle(NGINX, APACHE)),
];

fn leads(body: &str, to: &str) -> Sketch {
    Sketch::healthy().in_cluster().everywhere(302, &[HTML, ("location", to)], body)
}

fn nginx(to: &str) -> Sketch {
    leads(NGINX, to)
}

/// The place that the redirect leads to fails in a way.
fn fails(sketch: Sketch, kind: FailureKind) -> Sketch {
    let failure = Failure::new(kind, "summer.brand-a.test does not exist: NXDOMAIN");
    sketch.look_reply(Rung::Elsewhere, "0.0.0.0:443", Look::Redirect, 1, Reply::Failed(failure))
}

fn lost(sketch: Sketch) -> Sketch {
    fails(sketch, FailureKind::NoSuchName)
}

/// A pod that was asked redirects to a place.
fn pod_leads(sketch: Sketch, to: &str) -> Sketch {
    let mut sketch = sketch.asked_pod("10.244.0.21:8443", "default/web-7-x1", 302);
    for reading in &mut sketch.recording.readings {
        if let (Question::Http(q), Reply::Answer(Answer::Http(a))) = (&reading.question, &mut reading.reply)
            && q.dial.rung == Rung::Pod
        {
            a.headers.push(("location".to_owned(), to.to_owned()));
        }
    }
    sketch
}

/// Visitors are sent to the name of the Service, and the pod leads to the site.
fn rewritten() -> Sketch {
    pod_leads(lost(leads(LARAVEL, INNER)), "https://www.brand-a.test/login")
}

fn rewriting(sketch: Sketch) -> Sketch {
    let sketch = annotated(sketch, "proxy-redirect-from", "https://www.brand-a.test/");
    annotated(sketch, "proxy-redirect-to", "https://web.default.svc.cluster.local/")
}

/// Two pages that lead to each other, again and again.
fn circle(first: &str, second: &str) -> Sketch {
    let there = [("location", "https://www.brand-a.test/x/")];
    let back = [("location", "https://www.brand-a.test/")];
    let sketch = Sketch::healthy().in_cluster().everywhere(301, &there, first);
    let steps = Sketch::healthy().page(Rung::Public, "198.51.100.10:443", 301, &there, first).page(
        Rung::Public,
        "198.51.100.11:443",
        301,
        &back,
        second,
    );
    let answers: Vec<_> = steps
        .recording
        .readings
        .iter()
        .filter_map(|r| match (&r.question, &r.reply) {
            (Question::Http(q), Reply::Answer(Answer::Http(a))) if q.dial.rung == Rung::Public => Some(a.clone()),
            _ => None,
        })
        .collect();
    (1..=3).fold(sketch, |sketch, step: u8| {
        let answer = answers[usize::from(step % 2)].clone();
        sketch.look_reply(Rung::Public, "198.51.100.10:443", Look::Redirect, step, Reply::Answer(answer))
    })
}

#[test]
fn a_redirect_to_a_name_that_exists_blames_nobody_who_made_it() {
    for kind in [FailureKind::Refused, FailureKind::Timeout, FailureKind::Closed] {
        let by_annotation = annotated(fails(nginx(GONE), kind), "permanent-redirect", GONE);
        let by_application = fails(leads(LARAVEL, GONE), kind);
        for sketch in [by_annotation, by_application, rewriting(fails(rewritten(), kind))] {
            let fired = sketch.fired();
            assert!(
                !fired.iter().any(|f| f.contains("astray") || f.contains("app-url") || f.contains("rewrites")),
                "{fired:?}"
            );
        }
    }
}

#[test]
fn a_redirect_that_pods_make_themselves_is_the_applications() {
    let own = pod_leads(lost(leads(LARAVEL, INNER)), INNER);
    assert_eq!(rewriting(own.clone()).blamed().0, "laravel-wrong-app-url");
    assert_eq!(own.blamed().0, "laravel-wrong-app-url");
    let of_nginx = pod_leads(lost(nginx(GONE)), GONE);
    assert!(!of_nginx.fired().iter().any(|f| f.starts_with("ingress-")), "{:?}", of_nginx.fired());
}

#[test]
fn a_redirect_that_pods_do_not_make_is_not_the_applications() {
    assert_eq!(rewritten().judge().verdict.rule, None);
}

#[test]
fn an_old_redirect_of_the_edge_is_neither_the_ingresss_nor_the_applications() {
    for body in [NGINX, LARAVEL] {
        let sketch = lost(leads(body, GONE)).page(Rung::Balancer, "203.0.113.20:443", 200, &[], "<h1>Brand A</h1>");
        assert!(!sketch.fired().iter().any(|f| f.contains("astray") || f.contains("app-url")), "{:?}", sketch.fired());
    }
}

#[test]
fn an_annotation_that_leads_elsewhere_is_not_named() {
    let sketch = annotated(lost(nginx(GONE)), "permanent-redirect", "https://winter.brand-a.test/");
    assert_eq!(sketch.blamed().0, "ingress-redirects-astray");
    let snippet = annotated(lost(nginx(GONE)), "configuration-snippet", &format!("return 301 {GONE};"));
    assert_eq!(snippet.blamed().0, "ingress-annotation-redirects-astray");
}

#[test]
fn a_circle_of_one_maker_is_not_of_two() {
    for (first, second) in [(NGINX, NGINX), (APACHE, APACHE)] {
        let fired = circle(first, second).fired();
        assert!(!fired.contains(&"ingress-redirects-against-application".to_owned()), "{fired:?}");
    }
    let asks_for_tls = moved(circle(NGINX, APACHE), |_, by_nginx| by_nginx.then_some("http://www.brand-a.test/x/"));
    let fired = asks_for_tls.fired();
    assert!(!fired.contains(&"ingress-redirects-against-application".to_owned()), "{fired:?}");
}

/// Moves public requests to other URLs, by their step and by whether nginx answered.
fn moved(mut sketch: Sketch, to: impl Fn(u8, bool) -> Option<&'static str>) -> Sketch {
    for reading in &mut sketch.recording.readings {
        if let (Question::Http(q), Reply::Answer(Answer::Http(a))) = (&mut reading.question, &mut reading.reply)
            && q.dial.rung == Rung::Public
            && let Some(url) = to(q.step, a.body.text().contains("nginx"))
        {
            q.url = url.to_owned();
        }
    }
    sketch
}

#[test]
fn a_redirect_that_leads_into_the_circle_of_another_is_no_part_of_it() {
    let to = |location: &'static str| [HTML, ("location", location)];
    let mut sketch = Sketch::healthy().in_cluster().everywhere(301, &to("https://www.brand-a.test/x"), NGINX);
    for step in 1..=3 {
        let page = Sketch::healthy().public_page(302, &to("https://www.brand-a.test/x"), LARAVEL);
        let answer = page.recording.readings.into_iter().find_map(|r| match (r.question, r.reply) {
            (Question::Http(q), Reply::Answer(Answer::Http(a))) if q.dial.rung == Rung::Public => Some(a),
            _ => None,
        });
        let reply = Reply::Answer(answer.unwrap());
        sketch = sketch.look_reply(Rung::Public, "198.51.100.10:443", Look::Redirect, step, reply);
    }
    let sketch = moved(sketch, |step, _| (step > 0).then_some("https://www.brand-a.test/x"));
    let fired = sketch.fired();
    assert!(fired.contains(&"laravel-redirect-loop".to_owned()), "{fired:?}");
    assert!(!fired.contains(&"ingress-redirects-against-application".to_owned()), "{fired:?}");
}

#[test]
fn a_circle_of_the_edge_and_the_application_is_the_edges() {
    let by_function = ("x-cache", "FunctionGeneratedResponse from cloudfront");
    let mut sketch = circle(LARAVEL, APACHE);
    for reading in &mut sketch.recording.readings {
        if let (Question::Http(q), Reply::Answer(Answer::Http(a))) = (&reading.question, &mut reading.reply)
            && q.dial.rung == Rung::Public
            && !a.body.text().contains("Redirecting")
        {
            a.headers.push((by_function.0.to_owned(), by_function.1.to_owned()));
        }
    }
    let fired = sketch.fired();
    assert!(fired.contains(&"edge-redirect-loop".to_owned()), "{fired:?}");
    assert!(!fired.contains(&"laravel-redirect-loop".to_owned()), "{fired:?}");
}

#[test]
fn where_no_rule_names_a_redirect_to_nowhere_its_author_gives_the_hop() {
    let alb = "<html>\r\n<head><title>302 Found</title></head>\r\n<body>\r\n<center><h1>302 Found</h1></center>\r\n</body>\r\n</html>\r\n";
    let headers = [("server", "awselb/2.0"), ("location", GONE)];
    let verdict = lost(Sketch::healthy().everywhere(302, &headers, alb)).judge().verdict;
    assert_eq!((verdict.rule, verdict.hop), (None, Some(hopwise_probes::Hop::Balancer)));
}
