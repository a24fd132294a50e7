//! Why an image cannot be pulled, in the registry's own words.

use super::Kind;

/// The kind of trouble in the words of the kubelet, the runtime or the registry.
pub(super) fn kind(message: &str) -> Kind {
    let text = message.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
    if has(&["toomanyrequests", "too many requests", "pull rate limit"]) {
        Kind::ImageRateLimited
    } else if has(&[
        "no such host",
        "connection refused",
        "i/o timeout",
        "network is unreachable",
        "no route to host",
        "x509:",
        "tls handshake timeout",
        "context deadline exceeded",
        "server gave http response",
        "503 service unavailable",
        "server misbehaving",
        "connection reset",
    ]) {
        Kind::ImageRegistryUnreachable
    // Of a repository that does not exist, registries say that access is denied as well: their words name both.
    } else if has(&[
        "no basic auth credentials",
        "unauthorized",
        "403 forbidden",
        "access denied",
        "denied:",
        "authorization failed",
        "authentication required",
        "not authorized",
    ]) {
        Kind::ImageDenied
    } else if has(&["not found", "manifest unknown", "name unknown"]) {
        Kind::ImageNotFound
    } else if has(&["invalid reference format", "couldn't parse image"]) {
        Kind::ImageNameInvalid
    } else {
        Kind::ImageOther
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registries_and_runtimes_are_read_in_their_own_words() {
        for (message, expected) in [
            (
                "rpc error: code = NotFound desc = failed to resolve reference \"r/x:9\": r/x:9: not found",
                Kind::ImageNotFound,
            ),
            ("manifest for r/x:9 not found: manifest unknown: Requested image not found", Kind::ImageNotFound),
            (
                "Head https://1.dkr.ecr.eu-west-1.amazonaws.com/v2/x/manifests/9: no basic auth credentials",
                Kind::ImageDenied,
            ),
            ("pull access denied for x, repository does not exist or may require 'docker login'", Kind::ImageDenied),
            ("toomanyrequests: You have reached your pull rate limit", Kind::ImageRateLimited),
            ("failed to resolve \"registry.test/brand-a:1404\": unexpected status: 500", Kind::ImageOther),
            ("dial tcp: lookup registry.test on 10.0.0.2:53: no such host", Kind::ImageRegistryUnreachable),
            ("dial tcp 10.9.0.1:443: i/o timeout", Kind::ImageRegistryUnreachable),
            ("failed to register layer: no space left on device", Kind::ImageOther),
        ] {
            assert_eq!(kind(message), expected, "{message}");
        }
    }
}
