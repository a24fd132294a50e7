//! What the answer that makes the symptom says: which known page with which status, and which words stand in it.
//!
//! Where the edge puts an error page of its own in place of the origin's, the answers at the hops behind it speak.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::PodLog;
use hopwise_probes::evidence::log::{Entry, Says};
use hopwise_probes::evidence::{HttpAnswer, Look, Rung};

use super::author::Author;
use super::cluster::Got;
use super::evidence::{Evidence, HttpLook};
use super::known::{Known, Seen};
use super::symptom::of_look;
use super::{Phase, page};

/// Why a page of the application that hides its error leaves the cause unknown.
const HIDDEN: &str = "the page hides the text of the error; it stands in the application's log";

/// How much of an error's text is repeated in a message, in characters.
const REPEATED: usize = 200;

/// Whether the answer is one of the known pages with a status in the range.
#[must_use]
pub fn is(evidence: &Evidence<'_>, pages: &[&str], statuses: RangeInclusive<u16>) -> Known {
    decide(evidence, |look| {
        pages.contains(&look.attribution.page) && look.answer().is_some_and(|a| statuses.contains(&a.status))
    })
}

/// Whether one of the speaking answers satisfies a condition.
pub fn decide(evidence: &Evidence<'_>, holds: impl Fn(&HttpLook<'_>) -> bool) -> Known {
    match speaking(evidence) {
        Ok(looks) => Known::from_seen(looks.iter().find(|l| holds(l)).map(page::seen)),
        Err(unknown) => unknown,
    }
}

/// Whether the text of an error answer holds the beginning of a sentence that `find` knows; the words get `error_text`.
///
/// Unknown where the application answers with a page that hides the text, as it should in production.
pub fn says(evidence: &Evidence<'_>, find: impl Fn(&str) -> Option<usize>) -> Known {
    let looks = match speaking(evidence) {
        Ok(looks) => looks,
        Err(unknown) => return unknown,
    };
    let bad: Vec<_> = looks.into_iter().filter(|l| of_look(l).is_bad()).collect();
    for look in &bad {
        let text = readable(look.answer().map_or("", |a| a.body.text()));
        if let Some(at) = find(&text) {
            return Known::Yes(page::seen(look).word("error_text", sentence(&text[at..])));
        }
    }
    match logged(evidence, &bad, find) {
        Logged::Found(seen) => Known::Yes(*seen),
        Logged::Other => Known::No,
        Logged::Nothing if bad.iter().any(hides) => Known::Unknown(HIDDEN.to_owned()),
        Logged::Nothing => Known::No,
    }
}

/// What the application's log says of the bad answers.
enum Logged {
    /// The sentence that was looked for.
    Found(Box<Seen>),
    /// Errors of these very requests, but not this one.
    Other,
    /// Nothing, or nobody looked.
    Nothing,
}

/// Looks for a sentence in the application's errors while it wrote the bad answers.
fn logged(evidence: &Evidence<'_>, bad: &[HttpLook<'_>], find: impl Fn(&str) -> Option<usize>) -> Logged {
    let Ok(logs) = evidence.kube().logs(Hop::Pod) else { return Logged::Nothing };
    let mut any = false;
    // Answers of the application alone: what a gateway says in its place has its cause elsewhere.
    for look in bad.iter().filter(|l| l.answer().is_some_and(|a| a.status >= 500)) {
        for log in logs.iter().filter(|l| !l.previous) {
            for entry in log.it.entries.iter().filter(|e| of_application(e) && during(look, e)) {
                any = true;
                let text = readable(&entry.text);
                if let Some(at) = find(&text) {
                    return Logged::Found(Box::new(read_in(look, log, sentence(&text[at..]))));
                }
            }
        }
    }
    if any { Logged::Other } else { Logged::Nothing }
}

/// A sentence of a log that was written while the application answered so.
fn read_in(look: &HttpLook<'_>, log: &Got<'_, PodLog>, said: &str) -> Seen {
    let both = Seen::by([look.reading, log.reading]);
    let words = page::seen(look).word("error_text", said).words;
    Seen { words, object: Some(format!("pod/{}", log.pod)), ..both }
}

/// Whether the answer is one of the known pages, and the framework wrote an error into its own log meanwhile: so far it
/// had come. The words get `error_text`; unknown where no log was read.
#[must_use]
pub fn is_logged(evidence: &Evidence<'_>, pages: &[&str]) -> Known {
    let looks = match speaking(evidence) {
        Ok(looks) => looks,
        Err(unknown) => return unknown,
    };
    let shown: Vec<_> = looks.into_iter().filter(|l| pages.contains(&l.attribution.page)).collect();
    if shown.is_empty() {
        return Known::No;
    }
    let logs = match evidence.kube().logs(Hop::Pod) {
        Ok(logs) => logs,
        Err(unknown) => return unknown,
    };
    let written = shown.iter().flat_map(|look| logs.iter().filter(|l| !l.previous).map(move |log| (look, log)));
    Known::from_seen(written.into_iter().find_map(|(look, log)| {
        let mut errors = log.it.entries.iter().filter(|e| of_application(e) && during(look, e));
        errors.find_map(|entry| match &entry.says {
            Says::Monolog(said) => Some(read_in(look, log, sentence(&said.message))),
            _ => None,
        })
    }))
}

/// Whether an entry is an error that PHP or the application itself wrote.
fn of_application(entry: &Entry) -> bool {
    match &entry.says {
        Says::Monolog(_) | Says::Php(_) => entry.is_error(),
        // What a worker of PHP-FPM wrote reaches Apache as this code.
        Says::Apache(error) => error.code.as_deref() == Some("AH01071"),
        // Monolog's words for what an error was made of, behind the trace of the error.
        Says::Other => entry.text.starts_with("[previous exception] [object] ("),
        _ => false,
    }
}

/// Whether an entry was written for a request: it carries its id, or it was written while the request was answered.
fn during(look: &HttpLook<'_>, entry: &Entry) -> bool {
    const SLACK: jiff::SignedDuration = jiff::SignedDuration::from_millis(1500);
    if let Some(id) = &entry.request_id {
        return *id == look.question.request_id;
    }
    let Some(at) = entry.at else { return false };
    let took = jiff::SignedDuration::from_millis(look.reading.ms.clamp(0.0, 600_000.0) as i64);
    let since = at.duration_since(look.reading.at);
    since >= -SLACK && since <= took + SLACK
}

/// Whether the application answers with an error page that says nothing of the error itself.
#[must_use]
pub fn hidden(evidence: &Evidence<'_>) -> Known {
    decide(evidence, |look| of_look(look).is_bad() && hides(look))
}

/// Where the first of some words stands.
#[must_use]
pub fn first(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().filter_map(|w| text.find(w)).min()
}

/// The sentence that text begins with: up to the query, the context of a log entry, a tag, the end of the line or of the
/// JSON string.
#[must_use]
pub fn sentence(text: &str) -> &str {
    let end = [" (SQL:", " (Connection:", " {\"exception\":", "\n", "\",", "\"}"]
        .iter()
        .filter_map(|stop| text.find(stop))
        .min();
    let cut = text.char_indices().nth(REPEATED).map(|(i, _)| i);
    let end = [end, tag(text), cut].into_iter().flatten().min().unwrap_or(text.len());
    text[..end].trim_end()
}

/// Where the first tag of HTML begins; `<<Unknown error>>`, as PDO writes for a state that it has no words for, is none.
fn tag(text: &str) -> Option<usize> {
    text.match_indices('<').map(|(at, _)| at).find(|at| {
        let mut next = text[at + 1..].chars();
        !text[..*at].ends_with('<') && next.next().is_some_and(|c| c != '<' && !c.is_whitespace())
    })
}

/// The answer that makes the symptom, or the bad answers behind the edge where the edge's own page stands before them.
fn speaking<'a>(evidence: &Evidence<'a>) -> Result<Vec<HttpLook<'a>>, Known> {
    let Some(look) = evidence.symptom_look() else {
        return Err(Known::not_looked("no request was sent to the public name"));
    };
    if look.answer().is_none() {
        let why = look.reading.reply.blind().unwrap_or_else(|| "no answer came that could be read".to_owned());
        return Err(Known::Unknown(why));
    }
    let symptom = evidence.symptom();
    let mut looks = vec![look];
    if symptom.author == Author::Unknown && matches!(symptom.phase, Phase::Response | Phase::Content) {
        // A page by nobody known: the edge's own page for an error. It may change the status, but says so in X-Cache.
        let replaced = look.answer().is_some_and(|a| a.header_has("x-cache", "error from cloudfront"));
        let same = |l: &HttpLook<'_>| {
            let hidden = |a: &HttpAnswer| symptom.masked_by.is_some() && a.status >= 400;
            l.answer().is_some_and(|a| Some(a.status) == symptom.status || (replaced && a.status >= 500) || hidden(a))
        };
        let behind = [Rung::Balancer, Rung::Ingress, Rung::Pod].into_iter().flat_map(|r| evidence.looks(r, Look::Page));
        looks.extend(behind.filter(|l| of_look(l).is_bad() && same(l)));
    }
    Ok(looks)
}

/// Whether an error page of the application says nothing of the error itself.
fn hides(look: &HttpLook<'_>) -> bool {
    let Some(answer) = look.answer().filter(|a| a.status >= 500) else { return false };
    match look.attribution.page {
        "laravel.error" | "symfony.error" | "php.blank" => true,
        "laravel.json-error" => answer.body.text().contains("\"Server Error\""),
        _ => look.attribution.author == Author::Application,
    }
}

/// Text as a person reads it: entities of HTML and escapes of JSON undone, as far as error messages have them.
fn readable(text: &str) -> Cow<'_, str> {
    const PLAIN: &[(&str, &str)] = &[
        ("&#039;", "'"),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("\\/", "/"),
        ("\\\"", "\""),
        ("\\\\", "\\"),
        ("&amp;", "&"),
    ];
    let mut plain = String::new();
    let (mut done, mut at) = (0, 0);
    // Both begin with a character that is sought fast; every log line of a walk comes by here, once for each fact.
    let next = |from: usize, c: char| text[from..].find(c).map_or(text.len(), |i| from + i);
    let (mut entity, mut escape) = (next(0, '&'), next(0, '\\'));
    while at < text.len() {
        if entity < at {
            entity = next(at, '&');
        }
        if escape < at {
            escape = next(at, '\\');
        }
        at = entity.min(escape);
        match PLAIN.iter().find(|(from, _)| text[at..].starts_with(from)) {
            Some((from, to)) => {
                plain.push_str(&text[done..at]);
                plain.push_str(to);
                at += from.len();
                done = at;
            }
            None => at += 1,
        }
    }
    if done == 0 { Cow::Borrowed(text) } else { Cow::Owned(plain + &text[done..]) }
}

/// A fact's `Seen` for answers that are not the symptom's, such as a redirect's.
#[must_use]
pub fn seen_all(looks: &[HttpLook<'_>]) -> Seen {
    let all = Seen::by(looks.iter().map(|l| l.reading));
    let words = looks.first().map(page::seen).map(|s| s.words).unwrap_or_default();
    Seen { words, ..all }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_before_the_query_the_tag_or_the_string() {
        assert_eq!(sentence("[2002] Connection refused (SQL: select 1) x"), "[2002] Connection refused");
        assert_eq!(sentence("No key</title>"), "No key");
        assert_eq!(sentence("READONLY replica.\",\"exception\""), "READONLY replica.");
        assert_eq!(sentence(&"ä".repeat(500)).chars().count(), REPEATED);
    }

    #[test]
    fn entities_and_escapes_are_read() {
        assert_eq!(readable("Table &#039;a.b&#039; in \\/srv\\/x &amp;lt;"), "Table 'a.b' in /srv/x &lt;");
    }

    #[test]
    fn entities_and_escapes_are_undone_once() {
        for (text, plain) in [
            ("", ""),
            ("plain \u{e9}", "plain \u{e9}"),
            ("a &amp;lt; b &lt;p&gt;", "a &lt; b <p>"),
            (r#"App\\Models \"x\" a\/b \n & é&#039;"#, r#"App\Models "x" a/b \n & é'"#),
        ] {
            assert_eq!(readable(text), plain);
        }
    }
}
