//! Fills the `{word}` places of a rule's texts.

use std::collections::BTreeMap;

use crate::facts::Evidence;

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
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        out.push_str(&rest[..start]);
        let after = &rest[start + 1..];
        let end = after.find('}').filter(|end| after[..*end].bytes().all(|b| b.is_ascii_lowercase() || b == b'_'));
        match end.and_then(|end| Some((end, words.get(&after[..end])?))) {
            Some((end, value)) => {
                out.push_str(value);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_with_words_are_filled_and_others_stay() {
        let words = Words::from([("host", "a.test".to_owned())]);
        assert_eq!(fill("curl {host} -w '%{http_code}' {nobody}", &words), "curl a.test -w '%{http_code}' {nobody}");
    }

    #[test]
    fn a_word_with_braces_is_not_filled_again() {
        let words = Words::from([("host", "{url}".to_owned()), ("url", "x".to_owned())]);
        assert_eq!(fill("{host}", &words), "{url}");
    }
}
