//! Fills the `{word}` places of a rule's texts.

use std::collections::BTreeMap;

use crate::facts::Evidence;
use crate::report::Report;
use crate::rules;

/// Words by name.
pub type Words = BTreeMap<&'static str, String>;

/// The words that every rule may use: `host`, `port`, `url`, `path`, `scheme`, `origin`.
#[must_use]
pub fn of_target(evidence: &Evidence<'_>) -> Words {
    let target = evidence.target();
    let mut words = Words::from([
        ("host", target.host().to_owned()),
        ("port", target.port().to_string()),
        ("url", target.url.to_string()),
        ("path", target.url.path().to_owned()),
        ("scheme", target.url.scheme().to_owned()),
    ]);
    if let Some(origin) = &target.origin {
        words.insert("origin", format!("{}:{}", origin.host, origin.port));
        words.insert("origin_host", origin.host.clone());
        words.insert("origin_port", origin.port.to_string());
    }
    words
}

/// The text with its places filled; a place without a word stays as it is, and a test looks for such places.
#[must_use]
pub fn fill(template: &str, words: &Words) -> String {
    fill_with(template, words, |_, word| word.to_owned())
}

/// The text of a fix or a check with its places filled. Somebody will paste it into a shell, and words may come from a
/// foreign page or a log: what would end its place in the command is taken out of them.
#[must_use]
pub fn fill_command(template: &str, words: &Words) -> String {
    fill_with(template, words, |before, word| {
        let token = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        if token.starts_with('\'') || token.contains("='") {
            word.replace('\'', "%27").replace(char::is_control, "_")
        } else {
            word.replace(|c: char| c.is_control() || "'\"`$\\;|<>()&!".contains(c), "_")
        }
    })
}

/// The text with its places filled by what `clean` makes of a word, given the filled text before it.
fn fill_with(template: &str, words: &Words, clean: impl Fn(&str, &str) -> String) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        out.push_str(&rest[..start]);
        let after = &rest[start + 1..];
        let end = after.find('}').filter(|end| after[..*end].bytes().all(in_name));
        match end.and_then(|end| Some((end, words.get(&after[..end])?))) {
            Some((end, value)) => {
                let value = clean(&out, value);
                out.push_str(&value);
                rest = &after[end + 1..];
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Whether a byte may stand in the name of a place.
const fn in_name(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'
}

/// The first place that a filled text leaves open; `%{http_code}` is a word of curl, `{end}` one of kubectl.
#[must_use]
pub fn left_open(filled: &str) -> Option<&str> {
    let opened = filled.match_indices('{').filter(|(at, _)| !filled[..*at].ends_with('%'));
    let named = |name: &&str| name.bytes().all(in_name) && name.bytes().any(|b| b.is_ascii_lowercase());
    let names = opened.filter_map(|(at, _)| filled[at + 1..].split_once('}')).map(|(name, _)| name);
    names.filter(named).find(|name| *name != "end")
}

/// The first text of a report that leaves a place of its rule open. Words of a log may have braces of their own, such as
/// `{closure}`.
#[must_use]
pub fn unfilled(report: &Report) -> Option<&str> {
    let verdict = &report.verdict;
    let of_verdict = [&verdict.summary].into_iter().chain(&verdict.fix).chain(&verdict.check_by_hand);
    let of_verdict = of_verdict.map(|text| (verdict.rule.as_deref(), text.as_str()));
    let texts = report.findings.iter().map(|f| (Some(f.rule.as_str()), f.message.as_str())).chain(of_verdict);
    let of_rule = |rule: Option<&str>, place: &str| {
        let rule = rule.and_then(rules::find);
        rule.is_some_and(|r| r.fix.iter().chain(r.check).chain([&r.summary]).any(|t| t.contains(place)))
    };
    texts
        .filter_map(|(rule, text)| Some((rule, text, format!("{{{}}}", left_open(text)?))))
        .find(|(rule, _, place)| of_rule(*rule, place))
        .map(|(_, text, _)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_may_have_digits_and_is_told_where_it_stays_open() {
        let words = Words::from([("ipv6", "2001:db8::1".to_owned())]);
        assert_eq!(fill("to {ipv6}", &words), "to 2001:db8::1");
        assert_eq!(left_open("to {ipv4} -w '%{http_code}'"), Some("ipv4"));
        assert_eq!(left_open("-w '%{http_code}' {print $1} {} {0} {end}"), None);
    }

    #[test]
    fn places_with_words_are_filled_and_others_stay() {
        let words = Words::from([("host", "a.test".to_owned())]);
        assert_eq!(fill("curl {host} -w '%{http_code}' {nobody}", &words), "curl a.test -w '%{http_code}' {nobody}");
    }

    #[test]
    fn a_word_does_not_leave_its_place_in_a_command() {
        let words =
            Words::from([("db", "x$(sh);'`id`|sh".to_owned()), ("url", "https://a.test/?b=1&c='&id".to_owned())]);
        assert_eq!(fill_command("nc -vz {db} 3306", &words), "nc -vz x__sh____id__sh 3306");
        assert_eq!(fill_command("curl -s '{url}'", &words), "curl -s 'https://a.test/?b=1&c=%27&id'");
        assert_eq!(fill_command("the visitor's {url}", &words), "the visitor's https://a.test/?b=1_c=__id");
    }

    #[test]
    fn a_word_with_braces_is_not_filled_again() {
        let words = Words::from([("host", "{url}".to_owned()), ("url", "x".to_owned())]);
        assert_eq!(fill("{host}", &words), "{url}");
    }
}
