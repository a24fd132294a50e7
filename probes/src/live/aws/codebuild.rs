//! Asks CodeBuild.

use aws_sdk_codebuild::types as sdk;

use super::Session;
use super::session::{client, pages};
use super::time::{at, count, len, some, text};
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::codebuild::{Build, BuildPhase, BuildProjects, Builds, PhaseContext, ProjectBuilds};
use crate::evidence::{Reply, redact};

/// How many builds of a project are looked at.
const BUILDS: usize = 5;

impl Session {
    /// The names of all projects of a region.
    pub async fn build_projects(&self, region: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_codebuild, region);
        self.ask(pages!(client.list_projects().into_paginator()), |pages| {
            let mut names: Vec<_> = pages.iter().flat_map(|p| p.projects()).cloned().collect();
            names.sort();
            BuildProjects { listed: len(names.len()), names }
        })
        .await
    }

    /// The last builds of a project.
    pub async fn project_builds(&self, region: &str, project: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_codebuild, region);
        self.ask(client.list_builds_for_project().project_name(project).send(), |o| ProjectBuilds {
            project: project.to_owned(),
            ids: o.ids().iter().take(BUILDS).cloned().collect(),
        })
        .await
    }

    /// Builds with their phases.
    pub async fn builds(&self, region: &str, ids: &[String]) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_codebuild, region);
        self.ask(client.batch_get_builds().set_ids(Some(ids.to_vec())).send(), |o| {
            let mut builds: Vec<_> = o.builds().iter().map(build).collect();
            builds.sort_by_key(|b| (std::cmp::Reverse(b.started), b.id.clone()));
            Builds { builds }
        })
        .await
    }
}

fn build(b: &sdk::Build) -> Build {
    Build {
        id: text(b.id()),
        number: b.build_number(),
        project: text(b.project_name()),
        status: text(b.build_status().map(|s| s.as_str())),
        phase: text(b.current_phase()),
        source: some(b.source_version()),
        commit: some(b.resolved_source_version()),
        started: at(b.start_time()),
        ended: at(b.end_time()),
        initiator: some(b.initiator()),
        timeout_minutes: b.timeout_in_minutes().map(|m| count(Some(m))),
        queued_minutes: b.queued_timeout_in_minutes().map(|m| count(Some(m))),
        phases: b
            .phases()
            .iter()
            .map(|p| BuildPhase {
                name: text(p.phase_type().map(|t| t.as_str())),
                status: text(p.phase_status().map(|s| s.as_str())),
                seconds: p.duration_in_seconds(),
                contexts: p
                    .contexts()
                    .iter()
                    .map(|c| PhaseContext {
                        code: text(c.status_code()),
                        message: redact::text(&text(c.message()).chars().take(500).collect::<String>()).into_owned(),
                    })
                    .collect(),
            })
            .collect(),
        log: some(b.logs().and_then(|l| l.deep_link())),
    }
}
