//! Asks ECR.

use std::collections::BTreeMap;

use aws_sdk_ecr::types as sdk;

use super::Session;
use super::session::{client, pages};
use super::time::{at, len, some, text};
use crate::evidence::Reply;
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::ecr::{Image, Images, Repositories, Repository};

/// How many images of a repository are kept.
const IMAGES: usize = 20;

impl Session {
    /// All repositories of a region.
    pub async fn repositories(&self, region: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_ecr, region);
        self.ask(pages!(client.describe_repositories().into_paginator()), |pages| {
            let repositories: Vec<_> = pages
                .iter()
                .flat_map(|p| p.repositories())
                .map(|r| Repository {
                    name: text(r.repository_name()),
                    uri: text(r.repository_uri()),
                    immutable: r.image_tag_mutability().is_some_and(|m| m.as_str().starts_with("IMMUTABLE")),
                    scan_on_push: r.image_scanning_configuration().is_some_and(|s| s.scan_on_push()),
                })
                .collect();
            Repositories { listed: len(repositories.len()), repositories }
        })
        .await
    }

    /// One image by tag (`:v1`) or digest (`@sha256:…`), or the newest ones where `image` is empty.
    pub async fn images(&self, region: &str, repository: &str, image: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_ecr, region);
        let mut asked = client.describe_images().repository_name(repository);
        if let Some(digest) = image.strip_prefix('@') {
            asked = asked.image_ids(sdk::ImageIdentifier::builder().image_digest(digest).build());
        } else if let Some(tag) = image.strip_prefix(':') {
            asked = asked.image_ids(sdk::ImageIdentifier::builder().image_tag(tag).build());
        }
        self.ask(pages!(asked.into_paginator()), |pages| {
            let mut images: Vec<_> = pages.iter().flat_map(|p| p.image_details()).map(of).collect();
            images.sort_by_key(|i| (std::cmp::Reverse(i.pushed), i.digest.clone()));
            let listed = u32::try_from(images.len()).unwrap_or(u32::MAX);
            images.truncate(IMAGES);
            Images { repository: repository.to_owned(), images, listed }
        })
        .await
    }
}

fn of(i: &sdk::ImageDetail) -> Image {
    let scan = i.image_scan_status();
    let found = i.image_scan_findings_summary().and_then(|s| s.finding_severity_counts());
    let findings: BTreeMap<_, _> =
        found.into_iter().flatten().map(|(severity, n)| (severity.as_str().to_owned(), i64::from(*n))).collect();
    Image {
        digest: text(i.image_digest()),
        tags: i.image_tags().to_vec(),
        pushed: at(i.image_pushed_at()),
        size: i.image_size_in_bytes().unwrap_or_default(),
        scan: scan.and_then(|s| s.status()).map(|s| s.as_str().to_owned()),
        scan_text: some(scan.and_then(|s| s.description())),
        findings,
        pulled: at(i.last_recorded_pull_time()),
    }
}
