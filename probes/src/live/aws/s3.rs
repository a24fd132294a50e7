//! Asks S3: what lets a bucket be read, and one object of it.

use serde_json::Value;

use super::Session;
use super::time::{at, some, text};
use crate::evidence::Reply;
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::s3 as own;

impl Session {
    fn s3(&self, region: &str) -> aws_sdk_s3::Client {
        // An endpoint of our own has no name for every bucket.
        let config = aws_sdk_s3::config::Builder::from(&self.config(region)).interceptor(self.books_keeper());
        let own = std::env::var_os("AWS_ENDPOINT_URL").or_else(|| std::env::var_os("AWS_ENDPOINT_URL_S3")).is_some();
        aws_sdk_s3::Client::from_conf(config.force_path_style(own).build())
    }

    /// Whether a bucket is there.
    pub async fn bucket(&self, region: &str, name: &str) -> Reply<AwsAnswer> {
        self.ask(self.s3(region).head_bucket().bucket(name).send(), |o| own::Bucket {
            name: name.to_owned(),
            region: some(o.bucket_region()).unwrap_or_else(|| region.to_owned()),
        })
        .await
    }

    /// Its policy.
    pub async fn bucket_policy(&self, region: &str, name: &str) -> Reply<AwsAnswer> {
        self.ask(self.s3(region).get_bucket_policy().bucket(name).send(), |o| own::BucketPolicy {
            bucket: name.to_owned(),
            statements: statements(o.policy().unwrap_or_default()),
        })
        .await
    }

    /// Whether the policy makes it public.
    pub async fn bucket_policy_status(&self, region: &str, name: &str) -> Reply<AwsAnswer> {
        self.ask(self.s3(region).get_bucket_policy_status().bucket(name).send(), |o| own::BucketPolicyStatus {
            bucket: name.to_owned(),
            public: o.policy_status().and_then(|p| p.is_public()) == Some(true),
        })
        .await
    }

    /// What is kept from being public.
    pub async fn public_access_block(&self, region: &str, name: &str) -> Reply<AwsAnswer> {
        self.ask(self.s3(region).get_public_access_block().bucket(name).send(), |o| {
            let block = o.public_access_block_configuration();
            own::PublicAccessBlock {
                bucket: name.to_owned(),
                block_acls: block.and_then(|b| b.block_public_acls()) == Some(true),
                ignore_acls: block.and_then(|b| b.ignore_public_acls()) == Some(true),
                block_policy: block.and_then(|b| b.block_public_policy()) == Some(true),
                restrict: block.and_then(|b| b.restrict_public_buckets()) == Some(true),
            }
        })
        .await
    }

    /// Whether it is a web site.
    pub async fn bucket_website(&self, region: &str, name: &str) -> Reply<AwsAnswer> {
        self.ask(self.s3(region).get_bucket_website().bucket(name).send(), |o| own::BucketWebsite {
            bucket: name.to_owned(),
            index: o.index_document().map(|i| i.suffix().to_owned()),
            error: o.error_document().map(|e| e.key().to_owned()),
            redirect: o.redirect_all_requests_to().map(|r| r.host_name().to_owned()),
        })
        .await
    }

    /// One object, by its head.
    pub async fn bucket_object(&self, region: &str, bucket: &str, key: &str) -> Reply<AwsAnswer> {
        self.ask(self.s3(region).head_object().bucket(bucket).key(key).send(), |o| own::BucketObject {
            bucket: bucket.to_owned(),
            key: key.to_owned(),
            size: o.content_length().unwrap_or_default(),
            content_type: some(o.content_type()),
            modified: at(o.last_modified()),
            storage_class: o.storage_class().map(|s| s.as_str().to_owned()).filter(|s| s != "STANDARD"),
            encryption: o.server_side_encryption().map(|s| s.as_str().to_owned()),
        })
        .await
    }
}

/// The statements of a policy document.
fn statements(document: &str) -> Vec<own::Statement> {
    let Ok(document) = serde_json::from_str::<Value>(document) else { return Vec::new() };
    let all = match &document["Statement"] {
        Value::Array(all) => all.clone(),
        Value::Null => Vec::new(),
        one => vec![one.clone()],
    };
    all.iter()
        .map(|s| own::Statement {
            effect: text(s["Effect"].as_str()),
            principals: match &s["Principal"] {
                Value::Object(kinds) => kinds.values().flat_map(words).collect(),
                other => words(other),
            },
            actions: words(&s["Action"]),
            resources: words(&s["Resource"]),
            conditions: s["Condition"].as_object().map(conditions).unwrap_or_default(),
        })
        .collect()
}

/// A word or a list of words.
fn words(value: &Value) -> Vec<String> {
    match value {
        Value::String(one) => vec![one.clone()],
        Value::Array(all) => all.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Value::Bool(is) => vec![is.to_string()],
        _ => Vec::new(),
    }
}

fn conditions(all: &serde_json::Map<String, Value>) -> Vec<String> {
    let pairs =
        all.iter().flat_map(|(operator, keys)| keys.as_object().into_iter().flatten().map(move |k| (operator, k)));
    pairs.map(|(operator, (key, value))| format!("{operator} {key} {}", words(value).join(","))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_read_whether_its_parts_are_words_or_lists() {
        let read = statements(
            r#"{"Statement": {"Effect": "Allow", "Principal": {"Service": "cloudfront.amazonaws.com"},
                "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::a/*"],
                "Condition": {"StringEquals": {"AWS:SourceArn": "arn:aws:cloudfront::1:distribution/E1"}}}}"#,
        );
        assert_eq!(read[0].principals, ["cloudfront.amazonaws.com"]);
        assert_eq!(read[0].conditions, ["StringEquals AWS:SourceArn arn:aws:cloudfront::1:distribution/E1"]);
    }
}
