//! Laravel: its stock error pages, JSON errors, debug pages, health route, and its cookies.

use hopwise_probes::evidence::HttpAnswer;

use super::{Attribution, Author, by};

/// Marks of pages with a stack trace: Ignition, Laravel's own renderer since 11, Symfony's, Whoops.
const DEBUG_MARKS: &[&str] = &[
    "window.ignite(",
    "<!-- Hide dumps asap -->",
    "fonts.bunny.net/css?family=figtree:300,400,500,600\"",
    "class=\"font-sans antialiased bg-gray-200/80",
    "<div class=\"exception-summary",
    "This file is based on WebProfilerBundle/Resources/views/Profiler/profiler.css.twig",
    "<title>Whoops! There was an error.</title>",
];

/// Marks of the stock error views: the layout since Laravel 8, and the one before.
const STOCK_MARKS: &[&str] =
    &["text-gray-500 border-r border-gray-400 tracking-wider", "<div class=\"flex-center position-ref full-height\">"];

/// Messages that Laravel itself writes into JSON errors, as they begin.
const MESSAGES: &[&str] = &[
    "Server Error",
    "Service Unavailable",
    "Unauthenticated.",
    "CSRF token mismatch.",
    "Too Many Attempts.",
    "This action is unauthorized.",
    "No query results for model",
    "The route ",
    "Invalid signature.",
    "SQLSTATE[",
];

/// By the layout of its pages, or the form of its JSON.
pub(super) fn attribute(answer: &HttpAnswer) -> Option<Attribution> {
    let body = answer.body.text();
    let error = answer.status >= 400;
    if error && DEBUG_MARKS.iter().any(|mark| body.contains(mark)) {
        return page("laravel.debug", "a debug page with a stack trace");
    }
    if error && STOCK_MARKS.iter().any(|mark| body.contains(mark)) {
        return if answer.status == 503 && maintenance(answer, body) {
            page("laravel.maintenance", "Laravel's stock page for maintenance mode")
        } else {
            page("laravel.error", "Laravel's stock error page")
        };
    }
    if body.contains("HTTP request received.") && body.contains("Application ") {
        return page("laravel.health", "the page of Laravel's health route");
    }
    if error && answer.header_has("content-type", "json") {
        return json(answer, body);
    }
    // Symfony's HttpFoundation, below Laravel, writes this page for every redirect.
    if (300..400).contains(&answer.status)
        && body.contains("<title>Redirecting to ")
        && body.contains("http-equiv=\"refresh\"")
    {
        return page("laravel.redirect", "the redirect page of the framework");
    }
    None
}

/// By the cookies of its web group, where the page itself is the site's own.
pub(super) fn by_headers(answer: &HttpAnswer) -> Option<Attribution> {
    if !has_cookies(answer) {
        return None;
    }
    if answer.status >= 400 {
        return page("laravel.error", "Laravel's cookies on an error page of the site");
    }
    page("laravel.page", "Laravel's cookies")
}

/// Maintenance mode answers before the web group runs: a page that `abort(503)` wrote carries the session's cookies.
fn maintenance(answer: &HttpAnswer, body: &str) -> bool {
    let told = answer.header("retry-after").is_some() || answer.header("refresh").is_some();
    body.contains("Service Unavailable") && (told || !has_cookies(answer))
}

fn json(answer: &HttpAnswer, body: &str) -> Option<Attribution> {
    let value: serde_json::Map<String, serde_json::Value> = serde_json::from_str(body).ok()?;
    let message = value.get("message")?.as_str()?;
    if value.contains_key("exception") && value.contains_key("trace") {
        return page("laravel.debug", "a JSON error with exception and trace");
    }
    let ours = MESSAGES.iter().any(|m| message.starts_with(m));
    let framework = answer.header("cache-control").is_some_and(|c| c.replace(' ', "") == "no-cache,private");
    if !ours && !framework && !has_cookies(answer) {
        return None;
    }
    if answer.status == 503 && message == "Service Unavailable" {
        return page("laravel.maintenance", "the JSON of maintenance mode");
    }
    page("laravel.json-error", "Laravel's JSON error")
}

/// Whether the web group ran: it sets `XSRF-TOKEN` and a session cookie.
fn has_cookies(answer: &HttpAnswer) -> bool {
    let names: Vec<_> = answer.headers("set-cookie").filter_map(|c| c.split('=').next()).map(str::trim).collect();
    let session = names.iter().any(|n| n.ends_with("_session") || n.ends_with("-session"));
    names.contains(&"laravel_session") || (names.contains(&"XSRF-TOKEN") && session)
}

fn page(page: &'static str, proof: &'static str) -> Option<Attribution> {
    Some(by(Author::Laravel, page, proof))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, page_of};

    const HTML: (&str, &str) = ("content-type", "text/html; charset=UTF-8");
    const JSON: (&str, &str) = ("content-type", "application/json");
    const COOKIES: &[(&str, &str)] =
        &[HTML, ("set-cookie", "XSRF-TOKEN=[redacted]; path=/"), ("set-cookie", "shop_session=[redacted]; path=/")];
    const MAINTENANCE: &str = include_str!("../../../fixtures/samples/laravel-service-unavailable.html");

    #[test]
    fn recorded_stock_pages_are_laravels() {
        for (status, body) in [
            (403, include_str!("../../../fixtures/samples/laravel-forbidden.html")),
            (404, include_str!("../../../fixtures/samples/laravel-not-found.html")),
            (419, include_str!("../../../fixtures/samples/laravel-page-expired.html")),
            (429, include_str!("../../../fixtures/samples/laravel-too-many-requests.html")),
            (500, include_str!("../../../fixtures/samples/laravel-server-error.html")),
        ] {
            assert_eq!(page_of(&answer(status, &[HTML], body)), "laravel.error");
        }
        let older = "<div class=\"flex-center position-ref full-height\"><div class=\"code\">404</div>";
        assert_eq!(page_of(&answer(404, &[HTML], older)), "laravel.error");
    }

    #[test]
    fn maintenance_mode_is_told_from_an_aborted_page() {
        assert_eq!(page_of(&answer(503, &[HTML, ("retry-after", "60")], MAINTENANCE)), "laravel.maintenance");
        assert_eq!(page_of(&answer(503, &[HTML], MAINTENANCE)), "laravel.maintenance", "no --retry was given");
        assert_eq!(page_of(&answer(503, COOKIES, MAINTENANCE)), "laravel.error", "abort(503) after the session began");
        assert_eq!(page_of(&answer(503, &[JSON], "{\"message\":\"Service Unavailable\"}")), "laravel.maintenance");
    }

    #[test]
    fn debug_pages_are_known_by_the_marks_in_their_first_bytes() {
        for symfony in [
            include_str!("../../../fixtures/samples/symfony-debug-database.html"),
            include_str!("../../../fixtures/samples/laravel-debug-database.html"),
        ] {
            assert_eq!(page_of(&answer(500, &[HTML], symfony)), "laravel.debug");
        }
        let ignition = "<!doctype html>\n<html class=\"theme-light\">\n<!--\nRuntimeException: x\n-->\n<head>\n    <!-- Hide \
                        dumps asap -->";
        assert_eq!(page_of(&answer(500, &[HTML], ignition)), "laravel.debug");
        let json =
            "{\"message\": \"boom\", \"exception\": \"RuntimeException\", \"file\": \"a\", \"line\": 1, \"trace\": []}";
        assert_eq!(page_of(&answer(500, &[JSON], json)), "laravel.debug");
        let welcome = "<link href=\"https://fonts.bunny.net/css?family=figtree:300,400,500,600\" rel=\"stylesheet\" />";
        assert_eq!(page_of(&answer(200, &[HTML], welcome)), "");
    }

    #[test]
    fn json_errors_are_laravels_only_with_its_words_or_headers() {
        let own = include_str!("../../../fixtures/samples/laravel-server-error.json");
        assert_eq!(page_of(&answer(500, &[JSON], own)), "laravel.json-error");
        let custom = "{\"message\":\"No stock left\"}";
        assert_eq!(
            page_of(&answer(409, &[JSON, ("cache-control", "no-cache, private")], custom)),
            "laravel.json-error"
        );
        assert_eq!(page_of(&answer(403, &[JSON], "{\"message\":\"Forbidden\"}")), "", "API Gateway says the same");
    }

    #[test]
    fn cookies_redirects_and_the_health_page_name_the_application() {
        assert_eq!(page_of(&answer(200, COOKIES, "<h1>Brand A</h1>")), "laravel.page");
        assert_eq!(page_of(&answer(500, COOKIES, "<h1>Oh dear</h1>")), "laravel.error");
        assert_eq!(page_of(&answer(200, &[("set-cookie", "XSRF-TOKEN=x")], "")), "", "other frameworks set it too");
        let health = "<p>Application up</p><p>HTTP request received. Response rendered in 3ms.</p>";
        assert_eq!(page_of(&answer(200, &[HTML], health)), "laravel.health");
        let redirect =
            "<meta http-equiv=\"refresh\" content=\"0;url='/login'\" />\n<title>Redirecting to /login</title>";
        assert_eq!(page_of(&answer(302, &[HTML], redirect)), "laravel.redirect");
    }
}
