//! Load balancers that speak HTTP: Application and Classic. A Network Load Balancer never writes an answer.

use hopwise_probes::evidence::HttpAnswer;

use super::{Attribution, Author, by};

/// By `Server: awselb/2.0`, or by the status line that only a Classic Load Balancer writes.
pub(super) fn attribute(answer: &HttpAnswer) -> Option<Attribution> {
    if answer.header("server").is_some_and(|s| s.to_ascii_lowercase().starts_with("awselb/")) {
        let page = match answer.status {
            400.. => "alb.error",
            300..=399 => "alb.redirect",
            _ => "alb.fixed-response",
        };
        return Some(by(Author::Alb, page, "Server: awselb/2.0"));
    }
    if answer.header("server").is_some() || !answer.body.is_empty() {
        return None;
    }
    let reason = answer.reason.to_ascii_lowercase();
    if answer.status == 503 && reason.contains("back-end server is at capacity") {
        return Some(classic("classic-elb.at-capacity", "status line: Back-end server is at capacity"));
    }
    if answer.status == 504 && answer.reason == "GATEWAY_TIMEOUT" {
        return Some(classic("classic-elb.gateway-timeout", "status line: GATEWAY_TIMEOUT, empty body"));
    }
    // Its own status lines are written in capitals with underscores, such as BAD_REQUEST.
    let shouted = answer.reason.contains('_') && answer.reason.bytes().all(|b| b.is_ascii_uppercase() || b == b'_');
    (answer.status >= 400 && shouted).then(|| classic("classic-elb.error", "status line in capitals, empty body"))
}

const fn classic(page: &'static str, proof: &'static str) -> Attribution {
    by(Author::ClassicElb, page, proof)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, page_of, with_reason};

    #[test]
    fn an_application_load_balancer_names_itself() {
        let page = include_str!("../../../fixtures/samples/alb-service-unavailable.html");
        let own = [("server", "awselb/2.0")];
        assert_eq!(page_of(&answer(503, &own, page)), "alb.error");
        assert_eq!(page_of(&answer(301, &own, "")), "alb.redirect");
        assert_eq!(page_of(&answer(200, &own, "hello")), "alb.fixed-response");
    }

    #[test]
    fn a_classic_load_balancer_shows_in_the_status_line() {
        let at_capacity = "Service Unavailable: Back-end server is at capacity";
        assert_eq!(page_of(&with_reason(503, at_capacity)), "classic-elb.at-capacity");
        assert_eq!(page_of(&with_reason(504, "GATEWAY_TIMEOUT")), "classic-elb.gateway-timeout");
        assert_eq!(page_of(&with_reason(400, "BAD_REQUEST")), "classic-elb.error");
        assert_eq!(page_of(&with_reason(503, "Service Unavailable")), "");
    }
}
