//! Firing and silent cases on hand-written evidence.

use hopwise_probes::Hop;
use hopwise_probes::evidence::Rung;

use crate::facts::testing::Sketch;

const OLD: &str = "<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\n<html><head>\n";
const FPM: &[(&str, &str)] = &[("content-type", "text/html; charset=UTF-8")];
const APACHE_503: &str = include_str!("../../../fixtures/samples/apache-service-unavailable.html");
const NGINX_503: &str = include_str!("../../../fixtures/samples/nginx-service-unavailable.html");

fn blamed(status: u16, body: &str) -> String {
    let (rule, hop) = Sketch::healthy().everywhere(status, FPM, body).blamed();
    assert!(rule.is_empty() || hop == Some(Hop::Pod), "{rule} at {hop:?}");
    rule
}

fn apache(title: &str, words: &str) -> String {
    let heading = title.split_once(' ').map_or(title, |(_, words)| words);
    format!("{OLD}<title>{title}</title>\n</head><body>\n<h1>{heading}</h1>\n<p>{words}</p>\n</body></html>\n")
}

#[test]
fn each_page_of_apache_and_php_fpm_has_its_rule() {
    let fields = "Your browser sent a request that this server could not understand.<br />\nSize of a request header \
                  field exceeds server limit.<br />";
    for (status, body, rule) in [
        (503, APACHE_503.to_owned(), "php-fpm-not-listening"),
        (504, apache("504 Gateway Timeout", "The gateway did not receive a timely response"), "php-fpm-timeout"),
        (404, "File not found.\n".to_owned(), "php-fpm-script-missing"),
        (404, "No input file specified.\n".to_owned(), "php-fpm-no-input-file"),
        (403, "Access denied.\n".to_owned(), "php-fpm-access-denied"),
        (403, apache("403 Forbidden", "You don't have permission to access this resource."), "apache-access-denied"),
        (404, apache("404 Not Found", "The requested URL was not found on this server."), "apache-file-not-found"),
        (
            500,
            include_str!("../../../fixtures/samples/apache-internal-server-error.html").to_owned(),
            "apache-htaccess-invalid",
        ),
        (
            400,
            include_str!("../../../fixtures/samples/apache-plain-to-https.html").to_owned(),
            "apache-plain-http-to-tls-port",
        ),
        (400, apache("400 Bad Request", fields), "apache-header-too-large"),
        (414, apache("414 Request-URI Too Long", "The requested URL's length exceeds"), "apache-uri-too-long"),
        (421, apache("421 Misdirected Request", "The client needs a new connection"), "apache-misdirected"),
        (502, apache("502 Proxy Error", "The proxy server received an invalid\nresponse"), "apache-bad-gateway"),
    ] {
        assert_eq!(blamed(status, &body), rule);
    }
}

#[test]
fn content_that_is_not_the_site_is_a_fault_although_its_status_is_fine() {
    for (body, rule) in [
        (include_str!("../../../fixtures/samples/apache-directory-listing.html"), "apache-directory-listing"),
        (include_str!("../../../fixtures/samples/apache-default-page.html"), "apache-default-page"),
        ("<?php\nrequire __DIR__.'/../vendor/autoload.php';\n", "php-source-leak"),
    ] {
        assert_eq!(blamed(200, body), rule);
    }
}

#[test]
fn the_same_statuses_by_other_hands_are_not_blamed_on_the_pod() {
    for (status, body) in [
        (503, NGINX_503),
        (503, include_str!("../../../fixtures/samples/laravel-service-unavailable.html")),
        (404, include_str!("../../../fixtures/samples/laravel-not-found.html")),
        (404, include_str!("../../../fixtures/samples/nginx-not-found.html")),
        (403, include_str!("../../../fixtures/samples/laravel-forbidden.html")),
        (500, include_str!("../../../fixtures/samples/laravel-server-error.html")),
        (504, include_str!("../../../fixtures/samples/nginx-gateway-timeout.html")),
        (502, include_str!("../../../fixtures/samples/nginx-bad-gateway.html")),
        (500, ""),
        (400, "Bad Request"),
        (414, "<center><h1>414 Request-URI Too Large</h1></center>\n<hr><center>nginx</center>"),
    ] {
        let fired = Sketch::healthy().everywhere(status, FPM, body).fired();
        assert!(!fired.iter().any(|r| r.starts_with("apache-") || r.starts_with("php-fpm-")), "{status}: {fired:?}");
    }
    assert!(Sketch::healthy().fired().is_empty());
}

#[test]
fn a_page_that_only_the_edge_shows_is_not_the_pods_fault_today() {
    // The balancer answers well: what the edge shows is old.
    let stale = Sketch::healthy().public_page(503, FPM, APACHE_503).judge();
    assert_ne!(stale.verdict.hop, Some(Hop::Pod), "{stale:#?}");
}

#[test]
fn behind_a_page_that_the_edge_puts_in_its_place_the_balancers_answer_speaks() {
    let own = [("x-cache", "Error from cloudfront"), ("content-type", "text/html")];
    for status in [503, 200] {
        let masked = Sketch::healthy().public_page(status, &own, "<h1>Back soon</h1>").page(
            Rung::Balancer,
            "203.0.113.20:443",
            503,
            FPM,
            APACHE_503,
        );
        assert!(masked.fired().contains(&"php-fpm-not-listening".to_owned()), "{:?}", masked.fired());
    }
    // A balancer that refuses strangers says nothing of the public page's own trouble.
    let locked = Sketch::healthy().public_page(500, &own, "<h1>Sorry</h1>").page(
        Rung::Balancer,
        "203.0.113.20:443",
        403,
        FPM,
        &apache("403 Forbidden", "You don't have permission"),
    );
    assert!(!locked.fired().contains(&"apache-access-denied".to_owned()), "{:?}", locked.fired());
}
