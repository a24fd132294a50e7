//! Asks ECR.

use serde_json::{Value, json};

use super::Session;
use super::json::Json;
use super::read::Read as _;
use super::session::MOST_PAGES;
use super::signed::Service;
use super::time::len;
use crate::evidence::Reply;
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::ecr::{Image, Images, Repositories, Repository};

const ECR: Json = Json {
    service: Service { name: "ecr", id: "ECR", host: "api.ecr" },
    target: "AmazonEC2ContainerRegistry_V20150921",
};
/// How many images of a repository are kept.
const IMAGES: usize = 20;

impl Session {
    /// All repositories of a region.
    pub async fn repositories(&self, region: &str) -> Reply<AwsAnswer> {
        self.pages(&ECR, region, json!({}), MOST_PAGES, |pages| {
            let repositories: Vec<_> = pages
                .iter()
                .flat_map(|p| p.all("repositories"))
                .map(|r| Repository {
                    name: r.text("repositoryName"),
                    uri: r.text("repositoryUri"),
                    immutable: r.text("imageTagMutability").starts_with("IMMUTABLE"),
                    scan_on_push: r.yes("imageScanningConfiguration.scanOnPush"),
                })
                .collect();
            Repositories { listed: len(repositories.len()), repositories }
        })
        .await
    }

    /// One image by tag (`:v1`) or digest (`@sha256:…`), or the newest ones where `image` is empty.
    pub async fn images(&self, region: &str, repository: &str, image: &str) -> Reply<AwsAnswer> {
        let mut input = json!({"repositoryName": repository});
        if let Some(digest) = image.strip_prefix('@') {
            input["imageIds"] = json!([{"imageDigest": digest}]);
        } else if let Some(tag) = image.strip_prefix(':') {
            input["imageIds"] = json!([{"imageTag": tag}]);
        }
        self.pages(&ECR, region, input, MOST_PAGES, |pages| {
            let mut images: Vec<_> = pages.iter().flat_map(|p| p.all("imageDetails")).map(of).collect();
            images.sort_by_key(|i| (std::cmp::Reverse(i.pushed), i.digest.clone()));
            let listed = len(images.len());
            images.truncate(IMAGES);
            Images { repository: repository.to_owned(), images, listed }
        })
        .await
    }
}

fn of(i: &Value) -> Image {
    let found = i.part("imageScanFindingsSummary.findingSeverityCounts").as_object();
    Image {
        digest: i.text("imageDigest"),
        tags: i.texts("imageTags"),
        pushed: i.time("imagePushedAt"),
        size: i.number("imageSizeInBytes").unwrap_or_default(),
        scan: i.some("imageScanStatus.status"),
        scan_text: i.some("imageScanStatus.description"),
        findings: found
            .into_iter()
            .flatten()
            .filter_map(|(severity, n)| Some((severity.clone(), n.as_i64()?)))
            .collect(),
        pulled: i.time("lastRecordedPullTime"),
    }
}
