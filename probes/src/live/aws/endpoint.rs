//! Where a service of AWS is asked: as the environment and the profile say, else AWS's own host of the region.
//!
//! Settings and hosts are those of the SDKs: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html>.

use aws_config::SdkConfig;
use aws_types::service_config::ServiceConfigKey;

use super::signed::Service;

/// The endpoint, with a slash at its end: of the service alone, of all services, or AWS's own.
pub(super) fn of(service: &Service, region: &str, config: &SdkConfig) -> String {
    let key =
        ServiceConfigKey::builder().service_id(service.id).env("AWS_ENDPOINT_URL").profile("endpoint_url").build();
    let own = config.service_config().zip(key.ok()).and_then(|(settings, key)| settings.load_config(key));
    if let Some(url) = own.as_deref().or(config.endpoint_url()) {
        return format!("{}/", url.trim_end_matches('/'));
    }
    let kind = Kind { fips: config.use_fips().unwrap_or(false), dual: config.use_dual_stack().unwrap_or(false) };
    format!("https://{}/", host(service, region, kind))
}

/// What kind of endpoint was asked for.
#[derive(Debug, Clone, Copy, Default)]
struct Kind {
    /// With validated cryptography.
    fips: bool,
    /// With IPv6 addresses too.
    dual: bool,
}

/// Domains of a partition: of the usual endpoints, and of those with IPv6.
struct Domains(&'static str, &'static str);

/// By what a region's name begins with; the first that fits.
const PARTITIONS: [(&str, Domains); 7] = [
    ("cn-", Domains("amazonaws.com.cn", "api.amazonwebservices.com.cn")),
    ("eusc-", Domains("amazonaws.eu", "api.amazonwebservices.eu")),
    ("us-iso-", Domains("c2s.ic.gov", "api.aws.ic.gov")),
    ("us-isob-", Domains("sc2s.sgov.gov", "api.aws.scloud")),
    ("eu-isoe-", Domains("cloud.adc-e.uk", "api.cloud-aws.adc-e.uk")),
    ("us-isof-", Domains("csp.hci.ic.gov", "api.aws.hci.ic.gov")),
    ("", Domains("amazonaws.com", "api.aws")),
];

/// The host of a service in a region.
fn host(service: &Service, region: &str, kind: Kind) -> String {
    let fits = |(begins, _): &&(&str, Domains)| region.starts_with(begins);
    let Domains(usual, dual) = PARTITIONS.iter().find(fits).map_or(&Domains("amazonaws.com", "api.aws"), |(_, d)| d);
    let fips = if kind.fips { "-fips" } else { "" };
    match service.name {
        // S3 had IPv6 before all others, under names of its own.
        "s3" if kind.dual => format!("s3{fips}.dualstack.{region}.{usual}"),
        // The registry's prefix is left out of its other names.
        "ecr" if kind.fips || kind.dual => format!("ecr{fips}.{region}.{}", if kind.dual { dual } else { usual }),
        _ => format!("{}{fips}.{region}.{}", service.host, if kind.dual { dual } else { usual }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ECR: Service = Service { name: "ecr", id: "ECR", host: "api.ecr" };
    const S3: Service = Service { name: "s3", id: "S3", host: "s3" };
    const RDS: Service = Service { name: "rds", id: "RDS", host: "rds" };

    #[test]
    fn each_service_has_its_own_host_and_each_partition_its_domain() {
        let usual = |service, region| host(service, region, Kind::default());
        assert_eq!(usual(&ECR, "eu-west-1"), "api.ecr.eu-west-1.amazonaws.com");
        assert_eq!(usual(&ECR, "cn-north-1"), "api.ecr.cn-north-1.amazonaws.com.cn");
        assert_eq!(usual(&RDS, "eusc-de-east-1"), "rds.eusc-de-east-1.amazonaws.eu");
        assert_eq!(usual(&RDS, "us-gov-west-1"), "rds.us-gov-west-1.amazonaws.com");
    }

    #[test]
    fn fips_and_ipv6_have_names_of_their_own() {
        let (fips, dual) = (Kind { fips: true, dual: false }, Kind { fips: false, dual: true });
        assert_eq!(host(&RDS, "us-east-1", fips), "rds-fips.us-east-1.amazonaws.com");
        assert_eq!(host(&ECR, "us-east-1", fips), "ecr-fips.us-east-1.amazonaws.com");
        assert_eq!(host(&RDS, "eu-west-1", dual), "rds.eu-west-1.api.aws");
        assert_eq!(host(&S3, "eu-west-1", dual), "s3.dualstack.eu-west-1.amazonaws.com");
    }

    #[test]
    fn an_endpoint_of_all_services_goes_before_the_host_of_aws() {
        let moto = SdkConfig::builder().endpoint_url("http://127.0.0.1:5000").build();
        assert_eq!(of(&RDS, "eu-west-1", &moto), "http://127.0.0.1:5000/");
        assert_eq!(of(&RDS, "eu-west-1", &SdkConfig::builder().build()), "https://rds.eu-west-1.amazonaws.com/");
    }
}
