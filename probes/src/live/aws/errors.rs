//! What the errors of AWS mean: a refusal, a thing that is not there, trouble with our own access, or trouble of AWS.
//!
//! None of them is evidence against the traced site, so none becomes `Failed`.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use crate::evidence::aws::{Absent, Call};
use crate::evidence::redact;

/// What an error means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It is not there: an answer.
    Absent(Absent),
    /// We may not; names the IAM action.
    Denied(String),
    /// Our own access is broken, for every other call as well.
    Broken(String),
    /// Asked too fast, even after retries.
    Throttled(String),
    /// Anything else.
    Trouble(String),
}

/// The meaning of a code with its words.
pub(super) fn meaning(call: Call, code: &str, status: u16, words: &str) -> Meaning {
    let words = cut(words);
    let has = |parts: &[&str]| parts.iter().any(|p| code.contains(p));
    let late = ["Signature expired", "Signature not yet current"].iter().any(|said| words.contains(said));
    if has(&["RequestTimeTooSkewed", "RequestInTheFuture"]) || late {
        return Meaning::Broken(
            "this machine's clock is off: AWS does not take what is signed with its time; \
             set it (`timedatectl set-ntp true`)"
                .to_owned(),
        );
    }
    // EC2 says the same of a wrong clock.
    if has(&["RequestExpired"]) {
        return Meaning::Broken(
            "for AWS the request has expired: log in again (`aws sso login`, or fresh keys), or this machine's clock is off"
                .to_owned(),
        );
    }
    if has(&["ExpiredToken", "TokenRefreshRequired"]) {
        return Meaning::Broken(
            "the AWS session has expired; log in again (`aws sso login`, or fresh keys)".to_owned(),
        );
    }
    let bad =
        ["InvalidClientTokenId", "UnrecognizedClient", "InvalidAccessKeyId", "AuthFailure", "IncompleteSignature"];
    if has(&bad) || has(&["InvalidSignature", "SignatureDoesNotMatch", "MissingAuthenticationToken", "InvalidToken"]) {
        return Meaning::Broken(format!("AWS does not take the credentials ({code}); check profile, keys and clock"));
    }
    if has(&["OptInRequired", "RegionDisabled"]) {
        return Meaning::Broken(format!("this region is not enabled for the account ({code}); give another --region"));
    }
    if has(&["AccessDenied", "Unauthorized", "AuthorizationError", "NotAuthorized"]) || code == "Forbidden" {
        let named = words.split("perform: ").nth(1).and_then(|rest| rest.split([' ', ',']).next());
        let action = named.filter(|a| a.contains(':')).unwrap_or_else(|| call.action());
        return Meaning::Denied(action.to_owned());
    }
    if has(&["Throttl", "TooManyRequests", "RequestLimitExceeded", "SlowDown", "PriorRequestNotComplete"]) {
        return Meaning::Throttled(format!("AWS throttles {call}: {code}"));
    }
    if has(&["NotFound", "NoSuch", "Nonexistent", "NonExistent", "DoesNotExist"]) || (status == 404 && !code.is_empty())
    {
        return Meaning::Absent(Absent { code: code.to_owned(), text: words });
    }
    if status == 403 {
        return Meaning::Denied(call.action().to_owned());
    }
    let code = if code.is_empty() { format!("status {status}") } else { code.to_owned() };
    Meaning::Trouble(format!("{call} gave no answer: {code} {words}").trim_end().to_owned())
}

/// The meaning of an error of the SDK.
pub(super) fn of<E>(call: Call, error: &SdkError<E, HttpResponse>) -> Meaning
where
    E: ProvideErrorMetadata + std::error::Error + 'static,
{
    match error {
        SdkError::ServiceError(service) => {
            let status = service.raw().status().as_u16();
            let (code, words) = (service.err().code().unwrap_or_default(), service.err().message().unwrap_or_default());
            meaning(call, code, status, words)
        }
        SdkError::TimeoutError(_) => Meaning::Trouble(format!("{call} gave no answer in time")),
        SdkError::DispatchFailure(failure) if failure.is_user() || format!("{failure:?}").contains("Credentials") => {
            Meaning::Broken("no AWS credentials".to_owned())
        }
        SdkError::DispatchFailure(failure) => {
            let words = failure.as_connector_error().map(|e| DisplayErrorContext(e).to_string()).unwrap_or_default();
            let hint = if words.contains("dns error") { "; is the region right?" } else { "" };
            Meaning::Trouble(format!(
                "{call} cannot be reached{hint} {}",
                cut(words.split(" (").next().unwrap_or_default())
            ))
        }
        other => Meaning::Trouble(format!("{call}: {}", cut(&DisplayErrorContext(other).to_string()))),
    }
}

/// Redacted, on one line, and not long.
fn cut(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    redact::text(&line).chars().take(300).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_action_that_is_missing() {
        let said =
            "User: arn:aws:iam::1:user/x is not authorized to perform: elasticloadbalancing:DescribeRules because";
        assert_eq!(
            meaning(Call::Listeners, "AccessDenied", 403, said),
            Meaning::Denied("elasticloadbalancing:DescribeRules".into())
        );
        assert_eq!(
            meaning(Call::Instances, "UnauthorizedOperation", 403, "You are not authorized to perform this operation."),
            Meaning::Denied("ec2:DescribeInstances".into())
        );
    }

    #[test]
    fn what_is_not_there_is_an_answer_and_a_refusal_never_is() {
        assert!(matches!(meaning(Call::BucketPolicy, "NoSuchBucketPolicy", 404, ""), Meaning::Absent(_)));
        assert!(matches!(meaning(Call::TargetHealth, "TargetGroupNotFound", 400, ""), Meaning::Absent(_)));
        assert!(matches!(meaning(Call::Bucket, "", 403, ""), Meaning::Denied(_)));
    }

    #[test]
    fn a_wrong_clock_is_not_called_a_wrong_key() {
        let said = "Signature expired: 20261129T080000Z is now earlier than 20261129T084500Z";
        for (code, words) in [("SignatureDoesNotMatch", said), ("RequestTimeTooSkewed", ""), ("RequestExpired", "")] {
            let Meaning::Broken(why) = meaning(Call::CallerIdentity, code, 403, words) else { panic!("{code}") };
            assert!(why.contains("clock is off"), "{why}");
        }
    }

    #[test]
    fn an_expired_session_breaks_the_whole_half_and_an_outage_of_aws_does_not() {
        assert!(matches!(meaning(Call::CallerIdentity, "ExpiredToken", 403, ""), Meaning::Broken(_)));
        assert!(matches!(meaning(Call::Listeners, "InternalFailure", 500, ""), Meaning::Trouble(_)));
        assert!(matches!(meaning(Call::Listeners, "Throttling", 400, ""), Meaning::Throttled(_)));
    }
}
