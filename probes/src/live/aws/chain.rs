//! Where credentials are looked for, in the order of every AWS tool; a machine that is no EC2 instance is not asked for
//! an instance role, because it would keep everybody waiting for an answer that cannot come.

use std::time::Duration;

use aws_config::ecs::EcsCredentialsProvider;
use aws_config::environment::EnvironmentVariableCredentialsProvider;
use aws_config::imds;
use aws_config::imds::credentials::ImdsCredentialsProvider;
use aws_config::meta::credentials::CredentialsProviderChain;
use aws_config::profile::ProfileFileCredentialsProvider;
use aws_config::provider_config::ProviderConfig;
use aws_config::web_identity_token::WebIdentityTokenCredentialsProvider;
use aws_credential_types::provider::SharedCredentialsProvider;

/// How long the instance's own metadata may take.
const METADATA: Duration = Duration::from_millis(400);

/// The providers for a profile, or for whatever the environment says. A profile that was named is the only place.
pub(super) fn providers(profile: Option<&str>, around: &ProviderConfig) -> SharedCredentialsProvider {
    if let Some(name) = profile {
        let named = ProfileFileCredentialsProvider::builder().configure(around).profile_name(name);
        return SharedCredentialsProvider::new(named.build());
    }
    let chain = CredentialsProviderChain::first_try("environment", EnvironmentVariableCredentialsProvider::new())
        .or_else("profile", ProfileFileCredentialsProvider::builder().configure(around).build())
        .or_else("web identity", WebIdentityTokenCredentialsProvider::builder().configure(around).build())
        .or_else("container", EcsCredentialsProvider::builder().configure(around).build());
    SharedCredentialsProvider::new(if on_ec2() { chain.or_else("instance", instance(around)) } else { chain })
}

fn instance(around: &ProviderConfig) -> ImdsCredentialsProvider {
    let metadata = imds::Client::builder()
        .configure(around)
        .max_attempts(1)
        .connect_timeout(METADATA)
        .read_timeout(METADATA)
        .operation_timeout(METADATA)
        .build();
    ImdsCredentialsProvider::builder().configure(around).imds_client(metadata).build()
}

/// Whether this machine says that it is an EC2 instance, or the environment names its metadata.
fn on_ec2() -> bool {
    let says = |file: &str| std::fs::read_to_string(file).unwrap_or_default().to_lowercase();
    let named = |name: &str| std::env::var_os(name).is_some();
    std::env::var("AWS_EC2_METADATA_DISABLED").is_ok_and(|v| v.eq_ignore_ascii_case("false"))
        || named("AWS_EC2_METADATA_SERVICE_ENDPOINT")
        || says("/sys/class/dmi/id/sys_vendor").contains("amazon")
        || says("/sys/class/dmi/id/board_asset_tag").starts_with("i-")
        || says("/sys/hypervisor/uuid").starts_with("ec2")
}
