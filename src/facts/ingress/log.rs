//! What the controller's error log says of our own requests, or of the host a moment ago.

use hopwise_probes::Hop;
use hopwise_probes::evidence::log::{Entry, NginxError, Says};

use crate::facts::{Evidence, Fact, Known, Looked, Seen, settle};

/// How many seconds before the walk an error of another visitor of the host still speaks of now.
const RECENT: i64 = 300;

/// Writes the facts that the log says something.
macro_rules! says {
    ($($(#[$doc:meta])* $id:ident, $name:literal, $about:literal, $is:expr;)*) => {$(
        $(#[$doc])*
        pub static $id: Fact = Fact {
            name: $name,
            hop: Hop::Ingress,
            about: $about,
            derive: |e| settle(said(e, $is)),
        };
    )*};
}

says! {
    /// The pod refuses the connection.
    REFUSED, "ingress.log-refused", "the controller's log says that the pod refused the connection",
        |m| m.contains("connect() failed (111");
    /// There is no way to the pod.
    NO_ROUTE, "ingress.log-no-route", "the controller's log says that there is no route to the pod",
        |m| m.contains("(113:") || m.contains("(101:");
    /// The pod does not take the connection in time.
    CONNECT_TIMEOUT, "ingress.log-connect-timeout", "the controller's log says that the pod did not take the connection in time",
        |m| m.contains("upstream timed out") && m.contains("while connecting to upstream");
    /// The pod does not answer in time.
    READ_TIMEOUT, "ingress.log-read-timeout", "the controller's log says that the pod did not answer in time",
        |m| m.contains("upstream timed out") && (m.contains("reading response header") || m.contains("reading upstream"));
    /// The pod cuts the connection.
    CLOSED, "ingress.log-closed", "the controller's log says that the pod cut the connection before it answered",
        |m| m.contains("upstream prematurely closed connection") || (m.contains("recv() failed (104") && m.contains("upstream"));
    /// The headers of the answer are too large.
    HEADER_TOO_BIG, "ingress.log-header-too-big", "the controller's log says that the pod's answer has too large a header",
        |m| m.contains("upstream sent too big header");
    /// The headers of the answer are broken.
    INVALID_HEADER, "ingress.log-invalid-header", "the controller's log says that the pod's answer has a broken or repeated header",
        |m| m.contains("upstream sent invalid") || m.contains("upstream sent duplicate header") || m.contains("upstream sent no valid HTTP");
    /// TLS meets a plain port.
    WRONG_VERSION, "ingress.log-tls-to-plain", "the controller's log says that the pod does not speak TLS",
        |m| m.contains("SSL_do_handshake() failed") && (m.contains("wrong version number") || m.contains("unknown protocol") || m.contains("packet length too long"));
    /// TLS with the pod fails in another way.
    HANDSHAKE, "ingress.log-upstream-handshake", "the controller's log says that the TLS handshake with the pod failed",
        |m| (m.contains("SSL_do_handshake() failed") && !m.contains("wrong version number") && m.contains("upstream"))
            || m.contains("peer closed connection in SSL handshake");
    /// The certificate of the pod is refused.
    VERIFY, "ingress.log-upstream-certificate", "the controller's log says that it refuses the pod's certificate",
        |m| m.contains("upstream SSL certificate");
    /// A limit of the Ingress is reached.
    LIMIT, "ingress.log-limit", "the controller's log says that a limit on requests or connections was reached",
        |m| m.contains("limiting requests") || m.contains("limiting connections");
    /// All connections of a worker are taken.
    CONNECTIONS, "ingress.log-connections", "the controller's log says that a worker has no connection left",
        |m| m.contains("worker_connections are not enough");
    /// An address list refuses the visitor.
    RULE, "ingress.log-access-rule", "the controller's log says that an address list forbids the visitor",
        |m| m.contains("access forbidden by rule");
    /// The authentication service fails.
    AUTH, "ingress.log-auth-request", "the controller's log says that its authentication service answered in a way that it cannot use",
        |m| m.contains("auth request unexpected status");
}

/// A connection begins without the PROXY preface that the controller waits for.
pub static BROKEN_PREFACE: Fact = Fact {
    name: "ingress.log-broken-preface",
    hop: Hop::Ingress,
    about: "the controller's log shows connections that begin without a PROXY preface, which it waits for",
    derive: |e| settle(broken_preface(e)),
};

fn entries<'a>(e: &Evidence<'a>) -> Looked<Vec<(Seen, &'a str, &'a Entry, &'a NginxError)>> {
    let logs = e.kube().logs(Hop::Ingress)?;
    let errors = logs.iter().flat_map(|log| {
        log.it.entries.iter().filter_map(move |entry| match &entry.says {
            Says::Nginx(error) => Some((log.seen(), log.it.pod.as_str(), entry, error)),
            _ => None,
        })
    });
    let recent = |entry: &Entry| entry.at.is_none_or(|at| e.started().duration_since(at).as_secs() <= RECENT);
    Ok(errors.filter(|(_, _, entry, _)| recent(entry)).collect())
}

fn said(e: &Evidence<'_>, is: impl Fn(&str) -> bool) -> Looked<Known> {
    // Old lines of a site that is well again say nothing about now.
    if !e.symptom().is_bad() {
        return Ok(Known::No);
    }
    let host = e.target().host();
    let all = entries(e)?;
    let mine = |error: &NginxError, entry: &Entry| {
        entry.request_id.is_some() || [&error.host, &error.server].iter().any(|h| h.eq_ignore_ascii_case(host))
    };
    // Where the log tells what befell our own requests, what befell others before is history.
    let own = all.iter().any(|(_, _, entry, _)| entry.request_id.is_some());
    // What befell a request that nginx made for itself, such as one to an authentication service, befell no pod.
    let aside = |entry: &Entry| entry.text.contains(", subrequest: \"");
    let ours = all
        .iter()
        .filter(|(_, _, entry, error)| (entry.request_id.is_some() || !own) && mine(error, entry) && !aside(entry));
    let pods = e.kube().app_pods().unwrap_or_default();
    let behind = |error: &NginxError| pods.iter().find(|p| !p.status.pod_ip.is_empty() && p.status.pod_ip == ip(error));
    let slices = e.kube().slices().unwrap_or_default();
    let endpoint = |error: &NginxError| {
        let all = slices.iter().flat_map(|s| &s.it.endpoints).flat_map(|end| &end.addresses);
        all.into_iter().any(|a| a == ip(error))
    };
    // What befell a pod that is gone is history too, where the log tells of one that is there.
    let (gone, there): (Vec<_>, Vec<_>) =
        ours.partition(|(_, _, _, error)| !error.upstream.is_empty() && behind(error).is_none() && !endpoint(error));
    let current = if there.iter().any(|(_, _, _, error)| !error.upstream.is_empty()) { Vec::new() } else { gone };
    let told = there.into_iter().chain(current).filter(|(_, _, _, error)| is(&error.message));
    let Some((seen, pod, _, error)) = told.max_by_key(|(_, _, entry, _)| entry.at) else {
        return Ok(Known::No);
    };
    let address = address(&error.upstream);
    let mut seen = seen.clone().word("controller", pod).word("upstream", address).word("message", &error.message);
    let matched = e.kube().matched().ok().flatten();
    if let Some(matched) = &matched {
        seen = seen
            .word("namespace", matched.namespace())
            .word("ingress", &matched.picked.route.name)
            .word("service", matched.service().unwrap_or("none"));
    }
    let namespace = e.kube().controller_namespace().ok().flatten().unwrap_or("ingress-nginx");
    seen = seen.word("controller_namespace", namespace);
    Ok(Known::Yes(match behind(error) {
        Some(pod) => {
            seen.object(pod.object()).word("upstream_pod", &pod.metadata.name).word("node", &pod.spec.node_name)
        }
        None => seen.word("upstream_pod", "an unknown pod").word("node", "an unknown node"),
    }))
}

/// The upstream's address without its port.
fn ip(error: &NginxError) -> &str {
    let address = address(&error.upstream);
    address.rsplit_once(':').map_or(address, |(ip, _)| ip)
}

/// Address and port out of `https://10.244.0.12:8443/path`.
fn address(upstream: &str) -> &str {
    let rest = upstream.split_once("://").map_or(upstream, |(_, rest)| rest);
    let rest = rest.split('/').next().unwrap_or(rest);
    if rest.is_empty() { "no address" } else { rest }
}

fn broken_preface(e: &Evidence<'_>) -> Looked<Known> {
    let all = entries(e)?;
    // Health checks by TCP leave an empty header behind: that is no trouble.
    let broken = |m: &str| {
        m.contains("while reading PROXY protocol") && m.contains("broken header") && !m.contains("broken header: \"\"")
    };
    let found = all.iter().find(|(_, _, _, error)| broken(&error.message));
    Ok(Known::from_seen(
        found.map(|(seen, pod, _, error)| seen.clone().word("controller", pod).word("message", &error.message)),
    ))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_upstream_is_read_down_to_address_and_port() {
        assert_eq!(address("https://10.244.0.12:8443/a/b"), "10.244.0.12:8443");
        assert_eq!(address("http://10.244.0.12:80"), "10.244.0.12:80");
        assert_eq!(address(""), "no address");
    }
}
