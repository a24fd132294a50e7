//! Reads a Secret and keeps facts of it alone: type, names of keys, and the certificate. No value leaves this file.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use serde::Deserialize;

use super::Cluster;
use crate::cluster::access::SECRET;
use crate::evidence::kube::SecretFacts;
use crate::evidence::{KubeQuestion, Reply};
use crate::live::certificate;

/// A Secret as the API sends it. Neither `Debug` nor `Serialize`, so that no value can be printed or kept.
#[derive(Deserialize)]
struct Raw {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    data: Option<std::collections::BTreeMap<String, String>>,
}

impl Cluster {
    /// The facts of a Secret; nothing where it does not exist.
    pub async fn secret(&self, question: &KubeQuestion) -> Reply<Option<SecretFacts>> {
        let raw: Reply<Option<Raw>> = self.object(&SECRET, "v1", question).await;
        raw.map(|raw| raw.map(|raw| facts(&raw, question)))
    }
}

fn facts(raw: &Raw, question: &KubeQuestion) -> SecretFacts {
    let data = raw.data.clone().unwrap_or_default();
    let value = |name: &str| data.get(name).and_then(|v| STANDARD.decode(v).ok());
    let (chain, broken, key_matches) = match value("tls.crt") {
        Some(pem) => of_pem(&pem, value("tls.key").as_deref()),
        None => (Vec::new(), None, None),
    };
    SecretFacts {
        name: question.about.clone(),
        namespace: question.namespace.clone(),
        kind: raw.kind.clone(),
        keys: data.into_keys().collect(),
        chain,
        broken,
        key_matches,
    }
}

type Read = (Vec<crate::evidence::Certificate>, Option<String>, Option<bool>);

fn of_pem(pem: &[u8], key: Option<&[u8]>) -> Read {
    let ders: Vec<CertificateDer<'static>> =
        CertificateDer::pem_slice_iter(pem).filter_map(Result::ok).take(10).collect();
    let chain: Vec<_> = ders.iter().filter_map(|der| certificate::of_der(der)).collect();
    if chain.is_empty() {
        return (chain, Some("tls.crt holds no certificate in PEM form".to_owned()), None);
    }
    let Some(key) = key else { return (chain, Some("tls.key is missing".to_owned()), None) };
    let Ok(key) = PrivateKeyDer::from_pem_slice(key) else {
        return (chain, Some("tls.key holds no private key in PEM form".to_owned()), None);
    };
    let matches = rustls::crypto::aws_lc_rs::sign::any_supported_type(&key).ok().map(|signer| {
        let certified = rustls::sign::CertifiedKey::new(ders, signer);
        !matches!(certified.keys_match(), Err(rustls::Error::InconsistentKeys(rustls::InconsistentKeys::KeyMismatch)))
    });
    (chain, None, matches)
}
