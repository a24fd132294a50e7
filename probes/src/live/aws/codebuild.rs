//! Asks CodeBuild.

use serde_json::{Value, json};

use super::Session;
use super::json::Json;
use super::read::Read as _;
use super::session::MOST_PAGES;
use super::signed::Service;
use super::time::len;
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::codebuild::{Build, BuildPhase, BuildProjects, Builds, PhaseContext, ProjectBuilds};
use crate::evidence::{Reply, redact};

const CODEBUILD: Json =
    Json { service: Service { name: "codebuild", id: "CodeBuild", host: "codebuild" }, target: "CodeBuild_20161006" };
/// How many builds of a project are looked at.
const BUILDS: usize = 5;

impl Session {
    /// The names of all projects of a region.
    pub async fn build_projects(&self, region: &str) -> Reply<AwsAnswer> {
        self.pages(&CODEBUILD, region, json!({}), MOST_PAGES, |pages| {
            let mut names: Vec<_> = pages.iter().flat_map(|p| p.texts("projects")).collect();
            names.sort();
            BuildProjects { listed: len(names.len()), names }
        })
        .await
    }

    /// The last builds of a project.
    pub async fn project_builds(&self, region: &str, project: &str) -> Reply<AwsAnswer> {
        self.one(&CODEBUILD, region, json!({"projectName": project}), |o| ProjectBuilds {
            project: project.to_owned(),
            ids: o.texts("ids").into_iter().take(BUILDS).collect(),
        })
        .await
    }

    /// Builds with their phases.
    pub async fn builds(&self, region: &str, ids: &[String]) -> Reply<AwsAnswer> {
        self.one(&CODEBUILD, region, json!({"ids": ids}), |o| {
            let mut builds: Vec<_> = o.all("builds").iter().map(build).collect();
            builds.sort_by_key(|b| (std::cmp::Reverse(b.started), b.id.clone()));
            Builds { builds }
        })
        .await
    }
}

fn build(b: &Value) -> Build {
    Build {
        id: b.text("id"),
        number: b.number("buildNumber"),
        project: b.text("projectName"),
        status: b.text("buildStatus"),
        phase: b.text("currentPhase"),
        source: b.some("sourceVersion"),
        commit: b.some("resolvedSourceVersion"),
        started: b.time("startTime"),
        ended: b.time("endTime"),
        initiator: b.some("initiator"),
        timeout_minutes: b.number("timeoutInMinutes"),
        queued_minutes: b.number("queuedTimeoutInMinutes"),
        phases: b.all("phases").iter().map(phase).collect(),
        log: b.some("logs.deepLink"),
    }
}

fn phase(p: &Value) -> BuildPhase {
    BuildPhase {
        name: p.text("phaseType"),
        status: p.text("phaseStatus"),
        seconds: p.number("durationInSeconds"),
        contexts: p
            .all("contexts")
            .iter()
            .map(|c| PhaseContext {
                code: c.text("statusCode"),
                message: redact::text(&c.text("message").chars().take(500).collect::<String>()).into_owned(),
            })
            .collect(),
    }
}
