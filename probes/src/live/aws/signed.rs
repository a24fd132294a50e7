//! Sends requests to AWS that are signed here, for the services of which few calls are made: each of their SDK crates costs
//! more to build, and weighs more in the binary, than all these requests. Credentials and signature are the SDK's.

use std::time::{Duration, SystemTime};

use aws_credential_types::provider::ProvideCredentials as _;
use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SigningSettings, UriPathNormalizationMode,
    sign,
};
use aws_sigv4::sign::v4;
use reqwest::{Method, StatusCode};

use super::{Session, endpoint, errors};
use crate::evidence::Reply;
use crate::evidence::aws::{AwsAnswer, Call};
use crate::live::Trust;
use crate::live::settings::USER_AGENT;

/// How long one answer may take.
const WAIT: Duration = Duration::from_secs(10);
/// The pauses before the retries: three attempts in all, as in the SDK's standard mode.
const PAUSES: [Duration; 2] = [Duration::from_millis(300), Duration::from_millis(900)];
/// The most bytes of an answer that are read.
const MOST_BYTES: usize = 16 << 20;

/// A service of AWS.
pub(super) struct Service {
    /// Its name in signatures and in the books.
    pub name: &'static str,
    /// Its service id, by which settings name it.
    pub id: &'static str,
    /// What its host name begins with.
    pub host: &'static str,
}

/// A request before it is signed.
#[derive(Debug, Clone)]
pub(super) struct Request {
    pub method: Method,
    /// Path and query, without the first slash.
    pub path: String,
    pub headers: Vec<(&'static str, String)>,
    pub body: String,
}

/// What came back.
pub(super) struct Answered {
    status: StatusCode,
    pub headers: reqwest::header::HeaderMap,
    pub body: String,
}

impl Answered {
    /// A header's value, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|v| v.to_str().ok())
    }
}

impl Session {
    /// Makes a call: counted, within the service's rate, and again where the service is in trouble or says that we ask too
    /// fast.
    ///
    /// # Errors
    /// The reply that stands for an answer that could not be had.
    pub(super) async fn signed(
        &self,
        call: Call,
        service: &Service,
        region: &str,
        request: &Request,
    ) -> Result<Answered, Reply<AwsAnswer>> {
        if let Some(why) = self.barred() {
            return Err(Reply::NotAsked(why));
        }
        self.gate().call();
        let mut pauses = PAUSES.iter();
        loop {
            let Some(answer) = self.unless_silent(self.once(service, region, request)).await else {
                return Err(Reply::NotAsked(self.barred().unwrap_or_default()));
            };
            let answer = answer.map_err(|why| Reply::NotAsked(format!("{call} {why}")))?;
            self.heard();
            if answer.status.is_success() {
                return Ok(answer);
            }
            let (code, words) = error(&answer);
            let meaning = errors::meaning(call, &code, answer.status.as_u16(), &words);
            let throttled = matches!(meaning, errors::Meaning::Throttled(_));
            if throttled {
                self.gate().throttled();
            }
            match pauses.next().filter(|_| throttled || answer.status.is_server_error()) {
                Some(pause) => tokio::time::sleep(*pause).await,
                None => return Err(self.reply(meaning)),
            }
        }
    }

    async fn once(&self, service: &Service, region: &str, request: &Request) -> Result<Answered, String> {
        self.gate().pass(service.name).await;
        let config = self.config(region);
        let region = config.region().map_or(region, AsRef::as_ref);
        let url = format!("{}{}", endpoint::of(service, region, &config), request.path);
        let provider = config.credentials_provider().ok_or("has no credentials")?;
        let credentials = provider.provide_credentials().await.map_err(|_| "has no credentials")?;
        let identity = credentials.into();
        let mut settings = SigningSettings::default();
        if service.name == "s3" {
            // https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
            settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
            settings.percent_encoding_mode = PercentEncodingMode::Single;
            settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
        }
        let params = v4::SigningParams::builder()
            .identity(&identity)
            .region(region)
            .name(service.name)
            .time(SystemTime::now())
            .settings(settings)
            .build()
            .map_err(|e| format!("could not be signed: {e}"))?;
        let headers = request.headers.iter().map(|(name, value)| (*name, value.as_str()));
        let body = SignableBody::Bytes(request.body.as_bytes());
        let (signed, _) = SignableRequest::new(request.method.as_str(), &url, headers, body)
            .and_then(|request| sign(request, &params.into()))
            .map_err(|e| format!("could not be signed: {e}"))?
            .into_parts();
        let mut send = self.plain.get_or_init(client).clone()?.request(request.method.clone(), &url);
        for (name, value) in request.headers.iter().map(|(n, v)| (*n, v.as_str())).chain(signed.headers()) {
            send = send.header(name, value);
        }
        if !request.body.is_empty() {
            send = send.body(request.body.clone());
        }
        let mut answer = send.send().await.map_err(unreached)?;
        let mut body = Vec::new();
        while let Some(more) = answer.chunk().await.map_err(|e| format!("broke off: {}", e.without_url()))? {
            body.extend_from_slice(&more);
            if body.len() > MOST_BYTES {
                return Err(format!("answered more than {MOST_BYTES} bytes"));
            }
        }
        let body = String::from_utf8_lossy(&body).into_owned();
        Ok(Answered { status: answer.status(), headers: std::mem::take(answer.headers_mut()), body })
    }
}

fn unreached(error: reqwest::Error) -> String {
    let hint = if error.is_connect() { "; is the region right?" } else { "" };
    format!("cannot be reached{hint} {}", error.without_url())
}

/// A client that trusts what the machine trusts: `--cacert` is about the site, not about AWS.
fn client() -> Result<reqwest::Client, String> {
    let trust = Trust::system().map_err(|e| e.to_string())?;
    let tls = rustls::ClientConfig::builder_with_provider(trust.provider.clone())
        .with_safe_default_protocol_versions()
        .map_err(|e| e.to_string())?
        .with_root_certificates(trust.roots)
        .with_no_client_auth();
    let builder = reqwest::Client::builder().tls_backend_preconfigured(tls).timeout(WAIT).user_agent(USER_AGENT);
    builder.redirect(reqwest::redirect::Policy::none()).build().map_err(|e| e.to_string())
}

/// Code and words of an error: JSON, or XML with `<Error><Code>` in whatever it is wrapped; nothing of a HEAD.
fn error(answer: &Answered) -> (String, String) {
    let (code, words) = match serde_json::from_str::<serde_json::Value>(&answer.body) {
        Ok(json) => {
            let text = |name: &str| json[name].as_str().unwrap_or_default().to_owned();
            (text("__type"), text("message") + &text("Message"))
        }
        Err(_) => (between(&answer.body, "Code"), between(&answer.body, "Message")),
    };
    let code = if code.is_empty() { answer.header("x-amzn-errortype").unwrap_or_default().to_owned() } else { code };
    // `com.amazonaws.acm#AccessDeniedException:http://...`
    let code = code.rsplit('#').next().unwrap_or_default().split(':').next().unwrap_or_default().to_owned();
    let code = if code.is_empty() && answer.status == StatusCode::NOT_FOUND { "NotFound".to_owned() } else { code };
    (code, words)
}

/// The text of an element of XML.
fn between(xml: &str, tag: &str) -> String {
    let inner = xml.split(&format!("<{tag}>")).nth(1).and_then(|rest| rest.split(&format!("</{tag}>")).next());
    inner.and_then(|text| quick_xml::escape::unescape(text).ok()).unwrap_or_default().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error_of(body: &str) -> (String, String) {
        error(&Answered { status: StatusCode::BAD_REQUEST, headers: Default::default(), body: body.to_owned() })
    }

    #[test]
    fn an_error_is_read_by_code_and_words_in_whatever_it_is_wrapped() {
        let said = error_of("<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error>");
        assert_eq!(said, ("UnauthorizedOperation".to_owned(), "no".to_owned()));
        let said = error_of("<ErrorResponse><Error><Code>Throttling</Code><Message>a &amp; b</Message></Error>");
        assert_eq!(said, ("Throttling".to_owned(), "a & b".to_owned()));
        let said = error_of(r#"{"__type": "com.amazonaws.acm#AccessDeniedException", "Message": "no"}"#);
        assert_eq!(said, ("AccessDeniedException".to_owned(), "no".to_owned()));
    }
}
