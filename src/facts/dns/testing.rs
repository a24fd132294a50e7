//! Hand-written DNS evidence: a whole healthy tree, and ways to spoil what each server says.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{
    Answer, DnsAnswer, DnsQuestion, DnsRecord, Failure, FailureKind, Question, Reply, Rung, ServerRole,
};

use crate::facts::testing::Sketch;

/// The traced host of every sketch.
pub const HOST: &str = "www.brand-a.test";
/// Its zone.
pub const ZONE: &str = "brand-a.test";
/// The resolvers, the system's first.
pub const RESOLVERS: [&str; 2] = ["192.0.2.1:53", "192.0.2.2:53"];
/// The zone's servers.
pub const SERVERS: [(&str, &str); 2] = [("ns1.brand-a.test", "192.0.2.53:53"), ("ns2.brand-a.test", "192.0.2.54:53")];
/// The server of the parent zone.
pub const PARENT: (&str, &str) = ("a.nic.test", "192.0.2.9:53");
/// The addresses of the host.
pub const ADDRESSES: [(&str, &str, &str); 2] = [(HOST, "A", "198.51.100.10"), (HOST, "A", "198.51.100.11")];

const NS: [(&str, &str, &str); 2] = [(ZONE, "NS", "ns1.brand-a.test"), (ZONE, "NS", "ns2.brand-a.test")];

/// Records of TTL 60.
pub fn records(all: &[(&str, &str, &str)]) -> Vec<DnsRecord> {
    all.iter()
        .map(|(n, t, d)| DnsRecord { name: (*n).into(), rtype: (*t).into(), ttl: 60, data: (*d).into() })
        .collect()
}

/// An answer with records.
pub fn gives(all: &[(&str, &str, &str)]) -> DnsAnswer {
    DnsAnswer { rcode: "NOERROR".into(), transport: "udp".into(), answers: records(all), ..DnsAnswer::default() }
}

/// An answer with a code and nothing else.
pub fn says(rcode: &str) -> DnsAnswer {
    DnsAnswer { rcode: rcode.into(), ..gives(&[]) }
}

/// A denial by a zone: NXDOMAIN, or NOERROR without records.
pub fn denies(rcode: &str, zone: &str) -> DnsAnswer {
    DnsAnswer { authority: records(&[(zone, "SOA", &soa(7))]), ..says(rcode) }
}

/// The SOA data of the zone with a serial.
pub fn soa(serial: u32) -> String {
    format!("ns1.brand-a.test. hostmaster.brand-a.test. {serial} 7200 900 1209600 900")
}

/// The same answer with authority.
pub fn aa(answer: DnsAnswer) -> DnsAnswer {
    DnsAnswer { authoritative: true, ..answer }
}

/// No answer in time.
pub fn silence() -> Reply<DnsAnswer> {
    Reply::Failed(Failure::new(FailureKind::Timeout, "no answer to DNS over UDP"))
}

impl Sketch {
    /// A healthy walk with all its DNS: two resolvers, the parent's server, two servers of the zone.
    pub fn named() -> Self {
        let mut sketch = Self::healthy();
        for i in 0..RESOLVERS.len() {
            sketch = sketch.resolver(i, "A", gives(&ADDRESSES)).resolver(i, "AAAA", denies("NOERROR", ZONE));
        }
        let system = |s: Self, name: &str, rtype: &str, answer: DnsAnswer| {
            s.ask(ServerRole::System, ("", RESOLVERS[0]), name, rtype, false, Reply::Answer(answer))
        };
        sketch = system(sketch, HOST, "NS", denies("NOERROR", ZONE));
        sketch = system(sketch, ZONE, "NS", gives(&NS));
        sketch = system(sketch, "test", "NS", gives(&[("test", "NS", "a.nic.test")]));
        for name in [HOST, ZONE, "test"] {
            sketch = system(sketch, name, "CAA", denies("NOERROR", ZONE));
        }
        let referral = DnsAnswer { authority: records(&NS), ..says("NOERROR") };
        sketch =
            sketch.parent("NS", Reply::Answer(referral)).parent("DS", Reply::Answer(aa(denies("NOERROR", "test"))));
        for i in 0..SERVERS.len() {
            sketch = sketch
                .server(i, ZONE, "SOA", Reply::Answer(aa(gives(&[(ZONE, "SOA", &soa(7))]))))
                .server(i, ZONE, "NS", Reply::Answer(aa(gives(&NS))))
                .server(i, HOST, "A", Reply::Answer(aa(gives(&ADDRESSES))))
                .server(i, HOST, "AAAA", Reply::Answer(aa(denies("NOERROR", ZONE))));
        }
        sketch
    }

    /// The same walk where the name did not resolve: the public name was never dialled.
    pub fn unresolved(rcode: &str, denier: &str) -> Self {
        let mut sketch = Self::named().undialled();
        for i in 0..RESOLVERS.len() {
            let answer = if denier.is_empty() { says(rcode) } else { denies(rcode, denier) };
            sketch = sketch.resolver(i, "A", answer.clone()).resolver(i, "AAAA", answer);
        }
        sketch
    }

    /// Forgets all looks at the public name.
    pub fn undialled(mut self) -> Self {
        self.recording.readings.retain(|r| match &r.question {
            Question::Dial(d) => d.rung != Rung::Public,
            Question::Http(q) => q.dial.rung != Rung::Public,
            _ => true,
        });
        self
    }

    /// Forgets all DNS looks at servers of one role.
    pub fn unasked(mut self, role: ServerRole) -> Self {
        self.recording.readings.retain(|r| !matches!(&r.question, Question::Dns(q) if q.role == role));
        self
    }

    /// What a resolver says about the host.
    pub fn resolver(self, i: usize, rtype: &str, answer: DnsAnswer) -> Self {
        self.resolver_reply(i, rtype, Reply::Answer(answer))
    }

    /// How a resolver replies about the host.
    pub fn resolver_reply(self, i: usize, rtype: &str, reply: Reply<DnsAnswer>) -> Self {
        let role = if i == 0 { ServerRole::System } else { ServerRole::Resolver };
        self.ask(role, ("", RESOLVERS[i]), HOST, rtype, false, reply)
    }

    /// What a resolver says about the host with DNSSEC checking switched off.
    pub fn unchecked(self, i: usize, answer: DnsAnswer) -> Self {
        let role = if i == 0 { ServerRole::System } else { ServerRole::Resolver };
        self.ask(role, ("", RESOLVERS[i]), HOST, "A", true, Reply::Answer(answer))
    }

    /// What the system's resolver says about another name.
    pub fn system(self, name: &str, rtype: &str, answer: DnsAnswer) -> Self {
        self.ask(ServerRole::System, ("", RESOLVERS[0]), name, rtype, false, Reply::Answer(answer))
    }

    /// How the parent's server replies about the zone.
    pub fn parent(self, rtype: &str, reply: Reply<DnsAnswer>) -> Self {
        self.ask(ServerRole::Parent, PARENT, ZONE, rtype, false, reply)
    }

    /// How one of the zone's servers replies.
    pub fn server(self, i: usize, name: &str, rtype: &str, reply: Reply<DnsAnswer>) -> Self {
        self.ask(ServerRole::Authority, SERVERS[i], name, rtype, false, reply)
    }

    /// How one of the zone's servers replies to everything.
    pub fn server_always(self, i: usize, reply: Reply<DnsAnswer>) -> Self {
        let questions = [(ZONE, "SOA"), (ZONE, "NS"), (HOST, "A"), (HOST, "AAAA")];
        questions.into_iter().fold(self, |s, (name, rtype)| s.server(i, name, rtype, reply.clone()))
    }

    /// How all of the zone's servers reply about the host.
    pub fn zone_says(self, rtype: &str, answer: DnsAnswer) -> Self {
        (0..SERVERS.len()).fold(self, |s, i| s.server(i, HOST, rtype, Reply::Answer(aa(answer.clone()))))
    }

    /// Adds, or replaces, the reply of a server of some role, given as its name and address.
    pub fn ask(
        self,
        role: ServerRole,
        (server, addr): (&str, &str),
        name: &str,
        rtype: &str,
        checking_disabled: bool,
        reply: Reply<DnsAnswer>,
    ) -> Self {
        let question = DnsQuestion {
            role,
            server: (!server.is_empty()).then(|| server.to_owned()),
            addr: addr.parse().unwrap(),
            name: name.to_owned(),
            rtype: rtype.to_owned(),
            checking_disabled,
        };
        self.reading(Hop::Dns, Question::Dns(question), reply.map(Answer::Dns))
    }

    /// Asserts that a rule is the verdict, at its hop, and that its texts are complete.
    #[track_caller]
    pub fn blames(&self, rule: &str) {
        let verdict = self.judge().verdict;
        assert_eq!(verdict.rule.as_deref(), Some(rule), "{:#?}", self.judge());
        assert_eq!(verdict.hop, crate::rules::find(rule).map(|r| r.hop));
        self.tells(rule);
    }

    /// Asserts that a rule fires, whatever the verdict, and that its texts are complete.
    #[track_caller]
    pub fn tells(&self, rule: &str) {
        assert!(self.fired().iter().any(|r| r == rule), "fired: {:?}", self.fired());
        let evidence = crate::facts::Evidence::new(&self.recording);
        let found = crate::diagnosis::findings::evaluate(&crate::diagnosis::findings::decide(&evidence), &[]);
        let finding = found.findings.iter().find(|f| f.rule.name == rule).unwrap();
        let texts =
            [finding.rule.summary].into_iter().chain(finding.rule.fix.iter().chain(finding.rule.check).copied());
        for text in texts {
            let filled = crate::diagnosis::words::fill(text, &finding.words);
            assert_eq!(crate::diagnosis::words::left_open(&filled), None, "{rule}: {filled}");
        }
        assert!(!finding.evidence.is_empty(), "{rule} shows no reading");
    }

    /// Asserts that a rule stays silent.
    #[track_caller]
    pub fn spares(&self, rule: &str) {
        assert!(crate::rules::find(rule).is_some(), "no such rule: {rule}");
        assert!(!self.fired().iter().any(|r| r == rule), "{rule} fires: {:#?}", self.judge());
    }
}
