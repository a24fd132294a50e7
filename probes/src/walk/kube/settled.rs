//! Says when the logs hold all that they will of a walk in which nothing went wrong.
//!
//! A line takes a moment from the container to the API server. Where every request was answered well, the lines that are
//! still to come are known: one of each request at each hop that it passed. Where one was not, what is written of it
//! comes from many hands, and nobody can tell which line is the last.

use crate::Hop;
use crate::evidence::{Answer, HttpAnswer, HttpQuestion, Look, Question, Reading, Reply, Rung};

/// The hops at which each request must show, by its id; nothing where a request or a connection went wrong.
pub(super) fn expected(readings: &[Reading]) -> Option<Vec<(Hop, String)>> {
    let mut all = Vec::new();
    for reading in readings {
        match (&reading.question, &reading.reply) {
            (Question::Dial(_) | Question::Http(_), Reply::Failed(_)) => return None,
            (Question::Http(question), Reply::Answer(Answer::Http(answer))) => {
                if went_wrong(question, answer) {
                    return None;
                }
                all.extend(passed(question, answer).map(|hop| (hop, question.request_id.clone())));
            }
            _ => {}
        }
    }
    (!all.is_empty()).then_some(all)
}

/// Whether the logs may say why. A site need not have the files and names that are only looked for.
fn went_wrong(question: &HttpQuestion, answer: &HttpAnswer) -> bool {
    let optional = matches!(question.look, Look::Health | Look::StaticFile | Look::ForeignHost | Look::OriginHost);
    answer.body_failure.is_some() || answer.status >= if optional { 500 } else { 400 }
}

/// The hops that a request passed on its way, as far as its answer shows.
fn passed(question: &HttpQuestion, answer: &HttpAnswer) -> impl Iterator<Item = Hop> {
    // What CloudFront answers from its cache or by itself goes no further.
    let by_edge = answer.header("x-cache").is_some_and(|v| !v.starts_with("Miss") && !v.starts_with("RefreshHit"));
    let ingress = match question.dial.rung {
        Rung::Public => !by_edge && question.look != Look::Plain,
        Rung::Balancer | Rung::Ingress => true,
        _ => false,
    };
    // Redirects to https and pages of the default backend come from the controller itself.
    let pod = question.dial.rung == Rung::Pod || (ingress && answer.status == 200);
    [(ingress, Hop::Ingress), (pod, Hop::Pod)].into_iter().filter_map(|(passed, hop)| passed.then_some(hop))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edge::{ordinary_dial, request};
    use crate::evidence::{Body, Failure, FailureKind, ReadingId};

    fn reading(rung: Rung, look: Look, reply: Reply<Answer>) -> Reading {
        let dial = ordinary_dial(rung, "www.brand-a.test", ([192, 0, 2, 1], 443).into(), true);
        let url = "https://www.brand-a.test/".parse().unwrap();
        let question = Question::Http(request(look, dial, &url, format!("{rung:?}-{look:?}")));
        let at = jiff::Timestamp::UNIX_EPOCH;
        Reading { id: ReadingId(String::new()), hop: Hop::Edge, at, ms: 1.0, question, reply }
    }

    fn answered(rung: Rung, look: Look, status: u16, x_cache: &str) -> Reading {
        let answer = HttpAnswer {
            status,
            reason: String::new(),
            version: "HTTP/2".to_owned(),
            headers: vec![("x-cache".to_owned(), x_cache.to_owned())],
            body: Body::keep(b"", 0, false),
            wait_ms: 1.0,
            transfer_ms: None,
            body_failure: None,
            same_session: None,
            head_bytes: None,
        };
        reading(rung, look, Reply::Answer(Answer::Http(answer)))
    }

    #[test]
    fn a_request_shows_at_each_hop_that_it_passed() {
        let at = |hop, id: &str| (hop, id.to_owned());
        let readings = [
            answered(Rung::Public, Look::Page, 200, "Miss from cloudfront"),
            answered(Rung::Public, Look::Uncached, 200, "Hit from cloudfront"),
            answered(Rung::Public, Look::Plain, 301, "Miss from cloudfront"),
            answered(Rung::Ingress, Look::Plain, 308, "Miss"),
            answered(Rung::Pod, Look::Health, 404, "Miss"),
        ];
        let expected = expected(&readings).unwrap();
        let wanted = [
            at(Hop::Ingress, "Public-Page"),
            at(Hop::Pod, "Public-Page"),
            at(Hop::Ingress, "Ingress-Plain"),
            at(Hop::Pod, "Pod-Health"),
        ];
        assert_eq!(expected, wanted);
    }

    #[test]
    fn where_a_request_went_wrong_nobody_can_tell_which_line_is_the_last() {
        let fine = || answered(Rung::Public, Look::Page, 200, "Miss");
        assert!(expected(&[fine()]).is_some());
        assert_eq!(expected(&[]), None);
        for (look, status) in [(Look::Page, 500), (Look::Page, 404), (Look::Health, 503)] {
            assert_eq!(expected(&[fine(), answered(Rung::Pod, look, status, "Miss")]), None);
        }
        let failure = Failure::new(FailureKind::Timeout, "no answer");
        assert_eq!(expected(&[fine(), reading(Rung::Balancer, Look::Page, Reply::Failed(failure))]), None);
    }
}
