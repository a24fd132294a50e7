//! Reads the parts of a certificate that rules need.

use jiff::Timestamp;
use rustls::crypto::hash::HashAlgorithm;
use x509_parser::prelude::{FromDer, GeneralName, X509Certificate, X509Name};

use crate::evidence::Certificate;

/// The longest name that is kept, in characters.
const NAME: usize = 200;
/// How many names are kept.
const NAMES: usize = 100;

/// The certificate in a DER encoding; nothing where it cannot be parsed.
#[must_use]
pub fn of_der(der: &[u8]) -> Option<Certificate> {
    let (_, parsed) = X509Certificate::from_der(der).ok()?;
    let names = parsed
        .subject_alternative_name()
        .ok()
        .flatten()
        .map(|san| san.value.general_names.iter().filter_map(name_of).take(NAMES).collect())
        .unwrap_or_default();
    let instant = |seconds: i64| Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
    Some(Certificate {
        subject: distinguished(parsed.subject()),
        issuer: distinguished(parsed.issuer()),
        names,
        not_before: instant(parsed.validity().not_before.timestamp()),
        not_after: instant(parsed.validity().not_after.timestamp()),
        serial: hex(parsed.raw_serial()),
        fingerprint: fingerprint(der),
        self_signed: parsed.subject() == parsed.issuer(),
        ca: parsed.is_ca(),
    })
}

fn name_of(name: &GeneralName<'_>) -> Option<String> {
    match name {
        GeneralName::DNSName(name) => Some(clean(name)),
        GeneralName::IPAddress([a, b, c, d]) => Some(std::net::Ipv4Addr::new(*a, *b, *c, *d).to_string()),
        GeneralName::IPAddress(bytes) => {
            <[u8; 16]>::try_from(*bytes).ok().map(|b| std::net::Ipv6Addr::from(b).to_string())
        }
        _ => None,
    }
}

fn distinguished(name: &X509Name<'_>) -> String {
    clean(&name.to_string())
}

fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(NAME).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().take(64).map(|b| format!("{b:02x}")).collect()
}

fn fingerprint(der: &[u8]) -> String {
    let suite = rustls::crypto::aws_lc_rs::cipher_suite::TLS13_AES_128_GCM_SHA256.tls13();
    suite.map_or_else(String::new, |s| {
        debug_assert_eq!(s.common.hash_provider.algorithm(), HashAlgorithm::SHA256);
        hex(s.common.hash_provider.hash(der).as_ref())
    })
}
