//! Redirects that nginx at the ingress makes, or changes on their way to the visitor.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::Ingress;
use hopwise_probes::evidence::{Look, Rung};
use url::Url;

use super::route::words;
use crate::facts::answer::seen_all;
use crate::facts::cluster::Matched;
use crate::facts::evidence::HttpLook;
use crate::facts::redirect::{Maker, astray, circle, is_upgrade, leads_astray, location};
use crate::facts::{Evidence, Fact, Got, Known, Looked, Phase, settle};

/// nginx's own redirect.
const OWN: &str = "nginx.redirect";

/// Annotations whose value is the place that all requests are sent to.
const REDIRECTS: [&str; 2] = ["permanent-redirect", "temporal-redirect"];

/// Annotations that put lines of their own into nginx's configuration.
const SNIPPETS: [&str; 2] = ["configuration-snippet", "server-snippet"];

/// nginx sends visitors to where nobody can go.
pub static ASTRAY: Fact = Fact {
    name: "ingress.redirect-astray",
    hop: Hop::Ingress,
    about: "a redirect that nginx makes by itself leads to a name that does not exist, or to localhost",
    derive: |e| leads_astray(e, Maker::Ingress),
};

/// An annotation of the Ingress is what sends them there.
pub static ASTRAY_BY_ANNOTATION: Fact = Fact {
    name: "ingress.redirect-astray-by-annotation",
    hop: Hop::Ingress,
    about: "an annotation of the Ingress names the place that the redirect leads to",
    derive: |e| settle(by_annotation(e)),
};

/// The Ingress changes where the application redirects to.
pub static REWRITTEN: Fact = Fact {
    name: "ingress.location-rewritten",
    hop: Hop::Ingress,
    about: "a redirect leads to a name that does not exist, proxy-redirect-to of the Ingress names it, and no pod does",
    derive: |e| settle(rewritten(e)),
};

/// nginx and the application undo each other's redirects.
pub static AGAINST_APPLICATION: Fact = Fact {
    name: "ingress.redirects-against-application",
    hop: Hop::Ingress,
    about: "redirects do not end: one step of the circle is nginx's own, and another is of a hop behind it",
    derive: against_application,
};

fn ingress<'a>(e: &Evidence<'a>) -> Looked<Option<(Matched<'a>, Got<'a, Ingress>)>> {
    Ok(e.kube().matched()?.and_then(|m| m.ingress.map(|i| (m, i))))
}

fn by_annotation(e: &Evidence<'_>) -> Looked<Known> {
    let Some(to) = astray(e).map(|a| a.to) else { return Ok(Known::No) };
    let Some((matched, ingress)) = ingress(e)? else { return Ok(Known::No) };
    let host = to.host_str().unwrap_or_default();
    let leads = |value: &str| Url::parse(value).is_ok_and(|url| url.host_str() == Some(host));
    let says = |value: &str| makes_redirects(value) && value.contains(&format!("://{host}"));
    let named = REDIRECTS
        .into_iter()
        .find(|name| ingress.nginx(name).is_some_and(leads))
        .or_else(|| SNIPPETS.into_iter().find(|name| ingress.nginx(name).is_some_and(says)));
    Ok(Known::from_seen(named.map(|name| words(&matched).word("annotation", name))))
}

/// Whether lines of nginx's configuration redirect.
fn makes_redirects(snippet: &str) -> bool {
    let words: Vec<&str> = snippet.split(|c: char| c.is_whitespace() || ";{}".contains(c)).collect();
    let flags = ["permanent", "redirect"];
    let returns = |pair: &[&str]| pair[0] == "return" && matches!(pair[1], "301" | "302" | "303" | "307" | "308");
    words.windows(2).any(returns) || words.contains(&"rewrite") && flags.iter().any(|flag| words.contains(flag))
}

fn rewritten(e: &Evidence<'_>) -> Looked<Known> {
    let Some(astray) = astray(e).filter(|a| a.lost.is_some() && a.from.attribution.page != OWN) else {
        return Ok(Known::No);
    };
    if astray.maker == Some(Maker::Edge) {
        return Ok(Known::No);
    }
    let Some((matched, ingress)) = ingress(e)? else { return Ok(Known::No) };
    let to = ingress.nginx("proxy-redirect-to").filter(|to| !to.is_empty() && astray.to.as_str().starts_with(to));
    let Some(to) = to else { return Ok(Known::No) };
    let of_pods: Vec<_> = e.looks(Rung::Pod, Look::Page).filter(|l| location(l).is_some()).collect();
    if of_pods.iter().any(|l| location(l).is_some_and(|l| l.host() == astray.to.host())) {
        return Ok(Known::No);
    }
    let said = of_pods.first().and_then(location).map_or_else(|| "another place".to_owned(), |l| l.to_string());
    let looks: Vec<_> = std::iter::once(astray.from).chain(astray.lost).chain(of_pods).collect();
    let mut seen = words(&matched)
        .word("location", &astray.to)
        .word("rewritten_to", to)
        .word("rewritten_from", ingress.nginx("proxy-redirect-from").unwrap_or("default"))
        .word("pod_location", said);
    seen.evidence.extend(seen_all(&looks).evidence);
    seen.evidence.sort();
    seen.evidence.dedup();
    Ok(Known::Yes(seen))
}

fn against_application(e: &Evidence<'_>) -> Known {
    let symptom = e.symptom();
    if e.symptom_look().is_none() {
        return Known::not_looked("no request was sent to the public name");
    }
    let endless = symptom.phase == Phase::Response && symptom.status.is_some_and(|s| (300..400).contains(&s));
    if !endless {
        return Known::No;
    }
    // A pod that runs nginx makes pages that look the same.
    let nginx = |l: &HttpLook<'_>| {
        let server = l.answer().and_then(|a| a.header("server"));
        l.attribution.page == OWN || server.is_some_and(|s| s.starts_with("nginx"))
    };
    if [Look::Page, Look::StaticFile, Look::Health].into_iter().flat_map(|l| e.looks(Rung::Pod, l)).any(|l| nginx(&l)) {
        return Known::No;
    }
    let steps = circle(e);
    let own = steps.iter().find(|l| l.attribution.page == OWN && !is_upgrade(l));
    let other = steps.iter().find(|l| l.attribution.author.hop().is_some_and(|hop| hop > Hop::Ingress));
    let (Some(own), Some(other)) = (own, other) else { return Known::No };
    let to = |l: &HttpLook<'_>| location(l).map(String::from).unwrap_or_default();
    let matched = ingress(e).ok().flatten();
    let made_by = matched
        .as_ref()
        .map_or_else(|| "an annotation, a snippet or a setting there".to_owned(), |(m, i)| maker_of(m, i));
    let mut seen = seen_all(&[*own, *other])
        .word("own_url", &own.question.url)
        .word("own_location", to(own))
        .word("other", other.attribution.author.name())
        .word("other_location", to(other))
        .word("made_by", made_by);
    if let Some((matched, _)) = &matched {
        seen.object = Some(matched.picked.route.object());
        seen.evidence.extend(matched.seen().evidence);
        seen.evidence.sort();
    }
    Known::Yes(seen)
}

/// What of the Ingress makes redirects, in words.
fn maker_of(matched: &Matched<'_>, ingress: &Ingress) -> String {
    let (namespace, name) = (matched.namespace(), &matched.picked.route.name);
    let snippet = SNIPPETS.into_iter().find(|s| ingress.nginx(s).is_some_and(makes_redirects));
    let set = |name: &&str| ingress.nginx(name).is_some_and(|v| !v.is_empty() && v != "false");
    let named = snippet.or_else(|| REDIRECTS.into_iter().chain(["app-root", "from-to-www-redirect"]).find(set));
    named.map_or_else(
        || "a setting of the controller".to_owned(),
        |annotation| format!("annotation {annotation} of Ingress {name} in {namespace}"),
    )
}

#[cfg(test)]
mod tests {
    use super::makes_redirects;

    #[test]
    fn a_snippet_redirects_by_return_or_by_a_rewrite_with_a_flag() {
        assert!(makes_redirects("rewrite ^([^.]*[^/])$ $1/ permanent;"));
        assert!(makes_redirects("if ($x) { return 302 https://a.test/; }"));
        assert!(!makes_redirects("rewrite ^/old/(.*)$ /new/$1 break;"));
        assert!(!makes_redirects("return 503; # redirect"));
    }
}
