//! What annotations of the Ingress and the controller's ConfigMap say.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::Ingress;

use super::route::words;
use crate::facts::cluster::Matched;
use crate::facts::{Author, Evidence, Fact, Got, Known, Looked, Seen, behind, settle};

/// Seconds that the controller waits for an answer by default.
const READ_TIMEOUT: u64 = 60;

/// The controller redirects to https, since the Ingress has a certificate.
pub static SSL_REDIRECT: Fact = Fact {
    name: "ingress.ssl-redirect",
    hop: Hop::Ingress,
    about: "the Ingress has a tls entry, and ssl-redirect is not off: plain requests are sent to https",
    derive: |e| settle(ssl_redirect(e)),
};

/// The controller redirects to https without a certificate.
pub static FORCE_SSL_REDIRECT: Fact = Fact {
    name: "ingress.force-ssl-redirect",
    hop: Hop::Ingress,
    about: "force-ssl-redirect sends plain requests to https, though the Ingress has no tls entry",
    derive: |e| settle(force_ssl_redirect(e)),
};

/// The Ingress sends visitors to where they are.
pub static REDIRECTS_TO_ITSELF: Fact = Fact {
    name: "ingress.redirects-to-itself",
    hop: Hop::Ingress,
    about: "permanent-redirect, temporal-redirect or app-root of the Ingress leads to what is asked for",
    derive: |e| settle(redirects_to_itself(e)),
};

/// The Ingress asks an authentication service about each request.
pub static AUTH_URL: Fact = Fact {
    name: "ingress.auth-url",
    hop: Hop::Ingress,
    about: "the Ingress asks an authentication service about each request, and has no list of addresses",
    derive: |e| settle(auth_url(e)),
};

fn auth_url(e: &Evidence<'_>) -> Looked<Known> {
    let Some(ingress) = e.kube().matched()?.and_then(|m| m.ingress) else { return Ok(Known::No) };
    let listed = ["whitelist-source-range", "allowlist-source-range", "denylist-source-range"];
    if listed.iter().any(|name| ingress.it.nginx(name).is_some()) {
        return Ok(Known::No);
    }
    Ok(Known::from_seen(ingress.it.nginx("auth-url").map(|url| {
        ingress
            .seen()
            .object(format!("ingress/{}/{}", ingress.metadata.namespace, ingress.metadata.name))
            .word("namespace", &ingress.metadata.namespace)
            .word("ingress", &ingress.metadata.name)
            .word("auth_url", url)
    })))
}

/// The controller does not believe the balancer that visitors came by https.
pub static IGNORES_FORWARDED: Fact = Fact {
    name: "ingress.ignores-forwarded-headers",
    hop: Hop::Ingress,
    about: "use-forwarded-headers is off: the controller does not read X-Forwarded-Proto",
    derive: |e| settle(off(e, "use-forwarded-headers")),
};

/// The controller waits for the PROXY protocol.
pub static WANTS_PROXY_PROTOCOL: Fact = Fact {
    name: "ingress.wants-proxy-protocol",
    hop: Hop::Ingress,
    about: "use-proxy-protocol is on: every connection must begin with a PROXY preface",
    derive: |e| settle(on(e, "use-proxy-protocol")),
};

/// The balancer in front of the controller sends the PROXY protocol, which it does not expect.
pub static PROXY_PROTOCOL_UNWANTED: Fact = Fact {
    name: "ingress.proxy-protocol-unwanted",
    hop: Hop::Ingress,
    about: "the Service of the controller asks its balancer for the PROXY protocol, and use-proxy-protocol is off",
    derive: |e| settle(proxy_protocol_unwanted(e)),
};

/// The pod is spoken to in plain HTTP.
pub static BACKEND_PLAIN: Fact = Fact {
    name: "ingress.backend-plain",
    hop: Hop::Ingress,
    about: "backend-protocol is not HTTPS: the controller speaks plain HTTP to the pod",
    derive: |e| settle(backend(e, false)),
};

/// The pod is spoken to in TLS.
pub static BACKEND_TLS: Fact = Fact {
    name: "ingress.backend-tls",
    hop: Hop::Ingress,
    about: "backend-protocol is HTTPS: the controller speaks TLS to the pod",
    derive: |e| settle(backend(e, true)),
};

/// The controller tells the pod no name in TLS.
pub static UPSTREAM_SNI_OFF: Fact = Fact {
    name: "ingress.upstream-sni-off",
    hop: Hop::Ingress,
    about: "backend-protocol is HTTPS and proxy-ssl-server-name is off: the pod is told no name in the handshake",
    derive: |e| settle(upstream_sni_off(e)),
};

/// The controller waits a shorter time than by default.
pub static READ_TIMEOUT_SHORT: Fact = Fact {
    name: "ingress.read-timeout-short",
    hop: Hop::Ingress,
    about: "proxy-read-timeout is below the default of 60 seconds",
    derive: |e| settle(read_timeout(e, true)),
};

/// The controller waits as long as by default, or longer.
pub static READ_TIMEOUT_LONG: Fact = Fact {
    name: "ingress.read-timeout-long",
    hop: Hop::Ingress,
    about: "proxy-read-timeout is 60 seconds or more",
    derive: |e| settle(read_timeout(e, false)),
};

/// How large a body may be.
pub static BODY_SIZE: Fact = Fact {
    name: "ingress.body-size",
    hop: Hop::Ingress,
    about: "the largest body that the Ingress takes is known (proxy-body-size)",
    derive: |e| settle(value(e, "proxy-body-size", "1m", "limit")),
};

/// How large a request's headers may be.
pub static HEADER_BUFFERS: Fact = Fact {
    name: "ingress.header-buffers",
    hop: Hop::Ingress,
    about: "the room for a request's headers is known (large-client-header-buffers)",
    derive: |e| settle(setting(e, "large-client-header-buffers", "4 8k", "limit")),
};

/// A snippet makes the very answer that is seen.
pub static SNIPPET_ANSWERS: Fact = Fact {
    name: "ingress.snippet-answers",
    hop: Hop::Ingress,
    about: "nginx answers by itself, with a status that a snippet of the Ingress returns",
    derive: |e| settle(snippet_answers(e)),
};

/// A snippet stands where none may.
pub static SNIPPET_FORBIDDEN: Fact = Fact {
    name: "ingress.snippet-forbidden",
    hop: Hop::Ingress,
    about: "the Ingress has a snippet, and the controller (1.9 or later) does not allow snippets",
    derive: |e| settle(snippet_forbidden(e)),
};

/// The controller rejects an annotation.
pub static ANNOTATION_REJECTED: Fact = Fact {
    name: "ingress.annotation-rejected",
    hop: Hop::Ingress,
    about: "an event says that the controller cannot use the annotations of the Ingress",
    derive: |e| settle(annotation_rejected(e)),
};

fn ingress<'a>(e: &Evidence<'a>) -> Looked<Option<(Matched<'a>, Got<'a, Ingress>)>> {
    Ok(e.kube().matched()?.and_then(|m| m.ingress.map(|i| (m, i))))
}

/// Whether a switch of the controller is on; off by default.
fn on(e: &Evidence<'_>, name: &str) -> Looked<Known> {
    let set = e.kube().controller_setting(name)?.filter(|s| s.it == "true");
    Ok(Known::from_seen(set.map(|s| s.seen().word("setting", name))))
}

fn off(e: &Evidence<'_>, name: &str) -> Looked<Known> {
    let map = e.kube().controller_config()?;
    let set = e.kube().controller_setting(name)?.is_some_and(|s| s.it == "true");
    Ok(Known::from_seen(
        (!set).then(|| config_words(e, map.map(|m| m.seen()).unwrap_or_default()).word("setting", name)),
    ))
}

/// The words of the controller's ConfigMap, as far as it is known.
fn config_words(e: &Evidence<'_>, seen: Seen) -> Seen {
    let map = e.kube().controller_config().ok().flatten();
    let (namespace, name) = map.map_or(("ingress-nginx", "ingress-nginx-controller"), |m| {
        (m.it.metadata.namespace.as_str(), m.it.metadata.name.as_str())
    });
    let name = if name.is_empty() { "ingress-nginx-controller" } else { name };
    let namespace = if namespace.is_empty() { "ingress-nginx" } else { namespace };
    seen.word("controller_namespace", namespace).word("config_map", name)
}

fn ssl_redirect(e: &Evidence<'_>) -> Looked<Known> {
    let Some((matched, ingress)) = ingress(e)? else { return Ok(Known::No) };
    let by_default =
        || -> Looked<bool> { Ok(e.kube().controller_setting("ssl-redirect")?.is_none_or(|s| s.it != "false")) };
    let wanted = match ingress.nginx("ssl-redirect") {
        Some(value) => value == "true",
        None => by_default()?,
    };
    let active = (wanted || ingress.nginx("force-ssl-redirect") == Some("true")) && !ingress.spec.tls.is_empty();
    Ok(Known::from_seen(active.then(|| words(&matched))))
}

fn force_ssl_redirect(e: &Evidence<'_>) -> Looked<Known> {
    let Some((matched, ingress)) = ingress(e)? else { return Ok(Known::No) };
    let forced = match ingress.nginx("force-ssl-redirect") {
        Some(value) => value == "true",
        None => e.kube().controller_setting("force-ssl-redirect")?.is_some_and(|s| s.it == "true"),
    };
    Ok(Known::from_seen((forced && ingress.spec.tls.is_empty()).then(|| words(&matched))))
}

fn redirects_to_itself(e: &Evidence<'_>) -> Looked<Known> {
    let Some((matched, ingress)) = ingress(e)? else { return Ok(Known::No) };
    let host = e.target().host();
    let leads_here = |to: &str| {
        let rest =
            to.strip_prefix("https://").or_else(|| to.strip_prefix("http://").filter(|_| ingress.spec.tls.is_empty()));
        rest.is_some_and(|rest| rest.split(['/', '?', ':']).next().is_some_and(|h| h.eq_ignore_ascii_case(host)))
    };
    let found = ["permanent-redirect", "temporal-redirect"]
        .into_iter()
        .find_map(|name| ingress.nginx(name).filter(|to| leads_here(to)).map(|to| (name, to)));
    // `app-root` sends the front page, and it alone, to another path.
    let root = || ingress.nginx("app-root").filter(|to| *to == "/" && e.target().url.path() == "/");
    let found = found.or_else(|| root().map(|to| ("app-root", to)));
    Ok(Known::from_seen(found.map(|(name, to)| words(&matched).word("annotation", name).word("location", to))))
}

fn proxy_protocol_unwanted(e: &Evidence<'_>) -> Looked<Known> {
    if e.kube().controller_setting("use-proxy-protocol")?.is_some_and(|s| s.it == "true") {
        return Ok(Known::No);
    }
    const ASKS: &str = "service.beta.kubernetes.io/aws-load-balancer-proxy-protocol";
    const ATTRIBUTES: &str = "service.beta.kubernetes.io/aws-load-balancer-target-group-attributes";
    let asks = |s: &Got<'_, hopwise_probes::evidence::kube::Service>| {
        s.metadata.annotation(ASKS).is_some_and(|v| !v.is_empty())
            || s.metadata.annotation(ATTRIBUTES).is_some_and(|v| v.contains("proxy_protocol_v2.enabled=true"))
    };
    let services = e.kube().controller_services()?;
    Ok(Known::from_seen(services.iter().find(|s| asks(s)).map(|s| {
        config_words(e, s.seen())
            .object(format!("service/{}/{}", s.metadata.namespace, s.metadata.name))
            .word("controller_service", &s.metadata.name)
    })))
}

fn backend(e: &Evidence<'_>, tls: bool) -> Looked<Known> {
    let Some((matched, ingress)) = ingress(e)? else { return Ok(Known::No) };
    let protocol = ingress.nginx("backend-protocol").unwrap_or("HTTP").to_ascii_uppercase();
    let is = matches!(protocol.as_str(), "HTTPS" | "GRPCS");
    Ok(Known::from_seen((is == tls).then(|| words(&matched).word("protocol", protocol))))
}

fn upstream_sni_off(e: &Evidence<'_>) -> Looked<Known> {
    let Some((matched, ingress)) = ingress(e)? else { return Ok(Known::No) };
    let tls = ingress.nginx("backend-protocol").is_some_and(|p| p.eq_ignore_ascii_case("HTTPS"));
    let sni = matches!(ingress.nginx("proxy-ssl-server-name"), Some("on" | "true"));
    Ok(Known::from_seen((tls && !sni).then(|| words(&matched))))
}

/// A setting by annotation, else by ConfigMap, else the default: its value, and where it stands.
fn effective(e: &Evidence<'_>, name: &str, default: &str) -> Looked<Option<(Seen, String, &'static str)>> {
    let Some((matched, ingress)) = ingress(e)? else { return Ok(None) };
    let seen = words(&matched);
    if let Some(value) = ingress.nginx(name) {
        return Ok(Some((seen, value.to_owned(), "by an annotation of the Ingress")));
    }
    Ok(Some(match e.kube().controller_setting(name)? {
        Some(value) => (seen, value.it.to_owned(), "in the controller's ConfigMap"),
        None => (seen, default.to_owned(), "by default"),
    }))
}

fn read_timeout(e: &Evidence<'_>, short: bool) -> Looked<Known> {
    let Some((seen, value, place)) = effective(e, "proxy-read-timeout", "60")? else { return Ok(Known::No) };
    let Ok(seconds) = value.trim_end_matches('s').trim().parse::<u64>() else { return Ok(Known::No) };
    let is = (seconds < READ_TIMEOUT) == short;
    Ok(Known::from_seen(is.then(|| config_words(e, seen.word("seconds", seconds).word("place", place)))))
}

fn value(e: &Evidence<'_>, name: &str, default: &str, word: &'static str) -> Looked<Known> {
    Ok(Known::from_seen(
        effective(e, name, default)?.map(|(seen, value, place)| seen.word(word, value).word("place", place)),
    ))
}

fn setting(e: &Evidence<'_>, name: &str, default: &str, word: &'static str) -> Looked<Known> {
    let map = e.kube().controller_config()?;
    let value = e.kube().controller_setting(name)?;
    let place = if value.is_some() { "in the controller's ConfigMap" } else { "by default" };
    let seen = map.map(|m| m.seen()).unwrap_or_default();
    let value = value.map_or(default, |v| v.it);
    Ok(Known::Yes(config_words(e, seen).word(word, value).word("place", place)))
}

/// The version of a controller by its image, such as `(1, 11)`.
fn version(image: &str) -> Option<(u32, u32)> {
    let tag = image.split('@').next()?.rsplit_once(':')?.1.trim_start_matches('v');
    let mut parts = tag.split(['.', '-']);
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn snippet_forbidden(e: &Evidence<'_>) -> Looked<Known> {
    let Some((matched, ingress)) = ingress(e)? else { return Ok(Known::No) };
    let snippets = ["configuration-snippet", "server-snippet", "auth-snippet", "modsecurity-snippet", "stream-snippet"];
    let Some(snippet) = snippets.into_iter().find(|s| ingress.nginx(s).is_some()) else { return Ok(Known::No) };
    let allowed = e.kube().controller_setting("allow-snippet-annotations")?.map(|s| s.it);
    let controllers = e.kube().controller_pods()?;
    let image = controllers.first().and_then(|p| p.it.spec.containers.first()).map_or("", |c| c.image.as_str());
    let by_default = version(image).is_none_or(|v| v < (1, 9));
    let forbidden = match allowed {
        Some(value) => value == "false",
        None => !by_default,
    };
    Ok(Known::from_seen(
        forbidden.then(|| config_words(e, words(&matched)).word("snippet", snippet).word("image", image)),
    ))
}

fn snippet_answers(e: &Evidence<'_>) -> Looked<Known> {
    let Some((matched, ingress)) = ingress(e)? else { return Ok(Known::No) };
    for name in ["server-snippet", "configuration-snippet"] {
        let Some(snippet) = ingress.nginx(name) else { continue };
        let told = behind::answers(e, |l, a| l.attribution.author == Author::Nginx && returns(snippet, a.status));
        let Known::Yes(shown) = told else { continue };
        let mut seen = words(&matched).word("snippet", name);
        seen.evidence.extend(shown.evidence);
        if let Some(status) = e.symptom().status {
            seen = seen.word("status", status);
        }
        return Ok(Known::Yes(seen));
    }
    Ok(Known::No)
}

/// Whether a snippet returns an error status: `return 503;`, whatever the condition around it.
fn returns(snippet: &str, status: u16) -> bool {
    let words: Vec<&str> =
        snippet.split(|c: char| c.is_whitespace() || ";{}".contains(c)).filter(|w| !w.is_empty()).collect();
    let status = status.to_string();
    words.windows(2).any(|pair| pair[0] == "return" && pair[1] == status)
}

fn annotation_rejected(e: &Evidence<'_>) -> Looked<Known> {
    let Some((matched, ingress)) = ingress(e)? else { return Ok(Known::No) };
    let events = e.kube().events_about("Ingress", &ingress.metadata.name)?;
    let told = |ev: &&Got<'_, hopwise_probes::evidence::kube::Event>| {
        ev.is_warning() && matches!(ev.reason.as_str(), "AnnotationParsingFailed" | "Rejected")
    };
    let newest = events.iter().filter(told).max_by_key(|ev| ev.last());
    Ok(Known::from_seen(newest.map(|ev| {
        let mut seen = words(&matched).word("message", &ev.message);
        seen.evidence.extend(ev.seen().evidence);
        seen
    })))
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn the_version_of_a_controller_is_read_from_its_image() {
        assert_eq!(version("registry.k8s.io/ingress-nginx/controller:v1.11.2@sha256:aa"), Some((1, 11)));
        assert_eq!(version("localhost:5000/controller:0.44.0"), Some((0, 44)));
        assert_eq!(version("registry.test:5000/controller"), None);
    }
}
