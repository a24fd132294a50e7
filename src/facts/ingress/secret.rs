//! The certificate that an Ingress gives the host, as its Secret holds it.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::SecretFacts;
use hopwise_probes::evidence::{Certificate, CertificateVerdict, Rung};

use super::route::words;
use crate::facts::edge::certificate::{leaf_of, verdict_of};
use crate::facts::evidence::DialLook;
use crate::facts::{Evidence, Fact, Got, Known, Looked, Seen, settle};

/// How many days before its end a certificate is soon to expire.
const SOON: i64 = 7;

/// A certificate of the ingress is refused, or a made-up one is shown in its place.
pub static SUFFERS: Fact = Fact {
    name: "ingress.certificate-suffers",
    hop: Hop::Ingress,
    about: "the ingress shows its made-up certificate, or one that a strict client refuses",
    derive: suffers,
};

/// The Secret does not exist.
pub static MISSING: Fact = Fact {
    name: "ingress.secret-missing",
    hop: Hop::Ingress,
    about: "the tls entry of the Ingress names a Secret that does not exist in its namespace",
    derive: |e| settle(missing(e)),
};

/// The Secret lacks the certificate or its key.
pub static INCOMPLETE: Fact = Fact {
    name: "ingress.secret-incomplete",
    hop: Hop::Ingress,
    about: "the Secret of the tls entry has no tls.crt or no tls.key",
    derive: |e| settle(of_secret(e, incomplete)),
};

/// The certificate cannot be read.
pub static UNREADABLE: Fact = Fact {
    name: "ingress.secret-unreadable",
    hop: Hop::Ingress,
    about: "tls.crt of the Secret is no certificate that can be read",
    derive: |e| settle(of_secret(e, unreadable)),
};

/// Certificate and key do not belong together.
pub static KEY_MISMATCH: Fact = Fact {
    name: "ingress.secret-key-mismatch",
    hop: Hop::Ingress,
    about: "tls.key of the Secret does not belong to its tls.crt",
    derive: |e| settle(of_secret(e, |s, seen| (s.key_matches == Some(false)).then_some(seen))),
};

/// The certificate has expired.
pub static EXPIRED: Fact = Fact {
    name: "ingress.secret-expired",
    hop: Hop::Ingress,
    about: "the certificate in the Secret is past its last day",
    derive: |e| settle(of_leaf(e, |leaf, e| leaf.not_after < e.started())),
};

/// The certificate expires within days.
pub static EXPIRES_SOON: Fact = Fact {
    name: "ingress.secret-expires-soon",
    hop: Hop::Ingress,
    about: "the certificate in the Secret expires within a week",
    derive: |e| {
        settle(of_leaf(e, |leaf, e| {
            let left = leaf.not_after.duration_since(e.started()).as_secs();
            (0..SOON * 86_400).contains(&left)
        }))
    },
};

/// The certificate is for other names.
pub static WRONG_NAME: Fact = Fact {
    name: "ingress.secret-wrong-name",
    hop: Hop::Ingress,
    about: "the certificate in the Secret does not cover the host",
    derive: |e| settle(of_leaf(e, |leaf, e| !leaf.covers(e.target().host()))),
};

/// The Ingress gives the host no certificate, and there is no default one.
pub static NO_ENTRY: Fact = Fact {
    name: "ingress.tls-entry-missing",
    hop: Hop::Ingress,
    about: "no tls entry of the Ingress is for the host, and the controller was given no default certificate",
    derive: |e| settle(no_entry(e)),
};

/// The default certificate is needed and does not exist.
pub static DEFAULT_MISSING: Fact = Fact {
    name: "ingress.default-certificate-missing",
    hop: Hop::Ingress,
    about: "no tls entry is for the host, and the Secret of --default-ssl-certificate does not exist",
    derive: |e| settle(default_missing(e)),
};

/// The default certificate is needed and has expired.
pub static DEFAULT_EXPIRED: Fact = Fact {
    name: "ingress.default-certificate-expired",
    hop: Hop::Ingress,
    about: "no tls entry is for the host, and the default certificate of the controller has expired",
    derive: |e| settle(of_default(e, |leaf, e| leaf.not_after < e.started())),
};

/// The default certificate is needed and is for other names.
pub static DEFAULT_WRONG_NAME: Fact = Fact {
    name: "ingress.default-certificate-wrong-name",
    hop: Hop::Ingress,
    about: "no tls entry is for the host, and the default certificate of the controller does not cover it",
    derive: |e| settle(of_default(e, |leaf, e| !leaf.covers(e.target().host()))),
};

/// The Secret that the Ingress names for the host; nothing where no tls entry is for it.
fn entry(e: &Evidence<'_>) -> Looked<Option<(Seen, String)>> {
    if e.target().url.scheme() != "https" {
        return Ok(None);
    }
    let Some(matched) = e.kube().matched()? else { return Ok(None) };
    let Some(ingress) = matched.ingress else { return Ok(None) };
    let host = e.target().host();
    let is_for = |h: &String| hopwise_probes::ingress::host_takes(h, host).is_some();
    let found = ingress.it.spec.tls.iter().find(|t| t.hosts.is_empty() || t.hosts.iter().any(is_for));
    Ok(found.filter(|t| !t.secret_name.is_empty()).map(|t| (words(&matched), t.secret_name.clone())))
}

/// Whether the brand's route is an Ingress that serves https, so that it needs a certificate.
fn needs_certificate(e: &Evidence<'_>) -> Looked<Option<Seen>> {
    let matched = e.kube().matched()?.filter(|m| m.ingress.is_some());
    Ok(matched.filter(|_| e.target().url.scheme() == "https").as_ref().map(words))
}

fn named(seen: Seen, namespace: &str, name: &str) -> Seen {
    seen.object(format!("secret/{namespace}/{name}")).word("secret", name)
}

fn missing(e: &Evidence<'_>) -> Looked<Known> {
    let Some((seen, name)) = entry(e)? else { return Ok(Known::No) };
    let namespace = e.kube().namespace()?;
    Ok(if e.kube().secret(&name)?.is_some() { Known::No } else { Known::Yes(named(seen, &namespace, &name)) })
}

fn of_secret(e: &Evidence<'_>, is: impl Fn(&SecretFacts, Seen) -> Option<Seen>) -> Looked<Known> {
    let Some((seen, name)) = entry(e)? else { return Ok(Known::No) };
    let Some(secret) = e.kube().secret(&name)? else { return Ok(Known::No) };
    Ok(Known::from_seen(is(&secret, shown(seen, &secret))))
}

/// The words of a Secret.
fn shown(mut seen: Seen, secret: &Got<'_, SecretFacts>) -> Seen {
    seen.evidence.extend(secret.seen().evidence);
    let keys = if secret.keys.is_empty() { "none".to_owned() } else { secret.keys.join(", ") };
    named(seen, &secret.namespace, &secret.name).word("secret_type", &secret.kind).word("keys", keys)
}

fn incomplete(secret: &SecretFacts, seen: Seen) -> Option<Seen> {
    let lacks = ["tls.crt", "tls.key"].into_iter().find(|key| !secret.keys.iter().any(|k| k == key))?;
    Some(seen.word("key", lacks))
}

fn unreadable(secret: &SecretFacts, seen: Seen) -> Option<Seen> {
    let why = secret.broken.as_ref().filter(|_| incomplete(secret, Seen::default()).is_none())?;
    Some(seen.word("message", why))
}

/// The words of a certificate.
fn certificate(seen: Seen, leaf: &Certificate, e: &Evidence<'_>) -> Seen {
    let days = leaf.not_after.duration_since(e.started()).as_secs() / 86_400;
    seen.word("names", leaf.names.join(", ")).word("until", leaf.not_after).word("days", days.abs())
}

fn of_leaf(e: &Evidence<'_>, is: impl Fn(&Certificate, &Evidence<'_>) -> bool) -> Looked<Known> {
    let Some((seen, name)) = entry(e)? else { return Ok(Known::No) };
    let Some(secret) = e.kube().secret(&name)? else { return Ok(Known::No) };
    let leaf = secret.it.chain.first().filter(|leaf| is(leaf, e));
    Ok(Known::from_seen(leaf.map(|leaf| certificate(shown(seen, &secret), leaf, e))))
}

/// The Secret of the default certificate as the controller was told; nothing where it was told none.
fn default_name(e: &Evidence<'_>) -> Looked<Option<String>> {
    let pods = e.kube().controller_pods()?;
    let flag = |a: &String| a.strip_prefix("--default-ssl-certificate=").map(str::to_owned);
    Ok(pods.iter().flat_map(|p| &p.it.spec.containers).flat_map(|c| &c.args).find_map(flag))
}

fn no_entry(e: &Evidence<'_>) -> Looked<Known> {
    let Some(seen) = needs_certificate(e)? else { return Ok(Known::No) };
    if entry(e)?.is_some() {
        return Ok(Known::No);
    }
    Ok(if default_name(e)?.is_none() { Known::Yes(seen) } else { Known::No })
}

fn default_missing(e: &Evidence<'_>) -> Looked<Known> {
    let Some(seen) = needs_certificate(e)? else { return Ok(Known::No) };
    let (None, Some(name)) = (entry(e)?, default_name(e)?) else { return Ok(Known::No) };
    let there = e.kube().default_certificate()?.is_some();
    Ok(Known::from_seen((!there).then(|| seen.object(format!("secret/{name}")).word("secret", name))))
}

fn of_default(e: &Evidence<'_>, is: impl Fn(&Certificate, &Evidence<'_>) -> bool) -> Looked<Known> {
    let Some(seen) = needs_certificate(e)? else { return Ok(Known::No) };
    if entry(e)?.is_some() || default_name(e)?.is_none() {
        return Ok(Known::No);
    }
    let Some(secret) = e.kube().default_certificate()? else { return Ok(Known::No) };
    let leaf = secret.it.chain.first().filter(|leaf| is(leaf, e));
    Ok(Known::from_seen(leaf.map(|leaf| certificate(shown(seen, &secret), leaf, e))))
}

/// Past the edge any refused certificate counts; at the public name only the very one of the Secret or the default.
fn suffers(e: &Evidence<'_>) -> Known {
    if !e.symptom().is_bad() {
        return Known::No;
    }
    let fake = (super::certificate::FAKE.derive)(e);
    if fake.is_yes() {
        return fake;
    }
    let kube = e.kube();
    let own = entry(e).ok().flatten().and_then(|(_, name)| kube.secret(&name).ok().flatten());
    let default = kube.default_certificate().ok().flatten();
    let ours: Vec<&str> =
        own.iter().chain(&default).filter_map(|s| s.it.chain.first().map(|leaf| leaf.fingerprint.as_str())).collect();
    let bad = |d: &DialLook<'_>| verdict_of(d).is_some_and(|v| *v != CertificateVerdict::Valid);
    let mine = |d: &DialLook<'_>| leaf_of(d).is_some_and(|leaf| ours.contains(&leaf.fingerprint.as_str()));
    let past = e.ordinary_dials(Rung::Balancer).find(bad);
    let shown = past.or_else(|| e.ordinary_dials(Rung::Public).find(|d| bad(d) && mine(d)));
    match shown {
        Some(dial) => Known::Yes(Seen::by([dial.reading]).word("address", dial.dial.addr)),
        None => fake,
    }
}
