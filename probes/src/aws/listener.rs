//! What a load balancer does with a request: listener, rule, target groups.

use super::pattern::{fits, fits_host};
use crate::evidence::aws::elbv2::{Action, Listener, ListenerRule};

/// Whether a rule takes a host and path. Other conditions cannot be judged from here and count as met.
#[must_use]
pub fn rule_takes(rule: &ListenerRule, host: &str, path: &str) -> bool {
    let host_fits = rule.hosts.is_empty() || rule.hosts.iter().any(|p| fits_host(p, host));
    let path_fits = rule.paths.is_empty() || rule.paths.iter().any(|p| fits(p, path));
    host_fits && path_fits
}

/// The rule that a host and path meet first; `certain` is false where another condition had to be guessed.
///
/// `adds` has the names of the headers that the edge adds to every request, where that is known.
#[must_use]
pub fn rule_for<'a>(
    rules: &'a [ListenerRule],
    host: &str,
    path: &str,
    adds: Option<&[String]>,
) -> Option<(&'a ListenerRule, bool)> {
    let unmet = |r: &ListenerRule| adds.is_some_and(|adds| r.others.iter().any(|c| lacks_header(c, adds)));
    let mut in_order: Vec<&ListenerRule> = rules.iter().filter(|r| !unmet(r)).collect();
    in_order.sort_by_key(|r| r.priority.unwrap_or(u32::MAX));
    let sure = in_order.iter().find(|r| r.others.is_empty() && rule_takes(r, host, path)).copied();
    let guessed = in_order.iter().find(|r| rule_takes(r, host, path)).copied();
    match (sure, guessed) {
        (Some(sure), Some(first)) => Some((first, std::ptr::eq(sure, first))),
        (None, Some(first)) => Some((first, false)),
        _ => None,
    }
}

/// Whether a condition wants a header of somebody's own that nobody adds: visitors send none that begin with `X-`, but for
/// those of proxies, of AWS and of scripts.
fn lacks_header(condition: &str, adds: &[String]) -> bool {
    let Some(name) = condition.strip_prefix("http-header ").map(str::to_ascii_lowercase) else { return false };
    let usual = ["x-forwarded", "x-amz", "x-requested-with", "x-real-ip"];
    name.starts_with("x-")
        && !usual.iter().any(|u| name.starts_with(u))
        && !adds.iter().any(|a| a.eq_ignore_ascii_case(&name))
}

/// The listener on a port.
#[must_use]
pub fn listener_for(listeners: &[Listener], port: u16) -> Option<&Listener> {
    listeners.iter().find(|l| l.port == port)
}

/// The ARNs of the target groups that actions forward to, those of weight 0 left out.
#[must_use]
pub fn groups_of(actions: &[Action]) -> Vec<&str> {
    let groups = actions.iter().flat_map(|a| &a.groups);
    groups.filter(|g| g.weight != Some(0)).map(|g| g.arn.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(priority: Option<u32>, hosts: &[&str], paths: &[&str]) -> ListenerRule {
        let own = |all: &[&str]| all.iter().map(|s| (*s).to_owned()).collect();
        ListenerRule {
            arn: format!("rule/{priority:?}"),
            priority,
            hosts: own(hosts),
            paths: own(paths),
            ..ListenerRule::default()
        }
    }

    #[test]
    fn the_lowest_priority_that_takes_host_and_path_decides_and_the_default_comes_last() {
        let rules = [
            rule(None, &[], &[]),
            rule(Some(20), &["*.brand-a.test"], &[]),
            rule(Some(10), &["www.brand-a.test"], &["/api/*"]),
        ];
        let met = |host, path| rule_for(&rules, host, path, None).map(|(r, _)| r.priority);
        assert_eq!(met("www.brand-a.test", "/api/x"), Some(Some(10)));
        assert_eq!(met("WWW.brand-a.test", "/"), Some(Some(20)));
        assert_eq!(met("other.test", "/"), Some(None));
    }

    #[test]
    fn a_condition_that_cannot_be_judged_makes_the_match_uncertain() {
        let mut guarded = rule(Some(5), &[], &[]);
        guarded.others.push("http-header X-Origin".into());
        let rules = [guarded, rule(None, &[], &[])];
        let (met, certain) = rule_for(&rules, "www.brand-a.test", "/", None).unwrap();
        assert_eq!((met.priority, certain), (Some(5), false));
        let adds = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        for (names, expected) in [(adds(&[]), (None, true)), (adds(&["x-origin"]), (Some(5), false))] {
            let (met, certain) = rule_for(&rules, "www.brand-a.test", "/", Some(&names)).unwrap();
            assert_eq!((met.priority, certain), expected, "{names:?}");
        }
    }
}
