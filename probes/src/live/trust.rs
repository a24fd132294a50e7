//! The roots that certificates are checked against.

use std::path::Path;
use std::sync::Arc;

use rustls::RootCertStore;
use rustls::client::WebPkiServerVerifier;
use rustls::crypto::{CryptoProvider, SecureRandom, aws_lc_rs};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

/// The trust store, loaded once a walk.
#[derive(Debug, Clone)]
pub struct Trust {
    /// Verifies chains as a strict client would.
    pub verifier: Arc<WebPkiServerVerifier>,
    /// The roots themselves.
    pub roots: Arc<RootCertStore>,
    /// The cryptography that all connections share.
    pub provider: Arc<CryptoProvider>,
}

/// Why no trust store could be made.
#[derive(Debug, thiserror::Error)]
pub enum TrustError {
    /// The file of `--cacert` cannot be used.
    #[error("{path}: {why}; --cacert wants a file with PEM certificates")]
    File {
        /// The file.
        path: String,
        /// What is wrong with it.
        why: String,
    },
    /// Not a single root.
    #[error("no root certificate could be loaded; set SSL_CERT_FILE or give --cacert FILE")]
    Empty,
}

impl Trust {
    /// The machine's own roots (SSL_CERT_FILE and SSL_CERT_DIR are honoured), or Mozilla's where it has none.
    ///
    /// # Errors
    /// Where no root could be loaded.
    pub fn system() -> Result<Self, TrustError> {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        if roots.is_empty() {
            roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        }
        Self::of(roots)
    }

    /// The roots of a PEM file alone, as curl's `--cacert` does.
    ///
    /// # Errors
    /// Where the file cannot be read or holds no certificate.
    pub fn file(path: &Path) -> Result<Self, TrustError> {
        let fail = |why: String| TrustError::File { path: path.display().to_string(), why };
        let pem = std::fs::read(path).map_err(|e| fail(e.to_string()))?;
        Self::pem(&pem).map_err(|e| match e {
            TrustError::Empty => fail("holds no certificate".to_owned()),
            TrustError::File { why, .. } => fail(why),
        })
    }

    /// The roots of a PEM text alone.
    ///
    /// # Errors
    /// Where it holds no certificate.
    pub fn pem(pem: &[u8]) -> Result<Self, TrustError> {
        let mut roots = RootCertStore::empty();
        for certificate in CertificateDer::pem_slice_iter(pem) {
            let bad = |why: String| TrustError::File { path: "PEM".to_owned(), why };
            roots.add(certificate.map_err(|e| bad(e.to_string()))?).map_err(|e| bad(e.to_string()))?;
        }
        Self::of(roots)
    }

    fn of(roots: RootCertStore) -> Result<Self, TrustError> {
        let roots = Arc::new(roots);
        let provider = Arc::new(aws_lc_rs::default_provider());
        warm_up(provider.secure_random);
        let verifier = WebPkiServerVerifier::builder_with_provider(roots.clone(), provider.clone())
            .build()
            .map_err(|_| TrustError::Empty)?;
        Ok(Self { verifier, roots, provider })
    }
}

/// Draws the first random byte on a thread of its own: AWS-LC gathers entropy from the processor's jitter for some 30 ms
/// before it, and would hold up every look that is under way at the first handshake.
fn warm_up(random: &'static dyn SecureRandom) {
    // Where no thread can be had, the first handshake draws it.
    let _ = std::thread::Builder::new().name("entropy".to_owned()).spawn(move || random.fill(&mut [0]));
}
