//! Code at the edge: CloudFront Functions and Lambda@Edge, named by `X-Cache`.

use hopwise_probes::evidence::HttpAnswer;

use super::{Attribution, Author, by};

/// The values of `X-Cache` that name code at the edge or its quota, in lower case without ` from cloudfront`.
const RESULTS: &[(&str, Attribution)] = &[
    ("functiongeneratedresponse", function("X-Cache: FunctionGeneratedResponse", "edge-function.function")),
    ("lambdageneratedresponse", function("X-Cache: LambdaGeneratedResponse", "edge-function.lambda")),
    ("lambdavalidationerror", function("X-Cache: LambdaValidationError", "edge-function.lambda-validation")),
    ("lambdaexecutionerror", function("X-Cache: LambdaExecutionError", "edge-function.lambda-execution")),
    ("lambdalimitexceeded", function("X-Cache: LambdaLimitExceeded", "edge-function.lambda-limit")),
    ("limitexceeded", by(Author::Cloudfront, "cloudfront.limit-exceeded", "X-Cache: LimitExceeded")),
];

/// By the result type that CloudFront writes into `X-Cache`, compared without case.
pub(super) fn attribute(answer: &HttpAnswer) -> Option<Attribution> {
    let result = answer.header("x-cache")?.to_ascii_lowercase();
    let result = result.strip_suffix(" from cloudfront")?.trim();
    RESULTS.iter().find(|(name, _)| *name == result).map(|(_, attribution)| *attribution)
}

const fn function(proof: &'static str, page: &'static str) -> Attribution {
    by(Author::EdgeFunction, page, proof)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, page_of};

    #[test]
    fn each_result_type_of_code_at_the_edge_is_known_whatever_its_case() {
        for (value, page) in [
            ("FunctionGeneratedResponse from cloudfront", "edge-function.function"),
            ("LambdaGeneratedResponse from cloudfront", "edge-function.lambda"),
            ("LambdaValidationError from CloudFront", "edge-function.lambda-validation"),
            ("LambdaExecutionError from cloudfront", "edge-function.lambda-execution"),
            ("LambdaLimitExceeded from cloudfront", "edge-function.lambda-limit"),
            ("LimitExceeded from cloudfront", "cloudfront.limit-exceeded"),
        ] {
            assert_eq!(page_of(&answer(503, &[("x-cache", value), ("server", "CloudFront")], "")), page);
        }
        for carried in ["Miss from cloudfront", "Error from cloudfront", "Hit from cloudfront"] {
            assert_eq!(page_of(&answer(503, &[("x-cache", carried)], "")), "");
        }
    }
}
