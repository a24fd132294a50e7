//! Which of an account's services are the brand's own: by an error text, by name, or as there is no other.

use hopwise_probes::target::Target;

use super::look::Held;
use crate::facts::answer::says;
use crate::facts::{Evidence, Seen};

/// Words in names that mean an environment which visitors do not see.
const SHADOWS: &[&str] = &["staging", "stage", "stg", "test", "testing", "dev", "develop", "qa", "uat", "preview"];

/// Words in names that mean the environment of visitors.
const LIVE: &[&str] = &["production", "prod", "prd", "live"];

/// A service that may be the brand's.
pub trait Candidate {
    /// Its identifier.
    fn id(&self) -> &str;
    /// The names it is reached by.
    fn endpoints(&self) -> Vec<&str>;
    /// Its network, where known.
    fn vpc(&self) -> &str {
        ""
    }
}

/// Those of some services that are the brand's, the surest sign first: the application's error names one; a name holds
/// that of the brand; or there is only one in the brand's network.
///
/// # Errors
/// Why it is not known which.
pub fn ours<'a, T: Candidate>(e: &Evidence<'_>, all: Vec<Held<'a, T>>, what: &str) -> Result<Vec<Held<'a, T>>, String> {
    if all.is_empty() {
        return Ok(all);
    }
    let said = |it: &Held<'a, T>| it.endpoints().iter().any(|end| says(e, |t| find_name(t, end)).is_yes());
    let named: Vec<_> = all.iter().copied().filter(said).collect();
    if !named.is_empty() {
        return Ok(named);
    }
    let speaking: Vec<_> = all.iter().copied().filter(|it| speaks(e.target(), it.id())).collect();
    if !speaking.is_empty() {
        return Ok(of_environment(e.target(), speaking));
    }
    let network = network(e);
    let near: Vec<_> =
        all.iter().copied().filter(|it| network.is_none_or(|n| it.vpc().is_empty() || it.vpc() == n)).collect();
    let near = of_environment(e.target(), near);
    match near.len() {
        1 => Ok(near),
        0 => Ok(near),
        many => Err(format!("not known: which of the {many} {what} is the brand's; no name and no error text tells")),
    }
}

/// Whether a name holds that of the brand or of its domain, as a word of its own.
#[must_use]
pub fn speaks(target: &Target, name: &str) -> bool {
    let domain = own_label(target.host());
    target.brand.as_deref().into_iter().chain(domain).filter(|w| w.len() > 2).any(|word| has_word(name, word))
}

/// The label of a domain that is the owner's own: `brand-a` of `www.brand-a.co.uk`.
fn own_label(host: &str) -> Option<&str> {
    let labels: Vec<_> = host.split('.').filter(|l| !l.is_empty()).collect();
    let short = |l: &str| ["co", "com", "org", "net", "ac", "gov"].contains(&l);
    match labels[..] {
        [.., own, second, last] if short(second) && last.len() == 2 => Some(own),
        [.., own, _] => Some(own).filter(|o| o.parse::<u8>().is_err()),
        _ => None,
    }
}

/// Whether text holds a word that no letter or digit touches; `-`, `_` and nothing between its parts are alike.
fn has_word(text: &str, word: &str) -> bool {
    let plain = |s: &str| s.to_ascii_lowercase().replace(['_', '.', '/', ' '], "-");
    let (text, word) = (plain(text), plain(word));
    let found = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            let free = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric());
            free(text[..at].chars().next_back()) && free(text[at + word.len()..].chars().next())
        })
    };
    found(&word) || found(&word.replace('-', ""))
}

/// Where a host name stands in a text as a whole.
fn find_name(text: &str, name: &str) -> Option<usize> {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    text.match_indices(name).map(|(at, _)| at).find(|at| {
        !name.is_empty()
            && !text[..*at].chars().next_back().is_some_and(part)
            && !text[at + name.len()..].chars().next().is_some_and(|c| c.is_ascii_alphanumeric() || c == '-')
    })
}

/// Those of the traced environment, where names tell; all where they do not.
fn of_environment<'a, T: Candidate>(target: &Target, all: Vec<Held<'a, T>>) -> Vec<Held<'a, T>> {
    let words: Vec<&str> = match target.environment.as_deref() {
        Some(own) if !LIVE.contains(&own) => vec![own],
        _ => {
            let shown = all.iter().copied().filter(|it| !SHADOWS.iter().any(|s| has_word(it.id(), s)));
            let shown: Vec<_> = shown.collect();
            return if shown.is_empty() { all } else { shown };
        }
    };
    let own: Vec<_> = all.iter().copied().filter(|it| words.iter().any(|w| has_word(it.id(), w))).collect();
    if own.is_empty() { all } else { own }
}

/// The network of the balancer, where known.
fn network<'a>(e: &Evidence<'a>) -> Option<&'a str> {
    let alb = e.aws().load_balancer().ok().flatten().map(|b| b.it.vpc.as_str());
    let classic = || e.aws().classic_balancer().ok().flatten().map(|b| b.it.vpc.as_str());
    alb.or_else(classic).filter(|vpc| !vpc.is_empty())
}

/// A status as it is compared: ElastiCache's guide and API write the same words with spaces, `_` or `-`.
#[must_use]
pub fn status(word: &str) -> String {
    word.trim().to_ascii_lowercase().replace(['_', ' '], "-")
}

/// The region of the reading that shows a part, as word of messages.
#[must_use]
pub fn region<T: ?Sized>(held: &Held<'_, T>) -> String {
    match &held.reading.question {
        hopwise_probes::evidence::Question::Aws(question) => question.region.clone(),
        _ => String::new(),
    }
}

/// Whole minutes from then until the walk began; nothing where then lies ahead by more than a minute.
#[must_use]
pub fn minutes_ago(e: &Evidence<'_>, then: Option<jiff::Timestamp>) -> Option<i64> {
    let seconds = e.started().as_second() - then?.as_second();
    (seconds > -60).then(|| seconds.max(0) / 60)
}

/// What shows a part, with the region as a word.
#[must_use]
pub fn shown<T: ?Sized>(held: &Held<'_, T>) -> Seen {
    Seen::by([held.reading]).word("region", region(held))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_speaks_for_a_brand_only_as_a_word_of_its_own() {
        let target = Target::new("https://www.brand-a.co.uk/".parse().unwrap());
        for (name, is) in [
            ("brand-a-production", true),
            ("shop-brand_a", true),
            ("branda", true),
            ("brand-ab", false),
            ("brand-b", false),
            ("www", false),
        ] {
            assert_eq!(speaks(&target, name), is, "{name}");
        }
    }

    #[test]
    fn a_host_is_found_in_a_text_as_a_whole_alone() {
        assert_eq!(find_name("getaddrinfo for db.x.test failed", "db.x.test"), Some(16));
        assert_eq!(find_name("getaddrinfo for my-db.x.test failed", "db.x.test"), None);
        assert_eq!(find_name("db.x.test2", "db.x.test"), None);
    }
}
