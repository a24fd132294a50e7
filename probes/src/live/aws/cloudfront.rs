//! Asks CloudFront.

use aws_sdk_cloudfront::types as sdk;

use super::Session;
use super::session::{client, pages};
use super::time::{at, count, len, some, text};
use crate::evidence::Reply;
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::cloudfront as own;
use crate::evidence::aws::policies::{CachePolicy, OriginRequestPolicy, Selection};

const REGION: &str = "global";

/// Which of the headers, cookies or query strings a policy takes; the SDK has a type of its own for each.
macro_rules! selected {
    ($config:ident, $behavior:ident, $items:ident) => {
        selection($config.map(|c| c.$behavior().as_str()), $config.and_then(|c| c.$items()).map(|c| c.items()))
    };
}

impl Session {
    /// All distributions of the account; the walk keeps those that concern the host.
    pub async fn distributions(&self) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_cloudfront, REGION);
        self.ask(pages!(client.list_distributions().into_paginator()), |pages| {
            let all: Vec<_> =
                pages.iter().filter_map(|p| p.distribution_list()).flat_map(|l| l.items()).map(distribution).collect();
            own::Distributions { listed: len(all.len()), matching: all, ..own::Distributions::default() }
        })
        .await
    }

    /// One distribution, with what the list leaves out.
    pub async fn distribution(&self, id: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_cloudfront, REGION);
        self.ask(client.get_distribution().id(id).send(), |o| {
            let Some(d) = o.distribution() else { return own::DistributionDetail::default() };
            let config = d.distribution_config();
            own::DistributionDetail {
                id: d.id().to_owned(),
                status: d.status().to_owned(),
                enabled: config.is_some_and(sdk::DistributionConfig::enabled),
                default_root_object: text(config.and_then(|c| c.default_root_object())),
                invalidations: count(Some(d.in_progress_invalidation_batches())),
                modified: at(Some(d.last_modified_time())),
                logging: config.and_then(|c| c.logging()).is_some_and(|l| l.enabled()),
            }
        })
        .await
    }

    /// The last invalidations.
    pub async fn invalidations(&self, id: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_cloudfront, REGION);
        self.ask(client.list_invalidations().distribution_id(id).max_items(20).send(), |o| own::Invalidations {
            distribution: id.to_owned(),
            batches: o
                .invalidation_list()
                .map(|l| l.items())
                .unwrap_or_default()
                .iter()
                .map(|i| own::Invalidation {
                    id: i.id().to_owned(),
                    status: i.status().to_owned(),
                    created: at(Some(i.create_time())),
                })
                .collect(),
        })
        .await
    }

    /// Who else holds an alias.
    pub async fn conflicting_aliases(&self, distribution: &str, alias: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_cloudfront, REGION);
        self.ask(client.list_conflicting_aliases().distribution_id(distribution).alias(alias).send(), |o| {
            let list = o.conflicting_aliases_list();
            own::ConflictingAliases {
                alias: alias.to_owned(),
                conflicts: list
                    .map(|l| l.items())
                    .unwrap_or_default()
                    .iter()
                    .map(|c| own::Conflict {
                        alias: text(c.alias()),
                        distribution: text(c.distribution_id()),
                        account: text(c.account_id()),
                    })
                    .collect(),
            }
        })
        .await
    }

    /// A cache policy.
    pub async fn cache_policy(&self, id: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_cloudfront, REGION);
        self.ask(client.get_cache_policy().id(id).send(), |o| {
            let Some(c) = o.cache_policy().and_then(|p| p.cache_policy_config()) else {
                return CachePolicy::default();
            };
            let key = c.parameters_in_cache_key_and_forwarded_to_origin();
            let (headers, cookies, queries) = (
                key.and_then(|k| k.headers_config()),
                key.and_then(|k| k.cookies_config()),
                key.and_then(|k| k.query_strings_config()),
            );
            CachePolicy {
                id: id.to_owned(),
                name: c.name().to_owned(),
                min_ttl: c.min_ttl(),
                default_ttl: c.default_ttl(),
                max_ttl: c.max_ttl(),
                headers: selected!(headers, header_behavior, headers),
                cookies: selected!(cookies, cookie_behavior, cookies),
                queries: selected!(queries, query_string_behavior, query_strings),
            }
        })
        .await
    }

    /// An origin request policy.
    pub async fn origin_request_policy(&self, id: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_cloudfront, REGION);
        self.ask(client.get_origin_request_policy().id(id).send(), |o| {
            let Some(c) = o.origin_request_policy().and_then(|p| p.origin_request_policy_config()) else {
                return OriginRequestPolicy::default();
            };
            let (headers, cookies, queries) = (c.headers_config(), c.cookies_config(), c.query_strings_config());
            OriginRequestPolicy {
                id: id.to_owned(),
                name: c.name().to_owned(),
                headers: selected!(headers, header_behavior, headers),
                cookies: selected!(cookies, cookie_behavior, cookies),
                queries: selected!(queries, query_string_behavior, query_strings),
            }
        })
        .await
    }
}

fn selection(mode: Option<&str>, names: Option<&[String]>) -> Selection {
    Selection { mode: mode.unwrap_or("none").to_owned(), names: names.unwrap_or_default().to_vec() }
}

fn distribution(d: &sdk::DistributionSummary) -> own::Distribution {
    let default = d.default_cache_behavior().map(super::behaviour::default).unwrap_or_default();
    own::Distribution {
        id: d.id().to_owned(),
        arn: d.arn().to_owned(),
        domain: d.domain_name().to_owned(),
        aliases: d.aliases().map(|a| a.items().to_vec()).unwrap_or_default(),
        enabled: d.enabled(),
        status: d.status().to_owned(),
        staging: d.staging(),
        ipv6: d.is_ipv6_enabled(),
        http_version: d.http_version().as_str().to_owned(),
        web_acl: d.web_acl_id().to_owned(),
        modified: at(Some(d.last_modified_time())),
        origins: d.origins().map(|o| o.items()).unwrap_or_default().iter().map(origin).collect(),
        origin_groups: d
            .origin_groups()
            .map(|g| g.items())
            .unwrap_or_default()
            .iter()
            .map(|g| own::OriginGroup {
                id: g.id().to_owned(),
                members: g.members().iter().flat_map(|m| m.items()).map(|m| m.origin_id().to_owned()).collect(),
                statuses: g
                    .failover_criteria()
                    .and_then(|f| f.status_codes())
                    .map(|s| s.items())
                    .unwrap_or_default()
                    .iter()
                    .filter_map(|s| u16::try_from(*s).ok())
                    .collect(),
            })
            .collect(),
        default_behaviour: default,
        behaviours: d
            .cache_behaviors()
            .map(|b| b.items())
            .unwrap_or_default()
            .iter()
            .map(super::behaviour::of_path)
            .collect(),
        certificate: d.viewer_certificate().map(certificate).unwrap_or_default(),
        custom_errors: d.custom_error_responses().map(|c| c.items()).unwrap_or_default().iter().map(error).collect(),
        geo: d
            .restrictions()
            .and_then(|r| r.geo_restriction())
            .map(|g| own::GeoRestriction {
                kind: g.restriction_type().as_str().to_owned(),
                countries: g.items().to_vec(),
            })
            .unwrap_or_default(),
    }
}

fn origin(o: &sdk::Origin) -> own::EdgeOrigin {
    own::EdgeOrigin {
        id: o.id().to_owned(),
        domain: o.domain_name().to_owned(),
        path: text(o.origin_path()),
        header_names: o
            .custom_headers()
            .map(|c| c.items())
            .unwrap_or_default()
            .iter()
            .map(|h| h.header_name().to_owned())
            .collect(),
        custom: o.custom_origin_config().map(|c| own::CustomOrigin {
            http_port: count(Some(c.http_port())),
            https_port: count(Some(c.https_port())),
            protocol: c.origin_protocol_policy().as_str().to_owned(),
            tls_versions: c
                .origin_ssl_protocols()
                .map(|p| p.items())
                .unwrap_or_default()
                .iter()
                .map(|p| p.as_str().to_owned())
                .collect(),
            read_timeout: count(c.origin_read_timeout()),
            keepalive: count(c.origin_keepalive_timeout()),
        }),
        s3_identity: some(o.s3_origin_config().map(|s| s.origin_access_identity())),
        access_control: some(o.origin_access_control_id()),
        attempts: count(o.connection_attempts()),
        connect_timeout: count(o.connection_timeout()),
        shield: o.origin_shield().is_some_and(|s| s.enabled()),
    }
}

fn certificate(c: &sdk::ViewerCertificate) -> own::ViewerCertificate {
    own::ViewerCertificate {
        default: c.cloud_front_default_certificate() == Some(true),
        acm_arn: some(c.acm_certificate_arn()),
        iam_id: some(c.iam_certificate_id()),
        minimum_tls: text(c.minimum_protocol_version().map(|v| v.as_str())),
        sni_only: c.ssl_support_method().is_some_and(|s| s.as_str() == "sni-only"),
    }
}

fn error(e: &sdk::CustomErrorResponse) -> own::CustomError {
    own::CustomError {
        status: u16::try_from(e.error_code()).unwrap_or_default(),
        shown_status: e.response_code().and_then(|c| c.parse().ok()),
        page: some(e.response_page_path()),
        ttl: e.error_caching_min_ttl(),
    }
}
