//! The zone that holds the host, as far as it was seen.

use hopwise_probes::evidence::ServerRole;

use crate::facts::evidence::Evidence;

/// Labels under which two-letter country domains register names, as in `co.uk` or `com.au`.
const REGISTRIES: &[&str] =
    &["ac", "co", "com", "edu", "gob", "gov", "go", "gv", "ltd", "me", "ne", "net", "or", "org"];

/// The zone of the host: the deepest ancestor, or the host itself, for which servers or a delegation were seen.
///
/// A suffix such as `com` is not taken: nobody's records live there. Where nothing else was seen, it is the name that
/// would be registered below the suffix, such as `brand-a.com`.
#[must_use]
pub fn of(e: &Evidence<'_>) -> String {
    let host = e.target().host();
    ancestors(host)
        .into_iter()
        .find(|name| !is_suffix(name) && has_servers(e, name))
        .map_or_else(|| registered(host), str::to_owned)
}

/// The name and its ancestors without the root, deepest first: `www.a.test`, `a.test`, `test`.
#[must_use]
pub fn ancestors(host: &str) -> Vec<&str> {
    let host = host.trim_end_matches('.');
    std::iter::successors(Some(host), |name| name.split_once('.').map(|(_, rest)| rest)).collect()
}

/// Whether servers of a zone were seen: an NS set of its own, or a delegation by its parent (RFC 1034, section 4.2).
fn has_servers(e: &Evidence<'_>, zone: &str) -> bool {
    e.dns().iter().filter_map(|l| Some((l, l.answer()?))).any(|(look, answer)| {
        let referred = answer.authority.iter().filter(|_| look.question.role == ServerRole::Parent);
        answer.answers.iter().chain(referred).any(|r| r.rtype == "NS" && r.name == zone)
    })
}

/// The name that somebody registers to own the host: one label below a suffix.
#[must_use]
pub fn registered(host: &str) -> String {
    ancestors(host).into_iter().rev().find(|n| !is_suffix(n)).unwrap_or(host).to_owned()
}

/// Whether names are registered below this one, so that it belongs to a registry: `com`, `co.uk`.
///
/// A short list in place of the public suffix list; it errs towards "somebody's own domain".
#[must_use]
pub fn is_suffix(name: &str) -> bool {
    match name.split_once('.') {
        None => true,
        Some((label, country)) => country.len() == 2 && REGISTRIES.contains(&label),
    }
}

/// Whether `name` is `zone` or lies below it.
#[must_use]
pub fn within(name: &str, zone: &str) -> bool {
    name == zone || name.strip_suffix(zone).is_some_and(|rest| rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registries_own_no_brand() {
        assert!(is_suffix("test") && is_suffix("co.uk") && is_suffix("com.au"));
        assert!(!is_suffix("brand-a.test") && !is_suffix("brand.uk") && !is_suffix("a.co.uk"));
    }

    #[test]
    fn the_registered_name_is_one_label_below_the_suffix() {
        assert_eq!(registered("www.brand-a.test"), "brand-a.test");
        assert_eq!(registered("www.shop.brand.co.uk"), "brand.co.uk");
        assert_eq!(registered("localhost"), "localhost");
    }

    #[test]
    fn a_name_lies_in_its_zone_by_whole_labels() {
        assert!(within("www.a.test", "a.test") && within("a.test", "a.test"));
        assert!(!within("www.aa.test", "a.test"));
    }
}
