//! Reads a log: joins lines that belong together, parses them, and finds the entries of our own requests.

use std::sync::LazyLock;

use jiff::{SignedDuration, Timestamp};
use regex::Regex;

use super::{AccessFormat, Entry, Says, errors, php};
use crate::evidence::redact;

/// How many errors that belong to nobody known are kept of one log.
const ERRORS: usize = 40;
/// How many lines that say nothing known are kept: the last words of a container.
const LAST_WORDS: usize = 15;
/// How many entries of our own are kept of one log.
const OWN: usize = 60;
/// The longest entry that is kept, in characters.
const TEXT: usize = 1500;
/// How far two clocks and the rounding to seconds may be apart.
const SLACK: SignedDuration = SignedDuration::from_millis(1500);

/// A request of the walk, to be found in logs.
#[derive(Debug, Clone)]
pub struct OwnRequest {
    /// The id that was minted for it.
    pub id: String,
    /// Method and path with query, such as `GET /`.
    pub line: String,
    /// When it was sent.
    pub from: Timestamp,
    /// When its answer was read.
    pub until: Timestamp,
}

/// What was read of a log.
#[derive(Debug, Clone, Default)]
pub struct ReadLog {
    /// How many lines there were.
    pub lines: usize,
    /// How many of them are requests.
    pub access: usize,
    /// How many of these carry an id.
    pub with_id: usize,
    /// Entries of our own requests, and errors; oldest first.
    pub entries: Vec<Entry>,
}

/// Lines that begin an entry. All other lines belong to the entry before, where that may have several.
static BEGINS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"^(?:\[\w{3} \w{3} [ \d]\d |\[\d{4}-\d\d-\d\d|\[\d\d-\w{3}-\d{4} |\d{4}/\d\d/\d\d |\{"|[IWEF]\d{4} |\S+ \S+ \S+ \[\d\d/\w{3}/\d{4}|\S+ - - \[|NOTICE: |PHP message: |PHP )"#,
    )
    .expect("pattern is tested")
});

/// Reads a log whose lines begin with the kubelet's timestamp.
#[must_use]
pub fn read(text: &str, format: &AccessFormat, own: &[OwnRequest]) -> ReadLog {
    let mut log = ReadLog::default();
    let mut entries: Vec<Entry> = Vec::new();
    for (at, text) in joined(text, &mut log.lines) {
        let says = parse(&text, format);
        if let Says::Access(access) = &says {
            log.access += 1;
            log.with_id += usize::from(access.id.is_some());
        }
        entries.push(Entry { at, request_id: None, text, says });
    }
    attribute(&mut entries, own);
    log.entries = kept(entries);
    log
}

/// The entries as texts, lines that belong together joined.
fn joined(text: &str, lines: &mut usize) -> Vec<(Option<Timestamp>, String)> {
    let mut all: Vec<(Option<Timestamp>, String)> = Vec::new();
    let stamped: Vec<_> = text.lines().map(stamped).collect();
    *lines += stamped.len();
    // Whether the exception beside a message of Laravel is not at its end.
    let mut open = false;
    for (i, (at, line)) in stamped.iter().enumerate() {
        let inside = !BEGINS.is_match(line) && !line.is_empty();
        let goes_on = |last: &str| open || has_lines(last) && may_continue(line) || in_message(last, &stamped[i..]);
        match all.last_mut() {
            Some((_, last)) if inside && goes_on(last) => {
                if last.len() < TEXT * 4 {
                    last.push('\n');
                    last.push_str(line);
                }
                open |= line.contains(EXCEPTION);
            }
            _ => {
                all.push((*at, (*line).to_owned()));
                open = line.contains(EXCEPTION);
            }
        }
        open &= !line.trim_end().ends_with("\"}");
    }
    all
}

/// How Laravel begins what it tells of an exception beside the message.
const EXCEPTION: &str = " {\"exception\":\"[object]";
/// How many lines a message of Laravel is looked through for its end.
const AHEAD: usize = 20;

/// Whether the message of an entry goes on over these lines: the exception beside it is still to come. Messages of the AWS
/// SDK, for one, hold the XML that S3 answered.
fn in_message(entry: &str, lines: &[(Option<Timestamp>, &str)]) -> bool {
    let is_head = entry.starts_with("[2") && entry.contains(".ERROR: ") || entry.contains(".CRITICAL: ");
    let own = lines.iter().take(AHEAD).take_while(|(_, line)| !BEGINS.is_match(line));
    is_head && !entry.contains(EXCEPTION) && own.into_iter().any(|(_, line)| line.contains(EXCEPTION))
}

/// Whether a line looks like the inside of a stack trace or of a message with several lines.
fn may_continue(line: &str) -> bool {
    let start = line.trim_start();
    line.starts_with([' ', '\t', '#', '"', '}', '[', ']'])
        || ["Stack trace:", "thrown in", "Next ", "at "].iter().any(|s| start.starts_with(s))
}

/// Whether an entry is of a kind that has several lines.
fn has_lines(text: &str) -> bool {
    text.starts_with('[') || text.contains("PHP ") || text.contains("PHP message")
}

/// The kubelet's timestamp and the line.
fn stamped(line: &str) -> (Option<Timestamp>, &str) {
    match line.split_once(' ') {
        Some((stamp, rest)) if stamp.len() >= 20 && stamp.contains('T') => match stamp.parse() {
            Ok(at) => (Some(at), rest),
            Err(_) => (None, line),
        },
        _ => (line.trim_end().parse().ok(), if line.parse::<Timestamp>().is_ok() { "" } else { line }),
    }
}

fn parse(text: &str, format: &AccessFormat) -> Says {
    if let Some(entry) = php::monolog(text) {
        return Says::Monolog(entry);
    }
    if let Some(error) = errors::nginx(text) {
        return Says::Nginx(error);
    }
    if let Some(error) = errors::apache(text) {
        return Says::Apache(error);
    }
    if let Some(error) = php::php(text) {
        return Says::Php(error);
    }
    if let Some(notice) = php::fpm(text) {
        // A worker's own words say more than that it said them.
        let inner = php::said(&notice).map(|said| said.replace("\\n", "\n"));
        return match inner.as_deref().map(|said| (php::monolog(said), php::php(said))) {
            Some((Some(entry), _)) => Says::Monolog(entry),
            Some((None, Some(error))) => Says::Php(error),
            _ => Says::Fpm(notice),
        };
    }
    format.read(text).map_or(Says::Other, Says::Access)
}

/// Finds the entries of our own requests: by the id, or by client, request line and second.
fn attribute(entries: &mut [Entry], own: &[OwnRequest]) {
    for entry in entries.iter_mut() {
        entry.request_id = own.iter().find(|r| entry.text.contains(&r.id)).map(|r| r.id.clone());
    }
    // An access line that names us but no id: our user agent, the request line and the second.
    for entry in entries.iter_mut().filter(|e| e.request_id.is_none()) {
        let Says::Access(access) = &entry.says else { continue };
        if access.id.is_some() || !access.agent.starts_with("hopwise/") {
            continue;
        }
        let ours = |r: &&OwnRequest| {
            access.request.starts_with(&r.line) && entry.at.is_some_and(|at| within(at, r.from, r.until))
        };
        entry.request_id = own.iter().find(ours).map(|r| r.id.clone());
    }
    // An error of nginx carries no id, but client and request line of an access line that does.
    let spans: Vec<_> = entries.iter().filter_map(span).collect();
    for entry in entries.iter_mut().filter(|e| e.request_id.is_none()) {
        let Says::Nginx(error) = &entry.says else { continue };
        let ours = spans.iter().find(|(_, client, request, from, until)| {
            *client == error.client && *request == error.request && entry.at.is_some_and(|at| within(at, *from, *until))
        });
        entry.request_id = ours.map(|(id, ..)| id.clone());
    }
}

type Span = (String, String, String, Timestamp, Timestamp);

/// Id, client, request line, start and end of one of our own access lines.
fn span(entry: &Entry) -> Option<Span> {
    let (Says::Access(access), Some(id), Some(until)) = (&entry.says, &entry.request_id, entry.at) else { return None };
    let took = SignedDuration::try_from_secs_f64(access.request_time.unwrap_or_default().clamp(0.0, 3600.0)).ok()?;
    let from = until.checked_sub(took).ok()?;
    Some((id.clone(), access.client.clone(), access.request.clone(), from, until))
}

fn within(at: Timestamp, from: Timestamp, until: Timestamp) -> bool {
    at.duration_since(from) >= -SLACK && until.duration_since(at) >= -SLACK
}

/// What is kept: our own entries, the last errors, and the last words; redacted and cut.
fn kept(entries: Vec<Entry>) -> Vec<Entry> {
    let last = |count: usize, takes: &dyn Fn(&Entry) -> bool| -> Vec<usize> {
        let all: Vec<usize> = entries.iter().enumerate().filter(|(_, e)| takes(e)).map(|(i, _)| i).collect();
        all[all.len().saturating_sub(count)..].to_vec()
    };
    let mut keep = last(OWN, &|e| e.request_id.is_some());
    keep.extend(last(ERRORS, &|e| e.request_id.is_none() && e.is_error()));
    keep.extend(last(LAST_WORDS, &|e| e.request_id.is_none() && !e.is_error() && matches!(e.says, Says::Other)));
    keep.sort_unstable();
    let mut kept = Vec::new();
    for (i, mut entry) in entries.into_iter().enumerate() {
        if keep.binary_search(&i).is_ok() {
            entry.text = tidy(&entry.text, TEXT);
            tidy_says(&mut entry.says);
            kept.push(entry);
        }
    }
    kept
}

fn tidy(text: &str, most: usize) -> String {
    redact::text(text).chars().filter(|c| !c.is_control() || *c == '\n').take(most).collect()
}

/// The same words again, in fields: they are redacted as well.
fn tidy_says(says: &mut Says) {
    const FIELD: usize = 500;
    let fields: Vec<&mut String> = match says {
        Says::Access(a) => vec![&mut a.request, &mut a.client, &mut a.upstream_name, &mut a.agent],
        Says::Nginx(e) => {
            vec![&mut e.message, &mut e.request, &mut e.upstream, &mut e.client, &mut e.server, &mut e.host]
        }
        Says::Apache(e) => vec![&mut e.message, &mut e.client],
        Says::Fpm(e) => vec![&mut e.message],
        Says::Php(e) => vec![&mut e.message, &mut e.place],
        Says::Monolog(e) => std::iter::once(&mut e.message).chain(&mut e.previous).collect(),
        Says::Other => Vec::new(),
    };
    for field in fields {
        *field = redact::url_secrets(field).chars().filter(|c| !c.is_control() || *c == '\n').take(FIELD).collect();
    }
}
