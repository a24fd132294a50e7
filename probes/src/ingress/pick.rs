//! Host before path, exact before wildcard, exact before regular expression before longest, older before younger.

use std::cmp::Reverse;

use regex::RegexBuilder;

use super::{PathKind, Route};

/// The route that takes a request, and those that touch the same place.
#[derive(Debug, Clone, PartialEq)]
pub struct Picked {
    /// It takes the request.
    pub route: Route,
    /// Younger routes that want the same host and path, and do not get it.
    pub shadowed: Vec<Route>,
    /// Canaries that take a part of the requests.
    pub canaries: Vec<Route>,
}

/// The route that takes a request to a host and path; nothing where none does.
///
/// Once a host has routes of its own, a path that none of them takes is not looked for at wildcards: nginx has chosen
/// its server by then.
#[must_use]
pub fn pick(routes: &[Route], host: &str, path: &str) -> Option<Picked> {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let level = routes.iter().filter(|r| !r.canary).filter_map(|r| host_takes(&r.host, &host)).max()?;
    let here = |r: &&Route| host_takes(&r.host, &host) == Some(level);
    let takes: Vec<&Route> = routes.iter().filter(here).filter(|r| path_takes(r, path)).collect();
    let best = takes.iter().filter(|r| !r.canary).min_by_key(|r| order(r))?;
    let same = |r: &&&Route| r.host == best.host && r.path == best.path && is_alike(r.by, best.by);
    let others: Vec<Route> = takes.iter().filter(same).filter(|r| *r != best).map(|r| (*r).clone()).collect();
    let (canaries, shadowed): (Vec<_>, Vec<_>) = others.into_iter().partition(|r| r.canary);
    let mut route = (*best).clone();
    // Of a canary that takes all, only the service is another one: path and settings stay those of the first Ingress.
    if let Some(canary) = canaries.iter().find(|c| c.takes_all) {
        route.backends.clone_from(&canary.backends);
    }
    Some(Picked { route, shadowed, canaries })
}

/// The route of another namespace that would take the request to the same host, were it not for the one that does.
#[must_use]
pub fn beside(routes: &[Route], taken: &Route, host: &str, path: &str) -> Option<Route> {
    let others: Vec<Route> = routes.iter().filter(|r| r.namespace != taken.namespace).cloned().collect();
    pick(&others, host, path).map(|p| p.route).filter(|r| r.host.eq_ignore_ascii_case(&taken.host))
}

/// What of two routes that both take a path comes first.
fn order(route: &Route) -> (Reverse<PathRank>, Reverse<usize>, Option<jiff::Timestamp>, &str, &str) {
    (Reverse(rank(route.by)), Reverse(route.path.len()), route.born, &route.namespace, &route.name)
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum PathRank {
    Default,
    Ordinary,
    Exact,
}

const fn rank(by: PathKind) -> PathRank {
    match by {
        PathKind::Default => PathRank::Default,
        PathKind::Start | PathKind::Prefix | PathKind::Regex => PathRank::Ordinary,
        PathKind::Exact => PathRank::Exact,
    }
}

/// Whether two paths of the same words are one location of nginx.
fn is_alike(a: PathKind, b: PathKind) -> bool {
    rank(a) == rank(b)
}

/// How well a route's host takes a host: 3 exactly, 2 by a wildcard, 1 as one of all; nothing where it does not.
#[must_use]
pub fn host_takes(pattern: &str, host: &str) -> Option<u8> {
    if pattern.is_empty() {
        return Some(1);
    }
    if pattern.eq_ignore_ascii_case(host) {
        return Some(3);
    }
    let rest = pattern.strip_prefix("*.")?;
    host.split_once('.').filter(|(first, tail)| !first.is_empty() && tail.eq_ignore_ascii_case(rest)).map(|_| 2)
}

fn path_takes(route: &Route, path: &str) -> bool {
    match route.by {
        PathKind::Default => true,
        PathKind::Exact => path == route.path,
        PathKind::Start => path.starts_with(&route.path),
        PathKind::Prefix => {
            let wanted = route.path.trim_end_matches('/');
            path.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        }
        PathKind::Regex => RegexBuilder::new(&format!("^(?:{})", route.path))
            .case_insensitive(true)
            .size_limit(1 << 18)
            .build()
            .map_or_else(|_| path.starts_with(&route.path), |regex| regex.is_match(path)),
    }
}
