//! Scripts, style sheets and frames that a page asks its browser to load.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Look, Rung, ServerRole};
use hopwise_probes::page::{asset_hosts, assets, is_of_aws};
use url::Url;

use crate::facts::answer::seen_all;
use crate::facts::dns::zone;
use crate::facts::evidence::{Evidence, HttpLook};
use crate::facts::redirect::is_local;
use crate::facts::{Fact, Known};

/// An https page loads scripts, style sheets or frames over plain http: browsers block them (W3C Mixed Content).
pub static MIXED: Fact = Fact {
    name: "app.mixed-content",
    hop: Hop::App,
    about: "an https page asks for a script, style sheet or frame over http://, which browsers block",
    derive: |e| asset_where(e, |page, asset| page.scheme() == "https" && asset.scheme() == "http" && !is_local(asset)),
};

/// The page loads assets from localhost.
pub static FROM_LOCALHOST: Fact = Fact {
    name: "app.assets-from-localhost",
    hop: Hop::App,
    about: "the page asks for a script, style sheet or frame at localhost",
    derive: |e| asset_where(e, |page, asset| is_local(asset) && !is_local(page)),
};

/// The page loads assets from a host of the brand's, or of AWS, that does not exist.
pub static HOST_GONE: Fact = Fact {
    name: "app.asset-host-gone",
    hop: Hop::App,
    about: "the page asks for a script, style sheet or frame at a host of the brand or of AWS, whose name does not exist",
    derive: host_gone,
};

fn host_gone(e: &Evidence<'_>) -> Known {
    let own = zone::registered(e.target().host());
    let mut unasked = None;
    for look in e.looks(Rung::Public, Look::Page).filter(is_page) {
        let (Ok(page), Some(answer)) = (Url::parse(&look.question.url), look.answer()) else { continue };
        for host in asset_hosts(&page, answer.body.text()) {
            if zone::registered(&host) != own && !is_of_aws(&host) {
                continue;
            }
            let asked = e.dns_at(ServerRole::System, &host, "A").find_map(|l| Some((l, l.answer()?.rcode.as_str())));
            match asked {
                Some((denied, "NXDOMAIN")) => {
                    let mut seen = seen_all(&[look]).word("asset_host", &host);
                    seen.evidence.push(denied.reading.id.clone());
                    seen.evidence.sort();
                    return Known::Yes(seen);
                }
                Some(_) => {}
                None => unasked = Some(host),
            }
        }
    }
    unasked.map_or(Known::No, |host| Known::not_looked(&format!("{host}, which parts of the page come from")))
}

fn asset_where(e: &Evidence<'_>, wanted: impl Fn(&Url, &Url) -> bool) -> Known {
    let shown: Vec<_> = e.looks(Rung::Public, Look::Page).chain(e.redirects()).filter(is_page).collect();
    if shown.is_empty() {
        return Known::not_looked("no page was shown at the public name");
    }
    Known::from_seen(shown.iter().find_map(|look| {
        let page = Url::parse(&look.question.url).ok()?;
        let body = look.answer()?.body.text();
        let asset = assets(body).filter_map(|a| page.join(a).ok()).find(|a| wanted(&page, a))?;
        Some(seen_all(&[*look]).word("asset", asset))
    }))
}

fn is_page(look: &HttpLook<'_>) -> bool {
    look.answer().is_some_and(|a| a.status == 200 && !a.header_has("content-type", "json"))
}
