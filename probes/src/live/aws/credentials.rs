//! Credentials and region as every AWS tool finds them, within a short time.

use std::sync::Arc;
use std::time::Duration;

use aws_config::provider_config::ProviderConfig;
use aws_config::{AppName, BehaviorVersion, Region, SdkConfig};
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_smithy_http_client::{Builder, tls};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;

use super::chain;
use super::gate::{Gate, Gated};
use crate::live::AwsSettings;

/// How long credentials may take in all: SSO and roles are asked over the network.
const PATIENCE: Duration = Duration::from_secs(6);

/// What it takes to ask AWS.
#[derive(Debug, Clone)]
pub struct AwsAccess {
    pub(super) config: SdkConfig,
    pub(super) gate: Arc<Gate>,
}

/// Finds credentials and region.
///
/// # Errors
/// Why AWS cannot be asked, in one line.
pub(super) async fn find(settings: &AwsSettings, gate: Arc<Gate>) -> Result<AwsAccess, String> {
    let plain: SharedHttpClient =
        Builder::new().tls_provider(tls::Provider::Rustls(tls::rustls_provider::CryptoMode::AwsLc)).build_https();
    let http = SharedHttpClient::new(Gated { inner: plain, gate: Arc::clone(&gate) });
    let found = async {
        // Without a region of its own, the metadata would be asked for it, and not in short time.
        let around = ProviderConfig::without_region().with_region(region(settings).region().await);
        let around = around.with_http_client(http.clone());
        let chain = chain::providers(settings.profile.as_deref(), &around);
        let chain = match &settings.role {
            Some(role) => {
                let base = loader(settings, http.clone()).credentials_provider(chain).load().await;
                let role = aws_config::sts::AssumeRoleProvider::builder(role).session_name("hopwise").configure(&base);
                SharedCredentialsProvider::new(role.build().await)
            }
            None => chain,
        };
        let credentials = chain.provide_credentials().await.map_err(|e| words(settings, &e))?;
        // One fetch serves the whole walk.
        let credentials = SharedCredentialsProvider::new(credentials);
        Ok(loader(settings, http).credentials_provider(credentials).load().await)
    };
    match tokio::time::timeout(PATIENCE, found).await {
        Ok(found) => found.map(|config| AwsAccess { config, gate }),
        Err(_) => Err("AWS credentials did not come in time".to_owned()),
    }
}

/// What all clients of a session share, credentials aside.
fn loader(settings: &AwsSettings, http: SharedHttpClient) -> aws_config::ConfigLoader {
    let mut loader = aws_config::defaults(BehaviorVersion::latest())
        .http_client(http)
        .retry_config(RetryConfig::standard().with_max_attempts(3))
        .timeout_config(
            TimeoutConfig::builder()
                .connect_timeout(Duration::from_secs(3))
                .read_timeout(Duration::from_secs(8))
                .operation_attempt_timeout(Duration::from_secs(10))
                .operation_timeout(Duration::from_secs(10))
                .build(),
        );
    if let Ok(name) = AppName::new("hopwise") {
        loader = loader.app_name(name);
    }
    if let Some(profile) = &settings.profile {
        loader = loader.profile_name(profile);
    }
    loader.region(region(settings))
}

/// The region: given, or as environment and profile say.
fn region(settings: &AwsSettings) -> aws_config::meta::region::RegionProviderChain {
    let mut profile = aws_config::profile::region::Builder::default();
    if let Some(name) = &settings.profile {
        profile = profile.profile_name(name);
    }
    aws_config::meta::region::RegionProviderChain::first_try(settings.region.clone().map(Region::new))
        .or_else(aws_config::environment::EnvironmentVariableRegionProvider::new())
        .or_else(profile.build())
}

/// Why there are no credentials, as advice.
fn words(settings: &AwsSettings, error: &CredentialsError) -> String {
    let whole = aws_smithy_types::error::display::DisplayErrorContext(error).to_string();
    let named = settings.profile.clone().or_else(|| std::env::var("AWS_PROFILE").ok().filter(|p| !p.is_empty()));
    let profile = named.as_deref().map_or_else(String::new, |p| format!(" --profile {p}"));
    let lower = whole.to_lowercase();
    if lower.contains("sso") && (lower.contains("expired") || lower.contains("token")) {
        return format!("the SSO session has expired; run `aws sso login{profile}`");
    }
    let empty = matches!(error, CredentialsError::CredentialsNotLoaded(_));
    if let (Some(name), true) = (&named, empty || lower.contains("profile")) {
        return format!("profile {name:?} gives no AWS credentials: is it in ~/.aws/config?");
    }
    if empty {
        return "no AWS credentials".to_owned();
    }
    let what = if settings.role.is_some() { "the role gives no AWS credentials" } else { "no AWS credentials" };
    format!("{what}: {}", short(&whole))
}

fn short(words: &str) -> String {
    crate::evidence::redact::text(words.split(" (").next().unwrap_or_default()).chars().take(200).collect()
}
