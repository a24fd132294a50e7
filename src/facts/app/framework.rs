//! Which of the framework's own pages the symptom is.

use hopwise_probes::Hop;

use crate::facts::answer::{is, is_logged};
use crate::facts::{Evidence, Fact, Known};

/// Laravel's pages for an error, with or without the error's text.
const ERRORS: &[&str] = &["laravel.error", "laravel.json-error", "laravel.debug"];

/// A blank 500.
pub static BLANK: Fact = Fact {
    name: "app.php-blank",
    hop: Hop::App,
    about: "status 500 with an empty HTML body: PHP died before anything could write a page",
    derive: |e| is(e, &["php.blank"], 500..=500),
};

/// A fatal error that PHP printed.
pub static FATAL_SHOWN: Fact = Fact {
    name: "app.php-fatal-shown",
    hop: Hop::App,
    about: "the answer holds the text of a fatal error as PHP itself prints it",
    derive: |e| is(e, &["php.fatal", "content.php-fatal"], 200..=599),
};

/// An error of the 5xx class by Laravel.
pub static EXCEPTION: Fact = Fact {
    name: "app.laravel-exception",
    hop: Hop::App,
    about: "Laravel answers with a page of its own for an error of the 5xx class, and it is not maintenance mode; or the \
            page is blank, and Laravel wrote the error into its log meanwhile",
    derive: exception,
};

fn exception(e: &Evidence<'_>) -> Known {
    match is(e, ERRORS, 500..=599) {
        Known::Yes(seen) => Known::Yes(seen.word("told", "")),
        Known::No => match is_logged(e, &["php.blank"]) {
            Known::Yes(seen) => {
                let told = format!(", and the page of the error failed too: {}", seen.words["error_text"]);
                Known::Yes(seen.word("told", told))
            }
            // A blank page without a log is PHP's alone.
            _ => Known::No,
        },
        unknown => unknown,
    }
}

/// `php artisan down`.
pub static MAINTENANCE: Fact = Fact {
    name: "app.laravel-maintenance",
    hop: Hop::App,
    about: "Laravel answers that it is in maintenance mode",
    derive: |e| is(e, &["laravel.maintenance"], 503..=503),
};

/// A page with a stack trace.
pub static DEBUG_PAGE: Fact = Fact {
    name: "app.laravel-debug-page",
    hop: Hop::App,
    about: "the answer is a debug page with a stack trace",
    derive: |e| is(e, &["laravel.debug"], 400..=599),
};

/// 419.
pub static CSRF: Fact = Fact {
    name: "app.laravel-csrf",
    hop: Hop::App,
    about: "Laravel answers 419: the form's token does not belong to the session",
    derive: |e| is(e, ERRORS, 419..=419),
};

/// 429.
pub static THROTTLED: Fact = Fact {
    name: "app.laravel-throttled",
    hop: Hop::App,
    about: "Laravel answers 429: its rate limiter refuses",
    derive: |e| is(e, ERRORS, 429..=429),
};

/// 404.
pub static ROUTE_MISSING: Fact = Fact {
    name: "app.laravel-not-found",
    hop: Hop::App,
    about: "Laravel answers 404: no route, or no record, for this path",
    derive: |e| is(e, ERRORS, 404..=404),
};

/// 403.
pub static FORBIDDEN: Fact = Fact {
    name: "app.laravel-forbidden",
    hop: Hop::App,
    about: "Laravel answers 403",
    derive: |e| is(e, ERRORS, 403..=403),
};

/// 405; Laravel has no view for it, so Symfony's page shows.
pub static METHOD_NOT_ALLOWED: Fact = Fact {
    name: "app.laravel-method-not-allowed",
    hop: Hop::App,
    about: "the framework answers 405: the route takes other methods",
    derive: |e| is(e, &["laravel.error", "laravel.json-error", "laravel.debug", "symfony.error"], 405..=405),
};

/// Symfony's fallback page for an error of the 5xx class.
pub static FALLBACK_PAGE: Fact = Fact {
    name: "app.symfony-fallback-page",
    hop: Hop::App,
    about: "Symfony's fallback page shows an error of the 5xx class: Laravel could not render a page of its own",
    derive: |e| is(e, &["symfony.error"], 500..=599),
};
