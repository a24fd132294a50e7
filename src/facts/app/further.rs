//! What answers while the page does not come: the ingress, Apache, PHP. Told by looks that are only asked then.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{FailureKind, Look, Rung};

use crate::facts::author::Author;
use crate::facts::evidence::{Evidence, HttpLook};
use crate::facts::{Fact, Known, Phase, Seen};

/// How long a gateway must have waited before its word counts, in milliseconds.
const PATIENCE_MS: f64 = 5000.0;

/// The page does not come, and its ingress answers for another host.
pub static INGRESS_ALONE: Fact = Fact {
    name: "app.ingress-alone-answers",
    hop: Hop::Pod,
    about: "the page and a static file do not come, while the ingress answers at once for a host that it does not know",
    derive: ingress_alone,
};

/// The page does not come, nor anything that needs PHP, and a static file does.
pub static APACHE_ALONE: Fact = Fact {
    name: "app.apache-alone-answers",
    hop: Hop::Pod,
    about: "neither the page nor the health route comes, while a static file does",
    derive: apache_alone,
};

/// The page does not come, and another route of the same application does.
pub static PHP_ANSWERS: Fact = Fact {
    name: "app.php-answers",
    hop: Hop::App,
    about: "the page does not come, while the health route of the same application answers at once",
    derive: php_answers,
};

/// The looks of one kind that were sent, straight at the balancer or at the public name.
pub(super) fn looks<'a>(e: &Evidence<'a>, look: Look) -> Vec<HttpLook<'a>> {
    let both = [Rung::Balancer, Rung::Public];
    both.into_iter().flat_map(|rung| e.looks(rung, look)).filter(|l| l.reading.reply.blind().is_none()).collect()
}

/// Whether nothing came: no answer in time, or a gateway's word that none came.
fn is_silent(look: &HttpLook<'_>) -> bool {
    match (look.failure(), look.answer()) {
        (Some(failure), _) => failure.kind == FailureKind::Timeout,
        // A gateway that gave up sooner may be what is wrong.
        (None, Some(answer)) => answer.status == 504 && look.reading.ms >= PATIENCE_MS,
        (None, None) => false,
    }
}

/// The page that visitors wait for in vain.
fn silent_page<'a>(e: &Evidence<'a>) -> Option<HttpLook<'a>> {
    let waits = e.symptom().phase == Phase::Request || e.symptom().status == Some(504);
    looks(e, Look::Page).into_iter().find(|l| waits && is_silent(l))
}

/// Whether PHP wrote this, or may have: an answer that is neither a gateway's nor Apache's own.
pub(super) fn is_by_php(look: &HttpLook<'_>) -> bool {
    let own = matches!(
        look.attribution.author,
        Author::Nginx | Author::IngressDefaultBackend | Author::Apache | Author::Cloudfront | Author::PhpFpm
    );
    look.answer().is_some_and(|a| a.status < 500) && !own
}

fn seen(page: &HttpLook<'_>, other: &HttpLook<'_>) -> Seen {
    let ms = |l: &HttpLook<'_>| format!("{:.1}", l.reading.ms / 1000.0);
    Seen::by([page.reading, other.reading])
        .word("seconds", ms(page))
        .word("other_url", &other.question.url)
        .word("other_status", other.answer().map_or(0, |a| a.status))
        .word("address", page.question.dial.addr)
}

fn ingress_alone(e: &Evidence<'_>) -> Known {
    let Some(page) = silent_page(e) else { return Known::No };
    let statics = looks(e, Look::StaticFile);
    if statics.is_empty() {
        return Known::not_looked("a static file");
    }
    let other = looks(e, Look::OriginHost).into_iter().find(|l| {
        l.answer().is_some() && matches!(l.attribution.author, Author::Nginx | Author::IngressDefaultBackend)
    });
    let Some(other) = other else {
        return Known::not_looked("another host at the ingress; name the origin with --origin");
    };
    Known::from_seen(statics.iter().all(is_silent).then(|| seen(&page, &other)))
}

fn apache_alone(e: &Evidence<'_>) -> Known {
    let Some(page) = silent_page(e) else { return Known::No };
    let (statics, routes) = (looks(e, Look::StaticFile), looks(e, Look::Health));
    if statics.is_empty() || routes.is_empty() {
        return Known::not_looked("a static file and the health route");
    }
    // An answer of the framework to the file means that PHP answers after all.
    let file = statics.into_iter().find(|l| {
        l.answer().is_some_and(|a| a.status < 500) && !matches!(l.attribution.author, Author::Laravel | Author::Php)
    });
    let silent = routes.iter().all(is_silent);
    Known::from_seen(file.filter(|_| silent).map(|file| seen(&page, &file)))
}

fn php_answers(e: &Evidence<'_>) -> Known {
    let Some(page) = silent_page(e) else { return Known::No };
    let routes = looks(e, Look::Health);
    if routes.is_empty() {
        return Known::not_looked("the health route");
    }
    let route = routes.into_iter().find(is_by_php).filter(|l| l.question.url != page.question.url);
    Known::from_seen(route.map(|route| seen(&page, &route)))
}
