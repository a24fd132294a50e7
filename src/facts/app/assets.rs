//! Scripts, style sheets and frames that a page asks its browser to load.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Look, Rung};
use url::Url;

use crate::facts::answer::seen_all;
use crate::facts::evidence::{Evidence, HttpLook};
use crate::facts::redirect::is_local;
use crate::facts::{Fact, Known};

/// How many of a page's assets are looked at.
const LOOKED_AT: usize = 200;

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

/// The URLs that `script`, `iframe` and `link rel=stylesheet` load, in order.
fn assets(body: &str) -> impl Iterator<Item = &str> {
    body.split('<').skip(1).filter_map(asset_of).take(LOOKED_AT)
}

/// The URL that one tag loads; `tag` begins behind its `<`.
fn asset_of(tag: &str) -> Option<&str> {
    let tag = tag.split('>').next()?;
    let (name, attributes) = tag.split_once(char::is_whitespace)?;
    match name.to_ascii_lowercase().as_str() {
        "script" | "iframe" => attribute(attributes, "src"),
        "link" => attribute(attributes, "href").filter(|_| {
            attribute(attributes, "rel").is_some_and(|rel| {
                rel.split_whitespace().any(|r| r.eq_ignore_ascii_case("stylesheet") || r == "modulepreload")
            })
        }),
        _ => None,
    }
}

/// The value of a quoted attribute.
fn attribute<'t>(attributes: &'t str, name: &str) -> Option<&'t str> {
    attributes.match_indices(name).find_map(|(at, _)| {
        let begins = at == 0 || attributes[..at].ends_with(|c: char| c.is_whitespace() || c == '"' || c == '\'');
        let value = attributes[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        begins.then(|| value[1..].split(quote).next()).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_browser_would_block_counts_as_an_asset() {
        let body = "<link rel=\"canonical\" href=\"http://a.test/\"><a href=\"http://b.test\">b</a>\
                    <link href='http://c.test/x.css' rel='stylesheet'><img src=\"http://d.test/x.png\">\
                    <script data-src=\"http://e.test/no.js\" src=\"http://e.test/x.js\" defer></script><script>src=\"x\"</script>\
                    <IFRAME src=\"http://f.test/\"></IFRAME>";
        let found: Vec<_> = assets(body).collect();
        assert_eq!(found, ["http://c.test/x.css", "http://e.test/x.js", "http://f.test/"]);
    }
}
