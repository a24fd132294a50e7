//! Asks ACM.

use super::Session;
use super::session::client;
use super::time::{at, some, text};
use crate::evidence::Reply;
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::acm::{AcmCertificate, Validation};

impl Session {
    /// The state of a certificate, in the region that its ARN names.
    pub async fn certificate(&self, arn: &str) -> Reply<AwsAnswer> {
        let region = arn.split(':').nth(3).filter(|r| !r.is_empty()).unwrap_or("us-east-1");
        let client = client!(self, aws_sdk_acm, region);
        self.ask(client.describe_certificate().certificate_arn(arn).send(), |o| {
            let Some(c) = o.certificate() else { return AcmCertificate::default() };
            let renewal = c.renewal_summary();
            AcmCertificate {
                arn: text(c.certificate_arn()),
                domain: text(c.domain_name()),
                names: c.subject_alternative_names().to_vec(),
                status: text(c.status().map(|s| s.as_str())),
                kind: text(c.r#type().map(|t| t.as_str())),
                not_before: at(c.not_before()),
                not_after: at(c.not_after()),
                failure: c.failure_reason().map(|r| r.as_str().to_owned()),
                revocation: c.revocation_reason().map(|r| r.as_str().to_owned()),
                renewable: c.renewal_eligibility().is_some_and(|r| r.as_str() == "ELIGIBLE"),
                renewal: renewal.map(|r| r.renewal_status().as_str().to_owned()),
                renewal_reason: renewal.and_then(|r| r.renewal_status_reason()).map(|r| r.as_str().to_owned()),
                in_use_by: c.in_use_by().to_vec(),
                key_algorithm: text(c.key_algorithm().map(|k| k.as_str())),
                validations: c
                    .domain_validation_options()
                    .iter()
                    .map(|v| {
                        let record = v.resource_record();
                        Validation {
                            domain: v.domain_name().to_owned(),
                            method: text(v.validation_method().map(|m| m.as_str())),
                            status: text(v.validation_status().map(|s| s.as_str())),
                            record_name: some(record.map(|r| r.name())),
                            record_type: record.map(|r| r.r#type().as_str().to_owned()),
                            record_value: some(record.map(|r| r.value())),
                        }
                    })
                    .collect(),
            }
        })
        .await
    }
}
