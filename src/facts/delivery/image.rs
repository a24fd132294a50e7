//! The image that the brand's workload names, as ECR tells it.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::Kind;
use hopwise_probes::evidence::aws::ecr::{Image, Images, Repositories, Repository};

use crate::facts::aws::owner::{self, minutes_ago};
use crate::facts::aws::{AwsLook, Held};
use crate::facts::{Evidence, Fact, Known, Seen};

/// The image is not there.
pub static MISSING: Fact = Fact {
    name: "image.missing",
    hop: Hop::Delivery,
    about: "ECR has no image of the tag or digest that the brand's workload names",
    derive: |e| absent(e, "ImageNotFound"),
};

/// The repository is not there.
pub static REPOSITORY_MISSING: Fact = Fact {
    name: "image.repository-missing",
    hop: Hop::Delivery,
    about: "ECR has no repository of the name in the brand's image",
    derive: |e| absent(e, "RepositoryNotFound"),
};

/// The image is not there, and a pod runs it.
pub static DELETED: Fact = Fact {
    name: "image.deleted",
    hop: Hop::Delivery,
    about: "a pod of the brand runs an image that ECR no longer has",
    derive: |e| match absent(e, "ImageNotFound") {
        Known::Yes(seen) => match e.kube().app_pods() {
            Ok(pods) => {
                let wanted = seen.words.get("named").cloned().unwrap_or_default();
                let ran = pods.iter().find_map(|p| {
                    p.status.container_statuses.iter().find(|c| c.image.ends_with(&wanted) && !c.image_id.is_empty())
                });
                Known::from_seen(ran.map(|c| seen.word("image", &c.image)))
            }
            Err(unknown) => unknown,
        },
        known => known,
    },
};

/// Nothing is in the repository.
pub static EMPTY: Fact = Fact {
    name: "image.repository-empty",
    hop: Hop::Delivery,
    about: "the brand's ECR repository holds no image",
    derive: |e| {
        let lists = match e.aws().all::<Images>() {
            Ok(lists) => lists,
            Err(why) => return Known::Unknown(why),
        };
        let empty = lists.iter().find(|l| l.it.images.is_empty() && is_ours(e, &l.it.repository));
        Known::from_seen(empty.map(|l| repository(e, l, &l.it.repository)))
    },
};

/// A newer image waits.
pub static NOT_ROLLED_OUT: Fact = Fact {
    name: "image.not-rolled-out",
    hop: Hop::Delivery,
    about: "ECR got an image after the one that the brand's workload names",
    derive: |e| {
        deployed(e, |named, list| {
            let own = of_name(list, named)?;
            let newest = newest(list.it)?;
            let newer = newest.pushed > own.pushed && newest.digest != own.digest && !newest.tags.is_empty();
            let minutes = minutes_ago(e, newest.pushed)?;
            let age = if minutes > 120 { format!("{} hours", minutes / 60) } else { format!("{minutes} minutes") };
            newer.then(|| repository(e, list, &list.it.repository).word("tag", tag_of(named)).word("age", age))
        })
    },
};

/// The tag was pushed again.
pub static TAG_MOVED: Fact = Fact {
    name: "image.tag-moved",
    hop: Hop::Delivery,
    about: "a pod of the brand runs another image than its tag means in ECR now",
    derive: |e| {
        let pods = match e.kube().app_pods() {
            Ok(pods) => pods,
            Err(unknown) => return unknown,
        };
        deployed(e, |named, list| {
            let own = of_name(list, named).filter(|_| !named.contains('@'))?;
            let statuses = pods.iter().flat_map(|p| &p.status.container_statuses);
            let mut runs = statuses.filter(|c| c.image.ends_with(named) && c.image_id.contains("@sha256:"));
            let other = runs.find(|c| !c.image_id.ends_with(&own.digest))?;
            let seen = repository(e, list, &list.it.repository).word("tag", tag_of(named));
            Some(seen.word("image", &other.image))
        })
    },
};

/// Weaknesses.
pub static SCAN_FINDINGS: Fact = Fact {
    name: "image.scan-findings",
    hop: Hop::Delivery,
    about: "the scan of the brand's newest or deployed image found severe weaknesses",
    derive: |e| {
        let lists = match e.aws().all::<Images>() {
            Ok(lists) => lists,
            Err(why) => return Known::Unknown(why),
        };
        let found = lists.iter().filter(|l| is_ours(e, &l.it.repository)).find_map(|l| {
            let image = newest(l.it)?;
            let severe: Vec<_> = ["CRITICAL", "HIGH"]
                .into_iter()
                .filter_map(|s| image.findings.get(s).filter(|n| **n > 0).map(|n| format!("{n} {}", s.to_lowercase())))
                .collect();
            let tag = image.tags.first().map_or(image.digest.as_str(), String::as_str);
            (!severe.is_empty())
                .then(|| repository(e, l, &l.it.repository).word("tag", tag).word("findings", severe.join(", ")))
        });
        Known::from_seen(found)
    },
};

/// Whether a look for a named image of the brand says that it, or its repository, is not there.
fn absent(e: &Evidence<'_>, code: &str) -> Known {
    let looks: Vec<AwsLook<'_>> =
        e.aws().looks(Images::CALL).filter(|l| is_ours(e, name_of(&l.question.about))).collect();
    let found = looks.iter().find_map(|l| Some((l, l.absent().filter(|a| a.it.code.starts_with(code))?)));
    if let Some((look, gone)) = found {
        let about = look.question.about.as_str();
        let seen = repository(e, &gone, name_of(about)).word("tag", tag_of(about)).word("named", about);
        return Known::Yes(seen.object(format!("image/{about}")));
    }
    if let Some(seen) = (code == "ImageNotFound").then(|| not_listed(e)).flatten() {
        return Known::Yes(seen);
    }
    match looks.iter().find_map(AwsLook::blind) {
        Some(why) => Known::Unknown(why),
        None if looks.is_empty() => Known::Unknown(e.aws().missing(Images::CALL)),
        None => Known::No,
    }
}

/// The image that a workload of the brand names, where the whole list of its repository is known and does not hold it.
fn not_listed(e: &Evidence<'_>) -> Option<Seen> {
    let lists = e.aws().all::<Images>().ok()?;
    let repositories = e.aws().all::<Repositories>().ok()?;
    let whole = |l: &Images| usize::try_from(l.listed).is_ok_and(|listed| listed == l.images.len() && listed > 0);
    let workloads = e.kube().workloads().ok()?;
    workloads.iter().flat_map(|w| w.it.images()).find_map(|image| {
        let (_, own) = image.split_once(".amazonaws.com/")?;
        let name = name_of(own);
        // A repository of the same name may stand in another account or region.
        let here = |r: &Repository| r.name == name && name_of(image) == r.uri;
        repositories.iter().flat_map(|l| &l.it.repositories).find(|r| here(r))?;
        let list = lists.iter().find(|l| l.it.repository == name && whole(l.it))?;
        let missing = of_name(list, own).is_none();
        missing.then(|| {
            let seen = repository(e, list, name).word("tag", tag_of(own)).word("named", own);
            seen.object(format!("image/{own}"))
        })
    })
}

/// Whether an image that a workload of the brand names is so, beside the images that ECR listed.
fn deployed(e: &Evidence<'_>, is: impl Fn(&str, &Held<'_, Images>) -> Option<Seen>) -> Known {
    let lists = match e.aws().all::<Images>() {
        Ok(lists) => lists,
        Err(why) => return Known::Unknown(why),
    };
    let workloads = match e.kube().workloads() {
        Ok(all) => all,
        Err(unknown) => return unknown,
    };
    let named = workloads.iter().flat_map(|w| w.it.images());
    let found = named.into_iter().find_map(|image| {
        // `123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/web:1.42` is image `shop/web:1.42`.
        let (_, own) = image.split_once(".amazonaws.com/")?;
        lists.iter().filter(|l| l.it.repository == name_of(own)).find_map(|l| is(own, l))
    });
    Known::from_seen(found)
}

/// The listed image that a name means.
fn of_name<'a>(list: &Held<'a, Images>, named: &str) -> Option<&'a Image> {
    let tag = tag_of(named);
    list.it.images.iter().find(|i| i.digest == tag || i.tags.iter().any(|t| t == tag))
}

/// The image that was pushed last.
fn newest(images: &Images) -> Option<&Image> {
    images.images.iter().max_by_key(|i| (i.pushed, i.digest.clone()))
}

/// What stands before tag or digest.
fn name_of(named: &str) -> &str {
    named.split(['@', ':']).next().unwrap_or_default()
}

/// Tag or digest; `latest` where neither is given.
fn tag_of(named: &str) -> &str {
    named.split_once('@').or_else(|| named.split_once(':')).map_or("latest", |(_, tag)| tag)
}

/// Whether a repository is the brand's: a workload names it, its own name speaks for it, or there is no other.
fn is_ours(e: &Evidence<'_>, name: &str) -> bool {
    let of_workload = |image: &str| image.split_once(".amazonaws.com/").is_some_and(|(_, own)| name_of(own) == name);
    let workloads = e.kube().workloads().unwrap_or_default();
    let lists = e.aws().all::<Repositories>().unwrap_or_default();
    let listed: u32 = lists.iter().map(|l| l.it.listed).sum();
    let known = lists.iter().flat_map(|l| &l.it.repositories).any(|r| r.name == name);
    workloads.iter().any(|w| w.it.images().into_iter().any(of_workload))
        || owner::speaks(e.target(), name)
        || (listed == 1 && known && workloads.is_empty())
}

/// What shows a repository, with its newest tag.
fn repository<T: ?Sized>(e: &Evidence<'_>, shown: &Held<'_, T>, name: &str) -> Seen {
    let lists = e.aws().all::<Images>().unwrap_or_default();
    let all = lists.iter().filter(|l| l.it.repository == name).filter_map(|l| newest(l.it));
    let newest = all.max_by_key(|i| i.pushed).and_then(|i| i.tags.first()).map_or("TAG", String::as_str);
    let repositories = e.aws().all::<Repositories>().unwrap_or_default();
    let uri = repositories.iter().flat_map(|l| &l.it.repositories).find(|r| r.name == name).map(|r| r.uri.clone());
    owner::shown(shown)
        .object(format!("repository/{name}"))
        .word("repository", name)
        .word("newest", newest)
        .word("repository_uri", uri.unwrap_or_else(|| format!("REGISTRY/{name}")))
}
