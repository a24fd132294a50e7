//! The part of the configuration that says how AWS is asked.

use serde::Deserialize;

/// Access to AWS for one environment of a brand. Whatever is missing is found as every AWS tool finds it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aws {
    /// Profile of the shared configuration.
    #[serde(default)]
    pub profile: Option<String>,
    /// Region of the balancer and the services behind it.
    #[serde(default)]
    pub region: Option<String>,
    /// ARN of a role to take on.
    #[serde(default)]
    pub role: Option<String>,
    /// Other access to Route 53 and CloudFront, where they live in an account of their own.
    #[serde(default)]
    pub dns: Option<Access>,
    /// Database instances, by identifier.
    #[serde(default)]
    pub databases: Vec<String>,
    /// Replication groups or cache clusters, by id.
    #[serde(default)]
    pub caches: Vec<String>,
    /// CodeBuild projects, by name.
    #[serde(default)]
    pub projects: Vec<String>,
    /// ECR repositories, by name.
    #[serde(default)]
    pub repositories: Vec<String>,
}

/// Profile and role of another account.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// Profile of the shared configuration.
    #[serde(default)]
    pub profile: Option<String>,
    /// ARN of a role to take on.
    #[serde(default)]
    pub role: Option<String>,
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::config::Config;

    #[test]
    fn each_environment_may_have_its_own_access_and_a_legacy_brand_is_one_word() {
        let text = "brands:\n  brand-a:\n    domain: www.brand-a.com\n    legacy: true\n    aws: { region: eu-central-1 }\n    \
                    environments:\n      staging:\n        domain: s.brand-a.com\n        aws: { profile: staging, dns: { \
                    profile: shared } }\n";
        let config = Config::parse(text, Path::new("hopwise.yaml")).unwrap();
        let brand = &config.brands["brand-a"];
        assert!(brand.legacy && !brand.environments["staging"].legacy);
        let staging = brand.environments["staging"].aws.as_ref().unwrap();
        assert_eq!(staging.dns.as_ref().unwrap().profile.as_deref(), Some("shared"));
    }

    #[test]
    fn an_unknown_word_below_aws_is_an_error_with_its_line() {
        let text = "brands:\n  a:\n    domain: www.a.com\n    aws:\n      regoin: x\n";
        let error = Config::parse(text, Path::new("hopwise.yaml")).unwrap_err().to_string();
        assert!(error.contains("regoin") && error.contains("line 5"), "{error}");
    }
}
