//! Visits a page twice, the second time with the cookies of the first, and says whether the session is the same.
//!
//! Cookies of a healthy Laravel differ in every answer, since they are encrypted anew. Its token for forms does not: it is
//! made once a session. Cookies and tokens never leave this file.

use std::sync::LazyLock;

use hyper::HeaderMap;
use hyper::header::SET_COOKIE;
use regex::bytes::Regex;
use url::Url;

use super::Settings;
use super::follow::Follower;
use crate::evidence::{Failure, HttpAnswer};
use crate::page::path_holds;

/// The hidden field of Laravel's forms, whose token is 40 letters and digits. Others make theirs anew for each page.
static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"name=["']_token["'][^<>]{0,80}?value=["']([A-Za-z0-9]{40})["']"#).expect("pattern is tested")
});

/// The answer to the second visit.
///
/// # Errors
/// The failure of either visit as evidence.
pub async fn again(
    follower: &Follower,
    url: &Url,
    (first, second): (&str, &str),
    settings: &Settings,
) -> Result<HttpAnswer, Failure> {
    let before = follower.visit(url, first, &settings.headers, settings).await?;
    let mut headers = settings.headers.clone();
    headers.push(("cookie".to_owned(), cookies(&before.headers, url.path())));
    let after = follower.visit(url, second, &headers, settings).await?;
    Ok(HttpAnswer { same_session: same(&before.raw, &after.raw), ..after.answer })
}

/// The cookies that an answer sets, as a browser sends them back with a request for a path; those that it takes away, and
/// those for other paths, are left out.
fn cookies(headers: &HeaderMap, asked: &str) -> String {
    let pair = |value: &hyper::header::HeaderValue| {
        let value = value.to_str().ok()?;
        let gone = value.to_ascii_lowercase().replace(' ', "").contains(";max-age=0");
        let pair = value.split(';').next()?.trim().to_owned();
        let attributes = value.split(';').skip(1).filter_map(|a| a.trim().split_once('='));
        let path = attributes.filter(|(name, _)| name.eq_ignore_ascii_case("path")).map(|(_, path)| path).last();
        let gone = gone || path.is_some_and(|path| path.starts_with('/') && !path_holds(path, asked));
        (!gone && pair.split_once('=').is_some_and(|(_, value)| !value.is_empty())).then_some(pair)
    };
    headers.get_all(SET_COOKIE).iter().filter_map(pair).collect::<Vec<_>>().join("; ")
}

/// Whether two pages show the same token; nothing where one of them shows none.
fn same(before: &[u8], after: &[u8]) -> Option<bool> {
    let token = |page| Some(TOKEN.captures(page)?.get(1)?.as_bytes());
    Some(token(before)? == token(after)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(token: &str) -> Vec<u8> {
        format!(r#"<form method="post"><input type="hidden" name="_token" value="{token}" autocomplete="off">"#).into()
    }

    #[test]
    fn the_token_of_a_form_tells_whether_the_session_is_the_same() {
        let (one, other) = (form(&"a1B2".repeat(10)), form(&"c3D4".repeat(10)));
        assert_eq!(same(&one, &one), Some(true));
        assert_eq!(same(&one, &other), Some(false));
        assert_eq!(same(&one, b"<h1>brand-a</h1>"), None);
        // Symfony masks its token anew for each page: it says nothing of the session.
        let masked = |part: &str| form(&format!("{part}.kYz-{}", "x".repeat(40)));
        assert_eq!(same(&masked("1f"), &masked("2e")), None);
    }

    #[test]
    fn cookies_are_sent_back_by_name_and_value_unless_they_are_taken_away() {
        let mut headers = HeaderMap::new();
        let set =
            ["XSRF-TOKEN=abc; path=/; secure", "shop_session=def%3D; HttpOnly", "old=x; Max-Age=0", "empty=; path=/"];
        for value in set {
            headers.append(SET_COOKIE, value.parse().unwrap());
        }
        assert_eq!(cookies(&headers, "/login"), "XSRF-TOKEN=abc; shop_session=def%3D");
        headers.append(SET_COOKIE, "cart=1; Path=/shop".parse().unwrap());
        assert_eq!(cookies(&headers, "/login"), "XSRF-TOKEN=abc; shop_session=def%3D");
        assert_eq!(cookies(&headers, "/shop/1"), "XSRF-TOKEN=abc; shop_session=def%3D; cart=1");
    }
}
