//! Patterns with `*` and `?`, as CloudFront and the load balancers read them.

/// Whether a text fits a pattern: `*` stands for any run of characters, `?` for one.
#[must_use]
pub fn fits(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut p, mut t) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some('*') => {
                retry = Some((p, t));
                p += 1;
            }
            Some(c) if *c == '?' || *c == text[t] => (p, t) = (p + 1, t + 1),
            _ => match retry {
                Some((star, from)) => {
                    (p, t) = (star + 1, from + 1);
                    retry = Some((star, from + 1));
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

/// The same for host names, where case and a last dot do not count.
#[must_use]
pub fn fits_host(pattern: &str, host: &str) -> bool {
    let plain = |name: &str| name.trim_end_matches('.').to_ascii_lowercase();
    fits(&plain(pattern), &plain(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_run_and_a_question_mark_for_one_character() {
        assert!(fits("/images/*.jp?", "/images/a/b.jpg"));
        assert!(fits("*", ""));
        assert!(fits("/a*b*c", "/aXbbXc"));
        assert!(!fits("/a?c", "/ac"));
        assert!(!fits("/a", "/ab"));
    }

    #[test]
    fn hosts_fit_whatever_their_case() {
        assert!(fits_host("*.Brand-A.test", "www.brand-a.TEST."));
        assert!(!fits_host("*.brand-a.test", "brand-a.test"));
    }
}
