//! Asks S3: what lets a bucket be read, and one object of it.

use reqwest::Method;
use serde_json::Value;

use super::Session;
use super::pages::not_understood;
use super::read::{Read as _, xml};
use super::signed::{Answered, Request, Service};
use crate::evidence::Reply;
use crate::evidence::aws::s3 as own;
use crate::evidence::aws::{AwsAnswer, Kind};

const S3: Service = Service { name: "s3", id: "S3", host: "s3" };

impl Session {
    /// Asks for a part of a bucket, by the path `/BUCKET/KEY?PART`, which every endpoint of S3 understands
    /// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html>).
    async fn s3<T: Kind>(
        &self,
        region: &str,
        method: Method,
        path: String,
        keep: impl FnOnce(&Answered) -> Result<T, String>,
    ) -> Reply<AwsAnswer> {
        let request = Request { method, path, headers: Vec::new(), body: String::new() };
        match self.signed(T::CALL, &S3, region, &request).await.map(|answer| keep(&answer)) {
            Ok(Ok(kept)) => Reply::Answer(kept.wrap()),
            Ok(Err(why)) => not_understood(T::CALL, &why),
            Err(reply) => reply,
        }
    }

    /// Whether a bucket is there.
    pub async fn bucket(&self, region: &str, name: &str) -> Reply<AwsAnswer> {
        self.s3(region, Method::HEAD, encoded(name), |o| {
            let named = o.header("x-amz-bucket-region").filter(|r| !r.is_empty());
            Ok(own::Bucket { name: name.to_owned(), region: named.unwrap_or(region).to_owned() })
        })
        .await
    }

    /// Its policy.
    pub async fn bucket_policy(&self, region: &str, name: &str) -> Reply<AwsAnswer> {
        self.s3(region, Method::GET, format!("{}?policy=", encoded(name)), |o| {
            Ok(own::BucketPolicy { bucket: name.to_owned(), statements: statements(&o.body) })
        })
        .await
    }

    /// Whether the policy makes it public.
    pub async fn bucket_policy_status(&self, region: &str, name: &str) -> Reply<AwsAnswer> {
        self.s3(region, Method::GET, format!("{}?policyStatus=", encoded(name)), |o| {
            let public = xml(&o.body)?.text("IsPublic").eq_ignore_ascii_case("true");
            Ok(own::BucketPolicyStatus { bucket: name.to_owned(), public })
        })
        .await
    }

    /// What is kept from being public.
    pub async fn public_access_block(&self, region: &str, name: &str) -> Reply<AwsAnswer> {
        self.s3(region, Method::GET, format!("{}?publicAccessBlock=", encoded(name)), |o| {
            let block = xml(&o.body)?;
            let set = |name: &str| block.text(name).eq_ignore_ascii_case("true");
            Ok(own::PublicAccessBlock {
                bucket: name.to_owned(),
                block_acls: set("BlockPublicAcls"),
                ignore_acls: set("IgnorePublicAcls"),
                block_policy: set("BlockPublicPolicy"),
                restrict: set("RestrictPublicBuckets"),
            })
        })
        .await
    }

    /// Whether it is a web site.
    pub async fn bucket_website(&self, region: &str, name: &str) -> Reply<AwsAnswer> {
        self.s3(region, Method::GET, format!("{}?website=", encoded(name)), |o| {
            let site = xml(&o.body)?;
            Ok(own::BucketWebsite {
                bucket: name.to_owned(),
                index: site.some("IndexDocument.Suffix"),
                error: site.some("ErrorDocument.Key"),
                redirect: site.some("RedirectAllRequestsTo.HostName"),
            })
        })
        .await
    }

    /// One object, by its head.
    pub async fn bucket_object(&self, region: &str, bucket: &str, key: &str) -> Reply<AwsAnswer> {
        self.s3(region, Method::HEAD, format!("{}/{}", encoded(bucket), encoded(key)), |o| {
            let header = |name: &str| o.header(name).map(str::to_owned);
            let modified = o.header("last-modified").and_then(|at| jiff::fmt::rfc2822::parse(at).ok());
            Ok(own::BucketObject {
                bucket: bucket.to_owned(),
                key: key.to_owned(),
                size: o.header("content-length").and_then(|size| size.parse().ok()).unwrap_or_default(),
                content_type: header("content-type"),
                modified: modified.map(|at| at.timestamp()),
                storage_class: header("x-amz-storage-class").filter(|class| class != "STANDARD"),
                encryption: header("x-amz-server-side-encryption"),
            })
        })
        .await
    }
}

/// A path as S3's signatures want it: all but letters, digits, `-._~` and `/` is percent-encoded.
fn encoded(path: &str) -> String {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes().map(|byte| if kept(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
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
            effect: s.text("Effect"),
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
    fn a_key_is_encoded_as_the_signature_wants_it() {
        assert_eq!(encoded("img/a b(1)+é.png"), "img/a%20b%281%29%2B%C3%A9.png");
    }

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
