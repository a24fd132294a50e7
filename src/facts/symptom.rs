//! The symptom: what a visitor sees, as the phase that failed, the status, and who wrote the answer.

use hopwise_probes::Hop;
use hopwise_probes::edge::{MOST_REDIRECTS, redirect};
use hopwise_probes::evidence::redact::url_secrets;
use hopwise_probes::evidence::{FailureKind, HttpAnswer, Look, ReadingId, Rung};
use hopwise_probes::target::Families;
use serde::{Deserialize, Serialize};
use url::Url;

use super::author::Author;
use super::edge::cache;
use super::error_page;
use super::evidence::{DialLook, Evidence, HttpLook};

/// The phase of a request in which it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// The name did not resolve.
    Dns,
    /// TCP did not stand.
    Connect,
    /// TLS failed, or a strict client refuses the certificate.
    Tls,
    /// The request was sent and no answer came.
    Request,
    /// An answer came, and it is an error.
    Response,
    /// The answer is no error by its status, yet its content is wrong or incomplete.
    Content,
    /// Nothing failed.
    None,
}

/// What a visitor sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Symptom {
    /// Where it failed.
    pub phase: Phase,
    /// Status of the answer, where one came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Who wrote the answer, where one came.
    pub author: Author,
    /// One sentence.
    pub text: String,
    /// How many of the public addresses show it, where not all do: (bad, all).
    #[serde(skip)]
    pub partial: Option<(usize, usize)>,
    /// Whether programs of this machine alone meet it, by its hosts file.
    #[serde(skip)]
    pub here: bool,
    /// The hop whose error page stands in place of the error itself, where it is known that one does: who wrote that
    /// page says nothing of the cause.
    #[serde(skip)]
    pub masked_by: Option<Hop>,
    /// The readings that show it.
    #[serde(skip)]
    pub evidence: Vec<ReadingId>,
}

impl Symptom {
    /// Nothing failed.
    #[must_use]
    pub fn none(text: impl Into<String>) -> Self {
        Self {
            phase: Phase::None,
            status: None,
            author: Author::Unknown,
            text: text.into(),
            partial: None,
            here: false,
            masked_by: None,
            evidence: Vec::new(),
        }
    }

    /// Whether something failed.
    #[must_use]
    pub fn is_bad(&self) -> bool {
        self.phase != Phase::None
    }

    /// Whether another symptom is the same in phase, status and author.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        (self.phase, self.status, self.author) == (other.phase, other.status, other.author)
    }
}

/// Whether an answer is an error to its visitor. A request for a password is none; a redirect that names no place is.
#[must_use]
pub fn is_error(answer: &HttpAnswer) -> bool {
    match answer.status {
        401 => answer.header("www-authenticate").is_none(),
        407 => false,
        301..=303 | 307 | 308 => answer.header("location").is_none(),
        status => status >= 400,
    }
}

/// What one request shows: nothing wrong, or a symptom.
#[must_use]
pub fn of_look(look: &HttpLook<'_>) -> Symptom {
    let evidence = vec![look.reading.id.clone()];
    let at = &look.question.url;
    let blank = Symptom { evidence, ..Symptom::none("") };
    if let Some(failure) = look.failure() {
        let text = format!("{at}: no answer ({})", failure.text);
        return Symptom { phase: Phase::Request, text, ..blank };
    }
    let Some(answer) = look.answer() else { return blank };
    let attribution = look.attribution;
    let status = Some(answer.status);
    let blank = Symptom { status, author: attribution.author, ..blank };
    if is_error(answer) {
        let by = if attribution.author == Author::Unknown {
            String::new()
        } else {
            format!(" by {}", attribution.author.name())
        };
        let text = format!("{at} answers {}{by}", answer.status);
        return Symptom { phase: Phase::Response, text, ..blank };
    }
    if let Some(failure) = &answer.body_failure {
        let text = format!("{at} answers {} and the body breaks off ({})", answer.status, failure.text);
        return Symptom { phase: Phase::Content, text, ..blank };
    }
    if answer.status < 300 && answer.header_has("x-cache", "error from cloudfront") {
        let text = format!("{at} answers {} with an error page in place of the content", answer.status);
        return Symptom { phase: Phase::Content, text, ..blank };
    }
    // A browser solves a challenge unseen; whatever cannot run scripts gets this in place of the page.
    if answer.status < 300 && (attribution.page.starts_with("content.") || attribution.page == "waf.challenge") {
        let text = format!("{at} answers {} with {}", answer.status, attribution.proof);
        return Symptom { phase: Phase::Content, text, ..blank };
    }
    Symptom { text: format!("{at} answers {}", answer.status), ..blank }
}

/// What one connection shows.
#[must_use]
pub fn of_dial(look: &DialLook<'_>) -> Symptom {
    use hopwise_probes::evidence::CertificateVerdict as V;
    let blank = Symptom { evidence: vec![look.reading.id.clone()], ..Symptom::none("") };
    let addr = look.dial.addr;
    if let Some(failure) = look.failure() {
        let phase = match failure.kind {
            FailureKind::NotTls | FailureKind::TlsAlert | FailureKind::TlsMismatch | FailureKind::Protocol => {
                Phase::Tls
            }
            FailureKind::Closed | FailureKind::Reset if look.dial.tls => Phase::Tls,
            _ if failure.text.starts_with("tls:") => Phase::Tls,
            _ => Phase::Connect,
        };
        return Symptom { phase, text: format!("{addr}: {}", failure.text), ..blank };
    }
    let Some(tls) = look.handshake().and_then(|h| h.tls.as_ref()) else { return blank };
    let wrong = match &tls.verdict {
        V::Valid => return blank,
        V::Expired => "the certificate has expired".to_owned(),
        V::NotYetValid => "the certificate is not yet valid".to_owned(),
        V::WrongName => format!("the certificate is not for {}", look.dial.host),
        V::UnknownIssuer => "the certificate has no path to a trusted root".to_owned(),
        V::Invalid(words) => format!("the certificate is refused ({words})"),
    };
    Symptom { phase: Phase::Tls, text: format!("{addr}: {wrong}"), ..blank }
}

/// The symptom of a walk: the worst of what the public name shows, with how many addresses show it.
#[must_use]
pub fn of(evidence: &Evidence<'_>) -> Symptom {
    let v6_alone = evidence.target().families == Families::V6;
    let dials: Vec<_> = evidence
        .ordinary_dials(Rung::Public)
        .filter(|l| l.failure().is_none_or(|f| f.kind != FailureKind::NoRoute || v6_alone))
        .collect();
    if dials.is_empty() {
        return unroutable(evidence).unwrap_or_else(|| unresolved(evidence));
    }
    let any_v4 = dials.iter().any(|l| l.dial.addr.is_ipv4());
    let lost = |l: &DialLook<'_>| of_dial(l).phase == Phase::Connect;
    let another_stands = dials.iter().any(|l| !lost(l) && l.dial.addr.is_ipv4() == any_v4);
    // Clients try the next address where TCP does not stand, and race both families (RFC 8305): a dead address beside a
    // live one of its family, or a dead IPv6 address beside an IPv4 one, slows, but does not fail. Dead IPv4 addresses
    // fail all the same where IPv6 lives: many visitors have none.
    let counted: Vec<_> =
        dials.into_iter().filter(|l| !lost(l) || !(another_stands || any_v4 && l.dial.addr.is_ipv6())).collect();
    let counted: Vec<_> = if another_stands || !any_v4 {
        counted
    } else {
        counted.into_iter().filter(|l| l.dial.addr.is_ipv4()).collect()
    };
    let mut seen = std::collections::BTreeMap::new();
    for look in &counted {
        let mut symptom = of_dial(look);
        if !symptom.is_bad() {
            let page = evidence
                .looks(Rung::Public, Look::Page)
                .find(|page| page.question.dial.addr == look.dial.addr && page.question.dial.tls == look.dial.tls);
            if let Some(page) = page {
                symptom = of_look(&page);
            }
        }
        let address = look.dial.addr;
        seen.entry(address)
            .and_modify(|s: &mut Symptom| {
                if !s.is_bad() {
                    *s = symptom.clone()
                }
            })
            .or_insert(symptom);
    }
    let all = seen.len();
    let bad: Vec<Symptom> = seen.into_values().filter(Symptom::is_bad).collect();
    // What most addresses show; on a draw the deeper phase, since it passed more hops.
    let count =
        |s: &Symptom| bad.iter().filter(|b| (b.phase, b.status, b.author) == (s.phase, s.status, s.author)).count();
    if let Some(worst) = bad.iter().max_by_key(|s| (count(s), s.phase)).cloned() {
        let partial = (bad.len() < all).then_some((bad.len(), all));
        let shown_by = bad.iter().flat_map(|s| s.evidence.clone()).collect();
        return error_page::masked(evidence, Symptom { partial, evidence: shown_by, ..worst });
    }
    behind_the_page(evidence)
}

/// What the later looks show where the page itself is fine: the end of its redirects, and an uncached page.
fn behind_the_page(evidence: &Evidence<'_>) -> Symptom {
    let redirects = evidence.redirects();
    if let Some(last) = redirects.last() {
        let symptom = of_look(last);
        if symptom.is_bad() {
            return symptom;
        }
        if let Some(next) = not_followed(&evidence.target().url, &redirects) {
            let why = last.reading.reply.blind().unwrap_or_else(|| "not asked any more".to_owned());
            return Symptom::none(format!("the page leads to {next}, which was {why}"));
        }
        if let Some(endless) = endless(&redirects) {
            return endless;
        }
    }
    // It went to the first address, which may be one where no connection stands.
    let standing: Vec<_> =
        evidence.ordinary_dials(Rung::Public).filter(|l| l.handshake().is_some()).map(|l| l.dial.addr).collect();
    for look in evidence.looks(Rung::Public, Look::Uncached).filter(|l| standing.contains(&l.question.dial.addr)) {
        let symptom = of_look(&look);
        if symptom.phase == Phase::Request || symptom.status.is_some_and(|s| s >= 500) {
            let cached = evidence.looks(Rung::Public, Look::Page).any(|l| l.answer().is_some_and(cache::is_cached));
            let before =
                if cached { "the page comes from the cache, but past the cache" } else { "the page came once, but" };
            return Symptom { text: format!("{before} {}", symptom.text), ..symptom };
        }
    }
    if let Some((page, straight)) = cache::replaced(evidence) {
        let past = straight.answer().map_or(0, |a| a.status);
        return Symptom {
            phase: Phase::Content,
            text: format!("{} with a page of the edge; past the edge it is {past}", of_look(&page).text),
            evidence: vec![page.reading.id.clone(), straight.reading.id.clone()],
            ..of_look(&page)
        };
    }
    if let Some(here) = here_alone(evidence) {
        return here;
    }
    let page = evidence.looks(Rung::Public, Look::Page).next();
    match page.map(|p| of_look(&p)) {
        Some(fine) => Symptom { phase: Phase::None, ..fine },
        None => Symptom::none("connections stand; no page was asked for"),
    }
}

/// What programs of this machine meet where its hosts file leads them to addresses that all fail, while those of DNS stand.
fn here_alone(evidence: &Evidence<'_>) -> Option<Symptom> {
    let dials = hosts_file_dials(evidence);
    let stands = |v6: bool| {
        evidence.ordinary_dials(Rung::Public).any(|l| l.handshake().is_some() && l.dial.addr.is_ipv6() == v6)
    };
    let failing = dials.iter().all(|l| of_dial(l).is_bad() && stands(l.dial.addr.is_ipv6()));
    let worst = of_dial(dials.first().filter(|_| failing)?);
    let text = format!("programs on this machine are led by its hosts file to {}", worst.text);
    Some(Symptom { here: true, text, evidence: dials.iter().map(|l| l.reading.id.clone()).collect(), ..worst })
}

/// The connections to the addresses that the hosts file gives in place of those of DNS.
pub fn hosts_file_dials<'a>(evidence: &Evidence<'a>) -> Vec<DialLook<'a>> {
    let Some((_, state)) = evidence.client() else { return Vec::new() };
    let local = |l: &DialLook<'_>| {
        l.is_ordinary() && l.dial.host == evidence.target().host() && state.hosts_file.contains(&l.dial.addr.ip())
    };
    evidence.dials(Rung::Elsewhere).filter(|l| local(l) && l.reading.reply.blind().is_none()).collect()
}

/// Where a chain of redirects leads that was not walked to its end: to neither a page nor a place where it was before.
pub fn not_followed(page: &Url, steps: &[HttpLook<'_>]) -> Option<String> {
    let last = steps.last()?;
    let Some(answer) = last.answer() else {
        return last.reading.reply.blind().map(|_| last.question.url.clone());
    };
    let next = redirect(&last.question.url.parse().ok()?, answer.status, answer.header("location"))?;
    let next = url_secrets(next.as_str());
    let walked = steps.iter().map(|s| s.question.url.as_str()).chain([page.as_str()]);
    let circle = walked.filter(|url| url_secrets(url) == next).count() >= 2;
    (!circle && last.question.step < MOST_REDIRECTS).then_some(next)
}

/// A chain of redirects that comes back to where it was, or does not end.
fn endless(steps: &[HttpLook<'_>]) -> Option<Symptom> {
    let last = steps.last()?;
    let answer = last.answer()?;
    let location = answer.header("location").filter(|_| (300..400).contains(&answer.status))?;
    Some(Symptom {
        phase: Phase::Response,
        status: Some(answer.status),
        author: last.attribution.author,
        text: format!("redirects do not end: step {} leads to {location}", last.question.step),
        partial: None,
        here: false,
        masked_by: None,
        evidence: steps.iter().map(|s| s.reading.id.clone()).collect(),
    })
}

/// The symptom where there are addresses, all of a family that this machine has no route for.
fn unroutable(evidence: &Evidence<'_>) -> Option<Symptom> {
    let dials: Vec<_> = evidence.ordinary_dials(Rung::Public).filter(|l| l.failure().is_some()).collect();
    let evidence = dials.iter().map(|l| l.reading.id.clone()).collect();
    dials.first().map(|l| Symptom { phase: Phase::Connect, evidence, ..of_dial(l) })
}

/// The symptom where there was no address to dial.
fn unresolved(evidence: &Evidence<'_>) -> Symptom {
    let asked: Vec<_> = evidence
        .dns()
        .iter()
        .filter(|l| {
            l.question.role <= hopwise_probes::evidence::ServerRole::Resolver
                && matches!(l.question.rtype.as_str(), "A" | "AAAA")
                && l.question.name.eq_ignore_ascii_case(evidence.target().host())
        })
        .collect();
    // Without the question for A, an answer without AAAA tells nothing.
    let Some(first) = asked.iter().find(|l| l.question.rtype == "A") else {
        return Symptom::none("nothing was asked");
    };
    // The first resolver decides what a visitor on this machine dials; had it given an address, dials would be here.
    if first.answer().is_some_and(|a| !hopwise_probes::dns::addresses(a).is_empty()) {
        return Symptom::none("the name resolves; no address of it was dialled");
    }
    let why = match (first.answer(), first.failure()) {
        (Some(answer), _) if answer.rcode == "NOERROR" => "no address".to_owned(),
        (Some(answer), _) => answer.rcode.clone(),
        (None, Some(failure)) => failure.text.clone(),
        (None, None) => return Symptom::none("nothing was asked"),
    };
    Symptom {
        phase: Phase::Dns,
        status: None,
        author: Author::Unknown,
        text: format!("{} does not resolve: {why}", evidence.target().host()),
        partial: None,
        here: false,
        masked_by: None,
        evidence: asked.iter().map(|l| l.reading.id.clone()).collect(),
    }
}
