//! Who wrote an answer: the software that made the response, told from its headers and body.
//!
//! CloudFront's `Via` and `X-Amz-Cf-*` only prove who carried an answer, so they never decide here. To know a further
//! page, add it to the file of its family; each family proves itself on samples in `fixtures/samples`.

mod apache;
mod balancer;
mod cloudfront;
mod content;
mod edge_code;
mod laravel;
mod nginx;
mod php;
mod s3;
mod symfony;
#[cfg(test)]
mod testing;
mod waf;

use hopwise_probes::Hop;
use hopwise_probes::evidence::HttpAnswer;
use serde::{Deserialize, Serialize};

/// The software that wrote a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Author {
    /// Nothing in the answer tells.
    Unknown,
    /// CloudFront itself: error page, redirect, signature check.
    Cloudfront,
    /// A CloudFront Function or Lambda@Edge.
    EdgeFunction,
    /// WAFv2.
    Waf,
    /// S3.
    S3,
    /// An Application Load Balancer.
    Alb,
    /// A Classic Load Balancer.
    ClassicElb,
    /// nginx, as ingress-nginx configures it.
    Nginx,
    /// The default backend of ingress-nginx.
    IngressDefaultBackend,
    /// Apache httpd.
    Apache,
    /// PHP-FPM before any PHP code ran.
    PhpFpm,
    /// PHP outside the framework: a fatal error.
    Php,
    /// The Laravel application.
    Laravel,
    /// Symfony's fallback page, when Laravel's own page failed too.
    Symfony,
    /// Some application; which one cannot be told.
    Application,
}

impl Author {
    /// The hop where this author sits; nothing for an unknown one.
    #[must_use]
    pub const fn hop(self) -> Option<Hop> {
        Some(match self {
            Self::Unknown => return None,
            Self::Cloudfront | Self::EdgeFunction | Self::Waf => Hop::Edge,
            Self::S3 => Hop::Storage,
            Self::Alb | Self::ClassicElb => Hop::Balancer,
            Self::Nginx | Self::IngressDefaultBackend => Hop::Ingress,
            Self::Apache | Self::PhpFpm => Hop::Pod,
            Self::Php | Self::Laravel | Self::Symfony | Self::Application => Hop::App,
        })
    }

    /// The author's name as reports write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Cloudfront => "cloudfront",
            Self::EdgeFunction => "edge-function",
            Self::Waf => "waf",
            Self::S3 => "s3",
            Self::Alb => "alb",
            Self::ClassicElb => "classic-elb",
            Self::Nginx => "nginx",
            Self::IngressDefaultBackend => "ingress-default-backend",
            Self::Apache => "apache",
            Self::PhpFpm => "php-fpm",
            Self::Php => "php",
            Self::Laravel => "laravel",
            Self::Symfony => "symfony",
            Self::Application => "application",
        }
    }
}

/// Who wrote an answer, which of its known pages it is, and what proved it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribution {
    /// The software.
    pub author: Author,
    /// The known page, as `author.page`, such as `cloudfront.request-blocked`; empty where none is known.
    pub page: &'static str,
    /// The mark that proved it, in a few words.
    pub proof: &'static str,
}

impl Attribution {
    /// Nobody could be named.
    pub const UNKNOWN: Self = Self { author: Author::Unknown, page: "", proof: "no known mark" };
}

/// A fingerprint: names the author where the answer carries its mark.
type Fingerprint = fn(&HttpAnswer) -> Option<Attribution>;

/// The fingerprints, strongest first. Headers that only the author's own machinery can set come before page frames,
/// frames before single words, and what merely fits comes last.
const FINGERPRINTS: &[Fingerprint] = &[
    waf::attribute,
    edge_code::attribute,
    cloudfront::attribute,
    s3::attribute,
    balancer::attribute,
    content::attribute,
    nginx::attribute,
    apache::attribute,
    php::spoken,
    laravel::attribute,
    symfony::attribute,
    php::blank,
    laravel::by_headers,
];

/// Names the author of an answer.
#[must_use]
pub fn attribute(answer: &HttpAnswer) -> Attribution {
    FINGERPRINTS.iter().find_map(|fingerprint| fingerprint(answer)).unwrap_or(Attribution::UNKNOWN)
}

/// An attribution, as fingerprints write it.
const fn by(author: Author, page: &'static str, proof: &'static str) -> Attribution {
    Attribution { author, page, proof }
}
