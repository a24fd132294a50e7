//! Asks ACM.

use serde_json::{Value, json};

use super::Session;
use super::json::Json;
use super::read::Read as _;
use super::signed::Service;
use crate::evidence::Reply;
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::acm::{AcmCertificate, Validation};

const ACM: Json = Json { service: Service { name: "acm", id: "ACM", host: "acm" }, target: "CertificateManager" };

impl Session {
    /// The state of a certificate, in the region that its ARN names.
    pub async fn certificate(&self, arn: &str) -> Reply<AwsAnswer> {
        let region = arn.split(':').nth(3).filter(|r| !r.is_empty()).unwrap_or("us-east-1");
        self.one(&ACM, region, json!({"CertificateArn": arn}), |o| certificate(o.part("Certificate"))).await
    }
}

fn certificate(c: &Value) -> AcmCertificate {
    AcmCertificate {
        arn: c.text("CertificateArn"),
        domain: c.text("DomainName"),
        names: c.texts("SubjectAlternativeNames"),
        status: c.text("Status"),
        kind: c.text("Type"),
        not_before: c.time("NotBefore"),
        not_after: c.time("NotAfter"),
        failure: c.some("FailureReason"),
        revocation: c.some("RevocationReason"),
        renewable: c.text("RenewalEligibility") == "ELIGIBLE",
        renewal: c.some("RenewalSummary.RenewalStatus"),
        renewal_reason: c.some("RenewalSummary.RenewalStatusReason"),
        in_use_by: c.texts("InUseBy"),
        key_algorithm: c.text("KeyAlgorithm"),
        validations: c.all("DomainValidationOptions").iter().map(validation).collect(),
    }
}

fn validation(v: &Value) -> Validation {
    Validation {
        domain: v.text("DomainName"),
        method: v.text("ValidationMethod"),
        status: v.text("ValidationStatus"),
        record_name: v.some("ResourceRecord.Name"),
        record_type: v.some("ResourceRecord.Type"),
        record_value: v.some("ResourceRecord.Value"),
    }
}
