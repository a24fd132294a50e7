//! The evidence for people: every question with its reply, one a line.

use hopwise_probes::evidence::{Answer, Question, Reading, Recording, Reply};

use super::clean;

/// All readings, in the order of their names.
#[must_use]
pub fn render(recording: &Recording) -> String {
    let mut out = String::from("\nEvidence\n");
    for reading in &recording.readings {
        let line =
            format!("{} {} {:.1} ms: {} => {}", reading.id, reading.hop, reading.ms, asked(reading), replied(reading));
        out.push_str(&format!("  {}\n", clean::line(&line)));
    }
    out
}

fn asked(reading: &Reading) -> String {
    match &reading.question {
        Question::Client => "state of this machine".to_owned(),
        Question::Dns(q) => {
            format!("{} {} at {}", q.name, q.rtype, q.server.clone().unwrap_or_else(|| q.addr.to_string()))
        }
        Question::Dial(d) => {
            let how = match (d.tls, d.sni, &d.only_version) {
                (false, ..) => "TCP".to_owned(),
                (true, false, _) => "TLS without SNI".to_owned(),
                (true, true, Some(version)) => version.clone(),
                (true, true, None) => "TLS".to_owned(),
            };
            format!("{how} to {} as {}", d.addr, d.host)
        }
        Question::Aws(q) => format!("{} {} in {}", q.call, q.about, q.region),
        Question::Kube(q) => format!("{} {} {} {}", q.verb, q.resource, q.namespace, q.about),
        Question::Http(q) => format!("{} {} at {}", q.method, q.url, q.dial.addr),
    }
}

fn replied(reading: &Reading) -> String {
    match &reading.reply {
        Reply::Failed(failure) => format!("failed: {}", failure.text),
        Reply::Denied(why) => format!("denied: {why}"),
        Reply::NotAsked(why) => format!("not asked: {why}"),
        Reply::Answer(Answer::Client(_)) => "known".to_owned(),
        Reply::Answer(Answer::Dns(a)) => {
            let data: Vec<_> = a.answers.iter().take(4).map(|r| r.data.as_str()).collect();
            format!("{} {}", a.rcode, data.join(" "))
        }
        Reply::Answer(Answer::Dial(h)) => h.tls.as_ref().map_or_else(
            || "connected".to_owned(),
            |t| format!("{} {:?} {}", t.version, t.verdict, t.chain.first().map_or("", |c| c.subject.as_str())),
        ),
        Reply::Answer(Answer::Aws(_) | Answer::Kube(_)) => "answered".to_owned(),
        Reply::Answer(Answer::Http(a)) => format!("{} {} ({} bytes)", a.version, a.status, a.body.read),
    }
}
