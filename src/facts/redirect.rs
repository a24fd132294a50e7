//! A redirect that leads visitors to where nobody can go, and who made it.

use hopwise_probes::Hop;
use hopwise_probes::evidence::redact::url_secrets;
use hopwise_probes::evidence::{FailureKind, Look, Rung};
use url::{Host, Url};

use super::answer::seen_all;
use super::evidence::{Evidence, HttpLook};
use super::{Author, Known, behind};

/// Redirects that the application writes: the framework's page, its cookies, or a rule in `.htaccess`.
pub const OURS: &[&str] = &["laravel.redirect", "laravel.page", "apache.redirect"];

/// Who made a redirect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Maker {
    /// A hop before the balancer.
    Edge,
    /// nginx at the ingress, with a redirect of its own.
    Ingress,
    /// A hop between visitors and the pods, which give another redirect when they are asked themselves.
    Changed,
    /// The application, or `.htaccess` beside it.
    Application,
}

/// A redirect to where nobody can go.
#[derive(Debug)]
pub struct Astray<'a> {
    /// The answer that redirects.
    pub from: HttpLook<'a>,
    /// Where it leads.
    pub to: Url,
    /// The step that found nobody there; nothing where the place itself says so.
    pub lost: Option<HttpLook<'a>>,
    /// Who made it; nothing where that cannot be told.
    pub maker: Option<Maker>,
}

impl Astray<'_> {
    /// The hop that made it, as far as that is known.
    #[must_use]
    pub fn hop(&self) -> Option<Hop> {
        match self.maker {
            Some(Maker::Edge) => Some(Hop::Edge),
            Some(Maker::Ingress) => Some(Hop::Ingress),
            Some(Maker::Application) => Some(Hop::App),
            Some(Maker::Changed) => None,
            None => self.from.attribution.author.hop(),
        }
    }
}

/// The redirect of the page, or of a step behind it, that leads to this machine itself or to a name that does not exist.
#[must_use]
pub fn astray<'a>(e: &Evidence<'a>) -> Option<Astray<'a>> {
    let steps = e.redirects();
    let pages = e.looks(Rung::Public, Look::Page).map(|l| (0, l));
    let all: Vec<_> = pages.chain(steps.iter().map(|l| (l.question.step, *l))).collect();
    all.into_iter().find_map(|(step, from)| {
        let to = location(&from)?;
        let no_name = |l: &&HttpLook<'_>| l.failure().is_some_and(|f| f.kind == FailureKind::NoSuchName);
        let lost = steps.iter().find(|l| l.question.step == step + 1).filter(no_name).copied();
        let local = is_local(&to) && !is_local(&e.target().url);
        (local || lost.is_some()).then(|| Astray { maker: maker(e, &from, &to), from, to, lost })
    })
}

/// Whether a redirect leads astray that one of them made; its words are `location`, `page_url` and `why_lost`.
#[must_use]
pub fn leads_astray(e: &Evidence<'_>, by: Maker) -> Known {
    let answered = e.looks(Rung::Public, Look::Page).chain(e.redirects()).any(|l| l.answer().is_some());
    if !answered {
        return Known::not_looked("no page was answered at the public name");
    }
    Known::from_seen(astray(e).filter(|astray| astray.maker == Some(by)).map(|astray| {
        let why =
            astray.lost.and_then(|l| l.failure()).map_or("this is the visitor's own machine", |f| f.text.as_str());
        let looks: Vec<_> = std::iter::once(astray.from).chain(astray.lost).collect();
        seen_all(&looks).word("location", &astray.to).word("why_lost", why)
    }))
}

/// Whether a redirect of one of some pages leads to another port of the traced host, where nobody takes connections.
#[must_use]
pub fn to_closed_port(e: &Evidence<'_>, pages: &[&str]) -> Known {
    let steps = e.redirects();
    let page = e.looks(Rung::Public, Look::Page).find(|l| location(l).is_some());
    let all: Vec<_> = page.into_iter().chain(steps.iter().copied()).collect();
    if all.is_empty() && e.looks(Rung::Public, Look::Page).all(|l| l.answer().is_none()) {
        return Known::not_looked("no page was answered at the public name");
    }
    let closed = |l: &&HttpLook<'_>| {
        let kinds = [FailureKind::Refused, FailureKind::Timeout, FailureKind::Unreachable];
        l.failure().is_some_and(|f| kinds.contains(&f.kind))
    };
    Known::from_seen(all.into_iter().find_map(|from| {
        let to = location(&from).filter(|to| pages.contains(&from.attribution.page) && to.port().is_some())?;
        let other = to.port() != e.target().url.port() && to.host_str() == Some(e.target().host());
        let lost = steps.iter().find(|l| l.question.step == from.question.step + 1).filter(closed).filter(|_| other)?;
        let why = lost.failure().map_or("", |f| f.text.as_str());
        let port = to.port().unwrap_or_default();
        Some(seen_all(&[from, *lost]).word("location", &to).word("odd_port", port).word("why_lost", why))
    }))
}

fn maker(e: &Evidence<'_>, from: &HttpLook<'_>, to: &Url) -> Option<Maker> {
    let same = |l: &HttpLook<'_>| location(l).is_some_and(|l| l.host() == to.host());
    let is_page = from.question.look == Look::Page;
    let straight = if is_page { behind::straight(e) } else { Vec::new() };
    if matches!(from.attribution.author, Author::Cloudfront | Author::EdgeFunction | Author::Waf)
        || !straight.is_empty() && !straight.iter().any(|(l, _)| same(l))
    {
        return Some(Maker::Edge);
    }
    let pods: Vec<_> = e.looks(Rung::Pod, Look::Page).filter(|l| is_page && l.answer().is_some()).collect();
    let by_pods = pods.iter().any(same);
    if from.attribution.page == "nginx.redirect" {
        return (!by_pods).then_some(Maker::Ingress);
    }
    if !pods.is_empty() && !by_pods {
        return Some(Maker::Changed);
    }
    // Who else writes a redirect to localhost is not told apart from the application; a name may be gone for good reason.
    (by_pods || is_local(to) || OURS.contains(&from.attribution.page)).then_some(Maker::Application)
}

/// The steps of a circle of redirects, without those that led into it; empty where nothing redirects.
#[must_use]
pub fn circle<'a>(e: &Evidence<'a>) -> Vec<HttpLook<'a>> {
    let page = e.looks(Rung::Public, Look::Page).find(|l| location(l).is_some());
    let steps: Vec<_> = page.into_iter().chain(e.redirects()).filter(|l| location(l).is_some()).collect();
    let next = steps.last().and_then(location).map(|next| url_secrets(next.as_str()));
    let start = steps.iter().position(|l| Some(url_secrets(&l.question.url)) == next).unwrap_or(0);
    steps[start..].to_vec()
}

/// Whether a redirect does no more than to ask for TLS: who undoes that is at fault.
#[must_use]
pub fn is_upgrade(look: &HttpLook<'_>) -> bool {
    let (Ok(mut from), Some(to)) = (Url::parse(&look.question.url), location(look)) else { return false };
    from.scheme() == "http" && from.set_scheme("https").is_ok() && from == to
}

/// Where an answer redirects to.
#[must_use]
pub fn location(look: &HttpLook<'_>) -> Option<Url> {
    let answer = look.answer().filter(|a| (300..400).contains(&a.status))?;
    Url::parse(&look.question.url).ok()?.join(answer.header("location")?).ok()
}

/// Whether a URL names this machine itself.
#[must_use]
pub fn is_local(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(addr)) => addr.is_loopback() || addr.is_unspecified(),
        Some(Host::Ipv6(addr)) => addr.is_loopback() || addr.is_unspecified(),
        None => false,
    }
}
