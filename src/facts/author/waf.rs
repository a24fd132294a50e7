//! WAFv2 as it shows itself: an action that asks the visitor for proof.
//!
//! A plain block looks like CloudFront's or the load balancer's own 403, and a custom response like anything at all.

use hopwise_probes::evidence::HttpAnswer;

use super::{Attribution, Author, by};

/// By `x-amzn-waf-action` (AWS WAF API reference, CaptchaAction and ChallengeAction).
pub(super) fn attribute(answer: &HttpAnswer) -> Option<Attribution> {
    let action = answer.header("x-amzn-waf-action")?;
    match action.trim().to_ascii_lowercase().as_str() {
        "captcha" => Some(by(Author::Waf, "waf.captcha", "x-amzn-waf-action: captcha")),
        "challenge" => Some(by(Author::Waf, "waf.challenge", "x-amzn-waf-action: challenge")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, page_of};

    #[test]
    fn the_action_names_captcha_and_challenge() {
        assert_eq!(page_of(&answer(405, &[("x-amzn-waf-action", "captcha")], "<html>")), "waf.captcha");
        assert_eq!(page_of(&answer(202, &[("x-amzn-waf-action", "challenge")], "")), "waf.challenge");
        assert_eq!(page_of(&answer(202, &[("x-amzn-waf-action", "count")], "")), "");
    }
}
