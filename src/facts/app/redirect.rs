//! Where the application redirects to.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Look, Rung};
use url::Url;

use crate::facts::answer::seen_all;
use crate::facts::evidence::{Evidence, HttpLook};
use crate::facts::redirect::{self, Maker, OURS, location};
use crate::facts::{Fact, Known, Phase};

/// The redirects come back to where they were, and the application writes them.
pub static LOOP: Fact = Fact {
    name: "app.redirect-loop",
    hop: Hop::App,
    about: "redirects do not end, and all steps of the circle are of the application or of .htaccess",
    derive: endless,
};

/// The application redirects to where no visitor can go, as a forgotten APP_URL does.
pub static ASTRAY: Fact = Fact {
    name: "app.redirect-astray",
    hop: Hop::App,
    about: "a redirect that no hop before the application made leads to localhost, or to a name that does not exist",
    derive: |e| redirect::leads_astray(e, Maker::Application),
};

/// The application redirects to a port of its host that is closed to visitors.
pub static TO_CLOSED_PORT: Fact = Fact {
    name: "app.redirect-to-closed-port",
    hop: Hop::App,
    about: "a redirect of the framework leads to another port of the traced host, where nobody takes connections",
    derive: |e| redirect::to_closed_port(e, &["laravel.redirect", "laravel.page"]),
};

/// Apache, or a rule in `.htaccess`, redirects to a port of its host that is closed to visitors.
pub static TO_CLOSED_PORT_BY_APACHE: Fact = Fact {
    name: "pod.redirect-to-closed-port",
    hop: Hop::Pod,
    about: "a redirect of Apache leads to another port of the traced host, where nobody takes connections",
    derive: |e| redirect::to_closed_port(e, &["apache.redirect"]),
};

/// The application redirects an https request to plain http on the same host.
pub static TO_PLAIN: Fact = Fact {
    name: "app.redirect-to-plain-http",
    hop: Hop::App,
    about: "the application redirects an https request to http:// on its own host",
    derive: to_plain,
};

fn endless(e: &Evidence<'_>) -> Known {
    let symptom = e.symptom();
    if e.symptom_look().is_none() {
        return Known::not_looked("no request was sent to the public name");
    }
    let looping = symptom.phase == Phase::Response && symptom.status.is_some_and(|s| (300..400).contains(&s));
    let circle = redirect::circle(e);
    let by_others =
        circle.iter().any(|l| l.attribution.author.hop().is_some_and(|hop| hop < Hop::Pod) && !redirect::is_upgrade(l));
    let ours = circle.iter().rev().find(|l| OURS.contains(&l.attribution.page)).filter(|_| looping && !by_others);
    Known::from_seen(ours.map(|last| {
        let steps = e.redirects();
        let mut seen = seen_all(&steps).word("location", location(last).map(String::from).unwrap_or_default());
        seen.words.insert("steps", (steps.len()).to_string());
        seen
    }))
}

fn to_plain(e: &Evidence<'_>) -> Known {
    redirect_where(e, |look, to| {
        let from = Url::parse(&look.question.url).ok();
        let upgraded = from.is_some_and(|f| f.scheme() == "https" && f.host_str() == to.host_str());
        upgraded && to.scheme() == "http" && OURS.contains(&look.attribution.page)
    })
}

/// Whether the public page, or a step behind it, redirects to a place that satisfies a condition.
fn redirect_where(e: &Evidence<'_>, wanted: impl Fn(&HttpLook<'_>, &Url) -> bool) -> Known {
    let answered: Vec<_> =
        e.looks(Rung::Public, Look::Page).chain(e.redirects()).filter(|l| l.answer().is_some()).collect();
    if answered.is_empty() {
        return Known::not_looked("no page was answered at the public name");
    }
    Known::from_seen(answered.iter().find_map(|look| {
        let to = location(look)?;
        wanted(look, &to).then(|| seen_all(&[*look]).word("location", to))
    }))
}
