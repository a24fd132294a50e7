//! An error page that nobody signed: what else of the site comes. Told by looks that are only asked then.

use hopwise_probes::Hop;
use hopwise_probes::evidence::Look;

use super::further::{is_by_php, looks};
use crate::facts::author::Author;
use crate::facts::evidence::{Evidence, HttpLook};
use crate::facts::{Fact, Known, Seen};

/// Every route answers with one page.
pub static SAME_EVERYWHERE: Fact = Fact {
    name: "app.same-page-everywhere",
    hop: Hop::App,
    about: "page and health route answer 503 in the same words, which nobody signed, while a static file comes",
    derive: same_everywhere,
};

/// The hop that requests reach for certain, where nobody signed the error: the application where its health route
/// answers well, the pod where a static file does.
#[must_use]
pub fn reached(e: &Evidence<'_>) -> Option<Hop> {
    unsigned(e)?;
    let well = |l: &HttpLook<'_>| l.answer().is_some_and(|a| a.status < 400);
    if looks(e, Look::Health).iter().any(|l| well(l) && is_by_php(l)) {
        return Some(Hop::App);
    }
    looks(e, Look::StaticFile).iter().any(comes).then_some(Hop::Pod)
}

/// The error that visitors get, where it has no author.
fn unsigned<'a>(e: &Evidence<'a>) -> Option<HttpLook<'a>> {
    let nobody = |l: &HttpLook<'_>| l.attribution.author == Author::Unknown;
    let bad = |l: &HttpLook<'_>| l.answer().is_some_and(|a| a.status >= 500);
    looks(e, Look::Page).into_iter().find(|l| e.symptom().is_bad() && nobody(l) && bad(l))
}

/// Whether a file came, from the edge's cache or another place than the pod where the edge says so.
fn comes(look: &HttpLook<'_>) -> bool {
    let elsewhere = matches!(look.attribution.author, Author::Cloudfront | Author::S3);
    look.answer().is_some_and(|a| a.status < 300 && !a.header_has("x-cache", "hit from cloudfront")) && !elsewhere
}

fn same_everywhere(e: &Evidence<'_>) -> Known {
    let Some(page) = unsigned(e).filter(|l| l.answer().is_some_and(|a| a.status == 503)) else { return Known::No };
    let (files, routes) = (looks(e, Look::StaticFile), looks(e, Look::Health));
    if files.is_empty() || routes.is_empty() {
        return Known::not_looked("a static file and the health route");
    }
    let text = |l: &HttpLook<'_>| l.answer().map(|a| (a.status, a.body.text().to_owned()));
    let same =
        routes.into_iter().find(|l| text(l) == text(&page) && text(l).is_some_and(|(_, t)| !t.trim().is_empty()));
    let file = files.into_iter().find(comes);
    let both = same.zip(file).filter(|(route, _)| route.question.url != page.question.url);
    Known::from_seen(both.map(|(route, file)| {
        Seen::by([page.reading, route.reading, file.reading])
            .word("other_url", &route.question.url)
            .word("file_url", &file.question.url)
            .word("address", page.question.dial.addr)
    }))
}

#[cfg(test)]
mod tests {
    use hopwise_probes::Hop;
    use hopwise_probes::evidence::{Look, Question, Rung};

    use crate::facts::testing::Sketch;

    const PAGE: &str = "<h1>Back soon</h1>";

    fn asked(health: (u16, &str), file: u16) -> Sketch {
        let at = "198.51.100.30:443";
        let mut sketch = Sketch::healthy()
            .everywhere(503, &[], PAGE)
            .look(Rung::Balancer, at, Look::Health, health.0, &[], health.1)
            .look(Rung::Balancer, at, Look::StaticFile, file, &[("content-type", "text/plain")], "User-agent: *");
        for reading in &mut sketch.recording.readings {
            match &mut reading.question {
                Question::Http(q) if q.look == Look::Health => q.url = "https://www.brand-a.test/up".to_owned(),
                _ => {}
            }
        }
        sketch
    }

    #[test]
    fn one_page_for_every_route_beside_files_that_come_is_maintenance() {
        let sketch = asked((503, PAGE), 200);
        assert_eq!(sketch.blamed(), ("app-maintenance-page".to_owned(), Some(Hop::App)));
    }

    #[test]
    fn look_alikes_are_not() {
        for (health, file) in [((503, "another page"), 200), ((503, PAGE), 503), ((200, "ok"), 200)] {
            assert!(!asked(health, file).fired().contains(&"app-maintenance-page".to_owned()), "{health:?} {file}");
        }
        assert!(!Sketch::healthy().everywhere(503, &[], PAGE).fired().contains(&"app-maintenance-page".to_owned()));
    }

    #[test]
    fn what_comes_bounds_the_fault_from_outside() {
        let place = |sketch: Sketch| sketch.judge().verdict.hop;
        assert_eq!(place(asked((503, "another page"), 200)), Some(Hop::Pod));
        assert_eq!(place(asked((200, "ok"), 200)), Some(Hop::App));
        assert_eq!(place(asked((503, "another page"), 503)), None);
    }
}
