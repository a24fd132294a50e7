//! Firing and silent cases on hand-written evidence.

mod log;
mod page;

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Answer, Look, Question, Reply, Rung};

use crate::diagnosis::next;
use crate::facts::testing::{EDGE_HEADERS, Sketch};
use crate::report::Outcome;

const HTML: &[(&str, &str)] = &[("content-type", "text/html; charset=UTF-8"), ("cache-control", "no-cache, private")];
const JSON: &[(&str, &str)] = &[("content-type", "application/json"), ("cache-control", "no-cache, private")];
const COOKIES: &[(&str, &str)] = &[
    ("content-type", "text/html; charset=UTF-8"),
    ("set-cookie", "XSRF-TOKEN=[redacted]; path=/"),
    ("set-cookie", "shop_session=[redacted]; path=/"),
];
const FORM: &str = r#"<form method="post"><input type="hidden" name="_token" value="[redacted]"></form>"#;
const SERVER_ERROR: &str = include_str!("../../../fixtures/samples/laravel-server-error.html");
const UNAVAILABLE: &str = include_str!("../../../fixtures/samples/laravel-service-unavailable.html");

fn blamed(status: u16, headers: &[(&str, &str)], body: &str) -> String {
    let (rule, hop) = Sketch::healthy().everywhere(status, headers, body).blamed();
    assert!(rule.is_empty() || hop == Some(Hop::App), "{rule} at {hop:?}");
    rule
}

/// A debug page, as Symfony's renderer begins it.
fn debug(class: &str, message: &str) -> String {
    let shown = message.replace('\'', "&#039;");
    format!(
        "<!-- {message} (500 Internal Server Error) -->\n<!DOCTYPE html>\n<html lang=\"en\"><head><title>{shown} (500 \
         Internal Server Error)</title></head><body><div class=\"exception-summary\"><h1>{class}</h1></div>"
    )
}

#[test]
fn each_page_of_the_framework_has_its_rule() {
    for (status, body, rule) in [
        (500, SERVER_ERROR, "laravel-unhandled-exception"),
        (503, UNAVAILABLE, "laravel-maintenance-mode"),
        (404, include_str!("../../../fixtures/samples/laravel-not-found.html"), "laravel-route-missing"),
        (403, include_str!("../../../fixtures/samples/laravel-forbidden.html"), "laravel-forbidden"),
        (419, include_str!("../../../fixtures/samples/laravel-page-expired.html"), "laravel-csrf-expired"),
        (429, include_str!("../../../fixtures/samples/laravel-too-many-requests.html"), "laravel-throttled"),
        (405, include_str!("../../../fixtures/samples/symfony-method-not-allowed.html"), "laravel-method-not-allowed"),
        (
            500,
            "<h1>Oops! An Error Occurred</h1>\n<h2>The server returned a \"500 Internal Server Error\".</h2>",
            "symfony-error-page",
        ),
        (500, "", "php-fatal-blank"),
    ] {
        assert_eq!(blamed(status, HTML, body), rule);
    }
    assert_eq!(blamed(500, JSON, "{\"message\": \"Server Error\"}"), "laravel-unhandled-exception");
    assert_eq!(blamed(503, JSON, "{\"message\": \"Service Unavailable\"}"), "laravel-maintenance-mode");
    assert_eq!(blamed(503, COOKIES, UNAVAILABLE), "laravel-unhandled-exception", "abort(503) is no maintenance");
}

#[test]
fn the_text_of_the_error_names_the_cause_and_the_general_finding_follows_from_it() {
    for (class, message, rule) in [
        (
            "Symfony\\Component\\ErrorHandler\\Error\\FatalError",
            "Allowed memory size of 67108864 bytes exhausted (tried to allocate 2097152 bytes)",
            "php-memory-exhausted",
        ),
        (
            "Illuminate\\Encryption\\MissingAppKeyException",
            "No application encryption key has been specified.",
            "laravel-app-key-missing",
        ),
        ("RuntimeException", "Unsupported cipher or incorrect key length.", "laravel-app-key-missing"),
        (
            "Illuminate\\View\\ViewException",
            "Vite manifest not found at: /var/www/html/public/build/manifest.json",
            "laravel-asset-manifest-missing",
        ),
        ("InvalidArgumentException", "View [shop.offer] not found.", "laravel-view-not-found"),
        (
            "ErrorException",
            "file_put_contents(/var/www/html/storage/framework/views/ef4f.php): Failed to open stream: Permission denied",
            "laravel-storage-not-writable",
        ),
        (
            "UnexpectedValueException",
            "The stream or file \"/var/www/html/storage/logs/laravel.log\" could not be opened in append mode",
            "laravel-storage-not-writable",
        ),
    ] {
        assert_eq!(blamed(500, HTML, &debug(class, message)), rule);
        let json = format!(
            "{{\"message\": \"{}\", \"exception\": \"{}\", \"file\": \"a.php\", \"line\": 1, \"trace\": []}}",
            message.replace('"', "\\\"").replace('/', "\\/"),
            class.replace('\\', "\\\\")
        );
        assert_eq!(blamed(500, JSON, &json), rule, "as JSON");
        let report = Sketch::healthy().everywhere(500, HTML, &debug(class, message)).judge();
        assert_eq!(report.verdict.chain, [rule, "laravel-unhandled-exception"]);
        assert!(report.findings.iter().any(|f| f.rule == "laravel-debug-page-leak"), "the leak is noticed as well");
    }
}

#[test]
fn a_shown_fatal_error_is_a_fault_with_any_status() {
    let autoload = include_str!("../../../fixtures/samples/php-fatal-autoload.html");
    let memory = "<br />\n<b>Fatal error</b>:  Allowed memory size of 4194304 bytes exhausted (tried to allocate 9000032 \
                  bytes) in <b>/srv/site/public/index.php</b> on line <b>1</b><br />\n";
    let other = "<br />\n<b>Fatal error</b>:  Uncaught TypeError: x(): Argument #1 must be of type int in \
                 /srv/index.php:3\nStack trace:\n#0 {main}\n  thrown in <b>/srv/index.php</b> on line <b>3</b><br />\n";
    for status in [200, 500] {
        assert_eq!(blamed(status, HTML, autoload), "vendor-autoload-missing");
        assert_eq!(blamed(status, HTML, memory), "php-memory-exhausted");
        assert_eq!(blamed(status, HTML, other), "php-fatal-shown");
    }
}

#[test]
fn a_page_that_hides_the_error_leaves_its_cause_a_blind_spot() {
    let report = Sketch::healthy().everywhere(500, HTML, SERVER_ERROR).judge();
    let blind: Vec<_> = report.blind_spots.iter().map(|b| b.rule.as_str()).collect();
    for rule in ["database-refused", "redis-refused", "laravel-app-key-missing"] {
        assert!(blind.contains(&rule), "{rule} is missing in {blind:?}");
    }
}

#[test]
fn an_article_about_errors_is_no_error() {
    let article = debug("RedisException", "SQLSTATE[HY000] [2002] Connection refused; View [x] not found.");
    let fired = Sketch::healthy().everywhere(200, HTML, &article).fired();
    assert!(fired.is_empty(), "{fired:?}");
}

#[test]
fn other_hands_with_the_same_status_are_not_the_application() {
    for (status, headers, body) in [
        (503, HTML, include_str!("../../../fixtures/samples/apache-service-unavailable.html")),
        (404, HTML, include_str!("../../../fixtures/samples/nginx-not-found.html")),
        (500, HTML, include_str!("../../../fixtures/samples/apache-internal-server-error.html")),
        (403, &[("content-type", "application/json")], "{\"message\":\"Forbidden\"}"),
        (500, HTML, "<h1>Something else</h1>"),
    ] {
        let fired = Sketch::healthy().everywhere(status, headers, body).fired();
        assert!(!fired.iter().any(|r| crate::rules::find(r).is_some_and(|r| r.hop >= Hop::App)), "{status}: {fired:?}");
    }
    assert!(Sketch::healthy().fired().is_empty());
}

/// The public page redirects, and each step redirects on to `location`, at the balancer as well.
fn redirects(status: u16, body: &str, location: &str) -> Sketch {
    let headers = [HTML[0], ("location", location)];
    let mut sketch = Sketch::healthy().everywhere(status, &headers, body);
    let page = sketch.recording.readings.iter().find_map(|r| match (&r.question, &r.reply) {
        (Question::Http(q), Reply::Answer(Answer::Http(a))) if q.look == Look::Page => Some(a.clone()),
        _ => None,
    });
    let page = page.expect("a page was sketched");
    for step in 1..=10 {
        let reply = Reply::Answer(page.clone());
        sketch = sketch.look_reply(Rung::Public, "198.51.100.10:443", Look::Redirect, step, reply);
    }
    sketch
}

const REDIRECT: &str = "<meta http-equiv=\"refresh\" content=\"0;url='https://www.brand-a.test/'\" />\n<title>Redirecting to \
                        https://www.brand-a.test/</title>";

#[test]
fn redirects_of_the_application_that_do_not_end_are_its_fault() {
    let circle = redirects(301, REDIRECT, "https://www.brand-a.test/");
    assert_eq!(circle.blamed(), ("laravel-redirect-loop".to_owned(), Some(Hop::App)));
    let htaccess = include_str!("../../../fixtures/samples/apache-moved.html");
    let circle = redirects(301, htaccess, "https://www.brand-a.test/");
    assert_eq!(circle.blamed(), ("laravel-redirect-loop".to_owned(), Some(Hop::App)));
}

#[test]
fn a_redirect_circle_by_nginx_or_only_at_the_edge_is_not_the_applications() {
    let nginx = include_str!("../../../fixtures/samples/nginx-permanent-redirect.html");
    let fired = redirects(308, nginx, "https://www.brand-a.test/").fired();
    assert!(!fired.contains(&"laravel-redirect-loop".to_owned()), "{fired:?}");
    let edge = redirects(301, REDIRECT, "https://www.brand-a.test/");
    let edge = edge.page(Rung::Balancer, "203.0.113.20:443", 200, HTML, "<h1>Brand A</h1>");
    assert_ne!(edge.blamed().1, Some(Hop::App));
}

#[test]
fn a_redirect_to_a_login_page_is_healthy() {
    let headers = [HTML[0], COOKIES[1], COOKIES[2], ("location", "https://www.brand-a.test/login")];
    let login = Sketch::healthy().everywhere(302, &headers, REDIRECT).look(
        Rung::Public,
        "198.51.100.10:443",
        Look::Redirect,
        200,
        COOKIES,
        "<form method=post>",
    );
    assert!(login.fired().is_empty(), "{:?}", login.fired());
}

#[test]
fn redirects_that_were_not_walked_to_their_end_blame_nobody() {
    let headers = [HTML[0], ("location", "https://www.brand-a.test/de")];
    let begun = || Sketch::healthy().everywhere(302, &headers, REDIRECT);
    let further = [HTML[0], ("location", "https://www.brand-a.test/de/shop")];
    let cut = begun().look(Rung::Public, "198.51.100.10:443", Look::Redirect, 302, &further, REDIRECT);
    let spent = Reply::NotAsked("the probe budget of this walk is used up".to_owned());
    let unasked = begun().look_reply(Rung::Public, "198.51.100.10:443", Look::Redirect, 1, spent);
    for (sketch, why) in [(cut, "/de/shop, which was not asked any more"), (unasked, "not asked: the probe budget")] {
        let verdict = sketch.judge().verdict;
        assert_eq!((verdict.outcome, verdict.hop), (Outcome::Undetermined, None), "{}", verdict.summary);
        assert!(verdict.summary.contains(why), "{}", verdict.summary);
        assert!(verdict.fix[0].starts_with("trace where it leads by itself: "), "{:?}", verdict.fix);
    }
}

#[test]
fn redirects_to_localhost_and_to_plain_http_are_told() {
    let refused =
        hopwise_probes::evidence::Failure::new(hopwise_probes::evidence::FailureKind::Refused, "connection refused");
    let headers = [HTML[0], ("location", "http://localhost/login")];
    let local = Sketch::healthy().everywhere(302, &headers, REDIRECT).look_reply(
        Rung::Public,
        "198.51.100.10:443",
        Look::Redirect,
        1,
        Reply::Failed(refused),
    );
    assert!(local.fired().contains(&"laravel-wrong-app-url".to_owned()));
    let headers = [HTML[0], ("location", "http://www.brand-a.test/login")];
    let plain = Sketch::healthy().everywhere(302, &headers, REDIRECT);
    assert_eq!(plain.fired(), ["laravel-trusted-proxies-missing"]);
}

#[test]
fn a_redirect_to_a_port_that_is_closed_is_of_who_wrote_its_page() {
    use hopwise_probes::evidence::{Failure, FailureKind};
    let apache = include_str!("../../../fixtures/samples/apache-moved.html");
    let nginx = include_str!("../../../fixtures/samples/nginx-permanent-redirect.html");
    let judged = |body: &str, to: &str, kind: FailureKind| {
        let failed = Reply::Failed(Failure::new(kind, "connect: no"));
        let sketch = Sketch::healthy().everywhere(302, &[HTML[0], ("location", to)], body);
        sketch.look_reply(Rung::Public, "198.51.100.10:30443", Look::Redirect, 1, failed).blamed().0
    };
    let odd = "https://www.brand-a.test:30443/login";
    assert_eq!(judged(REDIRECT, odd, FailureKind::Refused), "laravel-redirects-to-closed-port");
    assert_eq!(judged(REDIRECT, odd, FailureKind::Timeout), "laravel-redirects-to-closed-port");
    assert_eq!(judged(apache, odd, FailureKind::Refused), "apache-redirects-to-closed-port");
    assert_eq!(judged(nginx, odd, FailureKind::Refused), "");
    assert_eq!(judged(REDIRECT, odd, FailureKind::TlsAlert), "", "somebody listens there");
    assert_eq!(judged(REDIRECT, "https://www.brand-a.test/login", FailureKind::Timeout), "");
    assert_eq!(judged(REDIRECT, "https://login.other.test:8443/", FailureKind::Refused), "", "another host's affair");
}

#[test]
fn parts_over_http_or_from_localhost_are_noticed_and_links_are_not() {
    let page = |part: &str| {
        let headers: Vec<_> = EDGE_HEADERS.iter().chain(HTML).copied().collect();
        Sketch::healthy().everywhere(200, &headers, &format!("<head>{part}</head><h1>Brand A</h1>"))
    };
    let mixed = page("<script src=\"http://www.brand-a.test/app.js\"></script>");
    assert_eq!(mixed.fired(), ["laravel-mixed-content"]);
    let hot = page("<script type=\"module\" src=\"http://localhost:5173/@vite/client\"></script>");
    assert_eq!(hot.fired(), ["laravel-assets-from-localhost"]);
    assert_eq!(hot.blamed().0, "", "a warning beside a healthy verdict");
    let links = "<link rel=\"canonical\" href=\"http://www.brand-a.test/\"><a href=\"http://other.test\">x</a>\
                 <script src=\"/app.js\"></script><link rel=\"stylesheet\" href=\"https://www.brand-a.test/app.css\">";
    assert!(page(links).fired().is_empty(), "{:?}", page(links).fired());
}

#[test]
fn cookies_that_browsers_drop_are_noticed_and_ordinary_ones_are_not() {
    let page = |cookies: &[&str]| {
        let cookies = cookies.iter().map(|c| ("set-cookie", *c));
        let headers: Vec<_> = EDGE_HEADERS.iter().chain(HTML).copied().chain(cookies).collect();
        Sketch::healthy().everywhere(200, &headers, "<h1>Brand A</h1>").fired()
    };
    let token = "XSRF-TOKEN=[redacted]; path=/; secure; samesite=lax";
    let session = "shop_session=[redacted]; path=/; domain=.brand-a.test; secure; httponly; samesite=lax";
    assert!(page(&[token, session]).is_empty());
    assert!(page(&["choice=[redacted]; domain=.other.test"]).is_empty(), "no cookie of the framework");
    let foreign = "shop_session=[redacted]; path=/; domain=.brand-b.test; secure";
    assert_eq!(page(&[token, foreign]), ["laravel-cookie-domain-wrong"]);
    let insecure = "shop_session=[redacted]; path=/; httponly; samesite=none";
    assert_eq!(page(&[token, insecure]), ["laravel-cookie-samesite-insecure"]);
    assert_eq!(page(&[token]), ["laravel-session-not-kept"]);
}

#[test]
fn a_session_that_is_gone_on_the_second_visit_is_noticed() {
    let visited = |same_session: Option<bool>| {
        let mut again = Sketch::healthy().everywhere(200, COOKIES, FORM).look(
            Rung::Balancer,
            "203.0.113.20:443",
            Look::Session,
            200,
            COOKIES,
            FORM,
        );
        for reading in &mut again.recording.readings {
            if let (Question::Http(q), Reply::Answer(Answer::Http(a))) = (&reading.question, &mut reading.reply)
                && q.look == Look::Session
            {
                a.same_session = same_session;
            }
        }
        again.fired()
    };
    assert_eq!(visited(Some(false)), ["laravel-session-not-kept"]);
    assert!(visited(Some(true)).is_empty());
    assert!(visited(None).is_empty(), "a page without token says nothing of the session");
}

#[test]
fn only_a_form_of_laravel_is_asked_for_twice() {
    let asks = |headers: &[(&str, &str)], body: &str| {
        let recording = Sketch::healthy().everywhere(200, headers, body).recording;
        next::questions(&recording).iter().any(|q| q.look == Look::Session)
    };
    assert!(asks(COOKIES, FORM));
    assert!(!asks(COOKIES, "<h1>Brand A</h1>"));
    assert!(!asks(HTML, FORM), "no session at all");
}
