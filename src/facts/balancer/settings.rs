//! Settings of the balancer that hurt only together with something that was seen outside.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::elb::ClassicAttributes;
use hopwise_probes::evidence::aws::elbv2::{LoadBalancerAttributes, TargetGroupAttributes};
use hopwise_probes::evidence::aws::waf::WebAclForResource;

use super::answer;
use crate::facts::aws::{Sought, words};
use crate::facts::{Evidence, Fact, Known, Seen};

/// An idle timeout below this many seconds is called short.
const SHORT: u32 = 30;

/// The balancer puts a PROXY header before every connection.
pub static SENDS_PROXY: Fact = Fact {
    name: "balancer.sends-proxy-protocol",
    hop: Hop::Balancer,
    about: "the load balancer is set to send a PROXY header to its targets",
    derive: |e| Known::sought(sends_proxy(e)),
};

/// The balancer cuts requests early.
pub static IDLE_SHORT: Fact = Fact {
    name: "balancer.idle-timeout-short",
    hop: Hop::Balancer,
    about: "the load balancer waits less than 30 seconds for an answer",
    derive: |e| Known::sought(idle_short(e)),
};

/// A balancer answers that its target took too long.
pub static TOOK_TOO_LONG: Fact = Fact {
    name: "balancer.target-took-too-long",
    hop: Hop::Balancer,
    about: "an Application or Classic Load Balancer answers 504: the target did not answer in time",
    derive: |e| match (answer::TARGET_TIMEOUT.derive)(e) {
        Known::Yes(seen) => Known::Yes(seen),
        other => match (answer::CLASSIC_TIMEOUT.derive)(e) {
            Known::Yes(seen) => Known::Yes(seen),
            Known::No => other,
            unknown => unknown,
        },
    },
};

/// The target group is spoken to in plain HTTP.
pub static TARGETS_PLAIN: Fact = Fact {
    name: "balancer.targets-spoken-to-plain",
    hop: Hop::Balancer,
    about: "the target group that the request goes to has the protocol HTTP",
    derive: |e| Known::sought(targets_plain(e)),
};

/// A web ACL before the balancer can block.
pub static WEB_ACL: Fact = Fact {
    name: "balancer.web-acl-blocks",
    hop: Hop::Balancer,
    about: "a web ACL with blocking rules, or a blocking default, stands before the load balancer",
    derive: |e| Known::sought(web_acl(e)),
};

fn targets_plain(e: &Evidence<'_>) -> Sought<Seen> {
    if let Some(classic) = e.aws().classic_balancer()? {
        let (port, _) = e.aws().balancer_port();
        let plain = classic.it.listeners.iter().find(|l| l.port == port && l.instance_protocol == "HTTP");
        return Ok(plain.map(|listener| {
            words::seen(&classic)
                .object(format!("load-balancer/{}", classic.name))
                .word("whom", format!("the instances of {}", classic.name))
                .word("target_port", listener.instance_port)
                .word(
                    "setting_check",
                    format!(
                        "aws elb describe-load-balancers --load-balancer-names {} --region {}",
                        classic.name,
                        words::region(classic.reading)
                    ),
                )
        }));
    }
    let plain = e.aws().target_groups()?.into_iter().find(|group| group.protocol == "HTTP");
    Ok(plain.map(|group| {
        words::seen(&group)
            .object(format!("target-group/{}", group.name))
            .word("whom", format!("target group {}", group.name))
            .word("target_port", group.port)
            .word(
                "setting_check",
                format!(
                    "aws elbv2 describe-target-groups --target-group-arns {} --region {} --query 'TargetGroups[].[Protocol,Port]'",
                    group.arn,
                    words::region(group.reading)
                ),
            )
    }))
}

fn sends_proxy(e: &Evidence<'_>) -> Sought<Seen> {
    for group in e.aws().target_groups()? {
        let Some(set) = e.aws().about::<TargetGroupAttributes>(&group.arn)? else { continue };
        if set.attributes.get("proxy_protocol_v2.enabled").is_some_and(|v| v == "true") {
            let seen = words::seen(&set).object(format!("target-group/{}", group.name));
            return Ok(Some(
                seen.word("setting", format!("proxy_protocol_v2.enabled of target group {}", group.name)).word(
                    "setting_check",
                    format!(
                        "aws elbv2 describe-target-group-attributes --target-group-arn {} --region {}",
                        group.arn,
                        words::region(set.reading)
                    ),
                ),
            ));
        }
    }
    let Some(classic) = e.aws().classic_balancer()? else { return Ok(None) };
    let (port, _) = e.aws().balancer_port();
    let behind = classic.it.listeners.iter().find(|l| l.port == port).map(|l| l.instance_port);
    let on = behind.is_some_and(|port| classic.it.proxy_ports.contains(&port));
    Ok(on.then(|| {
        words::seen(&classic)
            .object(format!("load-balancer/{}", classic.name))
            .word("setting", format!("the ProxyProtocol policy of {} for port {}", classic.name, behind.unwrap_or(0)))
            .word(
                "setting_check",
                format!(
                    "aws elb describe-load-balancer-policies --load-balancer-name {} --region {}",
                    classic.name,
                    words::region(classic.reading)
                ),
            )
    }))
}

fn idle_short(e: &Evidence<'_>) -> Sought<Seen> {
    let shown = |seen: Seen, name: &str, seconds: u32| {
        seen.object(format!("load-balancer/{name}")).word("balancer", name).word("idle_timeout", seconds)
    };
    if let Some(balancer) = e.aws().load_balancer()? {
        let Some(set) = e.aws().about::<LoadBalancerAttributes>(&balancer.arn)? else { return Ok(None) };
        let seconds = set.attributes.get("idle_timeout.timeout_seconds").and_then(|v| v.parse::<u32>().ok());
        let short = seconds.filter(|s| *s < SHORT && balancer.kind == "application");
        return Ok(short.map(|s| shown(words::seen(&set), &balancer.name, s).word("balancer_arn", &balancer.arn)));
    }
    let Some(classic) = e.aws().classic_balancer()? else { return Ok(None) };
    let Some(set) = e.aws().about::<ClassicAttributes>(&classic.name)? else { return Ok(None) };
    let short = set.idle_timeout.filter(|s| *s < SHORT);
    Ok(short.map(|s| shown(words::seen(&set), &classic.name, s).word("balancer_arn", &classic.name)))
}

fn web_acl(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(balancer) = e.aws().load_balancer()?.filter(|b| b.kind == "application") else { return Ok(None) };
    let Some(acl) = e.aws().about::<WebAclForResource>(&balancer.arn)?.filter(|a| a.arn.is_some()) else {
        return Ok(None);
    };
    let blocks = |action: &str| matches!(action, "block" | "group" | "captcha" | "challenge");
    let mut names: Vec<String> =
        acl.rules.iter().filter(|r| blocks(&r.action)).map(|r| format!("{} ({})", r.name, r.action)).collect();
    if acl.default_action.as_deref() == Some("block") {
        names.push("the default action".to_owned());
    }
    let name = acl.name.clone().unwrap_or_default();
    Ok((!names.is_empty()).then(|| {
        words::seen(&acl)
            .object(format!("web-acl/{name}"))
            .word("web_acl", &name)
            .word("suspects", words::some(&names))
            .word("balancer", &balancer.name)
            .word("balancer_arn", &balancer.arn)
    }))
}
