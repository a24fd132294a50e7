//! What a page that came well says of its cookies, and of the hosts of its parts.

use hopwise_probes::evidence::ServerRole;

use super::HTML;
use crate::facts::dns::testing::RESOLVERS;
use crate::facts::testing::{EDGE_HEADERS, Sketch};
use crate::report::Outcome;

/// A page with a body and cookies, at the public name and past the edge.
fn page(cookies: &[&str], body: &str) -> Sketch {
    let cookies = cookies.iter().map(|c| ("set-cookie", *c));
    let headers: Vec<_> = EDGE_HEADERS.iter().chain(HTML).copied().chain(cookies).collect();
    Sketch::healthy().everywhere(200, &headers, body)
}

fn form(action: &str) -> String {
    format!("<form method=\"post\"{action}><input type=\"hidden\" name=\"_token\" value=\"[redacted]\"></form>")
}

#[test]
fn a_form_out_of_the_path_of_its_cookies_is_noticed() {
    const OF_SHOP: &[&str] =
        &["XSRF-TOKEN=[redacted]; path=/shop; secure", "shop_session=[redacted]; path=/shop; secure"];
    const OF_ALL: &[&str] = &["XSRF-TOKEN=[redacted]; path=/; secure", "shop_session=[redacted]; path=/; secure"];
    for action in [" action=\"/login\"", "", " action=\"https://www.brand-a.test/shops\""] {
        let lost = page(OF_SHOP, &form(action));
        assert_eq!(lost.fired(), ["laravel-session-not-kept"], "{action}");
        assert_eq!(lost.judge().verdict.outcome, Outcome::Healthy);
        assert!(page(OF_ALL, &form(action)).fired().is_empty(), "{action}");
    }
    for action in [" action=\"/shop/login\"", " action=\"/shop\"", " action=\"https://pay.other.test/\""] {
        assert!(page(OF_SHOP, &form(action)).fired().is_empty(), "{action}");
    }
    assert!(page(OF_SHOP, "<form action=\"/search\"></form><h1>Brand A</h1>").fired().is_empty(), "no token");
}

#[test]
fn a_form_without_cookies_is_noticed_where_something_was_written_before_the_headers() {
    let meta = "<!DOCTYPE html><meta name=\"csrf-token\" content=\"[redacted]\">";
    for before in ["\u{feff}", "\n", "\r\n\r\n"] {
        let body = format!("{before}{meta}{}", form(""));
        assert_eq!(page(&[], &body).fired(), ["laravel-session-not-kept"], "{before:?}");
        let cookies = ["XSRF-TOKEN=[redacted]; path=/", "shop_session=[redacted]; path=/"];
        assert!(page(&cookies, &body).fired().is_empty(), "{before:?} with cookies");
    }
    assert!(page(&[], &format!("{meta}{}", form(""))).fired().is_empty(), "a token of another framework");
    assert!(page(&[], "\u{feff}<h1>Brand A</h1>").fired().is_empty(), "a mark and no form");
}

#[test]
fn parts_from_a_host_of_the_brand_that_does_not_exist_are_noticed() {
    let from = |host: &str, rcode: &str| {
        let body = format!("<link rel=\"stylesheet\" href=\"https://{host}/app.css\"><h1>Brand A</h1>");
        page(&[], &body).dns(ServerRole::System, RESOLVERS[0], host, "A", rcode, &[])
    };
    for host in ["static-eu.brand-a.test", "d111abc.cloudfront.net"] {
        let gone = from(host, "NXDOMAIN");
        assert_eq!(gone.fired(), ["app-asset-host-gone"], "{host}");
        assert_eq!(gone.judge().verdict.outcome, Outcome::Healthy);
        gone.blamed();
        assert!(from(host, "NOERROR").fired().is_empty());
        assert!(from(host, "SERVFAIL").fired().is_empty(), "a resolver's trouble");
    }
    assert!(from("www.googletagmanager.com", "NXDOMAIN").fired().is_empty(), "what a filter denies");
    assert!(from("www.brand-b.test", "NXDOMAIN").fired().is_empty(), "of another brand");
    let unasked = page(&[], "<script src=\"https://static.brand-a.test/app.js\"></script>");
    assert!(unasked.fired().is_empty(), "{:?}", unasked.fired());
}
