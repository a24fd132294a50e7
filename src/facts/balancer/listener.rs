//! What the balancer is set to do with the request: listener, rule, action.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::elbv2::{Action, ListenerRule, Redirect};

use crate::facts::aws::{Held, Sought, words};
use crate::facts::{Evidence, Fact, Known, Seen};

/// Nobody listens on the port that requests come to.
pub static MISSING: Fact = Fact {
    name: "balancer.listener-missing",
    hop: Hop::Balancer,
    about: "the load balancer has no listener on the port that requests come to",
    derive: |e| Known::sought(missing(e)),
};

/// TLS comes to a listener that does not speak it.
pub static PLAIN_ON_TLS_PORT: Fact = Fact {
    name: "balancer.listener-plain",
    hop: Hop::Balancer,
    about: "requests come with TLS to a listener for plain HTTP",
    derive: |e| Known::sought(plain(e)),
};

/// The listener asks clients for certificates.
pub static MUTUAL_TLS: Fact = Fact {
    name: "balancer.listener-mutual-tls",
    hop: Hop::Balancer,
    about: "the listener verifies client certificates",
    derive: |e| Known::sought(mutual_tls(e)),
};

/// Only the default rule takes the request, and it does not forward.
pub static RULE_MISSING: Fact = Fact {
    name: "balancer.rule-missing",
    hop: Hop::Balancer,
    about: "no rule of the listener takes this host and path, and the default one does not forward",
    derive: |e| Known::sought(rule_missing(e)),
};

/// A rule with conditions answers by itself.
pub static RULE_ANSWERS: Fact = Fact {
    name: "balancer.rule-answers",
    hop: Hop::Balancer,
    about: "a rule for this host and path answers with a fixed error",
    derive: |e| Known::sought(rule_answers(e)),
};

/// The rule redirects the request to itself.
pub static REDIRECTS_TO_ITSELF: Fact = Fact {
    name: "balancer.rule-redirects-to-itself",
    hop: Hop::Balancer,
    about: "the rule that takes the request redirects it to the very URL that was asked for",
    derive: |e| Known::sought(redirects_to_itself(e)),
};

/// All target groups of the forward have weight 0.
pub static WEIGHTS_ZERO: Fact = Fact {
    name: "balancer.forward-weights-zero",
    hop: Hop::Balancer,
    about: "the rule forwards, and every target group of it has the weight 0",
    derive: |e| Known::sought(weights_zero(e)),
};

fn missing(e: &Evidence<'_>) -> Sought<Seen> {
    let aws = e.aws();
    let (port, _) = aws.balancer_port();
    let name = |seen: Seen, name: &str, ports: Vec<String>| {
        seen.object(format!("load-balancer/{name}"))
            .word("balancer", name)
            .word("listener_port", port)
            .word("ports", words::some(&ports))
    };
    if let Some(all) = aws.listeners()? {
        let Some(balancer) = aws.load_balancer()? else { return Ok(None) };
        let ports: Vec<_> = all.listeners.iter().map(|l| format!("{} {}", l.protocol, l.port)).collect();
        let found = all.listeners.iter().any(|l| l.port == port);
        return Ok((!found).then(|| name(words::seen(&all), &balancer.name, ports).word("balancer_arn", &balancer.arn)));
    }
    let Some(classic) = aws.classic_balancer()? else { return Ok(None) };
    let ports: Vec<_> = classic.listeners.iter().map(|l| format!("{} {}", l.protocol, l.port)).collect();
    let found = classic.listeners.iter().any(|l| l.port == port);
    Ok((!found).then(|| name(words::seen(&classic), &classic.name, ports).word("balancer_arn", &classic.name)))
}

fn plain(e: &Evidence<'_>) -> Sought<Seen> {
    let (_, tls) = e.aws().balancer_port();
    let Some(at) = e.aws().listener()? else { return Ok(None) };
    let wrong = tls && at.protocol == "HTTP";
    Ok(wrong.then(|| {
        words::seen(&at)
            .object(format!("listener/{}", at.port))
            .word("listener_port", at.port)
            .word("listener_arn", &at.arn)
    }))
}

fn mutual_tls(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(at) = e.aws().listener()? else { return Ok(None) };
    let verifies = at.mutual_tls.as_deref() == Some("verify");
    Ok(verifies.then(|| {
        words::seen(&at)
            .object(format!("listener/{}", at.port))
            .word("listener_port", at.port)
            .word("listener_arn", &at.arn)
    }))
}

/// The rule that the request meets, where no other condition had to be guessed.
fn rule<'a>(e: &Evidence<'a>) -> Sought<Held<'a, ListenerRule>> {
    match e.aws().rule()? {
        Some((rule, true)) => Ok(Some(rule)),
        Some((_, false)) => Err("not asked: conditions of the listener's rules beside host and path".to_owned()),
        None => Ok(None),
    }
}

fn described(e: &Evidence<'_>, rule: &Held<'_, ListenerRule>, action: &Action) -> Seen {
    let priority = rule.priority.map_or_else(|| "default".to_owned(), |p| p.to_string());
    let status = action.fixed.as_ref().map(|f| f.status).or(action.redirect.as_ref().map(|r| r.status));
    let does = match (&action.fixed, &action.redirect) {
        (Some(fixed), _) => format!("answers {} itself", fixed.status),
        (_, Some(to)) => format!("redirects to {}://{}:{}{}", to.protocol, to.host, to.port, to.path),
        _ => action.kind.clone(),
    };
    // Parts that are kept read as `<host>`, not as a place to fill.
    let does = does.replace("#{", "<").replace('}', ">");
    let arn = e.aws().listener().ok().flatten().map_or_else(|| "LISTENER_ARN".to_owned(), |l| l.arn.clone());
    words::seen(rule)
        .object(format!("listener-rule/{priority}"))
        .word("priority", priority)
        .word("does", does)
        .word("rule_status", status.unwrap_or_default())
        .word("rule_arn", &rule.arn)
        .word("listener_arn", arn)
        .word("sent_host", e.aws().sent_host().unwrap_or_default())
}

fn own_answer(rule: &ListenerRule) -> Option<&Action> {
    rule.actions.iter().find(|a| a.kind == "fixed-response" || a.kind == "redirect")
}

fn rule_missing(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(rule) = rule(e)?.filter(|r| r.priority.is_none()) else { return Ok(None) };
    let Some(action) = own_answer(rule.it).filter(|a| !to_https(a)) else { return Ok(None) };
    Ok(Some(described(e, &rule, action)))
}

fn rule_answers(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(rule) = rule(e)?.filter(|r| r.priority.is_some()) else { return Ok(None) };
    let fixed = rule.it.actions.iter().find(|a| a.fixed.as_ref().is_some_and(|f| f.status >= 400));
    Ok(fixed.map(|action| described(e, &rule, action)))
}

/// The usual redirect of a plain listener, which is no fault.
fn to_https(action: &Action) -> bool {
    action.redirect.as_ref().is_some_and(|r| r.protocol == "HTTPS")
}

fn redirects_to_itself(e: &Evidence<'_>) -> Sought<Seen> {
    let (port, tls) = e.aws().balancer_port();
    let Some(rule) = rule(e)? else { return Ok(None) };
    let host = e.aws().sent_host()?;
    let itself = |r: &Redirect| {
        let keeps = |part: &str, name: &str| part.is_empty() || part == format!("#{{{name}}}");
        let protocol = keeps(&r.protocol, "protocol") || r.protocol == if tls { "HTTPS" } else { "HTTP" };
        let port = keeps(&r.port, "port") || r.port == port.to_string();
        let path = matches!(r.path.as_str(), "" | "/#{path}" | "#{path}") || r.path == e.target().url.path();
        protocol && port && path && (keeps(&r.host, "host") || r.host.eq_ignore_ascii_case(&host))
    };
    let found = rule.it.actions.iter().find(|a| a.redirect.as_ref().is_some_and(itself));
    Ok(found.map(|action| described(e, &rule, action)))
}

fn weights_zero(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(rule) = rule(e)? else { return Ok(None) };
    let zero =
        |a: &&Action| a.kind == "forward" && !a.groups.is_empty() && a.groups.iter().all(|g| g.weight == Some(0));
    Ok(rule.it.actions.iter().find(zero).map(|action| {
        let groups: Vec<_> = action.groups.iter().map(|g| g.arn.clone()).collect();
        described(e, &rule, action).word("groups", words::some(&groups))
    }))
}
