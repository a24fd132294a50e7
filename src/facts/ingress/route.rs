//! Whether a route of the cluster takes the request, and whether somebody serves it.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::{Ingress, Pod};
use hopwise_probes::evidence::{Look, Rung};
use hopwise_probes::ingress::{ClassState, Route, host_takes};

use crate::facts::cluster::Matched;
use crate::facts::pod::ready::takes_requests;
use crate::facts::symptom::of_look;
use crate::facts::{Author, Evidence, Fact, Got, Known, Looked, Seen, settle};

/// A route of the cluster takes the request: its state concerns the brand.
pub static HERE: Fact = Fact {
    name: "ingress.route-here",
    hop: Hop::Ingress,
    about: "a route of this cluster takes the traced host and path",
    derive: |e| settle(here(e)),
};

/// No Ingress of the cluster has the host.
pub static NO_HOST: Fact = Fact {
    name: "ingress.no-route-for-host",
    hop: Hop::Ingress,
    about: "no Ingress of the cluster has the host, be it exactly, by a wildcard or as one of all",
    derive: |e| settle(no_host(e)),
};

/// An Ingress has the host, and not the path.
pub static NO_PATH: Fact = Fact {
    name: "ingress.no-route-for-path",
    hop: Hop::Ingress,
    about: "Ingresses of the cluster have the host, and none of their paths takes the traced one",
    derive: |e| settle(no_path(e)),
};

/// A path would take the request, were it not exact.
pub static EXACT: Fact = Fact {
    name: "ingress.path-exact",
    hop: Hop::Ingress,
    about: "a path of type Exact is the beginning of the traced path, and takes only itself",
    derive: |e| settle(exact(e)),
};

/// Only canaries have the host.
pub static CANARY_ALONE: Fact = Fact {
    name: "ingress.canary-alone",
    hop: Hop::Ingress,
    about: "the only Ingresses with the host are canaries, which the controller does not serve by themselves",
    derive: |e| settle(canary_alone(e)),
};

/// The controller looks at another namespace only.
pub static WATCHED_ELSEWHERE: Fact = Fact {
    name: "ingress.namespace-not-watched",
    hop: Hop::Ingress,
    about: "the controller of the class watches one namespace, and the Ingress is in another",
    derive: |e| settle(watched_elsewhere(e)),
};

/// The class of the Ingress does not exist.
pub static CLASS_MISSING: Fact = Fact {
    name: "ingress.class-missing",
    hop: Hop::Ingress,
    about: "the Ingress names a class that does not exist",
    derive: |e| settle(class_missing(e)),
};

/// The Ingress has no class, and there is no default.
pub static CLASS_UNSET: Fact = Fact {
    name: "ingress.class-unset",
    hop: Hop::Ingress,
    about: "the Ingress names no class, no class is the default, and the controller takes none without",
    derive: |e| settle(class_unset(e)),
};

/// The class is served by a controller that does not run here.
pub static CLASS_OTHER: Fact = Fact {
    name: "ingress.class-other-controller",
    hop: Hop::Ingress,
    about: "the class of the Ingress belongs to another controller than the one whose pods run",
    derive: |e| settle(class_other(e)),
};

/// Two Ingresses want the same.
pub static CLAIMED_TWICE: Fact = Fact {
    name: "ingress.claimed-twice",
    hop: Hop::Ingress,
    about: "two Ingresses have the same host and path; the older one gets the requests",
    derive: |e| settle(claimed_twice(e)),
};

/// An Ingress of another namespace takes the path away from the one that has the page.
pub static OF_OTHER_NAMESPACE: Fact = Fact {
    name: "ingress.path-of-other-namespace",
    hop: Hop::Ingress,
    about: "visitors get 404 by way of an Ingress made days ago at most, while a pod of another namespace, whose older \
            Ingress has the host too, gives the page",
    derive: |e| settle(of_other_namespace(e)),
};

/// The words of the Ingress that takes the request.
pub fn words(matched: &Matched<'_>) -> Seen {
    matched
        .seen()
        .object(matched.picked.route.object())
        .word("namespace", matched.namespace())
        .word("ingress", &matched.picked.route.name)
        .word("service", matched.service().unwrap_or("none"))
}

fn of_ingress(ingress: &Got<'_, Ingress>) -> Seen {
    ingress
        .seen()
        .object(format!("ingress/{}/{}", ingress.metadata.namespace, ingress.metadata.name))
        .word("namespace", &ingress.metadata.namespace)
        .word("ingress", &ingress.metadata.name)
}

fn here(e: &Evidence<'_>) -> Looked<Known> {
    Ok(Known::from_seen(e.kube().matched()?.as_ref().map(words)))
}

/// The Ingresses that take the host, and whether each does so as a canary.
fn with_host<'a>(e: &Evidence<'a>) -> Looked<Vec<(Got<'a, Ingress>, bool)>> {
    let host = e.target().host().to_ascii_lowercase();
    let takes = |i: &Ingress| {
        i.spec.rules.iter().any(|r| host_takes(&r.host.to_ascii_lowercase(), &host).is_some())
            || (i.spec.rules.is_empty() && i.default_backend().is_some())
    };
    let canary = |i: &Ingress| i.nginx("canary") == Some("true");
    Ok(e.kube().ingresses()?.into_iter().filter(|i| takes(i)).map(|i| (i, canary(&i))).collect())
}

fn no_host(e: &Evidence<'_>) -> Looked<Known> {
    let all = e.kube().ingresses()?;
    if !with_host(e)?.is_empty() || e.kube().matched()?.is_some() {
        return Ok(Known::No);
    }
    let mut near: Vec<_> =
        all.iter().flat_map(|i| i.it.spec.rules.iter().map(|r| r.host.as_str())).filter(|h| !h.is_empty()).collect();
    near.sort_unstable();
    near.dedup();
    near.truncate(5);
    let near = if near.is_empty() { "none alike".to_owned() } else { near.join(", ") };
    let list =
        e.kube().asked().find(|(q, r)| q.resource == "ingresses.networking.k8s.io" && r.reply.answer().is_some());
    Ok(Known::Yes(Seen::by(list.map(|(_, r)| r)).word("near", near)))
}

fn no_path(e: &Evidence<'_>) -> Looked<Known> {
    let with = with_host(e)?;
    let plain: Vec<_> = with.iter().filter(|(_, canary)| !canary).collect();
    let Some((first, _)) = plain.first().copied() else { return Ok(Known::No) };
    if e.kube().matched()?.is_some() {
        return Ok(Known::No);
    }
    let mut paths: Vec<_> = plain
        .iter()
        .flat_map(|(i, _)| &i.it.spec.rules)
        .flat_map(|r| &r.http.paths)
        .map(|p| format!("{} ({})", p.path, if p.path_type.is_empty() { "no type" } else { &p.path_type }))
        .collect();
    paths.sort();
    paths.dedup();
    paths.truncate(10);
    let paths = if paths.is_empty() { "none".to_owned() } else { paths.join(", ") };
    Ok(Known::Yes(of_ingress(first).word("paths", paths)))
}

fn exact(e: &Evidence<'_>) -> Looked<Known> {
    if e.kube().matched()?.is_some() {
        return Ok(Known::No);
    }
    let asked = e.target().url.path();
    let begins = |path: &str| {
        asked.strip_prefix(path.trim_end_matches('/')).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    for (ingress, _) in with_host(e)? {
        let paths = ingress.it.spec.rules.iter().flat_map(|r| &r.http.paths);
        if let Some(path) = paths.filter(|p| p.path_type == "Exact").find(|p| begins(&p.path)) {
            return Ok(Known::Yes(of_ingress(&ingress).word("exact_path", &path.path)));
        }
    }
    Ok(Known::No)
}

fn canary_alone(e: &Evidence<'_>) -> Looked<Known> {
    let with = with_host(e)?;
    let alone = with.iter().all(|(_, canary)| *canary);
    Ok(Known::from_seen(with.first().filter(|_| alone).map(|(i, _)| of_ingress(i))))
}

/// What the class of the Ingress leads to, where one takes the request.
fn class(e: &Evidence<'_>) -> Looked<Option<(Seen, ClassState)>> {
    let Some(matched) = e.kube().matched()? else { return Ok(None) };
    if matched.ingress.is_none() {
        return Ok(None);
    }
    e.kube().ingress_classes()?;
    Ok(matched.class.clone().map(|state| (words(&matched), state)))
}

fn names(e: &Evidence<'_>) -> String {
    let classes = e.kube().ingress_classes().unwrap_or_default();
    let names: Vec<_> = classes.iter().map(|c| c.it.metadata.name.as_str()).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

fn class_missing(e: &Evidence<'_>) -> Looked<Known> {
    Ok(match class(e)? {
        Some((seen, ClassState::NoSuchClass(name))) => Known::Yes(seen.word("class", name).word("classes", names(e))),
        _ => Known::No,
    })
}

/// The arguments of the controller's containers.
fn args(pod: &Pod) -> impl Iterator<Item = &str> {
    pod.spec.containers.iter().flat_map(|c| &c.args).map(String::as_str)
}

/// The value of a flag of a controller, such as `--controller-class`.
fn flag<'p>(pod: &'p Pod, name: &str) -> Option<&'p str> {
    args(pod).find_map(|a| a.strip_prefix(name)?.strip_prefix('='))
}

fn class_unset(e: &Evidence<'_>) -> Looked<Known> {
    let Some((seen, ClassState::Nameless)) = class(e)? else { return Ok(Known::No) };
    let controllers = e.kube().all_controller_pods()?;
    let takes = |p: &Got<'_, Pod>| {
        flag(p, "--watch-ingress-without-class") == Some("true")
            || args(p.it).any(|a| a == "--watch-ingress-without-class")
    };
    Ok(if controllers.iter().any(takes) { Known::No } else { Known::Yes(seen.word("classes", names(e))) })
}

fn class_other(e: &Evidence<'_>) -> Looked<Known> {
    let Some((seen, state)) = class(e)? else { return Ok(Known::No) };
    let controllers = asked(e.kube().all_controller_pods()?);
    let of = |name: &'static str, default: &'static str| -> Vec<String> {
        controllers.iter().map(|p| flag(p.it, name).unwrap_or(default).to_owned()).collect()
    };
    let (wanted, running) = match state {
        ClassState::Served(controller) => (controller, of("--controller-class", "k8s.io/ingress-nginx")),
        ClassState::Annotation(name) => (name, of("--ingress-class", "nginx")),
        _ => return Ok(Known::No),
    };
    let Some(first) = running.first().filter(|_| !running.contains(&wanted)) else { return Ok(Known::No) };
    Ok(Known::Yes(seen.word("class", &wanted).word("controller_class", first)))
}

/// The pods that are asked: amid a change those of before still run, and take no requests any more.
fn asked<'a>(mut pods: Vec<Got<'a, Pod>>) -> Vec<Got<'a, Pod>> {
    if pods.iter().any(|p| takes_requests(p)) {
        pods.retain(|p| takes_requests(p));
    }
    pods
}

fn watched_elsewhere(e: &Evidence<'_>) -> Looked<Known> {
    let Some(matched) = e.kube().matched()? else { return Ok(Known::No) };
    let controllers = asked(e.kube().controller_pods()?);
    let namespace = &matched.picked.route.namespace;
    let watched = |p: &Got<'_, Pod>| flag(p.it, "--watch-namespace").filter(|w| !w.is_empty()).map(str::to_owned);
    let elsewhere = |p: &Got<'_, Pod>| watched(p).is_some_and(|w| w != *namespace);
    let first = controllers.first().filter(|_| controllers.iter().all(elsewhere));
    Ok(Known::from_seen(first.map(|pod| {
        let mut seen = words(&matched)
            .word("watched", watched(pod).unwrap_or_default())
            .word("controller_namespace", &pod.metadata.namespace)
            .word("controller", &pod.metadata.name);
        seen.evidence.extend(pod.seen().evidence);
        seen
    })))
}

fn claimed_twice(e: &Evidence<'_>) -> Looked<Known> {
    let Some(matched) = e.kube().matched()? else { return Ok(Known::No) };
    let all = e.kube().ingresses()?;
    let own = matched.ingress.and_then(|i| i.it.class());
    // What another controller serves, or nobody, claims nothing here.
    let alike = |name: &str, namespace: &str| {
        all.iter()
            .find(|i| i.metadata.name == name && i.metadata.namespace == namespace)
            .is_none_or(|i| i.it.class() == own)
    };
    let twice = |r: &&Route| r.object() != matched.picked.route.object() && alike(&r.name, &r.namespace);
    let Some(other) = matched.picked.shadowed.iter().find(twice) else { return Ok(Known::No) };
    Ok(Known::Yes(words(&matched).word("other", other.object())))
}

/// How long a new Ingress is suspected, in hours. What a service of long standing no longer has is its own affair.
const NEW: i64 = 7 * 24;

fn of_other_namespace(e: &Evidence<'_>) -> Looked<Known> {
    let own = matches!(e.symptom().author, Author::Nginx | Author::IngressDefaultBackend);
    if e.symptom().status != Some(404) || own {
        return Ok(Known::No);
    }
    let Some(matched) = e.kube().matched()? else { return Ok(Known::No) };
    let (Some(other), Some(born)) = (&matched.beside, matched.picked.route.born) else { return Ok(Known::No) };
    let is_new = e.started().duration_since(born).as_hours() < NEW;
    if !is_new || other.born.is_none_or(|other| other >= born) {
        return Ok(Known::No);
    }
    let Some(look) = e.looks(Rung::Pod, Look::Beside).next() else {
        return Ok(Known::not_looked(&format!("the page at the pods behind {}", other.object())));
    };
    let Some(answer) = look.answer() else {
        return Ok(look.reading.reply.blind().map_or(Known::No, Known::Unknown));
    };
    let has = answer.status < 300 && !of_look(&look).is_bad();
    let pod = look.question.dial.pod().map_or_else(String::new, |(_, name)| name.to_owned());
    Ok(Known::from_seen(has.then(|| {
        let mut seen = words(&matched)
            .word("other", other.object())
            .word("other_namespace", &other.namespace)
            .word("other_ingress", &other.name)
            .word("other_pod", pod)
            .word("taken_path", &matched.picked.route.path)
            .word("born", born);
        seen.evidence.push(look.reading.id.clone());
        seen.evidence.sort();
        seen
    })))
}
