//! The web ACL before the distribution: which of its rules blocks.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::waf::{Sample, SampledRequests, WafRule, WebAcl};

use super::page;
use crate::facts::aws::{Held, Sought, words};
use crate::facts::{Evidence, Fact, Known, Seen};

/// A blocked sample is our own request.
pub static OWN_SAMPLE: Fact = Fact {
    name: "edge.waf-own-sample",
    hop: Hop::Edge,
    about: "a sampled request that the web ACL blocked is this trace's own: the same X-Request-ID",
    derive: |e| Known::sought(sampled(e, true, false)),
};

/// A blocked sample looks like our request.
pub static LIKE_SAMPLE: Fact = Fact {
    name: "edge.waf-like-sample",
    hop: Hop::Edge,
    about: "a sampled request that a rule of the web ACL blocked has the same host, path and method",
    derive: |e| Known::sought(sampled(e, false, false)),
};

/// A rate rule blocks requests like ours.
pub static RATE_SAMPLE: Fact = Fact {
    name: "edge.waf-rate-sample",
    hop: Hop::Edge,
    about: "a rate-based rule of the web ACL blocked a request with the same host, path and method",
    derive: |e| Known::sought(sampled(e, false, true)),
};

/// The web ACL blocks what no rule allows.
pub static DEFAULT_BLOCK: Fact = Fact {
    name: "edge.waf-default-block",
    hop: Hop::Edge,
    about: "the default action of the distribution's web ACL is block",
    derive: |e| Known::sought(default_block(e)),
};

/// One rule alone can have blocked.
pub static ONE_SUSPECT: Fact = Fact {
    name: "edge.waf-one-suspect",
    hop: Hop::Edge,
    about: "exactly one rule of the web ACL can block, and the default action lets pass",
    derive: |e| Known::sought(one_suspect(e)),
};

/// A rule asks for a captcha or a challenge.
pub static CHALLENGES: Fact = Fact {
    name: "edge.waf-challenges",
    hop: Hop::Edge,
    about: "a rule of the distribution's web ACL asks for a captcha or a challenge",
    derive: |e| Known::sought(challenges(e)),
};

/// The edge's own page says that a web ACL blocks, or asks to prove something.
pub static SHOWN: Fact = Fact {
    name: "edge.waf-shown",
    hop: Hop::Edge,
    about: "visitors get the edge's page for a blocked request, or a challenge",
    derive: |e| match (page::WAF_BLOCKED.derive)(e) {
        Known::Yes(seen) => Known::Yes(seen),
        other => match (page::WAF_CHALLENGE.derive)(e) {
            Known::Yes(seen) => Known::Yes(seen),
            Known::No => other,
            unknown => unknown,
        },
    },
};

/// The web ACL that the distribution names.
fn acl<'a>(e: &Evidence<'a>) -> Sought<Held<'a, WebAcl>> {
    let Some(distribution) = e.aws().distribution()? else { return Ok(None) };
    if distribution.web_acl.is_empty() {
        return Ok(None);
    }
    e.aws().about::<WebAcl>(&distribution.it.web_acl)
}

fn shown(acl: &Held<'_, WebAcl>) -> Seen {
    words::seen(acl)
        .object(format!("web-acl/{}", acl.name))
        .word("web_acl", &acl.name)
        .word("web_acl_id", &acl.id)
        .word("web_acl_arn", &acl.arn)
}

fn blocks(rule: &WafRule) -> bool {
    matches!(rule.action.as_str(), "block" | "group")
}

fn sampled(e: &Evidence<'_>, own: bool, rate: bool) -> Sought<Seen> {
    let Some(acl) = acl(e)? else { return Ok(None) };
    let target = e.target();
    let ids: Vec<&str> = e.http().iter().map(|l| l.question.request_id.as_str()).collect();
    let like = |s: &Sample| {
        let path = s.uri.split('?').next().unwrap_or_default();
        s.host.eq_ignore_ascii_case(target.host())
            && path == target.url.path()
            && matches!(s.method.as_str(), "GET" | "HEAD")
    };
    let ours = |s: &Sample| s.request_id.as_deref().is_some_and(|id| ids.contains(&id));
    for list in e.aws().all::<SampledRequests>()?.into_iter().filter(|l| l.acl == acl.arn) {
        let rule = acl.it.rules.iter().find(|r| r.metric == list.metric);
        let is_rate = rule.is_some_and(|r| r.kind == "rate-based");
        let fits = |s: &&Sample| s.action == "BLOCK" && if own { ours(s) } else { like(s) && !ours(s) };
        if let Some(sample) = list.it.requests.iter().filter(|_| is_rate == rate || own).find(fits) {
            let name = match (rule, sample.rule.as_str()) {
                (Some(rule), "") => rule.name.clone(),
                (Some(rule), inner) => format!("{} ({inner})", rule.name),
                (None, "") => list.metric.clone(),
                (None, inner) => inner.to_owned(),
            };
            let mut seen = shown(&acl)
                .word("waf_rule", name)
                .word("waf_limit", rule.map_or("", |r| r.about.as_str()))
                .word("waf_metric", &list.metric);
            seen.evidence.push(list.reading.id.clone());
            return Ok(Some(seen));
        }
    }
    Ok(None)
}

fn default_block(e: &Evidence<'_>) -> Sought<Seen> {
    Ok(acl(e)?.filter(|a| a.default_action == "block").map(|a| shown(&a)))
}

fn one_suspect(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(acl) = acl(e)?.filter(|a| a.default_action != "block") else { return Ok(None) };
    let suspects: Vec<_> = acl.it.rules.iter().filter(|r| blocks(r)).collect();
    Ok(match suspects.as_slice() {
        [only] => {
            Some(shown(&acl).word("waf_rule", &only.name).word("waf_kind", &only.kind).word("waf_metric", &only.metric))
        }
        _ => None,
    })
}

fn challenges(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(acl) = acl(e)? else { return Ok(None) };
    let rule = acl.it.rules.iter().find(|r| matches!(r.action.as_str(), "captcha" | "challenge"));
    Ok(rule.map(|r| shown(&acl).word("waf_rule", &r.name).word("waf_action", &r.action)))
}
