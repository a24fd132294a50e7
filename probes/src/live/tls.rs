//! Dials an address and keeps what the peer shows, whether or not its certificate verifies.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{ResolvesClientCert, Resumption};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, SignatureScheme};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt as _};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::failure::of_io;
use super::{Settings, Trust, certificate, connect};
use crate::evidence::{CertificateVerdict, Dial, Failure, FailureKind, Handshake, TlsSeen};

/// What a connection runs over: TCP, or a tunnel.
pub trait Wire: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Wire for T {}

/// A connection that can carry a request.
pub enum Connection {
    /// TLS, with the protocol agreed on.
    Tls(Box<TlsStream<Box<dyn Wire>>>),
    /// Plain.
    Plain(Box<dyn Wire>),
}

/// Dials. `to` is where the connection really goes; the dial itself names the address of the path.
///
/// # Errors
/// The failure as evidence. Failures of TLS begin with `tls:`.
pub async fn dial(
    dial: &Dial,
    to: SocketAddr,
    proxied: bool,
    trust: &Trust,
    settings: &Settings,
) -> Result<(Handshake, Connection), Failure> {
    let began = Instant::now();
    let stream = if proxied {
        connect::tunnel("https", &dial.host, to, settings.connect).await?
    } else {
        connect::tcp(to, settings.connect).await?
    };
    over(dial, Box::new(stream), ms(began), trust, settings).await
}

/// Shakes hands over a wire that stands, where the dial is for TLS.
///
/// # Errors
/// The failure as evidence. Failures of TLS begin with `tls:`.
pub async fn over(
    dial: &Dial,
    mut stream: Box<dyn Wire>,
    connect_ms: f64,
    trust: &Trust,
    settings: &Settings,
) -> Result<(Handshake, Connection), Failure> {
    if dial.proxy_preface {
        let preface = format!("PROXY TCP4 127.0.0.1 127.0.0.1 50000 {}\r\n", dial.addr.port());
        stream.write_all(preface.as_bytes()).await.map_err(|e| of_io(&e))?;
        stream.flush().await.map_err(|e| of_io(&e))?;
    }
    if !dial.tls {
        return Ok((Handshake { connect_ms, tls: None }, Connection::Plain(stream)));
    }
    let tls_failure = |f: Failure| Failure::new(f.kind, format!("tls: {}", f.text));
    let name = ServerName::try_from(dial.host.clone())
        .map_err(|_| Failure::new(FailureKind::Other, "tls: the host is no valid server name".to_owned()))?;
    let seen = Arc::new(Witness { trust: trust.clone(), chain: Mutex::default() });
    let asked = Arc::new(AskedForCertificate::default());
    let config = client_config(dial, trust, seen.clone(), asked.clone());
    let began = Instant::now();
    let shaken = timeout(settings.tls, TlsConnector::from(Arc::new(config)).connect(name, stream)).await;
    let stream = match shaken {
        Ok(Ok(stream)) => stream,
        Ok(Err(error)) => return Err(tls_failure(of_io(&error))),
        Err(_) => {
            let text = format!("tls: no end of the handshake within {} ms", settings.tls.as_millis());
            return Err(Failure::new(FailureKind::Timeout, text));
        }
    };
    let tls_ms = ms(began);
    let (_, session) = stream.get_ref();
    let (chain, verdict) = seen.chain.lock().unwrap_or_else(PoisonError::into_inner).clone().unwrap_or_default();
    let tls = TlsSeen {
        tls_ms,
        version: match session.protocol_version() {
            Some(rustls::ProtocolVersion::TLSv1_3) => "TLSv1.3".to_owned(),
            Some(rustls::ProtocolVersion::TLSv1_2) => "TLSv1.2".to_owned(),
            other => format!("{other:?}"),
        },
        cipher: session.negotiated_cipher_suite().map_or_else(String::new, |s| format!("{:?}", s.suite())),
        alpn: session.alpn_protocol().map(|p| String::from_utf8_lossy(p).into_owned()),
        chain: chain.iter().filter_map(|der| certificate::of_der(der)).take(10).collect(),
        verdict: verdict.unwrap_or_else(|| CertificateVerdict::Invalid("no certificate".to_owned())),
        client_certificate_wanted: asked.0.load(Ordering::Relaxed),
    };
    Ok((Handshake { connect_ms, tls: Some(tls) }, Connection::Tls(Box::new(stream))))
}

fn client_config(dial: &Dial, trust: &Trust, seen: Arc<Witness>, asked: Arc<AskedForCertificate>) -> ClientConfig {
    let versions: &[&rustls::SupportedProtocolVersion] = match dial.only_version.as_deref() {
        Some("TLSv1.2") => &[&rustls::version::TLS12],
        Some("TLSv1.3") => &[&rustls::version::TLS13],
        _ => rustls::ALL_VERSIONS,
    };
    let mut config = ClientConfig::builder_with_provider(trust.provider.clone())
        .with_protocol_versions(versions)
        .expect("the provider supports both versions")
        .dangerous()
        .with_custom_certificate_verifier(seen)
        .with_client_cert_resolver(asked);
    config.enable_sni = dial.sni;
    config.alpn_protocols = dial.alpn.iter().map(|p| p.clone().into_bytes()).collect();
    config.resumption = Resumption::disabled();
    config
}

/// The chain as the peer sent it, and what the verifier said.
type Chain = (Vec<Vec<u8>>, Option<CertificateVerdict>);

/// Lets every chain pass and writes down what a strict client makes of it. Signatures are checked in earnest.
#[derive(Debug)]
struct Witness {
    trust: Trust,
    chain: Mutex<Option<Chain>>,
}

impl ServerCertVerifier for Witness {
    fn verify_server_cert(
        &self,
        leaf: &CertificateDer<'_>,
        rest: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let said = self.trust.verifier.verify_server_cert(leaf, rest, name, ocsp, now);
        let verdict = verdict_of(said.map(|_| ()));
        let chain = std::iter::once(leaf).chain(rest).map(|c| c.as_ref().to_vec()).collect();
        *self.chain.lock().unwrap_or_else(PoisonError::into_inner) = Some((chain, Some(verdict)));
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.trust.verifier.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.trust.verifier.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.trust.verifier.supported_verify_schemes()
    }
}

fn verdict_of(said: Result<(), rustls::Error>) -> CertificateVerdict {
    use CertificateError as C;
    match said {
        Ok(()) => CertificateVerdict::Valid,
        Err(rustls::Error::InvalidCertificate(error)) => match error {
            C::Expired | C::ExpiredContext { .. } => CertificateVerdict::Expired,
            C::NotValidYet | C::NotValidYetContext { .. } => CertificateVerdict::NotYetValid,
            C::NotValidForName | C::NotValidForNameContext { .. } => CertificateVerdict::WrongName,
            C::UnknownIssuer | C::BadSignature => CertificateVerdict::UnknownIssuer,
            // A CA certificate shown as a leaf: how webpki sees most self-signed ones.
            C::Other(other) if other.to_string().contains("CaUsedAsEndEntity") => CertificateVerdict::UnknownIssuer,
            other => CertificateVerdict::Invalid(other.to_string()),
        },
        Err(other) => CertificateVerdict::Invalid(other.to_string()),
    }
}

/// Notes that the peer asked for a certificate of ours; we have none.
#[derive(Debug, Default)]
struct AskedForCertificate(AtomicBool);

impl ResolvesClientCert for AskedForCertificate {
    fn resolve(&self, _: &[&[u8]], _: &[SignatureScheme]) -> Option<Arc<rustls::sign::CertifiedKey>> {
        self.0.store(true, Ordering::Relaxed);
        None
    }

    fn has_certs(&self) -> bool {
        true
    }
}

fn ms(since: Instant) -> f64 {
    super::http::rounded(since.elapsed())
}
