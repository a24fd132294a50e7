//! An index over a recording, so that facts can ask for looks by what they are and never by their order.

use std::cell::OnceCell;

use hopwise_probes::evidence::{
    Answer, ClientState, Dial, DnsAnswer, DnsQuestion, Failure, Handshake, HttpAnswer, HttpQuestion, KubeQuestion,
    Look, Question, Reading, Recording, Reply, Rung, ServerRole,
};
use hopwise_probes::target::Target;

use super::author::{Attribution, attribute};
use super::aws::{Aws, AwsLook};
use super::cluster::{Looked, Matched};
use super::symptom::{self, Symptom};

/// One DNS look.
#[derive(Debug, Clone, Copy)]
pub struct DnsLook<'a> {
    /// The whole reading.
    pub reading: &'a Reading,
    /// What was asked.
    pub question: &'a DnsQuestion,
}

impl<'a> DnsLook<'a> {
    /// The answer, if the server gave one.
    #[must_use]
    pub fn answer(&self) -> Option<&'a DnsAnswer> {
        match self.reading.reply.answer()? {
            Answer::Dns(answer) => Some(answer),
            _ => None,
        }
    }

    /// The failure, if the server failed to answer.
    #[must_use]
    pub fn failure(&self) -> Option<&'a Failure> {
        self.reading.reply.failure()
    }

    /// The server as people name it: `ns1.example (192.0.2.53:53)`.
    #[must_use]
    pub fn server(&self) -> String {
        self.question
            .server
            .as_ref()
            .map_or_else(|| self.question.addr.to_string(), |name| format!("{name} ({})", self.question.addr))
    }
}

/// One connection look.
#[derive(Debug, Clone, Copy)]
pub struct DialLook<'a> {
    /// The whole reading.
    pub reading: &'a Reading,
    /// What was dialled.
    pub dial: &'a Dial,
}

impl<'a> DialLook<'a> {
    /// The connection, if it stood.
    #[must_use]
    pub fn handshake(&self) -> Option<&'a Handshake> {
        match self.reading.reply.answer()? {
            Answer::Dial(handshake) => Some(handshake),
            _ => None,
        }
    }

    /// The failure, if it did not stand.
    #[must_use]
    pub fn failure(&self) -> Option<&'a Failure> {
        self.reading.reply.failure()
    }

    /// Whether this is the dial that a visitor's browser makes: SNI sent, any version, not a special look.
    #[must_use]
    pub fn is_ordinary(&self) -> bool {
        (self.dial.sni || !self.dial.tls) && self.dial.only_version.is_none()
    }
}

/// One HTTP look.
#[derive(Debug, Clone, Copy)]
pub struct HttpLook<'a> {
    /// The whole reading.
    pub reading: &'a Reading,
    /// What was asked.
    pub question: &'a HttpQuestion,
    /// Who wrote the answer.
    pub attribution: Attribution,
}

impl<'a> HttpLook<'a> {
    /// The answer, if one came.
    #[must_use]
    pub fn answer(&self) -> Option<&'a HttpAnswer> {
        match self.reading.reply.answer()? {
            Answer::Http(answer) => Some(answer),
            _ => None,
        }
    }

    /// The failure, if none came.
    #[must_use]
    pub fn failure(&self) -> Option<&'a Failure> {
        self.reading.reply.failure()
    }
}

/// The evidence of one walk, indexed; every listing is sorted by question, so the order of readings never matters.
#[derive(Debug)]
pub struct Evidence<'a> {
    recording: &'a Recording,
    dns: Vec<DnsLook<'a>>,
    dials: Vec<DialLook<'a>>,
    http: Vec<HttpLook<'a>>,
    aws: Vec<AwsLook<'a>>,
    symptom: OnceCell<Symptom>,
    /// Questions to the cluster, sorted once, since every fact about it looks through them.
    pub(super) kube: OnceCell<Vec<(&'a KubeQuestion, &'a Reading)>>,
    /// The route of the cluster that takes the request, picked once.
    pub(super) matched: OnceCell<Looked<Option<Matched<'a>>>>,
}

impl<'a> Evidence<'a> {
    /// Indexes a recording.
    #[must_use]
    pub fn new(recording: &'a Recording) -> Self {
        let (mut dns, mut dials, mut http) = (Vec::new(), Vec::new(), Vec::new());
        for reading in &recording.readings {
            match &reading.question {
                Question::Dns(question) => dns.push(DnsLook { reading, question }),
                Question::Dial(dial) => dials.push(DialLook { reading, dial }),
                Question::Http(question) => {
                    let attribution = match reading.reply.answer() {
                        Some(Answer::Http(answer)) => attribute(answer),
                        _ => Attribution::UNKNOWN,
                    };
                    http.push(HttpLook { reading, question, attribution });
                }
                Question::Client | Question::Aws(_) | Question::Kube(_) => {}
            }
        }
        dns.sort_by(|a, b| (a.question, &a.reading.id).cmp(&(b.question, &b.reading.id)));
        dials.sort_by(|a, b| (a.dial, &a.reading.id).cmp(&(b.dial, &b.reading.id)));
        // The minted request id must not decide an order.
        let key = |l: &HttpLook<'a>| {
            (l.question.look, l.question.step, l.question.dial.clone(), l.question.url.clone(), l.reading.id.clone())
        };
        http.sort_by_key(key);
        let mut aws: Vec<_> = recording.readings.iter().filter_map(AwsLook::of).collect();
        aws.sort_by(|a, b| (a.question, &a.reading.id).cmp(&(b.question, &b.reading.id)));
        Self {
            recording,
            dns,
            dials,
            http,
            aws,
            symptom: OnceCell::new(),
            kube: OnceCell::new(),
            matched: OnceCell::new(),
        }
    }

    /// What AWS says; see [`Aws`] for how to ask.
    #[must_use]
    pub const fn aws(&self) -> Aws<'_, 'a> {
        Aws::new(self)
    }

    /// All looks at AWS, sorted by question.
    #[must_use]
    pub fn aws_looks(&self) -> &[AwsLook<'a>] {
        &self.aws
    }

    /// What a visitor sees.
    #[must_use]
    pub fn symptom(&self) -> &Symptom {
        self.symptom.get_or_init(|| symptom::of(self))
    }

    /// The request whose answer, or lack of one, is the symptom; of a healthy walk the page itself.
    #[must_use]
    pub fn symptom_look(&self) -> Option<HttpLook<'a>> {
        let symptom = self.symptom();
        let shown = || self.http.iter().copied().filter(|l| symptom.evidence.contains(&l.reading.id));
        // Addresses may fail in different ways: what is read must be the way that is called the symptom.
        let alike = shown().filter(|l| symptom::of_look(l).is_like(symptom)).max_by_key(|l| l.question.step);
        alike
            .or_else(|| shown().max_by_key(|l| l.question.step))
            .or_else(|| self.looks(Rung::Public, Look::Page).next())
    }

    /// What was traced.
    #[must_use]
    pub const fn target(&self) -> &'a Target {
        &self.recording.target
    }

    /// When the walk began, by this machine's clock.
    #[must_use]
    pub const fn started(&self) -> jiff::Timestamp {
        self.recording.started
    }

    /// All readings, in no particular order.
    #[must_use]
    pub fn readings(&self) -> &'a [Reading] {
        &self.recording.readings
    }

    /// The reading of this machine's own state.
    #[must_use]
    pub fn client(&self) -> Option<(&'a Reading, &'a ClientState)> {
        self.recording.readings.iter().find_map(|r| match &r.reply {
            Reply::Answer(Answer::Client(state)) => Some((r, state)),
            _ => None,
        })
    }

    /// All DNS looks.
    #[must_use]
    pub fn dns(&self) -> &[DnsLook<'a>] {
        &self.dns
    }

    /// The DNS looks at servers of one role for one name and type, DNSSEC checking on.
    pub fn dns_at<'s>(
        &'s self,
        role: ServerRole,
        name: &'s str,
        rtype: &'s str,
    ) -> impl Iterator<Item = DnsLook<'a>> + 's {
        self.dns.iter().copied().filter(move |l| {
            l.question.role == role
                && l.question.rtype == rtype
                && !l.question.checking_disabled
                && l.question.name.eq_ignore_ascii_case(name)
        })
    }

    /// All connection looks at one rung.
    pub fn dials(&self, rung: Rung) -> impl Iterator<Item = DialLook<'a>> + '_ {
        self.dials.iter().copied().filter(move |l| l.dial.rung == rung)
    }

    /// The ordinary TLS or TCP looks at one rung, one an address.
    pub fn ordinary_dials(&self, rung: Rung) -> impl Iterator<Item = DialLook<'a>> + '_ {
        let tls = self.target().url.scheme() == "https";
        let host = self.target().host();
        self.dials(rung)
            .filter(move |l| l.is_ordinary() && l.dial.host == host)
            // A pod may speak plain HTTP behind a site of TLS: what its controller speaks is ordinary there.
            .filter(move |l| l.dial.tls == tls || l.dial.addr.port() == 80 || l.dial.via.is_some())
    }

    /// All HTTP looks.
    #[must_use]
    pub fn http(&self) -> &[HttpLook<'a>] {
        &self.http
    }

    /// The HTTP looks of one kind at one rung.
    pub fn looks(&self, rung: Rung, look: Look) -> impl Iterator<Item = HttpLook<'a>> + '_ {
        self.http.iter().copied().filter(move |l| l.question.dial.rung == rung && l.question.look == look)
    }

    /// The steps of the redirect chain that began at the public page, in order.
    #[must_use]
    pub fn redirects(&self) -> Vec<HttpLook<'a>> {
        let mut steps: Vec<_> = self.http.iter().copied().filter(|l| l.question.look == Look::Redirect).collect();
        steps.sort_by_key(|l| l.question.step);
        steps
    }
}
