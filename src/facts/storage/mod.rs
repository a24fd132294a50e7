//! Facts of the hop storage: S3 answering the visitor itself, or the application repeating S3's error.

pub mod bucket;
pub mod policy;

use hopwise_probes::Hop;
use hopwise_probes::evidence::Rung;

use crate::facts::answer::{decide, first, says};
use crate::facts::symptom::of_look;
use crate::facts::{Author, Evidence, Fact, Known};

/// S3 refuses the object.
pub static ACCESS_DENIED: Fact = Fact {
    name: "storage.access-denied",
    hop: Hop::Storage,
    about: "S3 answers AccessDenied, to the visitor or to the application",
    derive: |e| code(e, &["AccessDenied"]),
};

/// The object is missing.
pub static OBJECT_MISSING: Fact = Fact {
    name: "storage.object-missing",
    hop: Hop::Storage,
    about: "S3 answers NoSuchKey, to the visitor or to the application",
    derive: |e| code(e, &["NoSuchKey"]),
};

/// The bucket is missing.
pub static BUCKET_MISSING: Fact = Fact {
    name: "storage.bucket-missing",
    hop: Hop::Storage,
    about: "S3 answers NoSuchBucket, to the visitor or to the application",
    derive: |e| code(e, &["NoSuchBucket"]),
};

/// The bucket lies in another region.
pub static REGION_WRONG: Fact = Fact {
    name: "storage.region-wrong",
    hop: Hop::Storage,
    about: "S3 answers that the bucket lies in another region",
    derive: |e| code(e, &["PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException"]),
};

/// The keys of the application are not accepted.
pub static CREDENTIALS_INVALID: Fact = Fact {
    name: "storage.credentials-invalid",
    hop: Hop::Storage,
    about: "S3 does not accept the application's keys, their signature or their time",
    derive: |e| {
        code(
            e,
            &["InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken", "RequestTimeTooSkewed"],
        )
    },
};

/// The application finds no keys at all.
pub static CREDENTIALS_MISSING: Fact = Fact {
    name: "storage.credentials-missing",
    hop: Hop::Storage,
    about: "the AWS SDK of the application finds no keys: none are set, and nobody gives it those of a role",
    // The SDK for PHP says so by its providers, <https://docs.aws.amazon.com/sdk-for-php/v3/developer-guide/guide_credentials.html>.
    derive: |e| {
        let words = [
            "Error retrieving credentials from the instance profile metadata service",
            "Unable to retrieve credentials from Instance Metadata Service",
            "Cannot read credentials from ",
        ];
        says(e, |text| first(text, &words))
    },
};

/// Whether S3 gives one of the error codes: in its own page, or in an exception of its SDK that the application shows.
fn code(e: &Evidence<'_>, codes: &[&str]) -> Known {
    let own = decide(e, |look| {
        let body = look.answer().map_or("", |a| a.body.text());
        let named = codes
            .iter()
            .any(|c| body.contains(&format!("<Code>{c}</Code>")) || body.contains(&format!("<li>Code: {c}</li>")));
        // An answer to HEAD, or a refusal without a body, has only its status.
        let bare = !body.contains("<Code>") && look.attribution.page == "s3.access-denied" && codes == ["AccessDenied"];
        // What is refused there is the page for errors, which is asked for only because there is one.
        let of_errors = e.symptom().masked_by.is_some() && look.question.dial.rung == Rung::Public;
        look.attribution.author == Author::S3 && of_look(look).is_bad() && (named || bare) && !of_errors
    });
    if !matches!(own, Known::No) {
        return own;
    }
    // The SDK writes: Error executing "GetObject" on "https://…"; … NoSuchKey (client): The specified key …
    says(e, |text| {
        let at = text.find("Error executing \"")?;
        let said: Vec<_> = codes.iter().map(|c| format!("{c} (client)")).collect();
        let xml: Vec<_> = codes.iter().map(|c| format!("<Code>{c}</Code>")).collect();
        let words: Vec<&str> = said.iter().chain(&xml).map(String::as_str).collect();
        first(&text[at..], &words).map(|_| at)
    })
}
