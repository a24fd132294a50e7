//! Asks EC2 by requests signed here: its SDK crate costs more to build than all others together.

use std::time::{Duration, SystemTime};

use aws_credential_types::provider::ProvideCredentials as _;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;

use super::ec2_xml as xml;
use super::{Session, errors};
use crate::evidence::Reply;
use crate::evidence::aws::{AwsAnswer, Kind, ec2};
use crate::live::Trust;
use crate::live::settings::USER_AGENT;

/// How long one answer may take.
const WAIT: Duration = Duration::from_secs(10);
/// The version of the API.
const VERSION: &str = "2016-11-15";

impl Session {
    /// Instances by their ids. One that does not exist is left out by EC2's filter, not an error.
    pub async fn instances(&self, region: &str, ids: &[String]) -> Reply<AwsAnswer> {
        self.ec2(region, "DescribeInstances", &filter("instance-id", ids), xml::instances).await
    }

    /// Instances by their private addresses.
    pub async fn instances_at(&self, region: &str, addresses: &[String]) -> Reply<AwsAnswer> {
        self.ec2(region, "DescribeInstances", &filter("private-ip-address", addresses), xml::instances).await
    }

    /// Status checks and scheduled events of instances, of stopped ones as well.
    pub async fn instance_statuses(&self, region: &str, ids: &[String]) -> Reply<AwsAnswer> {
        let mut form = vec![("IncludeAllInstances".to_owned(), "true".to_owned())];
        form.extend(ids.iter().enumerate().map(|(i, id)| (format!("InstanceId.{}", i + 1), id.clone())));
        self.ec2::<ec2::InstanceStatuses>(region, "DescribeInstanceStatus", &form, xml::statuses).await
    }

    /// Security groups by their ids.
    pub async fn security_groups(&self, region: &str, ids: &[String]) -> Reply<AwsAnswer> {
        self.ec2(region, "DescribeSecurityGroups", &filter("group-id", ids), xml::groups).await
    }

    async fn ec2<T: Kind>(
        &self,
        region: &str,
        action: &str,
        form: &[(String, String)],
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Reply<AwsAnswer> {
        if let Some(why) = self.barred() {
            return Reply::NotAsked(why);
        }
        debug_assert_eq!(T::CALL.name().split(':').nth(1), Some(action));
        self.gate().call();
        match self.send(region, action, form).await {
            Ok((200, body)) => match read(&body) {
                Ok(answer) => Reply::Answer(answer.wrap()),
                Err(why) => Reply::NotAsked(format!("{} answered what is not understood: {why}", T::CALL)),
            },
            Ok((status, body)) => {
                let (code, words) = xml::error(&body);
                self.reply(errors::meaning(T::CALL, &code, status, &words))
            }
            Err(why) => Reply::NotAsked(format!("{} {why}", T::CALL)),
        }
    }

    /// Sends a form, and once more where EC2 says that we ask too fast.
    async fn send(&self, region: &str, action: &str, form: &[(String, String)]) -> Result<(u16, String), String> {
        let mut pairs = vec![("Action".to_owned(), action.to_owned()), ("Version".to_owned(), VERSION.to_owned())];
        pairs.extend_from_slice(form);
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
        let mut answer = self.once(region, &body).await?;
        for pause in [300, 900] {
            if answer.0 != 503 && !answer.1.contains("RequestLimitExceeded") {
                break;
            }
            self.gate().throttled();
            tokio::time::sleep(Duration::from_millis(pause)).await;
            answer = self.once(region, &body).await?;
        }
        Ok(answer)
    }

    async fn once(&self, region: &str, body: &str) -> Result<(u16, String), String> {
        self.gate().pass("ec2").await;
        let config = self.config(region);
        let url = endpoint(region, config.endpoint_url());
        let provider = config.credentials_provider().ok_or("has no credentials")?;
        let credentials = provider.provide_credentials().await.map_err(|_| "has no credentials")?;
        let identity = credentials.into();
        let params = v4::SigningParams::builder()
            .identity(&identity)
            .region(region)
            .name("ec2")
            .time(SystemTime::now())
            .settings(SigningSettings::default())
            .build()
            .map_err(|e| format!("could not be signed: {e}"))?;
        let kind = "application/x-www-form-urlencoded";
        let headers = [("content-type", kind)];
        let request = SignableRequest::new("POST", &url, headers.into_iter(), SignableBody::Bytes(body.as_bytes()))
            .map_err(|e| format!("could not be signed: {e}"))?;
        let (signed, _) = sign(request, &params.into()).map_err(|e| format!("could not be signed: {e}"))?.into_parts();
        let mut post = self.plain.get_or_init(client).clone()?.post(&url).header("content-type", kind);
        for (name, value) in signed.headers() {
            post = post.header(name, value);
        }
        let answer =
            post.body(body.to_owned()).send().await.map_err(|e| format!("cannot be reached: {}", e.without_url()))?;
        let status = answer.status().as_u16();
        let text = answer.text().await.map_err(|e| format!("broke off: {}", e.without_url()))?;
        Ok((status, text))
    }
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
    builder.build().map_err(|e| e.to_string())
}

/// The endpoint: of EC2 alone, of all services, or AWS's own.
fn endpoint(region: &str, configured: Option<&str>) -> String {
    if let Ok(url) = std::env::var("AWS_ENDPOINT_URL_EC2") {
        return url;
    }
    if let Some(url) = configured {
        return url.to_owned();
    }
    let china = if region.starts_with("cn-") { ".cn" } else { "" };
    format!("https://ec2.{region}.amazonaws.com{china}/")
}

fn filter(name: &str, values: &[String]) -> Vec<(String, String)> {
    let mut form = vec![("Filter.1.Name".to_owned(), name.to_owned())];
    form.extend(values.iter().enumerate().map(|(i, v)| (format!("Filter.1.Value.{}", i + 1), v.clone())));
    form
}
