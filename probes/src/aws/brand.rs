//! Which services of an account may be the brand's, by their names alone.

use crate::target::Target;

/// The most of a kind that are kept where nothing tells which are the brand's.
pub const FEW: usize = 20;

/// Whether a name holds that of the brand or the owner's own label of its domain; `-`, `_` and `.` are alike.
#[must_use]
pub fn may_be_meant(target: &Target, name: &str) -> bool {
    let plain = |text: &str| text.to_ascii_lowercase().replace(['-', '_', '.', '/'], "");
    let name = plain(name);
    let words = target.brand.as_deref().into_iter().chain(own_label(target.host()));
    words.map(plain).any(|word| word.len() > 2 && name.contains(&word))
}

/// The label of a domain that is the owner's own: `brand-a` of `www.brand-a.co.uk`.
#[must_use]
pub fn own_label(host: &str) -> Option<&str> {
    let labels: Vec<_> = host.split('.').collect();
    let second = |l: &str| ["co", "com", "org", "net", "ac", "gov"].contains(&l);
    match labels[..] {
        [.., own, mid, last] if second(mid) && last.len() == 2 => Some(own),
        [.., own, _] => Some(own),
        _ => None,
    }
}

/// The name of the zone that most likely holds a host: its own label and what is behind it.
#[must_use]
pub fn apex(host: &str) -> &str {
    let own = own_label(host).unwrap_or(host);
    host.rmatch_indices(own).map(|(at, _)| &host[at..]).find(|rest| rest.split('.').next() == Some(own)).unwrap_or(host)
}

/// All where they are few; else those that the given names or the brand's own name speak for.
#[must_use]
pub fn keep<T>(target: &Target, named: &[String], all: Vec<T>, name: impl Fn(&T) -> &str) -> Vec<T> {
    let few = all.len() <= FEW;
    let chosen = |it: &T| named.iter().any(|n| n == name(it));
    if !named.is_empty() {
        return all.into_iter().filter(chosen).collect();
    }
    all.into_iter().filter(|it| few || may_be_meant(target, name(it))).take(FEW).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_of_a_host_begins_with_the_owners_own_label() {
        assert_eq!(apex("www.brand-a.co.uk"), "brand-a.co.uk");
        assert_eq!(apex("a.b.brand-a.test"), "brand-a.test");
        assert_eq!(apex("brand-a.test"), "brand-a.test");
    }

    #[test]
    fn many_are_cut_to_those_whose_name_speaks_for_the_brand() {
        let target = Target::new("https://www.brand-a.test/".parse().unwrap());
        let all: Vec<String> = (0..30).map(|i| format!("db-{i}")).chain(["prod_brand_a".to_owned()]).collect();
        assert_eq!(keep(&target, &[], all.clone(), |s| s), ["prod_brand_a"]);
        assert_eq!(keep(&target, &["db-7".to_owned()], all, |s| s), ["db-7"]);
    }
}
