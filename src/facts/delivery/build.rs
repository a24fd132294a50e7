//! The last build of the brand's project, as CodeBuild tells it.

use std::collections::BTreeMap;

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::codebuild::{Build, BuildPhase, BuildProjects, Builds};

use crate::facts::aws::Held;
use crate::facts::aws::owner::{self, minutes_ago};
use crate::facts::{Evidence, Fact, Known, Seen};

macro_rules! phases {
    ($($name:ident = $fact:literal, $phase:literal;)+) => {
        $(
            #[doc = concat!("The last build failed in phase ", $phase, ".")]
            pub static $name: Fact = Fact {
                name: $fact,
                hop: Hop::Delivery,
                about: concat!("the last build of the brand's project failed in phase ", $phase),
                derive: |e| last(e, |b| b.status == "FAILED" && failed(b).is_some_and(|p| p.name == $phase)),
            };
        )+
    };
}

phases! {
    SUBMITTED = "build.failed-submitted", "SUBMITTED";
    QUEUED = "build.failed-queued", "QUEUED";
    PROVISIONING = "build.failed-provisioning", "PROVISIONING";
    DOWNLOAD_SOURCE = "build.failed-download-source", "DOWNLOAD_SOURCE";
    INSTALL = "build.failed-install", "INSTALL";
    PRE_BUILD = "build.failed-pre-build", "PRE_BUILD";
    BUILD = "build.failed-build", "BUILD";
    POST_BUILD = "build.failed-post-build", "POST_BUILD";
    UPLOAD_ARTIFACTS = "build.failed-upload-artifacts", "UPLOAD_ARTIFACTS";
    FINALIZING = "build.failed-finalizing", "FINALIZING";
}

/// It took too long.
pub static TIMED_OUT: Fact = Fact {
    name: "build.timed-out",
    hop: Hop::Delivery,
    about: "the last build of the brand's project ran out of time",
    derive: |e| last(e, |b| b.status == "TIMED_OUT"),
};

/// Somebody stopped it.
pub static STOPPED: Fact = Fact {
    name: "build.stopped",
    hop: Hop::Delivery,
    about: "the last build of the brand's project was stopped",
    // A run that a newer one replaces is stopped by the pipeline.
    derive: |e| if (RUNNING.derive)(e).is_yes() { Known::No } else { last(e, |b| b.status == "STOPPED") },
};

/// CodeBuild itself failed.
pub static FAULT: Fact = Fact {
    name: "build.fault",
    hop: Hop::Delivery,
    about: "the last build of the brand's project ended by a fault of CodeBuild",
    derive: |e| last(e, |b| b.status == "FAULT"),
};

/// One is under way.
pub static RUNNING: Fact = Fact {
    name: "build.running",
    hop: Hop::Delivery,
    about: "a build of the brand's project is under way",
    derive: |e| {
        let found = builds(e).map(|all| {
            let own = all.iter().filter(|b| is_ours(e, b, &all));
            own.max_by_key(|b| (b.it.started, b.it.number)).filter(|b| b.it.status == "IN_PROGRESS").map(|b| seen(e, b))
        });
        Known::sought(found)
    },
};

/// A build of somebody else failed.
pub static OTHER_FAILED: Fact = Fact {
    name: "build.other-failed",
    hop: Hop::Delivery,
    about: "the last build of a project that nothing ties to the brand failed",
    derive: |e| {
        let found = builds(e).map(|all| {
            let others = newest(all.iter().copied().filter(|b| !is_ours(e, b, &all)));
            others.into_values().find(|b| b.it.status != "SUCCEEDED").map(|b| seen(e, &b))
        });
        Known::sought(found)
    },
};

/// All builds that were read.
fn builds<'a>(e: &Evidence<'a>) -> Result<Vec<Held<'a, Build>>, String> {
    let lists = e.aws().all::<Builds>()?;
    Ok(lists.iter().flat_map(|l| l.it.builds.iter().map(|b| l.part(b))).collect())
}

/// The newest ended build of each project.
fn newest<'a>(all: impl Iterator<Item = Held<'a, Build>>) -> BTreeMap<&'a str, Held<'a, Build>> {
    let mut found: BTreeMap<&str, Held<'a, Build>> = BTreeMap::new();
    for build in all.filter(|b| b.it.status != "IN_PROGRESS") {
        let key = |b: &Held<'a, Build>| (b.it.started, b.it.number, b.it.id.clone());
        let known = found.get(build.it.project.as_str());
        if known.is_none_or(|k| key(k) < key(&build)) {
            found.insert(&build.it.project, build);
        }
    }
    found
}

/// Whether a build's project is the brand's: by its name, or as there is no other.
fn is_ours(e: &Evidence<'_>, build: &Held<'_, Build>, all: &[Held<'_, Build>]) -> bool {
    if owner::speaks(e.target(), &build.it.project) {
        return true;
    }
    let listed: u32 = e.aws().all::<BuildProjects>().map(|l| l.iter().map(|l| l.it.listed).sum()).unwrap_or_default();
    listed <= 1 && all.iter().all(|b| b.it.project == build.it.project)
}

/// Whether the last ended build of a project of the brand is so.
fn last(e: &Evidence<'_>, is: impl Fn(&Build) -> bool) -> Known {
    let found = builds(e).map(|all| {
        let own = newest(all.iter().copied().filter(|b| is_ours(e, b, &all)));
        own.into_values().find(|b| is(b.it)).map(|b| seen(e, &b))
    });
    Known::sought(found)
}

/// The first phase that did not succeed.
fn failed(build: &Build) -> Option<&BuildPhase> {
    build.phases.iter().find(|p| matches!(p.status.as_str(), "FAILED" | "FAULT" | "TIMED_OUT" | "STOPPED"))
}

fn seen(e: &Evidence<'_>, build: &Held<'_, Build>) -> Seen {
    let it = build.it;
    let phase = failed(it);
    let context = phase.and_then(|p| p.contexts.first());
    let message = context.map_or_else(
        || "CodeBuild gives no words; its log does".to_owned(),
        |c| if c.code.is_empty() { c.message.clone() } else { format!("{}: {}", c.code, c.message) },
    );
    let or = |text: &Option<String>, other: &str| text.clone().unwrap_or_else(|| other.to_owned());
    owner::shown(build)
        .object(format!("codebuild/{}", it.project))
        .word("project", &it.project)
        .word("build", &it.id)
        .word("number", it.number.map_or_else(|| it.id.clone(), |n| n.to_string()))
        .word("phase", phase.map_or(it.phase.as_str(), |p| p.name.as_str()))
        .word("message", message.trim_end_matches('.'))
        .word("status", &it.status)
        .word("source", or(&it.source, "that it builds"))
        .word("commit", or(&it.commit, "of the build"))
        .word("log", or(&it.log, "CloudWatch Logs, group /aws/codebuild/…"))
        .word("timeout", it.timeout_minutes.unwrap_or(60))
        .word("minutes", minutes_ago(e, it.ended.or(it.started)).unwrap_or_default())
}
