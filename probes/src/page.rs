//! What a page of HTML asks its browser to load.

use url::Url;

/// How many of a page's assets are looked at.
const LOOKED_AT: usize = 200;
/// How many hosts of assets are asked for.
const MOST_HOSTS: usize = 2;

/// The URLs that `script`, `iframe` and `link rel=stylesheet` load, in order.
pub fn assets(body: &str) -> impl Iterator<Item = &str> {
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

/// The value of a quoted attribute, among the attributes of a tag.
#[must_use]
pub fn attribute<'t>(attributes: &'t str, name: &str) -> Option<&'t str> {
    attributes.match_indices(name).find_map(|(at, _)| {
        let begins = at == 0 || attributes[..at].ends_with(|c: char| c.is_whitespace() || c == '"' || c == '\'');
        let value = attributes[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        begins.then(|| value[1..].split(quote).next()).flatten()
    })
}

/// The hosts other than the page's own that its assets come from, and that are the brand's or AWS's: what a filter of
/// advertisements denies tells nothing. A few, each once.
#[must_use]
pub fn asset_hosts(page: &Url, body: &str) -> Vec<String> {
    let own = page.host_str().unwrap_or_default();
    let mut hosts: Vec<String> = Vec::new();
    for asset in assets(body).filter_map(|asset| page.join(asset).ok()) {
        if let Some(url::Host::Domain(host)) = asset.host()
            && host != own
            && (is_akin(host, own) || is_of_aws(host))
            && !hosts.iter().any(|h| h == host)
        {
            hosts.push(host.to_owned());
        }
    }
    hosts.truncate(MOST_HOSTS);
    hosts
}

/// Whether a browser sends a cookie of one path along with a request for another (RFC 6265, section 5.1.4).
#[must_use]
pub fn path_holds(cookie: &str, asked: &str) -> bool {
    let rest = asked.strip_prefix(cookie);
    rest.is_some_and(|rest| rest.is_empty() || cookie.ends_with('/') || rest.starts_with('/'))
}

/// Whether two names end in the same two labels.
fn is_akin(host: &str, other: &str) -> bool {
    let end = |name: &'_ str| name.rsplit('.').take(2).map(str::to_owned).collect::<Vec<_>>();
    host.contains('.') && end(host) == end(other)
}

/// Whether a name is that of a distribution or a bucket.
#[must_use]
pub fn is_of_aws(host: &str) -> bool {
    [".cloudfront.net", ".amazonaws.com"].iter().any(|end| host.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_holds_what_lies_below_it_by_whole_names() {
        assert!(path_holds("/", "/login") && path_holds("/shop", "/shop") && path_holds("/shop", "/shop/login"));
        assert!(!path_holds("/shop", "/") && !path_holds("/shop", "/shops"));
    }

    #[test]
    fn only_hosts_of_the_brand_and_of_aws_are_asked_for() {
        let page: Url = "https://www.brand-a.test/login".parse().unwrap();
        let from = |host: &str| format!("<script src=\"https://{host}/app.js\"></script>");
        let body: String = [
            "www.brand-a.test",
            "192.0.2.1",
            "www.googletagmanager.com",
            "static.brand-a.test",
            "static.brand-a.test",
            "d111abc.cloudfront.net",
            "third.brand-a.test",
        ]
        .map(from)
        .concat();
        assert_eq!(asset_hosts(&page, &body), ["static.brand-a.test", "d111abc.cloudfront.net"]);
        assert!(asset_hosts(&page, "<script src=\"/app.js\"></script>").is_empty());
    }

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
