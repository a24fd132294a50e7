//! Hand-written recordings for unit tests: a healthy walk, and ways to spoil it.
//!
//! These come second: the proof of a rule is its scenario on the demo path or a fault on real servers.

pub mod aws;
mod cases;
pub(crate) mod cluster;

use std::net::SocketAddr;

use hopwise_probes::Hop;
use hopwise_probes::evidence::{
    Answer, Body, Certificate, CertificateVerdict, ClientState, Dial, DnsAnswer, DnsQuestion, DnsRecord, Failure,
    FailureKind, Handshake, HttpAnswer, HttpQuestion, Look, Question, Reading, ReadingId, Recording, Reply, Rung,
    ServerRole, TlsSeen, recording,
};
use hopwise_probes::target::{Origin, Target};

/// When every sketch happens.
pub const NOW: &str = "2026-11-24T04:00:00Z";

/// A recording under construction.
#[derive(Debug, Clone)]
pub struct Sketch {
    /// What was made so far.
    pub recording: Recording,
}

impl Sketch {
    /// A walk of which nothing is recorded yet: `https://www.brand-a.test/` with the origin known.
    pub fn empty() -> Self {
        let mut target = Target::new("https://www.brand-a.test/".parse().unwrap());
        target.origin = Some(Origin { host: "origin.brand-a.test".to_owned(), port: 443 });
        Self {
            recording: Recording {
                schema: recording::SCHEMA.to_owned(),
                tool: "hopwise 0.0.0".to_owned(),
                started: NOW.parse().unwrap(),
                duration_ms: 80.0,
                target,
                readings: Vec::new(),
            },
        }
    }

    /// A healthy walk: two edge addresses and one balancer address answer 200 with a Laravel page.
    pub fn healthy() -> Self {
        let mut sketch = Self::empty().client(|_| {});
        for (role, server) in [(ServerRole::System, "192.0.2.1:53"), (ServerRole::Resolver, "192.0.2.2:53")] {
            sketch = sketch.dns(
                role,
                server,
                "www.brand-a.test",
                "A",
                "NOERROR",
                &[("www.brand-a.test", "A", "198.51.100.10"), ("www.brand-a.test", "A", "198.51.100.11")],
            );
        }
        for edge in ["198.51.100.10:443", "198.51.100.11:443"] {
            sketch =
                sketch.dial(Rung::Public, edge, |_| {}).page(Rung::Public, edge, 200, EDGE_HEADERS, "<h1>Brand A</h1>");
        }
        sketch.dial(Rung::Balancer, "203.0.113.20:443", |_| {}).page(
            Rung::Balancer,
            "203.0.113.20:443",
            200,
            &[],
            "<h1>Brand A</h1>",
        )
    }

    /// Adds the client's state.
    pub fn client(self, spoil: impl FnOnce(&mut ClientState)) -> Self {
        let mut state = ClientState { ipv4_route: true, trusted_roots: 140, ..ClientState::default() };
        state.resolvers = vec!["192.0.2.1:53".parse().unwrap()];
        spoil(&mut state);
        self.reading(Hop::Client, Question::Client, Reply::Answer(Answer::Client(state)))
    }

    /// Adds, or replaces, what a server says to a DNS question.
    pub fn dns(
        self,
        role: ServerRole,
        server: &str,
        name: &str,
        rtype: &str,
        rcode: &str,
        answers: &[(&str, &str, &str)],
    ) -> Self {
        let records = answers
            .iter()
            .map(|(n, t, d)| DnsRecord { name: (*n).into(), rtype: (*t).into(), ttl: 60, data: (*d).into() })
            .collect();
        let answer = DnsAnswer {
            rcode: rcode.into(),
            authoritative: role >= ServerRole::Authority,
            transport: "udp".into(),
            answers: records,
            ..DnsAnswer::default()
        };
        self.dns_reply(role, server, name, rtype, Reply::Answer(answer))
    }

    /// Adds, or replaces, the reply to a DNS question.
    pub fn dns_reply(self, role: ServerRole, server: &str, name: &str, rtype: &str, reply: Reply<DnsAnswer>) -> Self {
        let question = DnsQuestion {
            role,
            server: None,
            addr: server.parse().unwrap(),
            name: name.into(),
            rtype: rtype.into(),
            checking_disabled: false,
        };
        self.reading(Hop::Dns, Question::Dns(question), reply.map(Answer::Dns))
    }

    /// Adds, or replaces, an ordinary TLS connection; `spoil` changes what it shows.
    pub fn dial(self, rung: Rung, addr: &str, spoil: impl FnOnce(&mut TlsSeen)) -> Self {
        let (names, issuer) = match rung {
            Rung::Public => {
                (vec!["www.brand-a.test".to_owned(), "brand-a.test".to_owned()], "CN=Amazon RSA 2048 M02,O=Amazon,C=US")
            }
            _ => (vec!["*.brand-a.test".to_owned(), "origin.brand-a.test".to_owned()], "CN=R11,O=Let's Encrypt,C=US"),
        };
        let leaf = leaf(names, issuer);
        let mut tls = TlsSeen {
            tls_ms: 9.0,
            version: "TLSv1.3".to_owned(),
            cipher: "TLS13_AES_128_GCM_SHA256".to_owned(),
            alpn: Some("h2".to_owned()),
            chain: vec![leaf],
            verdict: CertificateVerdict::Valid,
            client_certificate_wanted: false,
        };
        spoil(&mut tls);
        let reply = Reply::Answer(Answer::Dial(Handshake { connect_ms: 3.0, tls: Some(tls) }));
        self.reading(hop(rung), Question::Dial(ordinary(rung, addr)), reply)
    }

    /// Adds, or replaces, a connection that failed; the page of that address is forgotten.
    pub fn dial_fails(mut self, rung: Rung, addr: &str, kind: FailureKind, text: &str) -> Self {
        let dial = ordinary(rung, addr);
        self.recording.readings.retain(|r| !matches!(&r.question, Question::Http(q) if q.dial == dial));
        self.reading(hop(rung), Question::Dial(dial), Reply::Failed(Failure::new(kind, text)))
    }

    /// Adds, or replaces, the page at an address.
    pub fn page(self, rung: Rung, addr: &str, status: u16, headers: &[(&str, &str)], body: &str) -> Self {
        self.look(rung, addr, Look::Page, status, headers, body)
    }

    /// Replaces the page at both public addresses.
    pub fn public_page(self, status: u16, headers: &[(&str, &str)], body: &str) -> Self {
        self.page(Rung::Public, "198.51.100.10:443", status, headers, body).page(
            Rung::Public,
            "198.51.100.11:443",
            status,
            headers,
            body,
        )
    }

    /// Replaces the page at both public addresses and at the balancer.
    pub fn everywhere(self, status: u16, headers: &[(&str, &str)], body: &str) -> Self {
        self.public_page(status, headers, body).page(Rung::Balancer, "203.0.113.20:443", status, headers, body)
    }

    /// Adds, or replaces, one kind of HTTP look at an address.
    pub fn look(self, rung: Rung, addr: &str, look: Look, status: u16, headers: &[(&str, &str)], body: &str) -> Self {
        let answer = HttpAnswer {
            status,
            reason: String::new(),
            version: "HTTP/2".to_owned(),
            headers: headers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect(),
            body: Body::keep(body.as_bytes(), body.len() as u64, false),
            wait_ms: 12.0,
            transfer_ms: Some(0.4),
            body_failure: None,
            same_session: None,
            head_bytes: None,
        };
        self.look_reply(rung, addr, look, 0, Reply::Answer(answer))
    }

    /// Adds, or replaces, the reply to one kind of HTTP look.
    pub fn look_reply(self, rung: Rung, addr: &str, look: Look, step: u8, reply: Reply<HttpAnswer>) -> Self {
        let question = HttpQuestion {
            look,
            dial: ordinary(rung, addr),
            url: "https://www.brand-a.test/".to_owned(),
            method: "GET".to_owned(),
            step,
            request_id: "0123456789abcdef".to_owned(),
            forwarded_proto: None,
        };
        self.reading(hop(rung), Question::Http(question), reply.map(Answer::Http))
    }

    /// Adds, or replaces, a reading by its question.
    pub fn reading(mut self, hop: Hop, question: Question, reply: Reply<Answer>) -> Self {
        let at = NOW.parse().unwrap();
        if let Some(same) = self.recording.readings.iter_mut().find(|r| r.question == question) {
            same.reply = reply;
            return self;
        }
        let id = ReadingId(format!("r{}", self.recording.readings.len() + 1));
        self.recording.readings.push(Reading { id, hop, at, ms: 5.0, question, reply });
        self
    }

    /// The report on what was sketched.
    pub fn judge(&self) -> crate::report::Report {
        crate::diagnosis::diagnose(&self.recording)
    }

    /// The rule and the hop of the verdict, after a look at its texts: every place in them must be filled.
    pub fn blamed(&self) -> (String, Option<Hop>) {
        let report = self.judge();
        let verdict = report.verdict;
        let messages = report.findings.iter().map(|f| &f.message);
        for text in messages.chain([&verdict.summary]).chain(&verdict.fix).chain(&verdict.check_by_hand) {
            assert_eq!(crate::diagnosis::words::left_open(text), None, "a place is left open in {text:?}");
        }
        (verdict.rule.unwrap_or_default(), verdict.hop)
    }

    /// Names of the rules that fire, sorted.
    pub fn fired(&self) -> Vec<String> {
        let mut names: Vec<_> = self.judge().findings.into_iter().map(|f| f.rule).collect();
        names.sort();
        names
    }
}

/// The headers that CloudFront adds to an answer of the origin.
pub const EDGE_HEADERS: &[(&str, &str)] = &[
    ("x-cache", "Miss from cloudfront"),
    ("via", "1.1 3f2a0d7c.cloudfront.net (CloudFront)"),
    ("x-amz-cf-pop", "FRA56-P1"),
    ("x-amz-cf-id", "95d3b174b661d6b6"),
];

fn ordinary(rung: Rung, addr: &str) -> Dial {
    let addr: SocketAddr = addr.parse().unwrap();
    let alpn = vec!["h2".to_owned(), "http/1.1".to_owned()];
    let host = "www.brand-a.test".to_owned();
    Dial { rung, host, addr, tls: true, sni: true, alpn, only_version: None, via: None, proxy_preface: false }
}

const fn hop(rung: Rung) -> Hop {
    match rung {
        Rung::Public | Rung::Elsewhere => Hop::Edge,
        Rung::Balancer => Hop::Balancer,
        Rung::Ingress => Hop::Ingress,
        Rung::Pod => Hop::Pod,
    }
}

/// A certificate of the brand that is valid for another nine months.
fn leaf(names: Vec<String>, issuer: &str) -> Certificate {
    Certificate {
        subject: "CN=www.brand-a.test".to_owned(),
        issuer: issuer.to_owned(),
        names,
        not_before: "2026-09-01T00:00:00Z".parse().unwrap(),
        not_after: "2027-09-01T00:00:00Z".parse().unwrap(),
        serial: "01".to_owned(),
        fingerprint: "aa".to_owned(),
        self_signed: false,
        ca: false,
    }
}
