//! The cookies of the session as the public page sets them; values are never recorded, names and attributes are.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Look, Rung};
use url::Url;

use crate::facts::answer::seen_all;
use crate::facts::evidence::{Evidence, HttpLook};
use crate::facts::{Fact, Known, Seen};

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
    about: "a second visit with the cookies of the first gets another session; or the page sets XSRF-TOKEN and no other \
            cookie that could be that of the session; or its form leads out of the path of its cookies; or it sets none, \
            since something was written before its headers",
    derive: not_kept,
};

fn not_kept(e: &Evidence<'_>) -> Known {
    if let Some(seen) = out_of_path(e).or_else(|| written_too_soon(e)) {
        return Known::Yes(seen);
    }
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
}

/// A page whose form is sent to a path that a browser keeps its cookies from (RFC 6265, section 5.1.4).
fn out_of_path(e: &Evidence<'_>) -> Option<Seen> {
    e.looks(Rung::Public, Look::Page).filter(holds_form).find_map(|look| {
        let page = Url::parse(&look.question.url).ok()?;
        let body = look.answer()?.body.text();
        // Laravel gives this cookie and that of the session one path, that of config/session.php.
        let cookie = cookies(&look).into_iter().find(|c| c.name == "XSRF-TOKEN")?;
        let path = cookie.attribute("path").filter(|p| p.starts_with('/'))?.to_owned();
        let action = tokened_actions(body)
            .filter_map(|a| page.join(a).ok())
            .find(|a| a.host_str() == page.host_str() && !hopwise_probes::page::path_holds(&path, a.path()))?;
        let how = format!("sets its cookies for {path} alone, and its form is sent to {}", action.path());
        Some(seen_all(&[look]).word("how", how))
    })
}

/// Where the forms lead that hold a token of Laravel; nothing stands for the page itself.
fn tokened_actions(body: &str) -> impl Iterator<Item = &str> {
    let forms = body.split("<form").skip(1).map(|form| form.split("</form").next().unwrap_or(form));
    forms.filter(|form| form.contains(TOKEN)).map(|form| {
        let tag = form.split('>').next().unwrap_or_default();
        hopwise_probes::page::attribute(tag, "action").unwrap_or_default()
    })
}

/// A page with a form and no cookie at all, before which something was written: headers that are set later are lost.
fn written_too_soon(e: &Evidence<'_>) -> Option<Seen> {
    let bare = |look: &HttpLook<'_>| {
        let body = look.answer().filter(|a| a.status == 200).map_or("", |a| a.body.text());
        let empty_line = body.starts_with(['\r', '\n']) && body.contains("<meta name=\"csrf-token\"");
        let before = if body.starts_with('\u{feff}') {
            Some("a byte order mark")
        } else {
            empty_line.then_some("an empty line")
        };
        before.filter(|_| body.contains("<form") && body.contains(TOKEN) && cookies(look).is_empty())
    };
    // Past the edge, since an edge may take cookies from what it keeps.
    let mut straight = e.looks(Rung::Balancer, Look::Page);
    let (look, before) = straight.find_map(|look| Some((look, bare(&look)?)))?;
    let how = format!(
        "sets no cookie with its form, since its answer begins with {before} that was written before the headers"
    );
    Some(seen_all(&[look]).word("how", how))
}

/// The hidden field of Laravel's forms.
const TOKEN: &str = "name=\"_token\"";

/// Whether a page that came well holds a form of Laravel, and sets the cookies of its session.
pub fn holds_form(look: &HttpLook<'_>) -> bool {
    let Some(answer) = look.answer().filter(|a| a.status == 200) else { return false };
    let cookies = cookies(look);
    let sets = |name: &str| cookies.iter().any(|c| c.name == name);
    let body = answer.body.text();
    sets("XSRF-TOKEN") && cookies.len() > 1 && body.contains("<form") && body.contains(TOKEN)
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
