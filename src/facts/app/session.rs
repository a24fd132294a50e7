//! The cookies of the session as the public page sets them; values are never recorded, names and attributes are.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Look, Rung};

use crate::facts::answer::seen_all;
use crate::facts::evidence::{Evidence, HttpLook};
use crate::facts::{Fact, Known};

/// A cookie of the framework is for a domain that is not the host's.
pub static FOREIGN_DOMAIN: Fact = Fact {
    name: "app.cookie-foreign-domain",
    hop: Hop::App,
    about: "the page sets a cookie of the framework for a domain that is neither the host nor above it",
    derive: |e| {
        cookie_where(e, |_, cookie| {
            let domain = cookie.attribute("domain")?.trim_start_matches('.').to_ascii_lowercase();
            let host = e.target().host().to_ascii_lowercase();
            (host != domain && !host.ends_with(&format!(".{domain}"))).then_some(domain)
        })
    },
};

/// `SameSite=None` without `Secure`.
pub static SAMESITE_INSECURE: Fact = Fact {
    name: "app.cookie-samesite-insecure",
    hop: Hop::App,
    about: "the page sets a cookie of the framework with SameSite=None and without Secure",
    derive: |e| {
        cookie_where(e, |_, cookie| {
            let none = cookie.attribute("samesite").is_some_and(|v| v.eq_ignore_ascii_case("none"));
            (none && cookie.attribute("secure").is_none()).then(String::new)
        })
    },
};

/// A token for forms without a session.
pub static NOT_KEPT: Fact = Fact {
    name: "app.session-not-kept",
    hop: Hop::App,
    about: "a second visit with the cookies of the first gets another session, or the page sets XSRF-TOKEN and no other \
            cookie that could be that of the session",
    derive: |e| {
        let visited = e.looks(Rung::Balancer, Look::Session).find_map(|l| Some((l, l.answer()?.same_session?)));
        let how = match visited {
            Some((_, true)) => return Known::No,
            Some((look, false)) => {
                let how = "gives a visitor who comes back with its cookies another session";
                return Known::Yes(seen_all(&[look]).word("how", how));
            }
            None => "sets the cookie XSRF-TOKEN and no session cookie",
        };
        match cookie_where(e, |all, cookie| (cookie.name == "XSRF-TOKEN" && all.len() == 1).then(String::new)) {
            Known::Yes(seen) => Known::Yes(seen.word("how", how)),
            known => known,
        }
    },
};

/// Whether a page that came well holds a form of Laravel, and sets the cookies of its session.
pub fn holds_form(look: &HttpLook<'_>) -> bool {
    let Some(answer) = look.answer().filter(|a| a.status == 200) else { return false };
    let cookies = cookies(look);
    let sets = |name: &str| cookies.iter().any(|c| c.name == name);
    let body = answer.body.text();
    sets("XSRF-TOKEN") && cookies.len() > 1 && body.contains("<form") && body.contains("name=\"_token\"")
}

/// One `Set-Cookie`, without its value.
struct Cookie<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

impl Cookie<'_> {
    /// An attribute by its name in lower case; empty where it has no value.
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| *v)
    }
}

/// Whether a cookie of the framework on a public page satisfies a condition, which may give the domain to name.
fn cookie_where(e: &Evidence<'_>, wrong: impl Fn(&[Cookie<'_>], &Cookie<'_>) -> Option<String>) -> Known {
    let pages: Vec<HttpLook<'_>> = e.looks(Rung::Public, Look::Page).filter(|l| l.answer().is_some()).collect();
    if pages.is_empty() {
        return Known::not_looked("no page was answered at the public name");
    }
    Known::from_seen(pages.iter().find_map(|look| {
        let all = cookies(look);
        let ours = all.iter().any(|c| c.name == "XSRF-TOKEN");
        all.iter().filter(|_| ours).find_map(|cookie| {
            let domain = wrong(&all, cookie)?;
            Some(seen_all(&[*look]).word("cookie", cookie.name).word("domain", domain))
        })
    }))
}

fn cookies<'a>(look: &HttpLook<'a>) -> Vec<Cookie<'a>> {
    let Some(answer) = look.answer() else { return Vec::new() };
    let read = |value: &'a str| {
        let mut parts = value.split(';').map(|p| p.trim().split_once('=').unwrap_or((p.trim(), "")));
        let (name, _) = parts.next().unwrap_or_default();
        Cookie { name, attributes: parts.collect() }
    };
    answer.headers("set-cookie").map(read).collect()
}
