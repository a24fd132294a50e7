//! Logs of PHP-FPM, of PHP itself, and of Laravel (Monolog), as lines and as JSON.

use std::sync::LazyLock;

use regex::Regex;

use super::{FpmNotice, Monolog, PhpError};

static FPM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\[\d\d-\w{3}-\d{4} \d\d:\d\d:\d\d(?:\.\d+)?\] (?P<level>DEBUG|NOTICE|WARNING|ERROR|ALERT): (?:pid \d+, .*?: )?(?:\[pool (?P<pool>[^\]]+)\] )?(?P<message>(?s).*)$",
    )
});
/// What a worker of PHP-FPM said, as its master repeats it.
static SAID: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"^child \d+ said into std(?:err|out): "(?P<said>(?s).*?)"?(?:, pipe is closed)?$"#));
static PHP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\[\d\d-\w{3}-\d{4} [^\]]*\] )?(?:NOTICE: )?(?:PHP message: )?PHP (?P<level>Fatal error|Parse error|Warning|Recoverable fatal error|Catchable fatal error|Core error|Compile error):\s+(?P<message>(?s).*)$",
    )
});
static PLACE: LazyLock<Regex> = LazyLock::new(|| pattern(r" in (?P<file>/\S+?)(?: on line |:)(?P<line>\d+)"));
static MONOLOG: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\[\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[^\]]*\] (?P<channel>[\w.-]+)\.(?P<level>DEBUG|INFO|NOTICE|WARNING|ERROR|CRITICAL|ALERT|EMERGENCY): (?P<rest>(?s).*)$",
    )
});
static EXCEPTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\[object\] \((?P<class>[\w\\]+)\(code: [^)]*\): (?P<words>(?s).*?) at (?P<place>/\S+:\d+)\)")
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("pattern is tested")
}

/// A word of the master of PHP-FPM.
pub(super) fn fpm(text: &str) -> Option<FpmNotice> {
    let found = FPM.captures(text)?;
    Some(FpmNotice {
        level: found["level"].to_owned(),
        pool: found.name("pool").map(|m| m.as_str().to_owned()),
        message: found["message"].to_owned(),
    })
}

/// The words of a worker within a word of the master.
pub(super) fn said(notice: &FpmNotice) -> Option<String> {
    SAID.captures(&notice.message).map(|c| c["said"].to_owned())
}

/// An error that PHP itself logs.
pub(super) fn php(text: &str) -> Option<PhpError> {
    let found = PHP.captures(text)?;
    let message = &found["message"];
    let place = PLACE.captures(message).map(|p| format!("{}:{}", &p["file"], &p["line"])).unwrap_or_default();
    Some(PhpError { level: found["level"].to_owned(), message: message.to_owned(), place })
}

/// An entry of Laravel's log.
pub(super) fn monolog(text: &str) -> Option<Monolog> {
    if text.starts_with('{') {
        return monolog_json(text);
    }
    let found = MONOLOG.captures(text)?;
    let rest = &found["rest"];
    let message = [" {\"", " [] ", " {}"].iter().filter_map(|end| rest.find(end)).min().map_or(rest, |at| &rest[..at]);
    // The context is JSON, so that names of classes carry doubled backslashes.
    let context = rest[message.len()..].replace("\\\\", "\\");
    let mut exceptions = EXCEPTION.captures_iter(&context);
    let first = exceptions.next();
    Some(Monolog {
        channel: found["channel"].to_owned(),
        level: found["level"].to_owned(),
        message: message.trim_end().to_owned(),
        exception: first.as_ref().map(|c| c["class"].to_owned()),
        place: first.map(|c| c["place"].to_owned()).unwrap_or_default(),
        previous: exceptions.take(5).map(|c| format!("{}: {}", &c["class"], &c["words"])).collect(),
    })
}

fn monolog_json(text: &str) -> Option<Monolog> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    let word = |pointer: &str| value.pointer(pointer).and_then(|v| v.as_str()).map(str::to_owned);
    let mut previous = Vec::new();
    let mut next = value.pointer("/context/exception/previous");
    while let Some(exception) = next.filter(|_| previous.len() < 5) {
        let word = |name: &str| exception.get(name).and_then(|v| v.as_str()).unwrap_or_default();
        previous.push(format!("{}: {}", word("class"), word("message")));
        next = exception.get("previous");
    }
    Some(Monolog {
        channel: word("/channel")?,
        level: word("/level_name")?,
        message: word("/message")?,
        exception: word("/context/exception/class"),
        place: word("/context/exception/file").unwrap_or_default(),
        previous,
    })
}
