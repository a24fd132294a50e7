//! Firing and silent cases on hand-written evidence.

use hopwise_probes::evidence::aws::codebuild::{Build, BuildPhase, BuildProjects, Builds, PhaseContext};
use hopwise_probes::evidence::aws::ecr::{Image, Images, Repositories, Repository};

use crate::facts::testing::Sketch;
use crate::report::Outcome;

fn build(project: &str, number: i64, status: &str, phase: &str) -> Build {
    let bad = BuildPhase {
        name: phase.into(),
        status: status.into(),
        contexts: vec![PhaseContext {
            code: "COMMAND_EXECUTION_ERROR".into(),
            message: "Error while executing command: composer install. Reason: exit status 2".into(),
        }],
        ..BuildPhase::default()
    };
    Build {
        id: format!("{project}:{number}"),
        number: Some(number),
        project: project.into(),
        status: status.into(),
        phase: phase.into(),
        started: Some(jiff::Timestamp::from_second(1_795_000_000 + number * 60).unwrap()),
        phases: vec![
            BuildPhase { name: "SUBMITTED_BEFORE".into(), status: "SUCCEEDED".into(), ..Default::default() },
            bad,
        ],
        ..Build::default()
    }
}

fn with(builds: Vec<Build>) -> Sketch {
    Sketch::aws_healthy()
        .aws("", BuildProjects { listed: 2, names: vec!["brand-a-image".into(), "brand-b-image".into()] })
        .aws("brand-a-image:1", Builds { builds })
}

fn healthy() -> Sketch {
    with(vec![build("brand-a-image", 1, "SUCCEEDED", "COMPLETED")])
}

#[test]
fn each_phase_and_each_end_of_a_build_has_its_rule() {
    for (status, phase, rule) in [
        ("FAILED", "SUBMITTED", "codebuild-submitted-failed"),
        ("FAILED", "QUEUED", "codebuild-queued-failed"),
        ("FAILED", "PROVISIONING", "codebuild-provisioning-failed"),
        ("FAILED", "DOWNLOAD_SOURCE", "codebuild-download-source-failed"),
        ("FAILED", "INSTALL", "codebuild-install-failed"),
        ("FAILED", "PRE_BUILD", "codebuild-pre-build-failed"),
        ("FAILED", "BUILD", "codebuild-build-failed"),
        ("FAILED", "POST_BUILD", "codebuild-post-build-failed"),
        ("FAILED", "UPLOAD_ARTIFACTS", "codebuild-upload-artifacts-failed"),
        ("FAILED", "FINALIZING", "codebuild-finalizing-failed"),
        ("TIMED_OUT", "BUILD", "codebuild-timed-out"),
        ("STOPPED", "BUILD", "codebuild-stopped"),
        ("FAULT", "PROVISIONING", "codebuild-fault"),
    ] {
        let failed = || with(vec![build("brand-a-image", 1, status, phase)]);
        let mended =
            with(vec![build("brand-a-image", 1, status, phase), build("brand-a-image", 2, "SUCCEEDED", "COMPLETED")]);
        let others = with(vec![build("brand-b-image", 1, status, phase)]);
        failed().proves(rule, &[&healthy(), &mended, &others]);
        let report = failed().judge();
        assert_eq!(report.verdict.outcome, Outcome::Healthy, "a failed build breaks no running site");
        let message = &report.findings.iter().find(|f| f.rule == rule).unwrap().message;
        assert!(message.contains("composer install") || matches!(status, "TIMED_OUT" | "STOPPED"), "{message}");
    }
}

#[test]
fn a_build_under_way_and_builds_of_others_are_only_told() {
    let running = || {
        with(vec![
            build("brand-a-image", 2, "IN_PROGRESS", "BUILD"),
            build("brand-a-image", 1, "SUCCEEDED", "COMPLETED"),
        ])
    };
    running().proves("codebuild-running", &[&healthy()]);
    let others =
        with(vec![build("brand-a-image", 1, "SUCCEEDED", "COMPLETED"), build("brand-b-image", 9, "FAILED", "BUILD")]);
    others.proves("codebuild-other-failed", &[&healthy()]);
    assert!(!others.fired().contains(&"codebuild-build-failed".to_owned()));
}

#[test]
fn a_failed_build_is_never_blamed_for_an_error_of_the_application() {
    let json = &[("content-type", "application/json")];
    let sketch = with(vec![build("brand-a-image", 1, "FAILED", "BUILD")]).everywhere(
        500,
        json,
        "{\"message\": \"Server Error\"}",
    );
    assert_eq!(sketch.blamed().0, "laravel-unhandled-exception");
}

fn image(tag: &str, minute: i64) -> Image {
    Image {
        digest: format!("sha256:{tag}"),
        tags: vec![tag.into()],
        pushed: Some(jiff::Timestamp::from_second(1_795_000_000 + minute * 60).unwrap()),
        ..Image::default()
    }
}

fn registry(images: Vec<Image>) -> Sketch {
    let repository = Repository {
        name: "brand-a".into(),
        uri: "1.dkr.ecr.eu-central-1.amazonaws.com/brand-a".into(),
        ..Default::default()
    };
    Sketch::aws_healthy()
        .aws("", Repositories { listed: 1, repositories: vec![repository] })
        .aws("brand-a", Images { repository: "brand-a".into(), images, ..Images::default() })
}

#[test]
fn an_image_or_repository_that_is_not_there_has_its_rule() {
    let healthy = || registry(vec![image("1.41", 1), image("1.42", 2)]);
    let missing = healthy().aws_absent::<Images>("brand-a:1.43", "ImageNotFoundException");
    missing.proves(
        "ecr-image-missing",
        &[&healthy(), &healthy().aws_absent::<Images>("brand-b:9", "ImageNotFoundException")],
    );
    let message = missing.judge().findings.into_iter().find(|f| f.rule == "ecr-image-missing").unwrap().message;
    assert_eq!(message, "ECR repository brand-a has no image 1.43");
    let gone = healthy().aws_absent::<Images>("brand-a:1.43", "RepositoryNotFoundException");
    gone.proves("ecr-repository-missing", &[&healthy(), &missing]);
    registry(vec![]).proves("ecr-repository-empty", &[&healthy()]);
    let mut weak = image("1.43", 3);
    weak.findings.insert("CRITICAL".into(), 2);
    registry(vec![weak]).proves("ecr-scan-findings", &[&healthy()]);
    let denied = healthy().aws_denied::<Images>("brand-a:1.43");
    assert!(!denied.fired().contains(&"ecr-image-missing".to_owned()), "a refusal is no missing image");
}

#[test]
fn a_failed_build_explains_the_image_that_is_missing() {
    let sketch = with(vec![build("brand-a-image", 1, "FAILED", "BUILD")])
        .aws_absent::<Images>("brand-a:1.43", "ImageNotFoundException");
    let rule = crate::rules::find("codebuild-build-failed").unwrap();
    assert!(rule.explains.contains(&"ecr-image-missing"));
    assert!(sketch.fired().contains(&"ecr-image-missing".to_owned()));
}

const REGISTRY: &str = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";

/// The registry, and a cluster that runs a tag of its image; `id` is the digest that its pods pulled.
fn deployed(images: Vec<Image>, tag: &str, id: &str) -> Sketch {
    let name = format!("{REGISTRY}/brand-a:{tag}");
    registry(images).in_cluster().deployments(|d| d.spec.template.spec.containers[0].image.clone_from(&name)).pods(
        |p| {
            p.spec.containers[0].image.clone_from(&name);
            p.status.container_statuses[0].image.clone_from(&name);
            p.status.container_statuses[0].image_id = format!("{REGISTRY}/brand-a@{id}");
        },
    )
}

#[test]
fn the_image_that_runs_is_compared_with_what_ecr_has() {
    let runs = |images| deployed(images, "1.42", "sha256:1.42");
    let current = || runs(vec![image("1.41", 1), image("1.42", 2)]);

    let mut moved = image("1.42", 3);
    moved.digest = "sha256:new".into();
    let moved = runs(vec![moved]);
    moved.proves("ecr-tag-moved", &[&current(), &registry(vec![image("1.42", 2)])]);
    let denied = moved.kube_denied(hopwise_probes::Hop::Pod, "pods");
    assert!(!denied.fired().contains(&"ecr-tag-moved".to_owned()), "pods that nobody saw run no other image");

    let newer = runs(vec![image("1.42", 2), image("1.43", 3)]);
    let mut untagged = image("1.43", 3);
    untagged.tags.clear();
    newer.proves("ecr-image-not-rolled-out", &[&current(), &runs(vec![image("1.42", 2), untagged])]);
    assert_eq!(newer.judge().verdict.outcome, Outcome::Healthy, "a newer image breaks no running site");

    let gone = |sketch: Sketch| sketch.aws_absent::<Images>("brand-a:1.42", "ImageNotFoundException");
    let deleted = gone(runs(vec![image("1.43", 3)]));
    let never_ran = gone(deployed(vec![image("1.43", 3)], "1.42", "")).pods(|p| {
        p.status.container_statuses[0].image_id.clear();
    });
    deleted.proves("ecr-image-deleted", &[&current(), &never_ran]);
    let report = deleted.judge();
    let message = &report.findings.iter().find(|f| f.rule == "ecr-image-deleted").unwrap().message;
    assert!(message.contains(&format!("{REGISTRY}/brand-a:1.42")), "{message}");
}

#[test]
fn an_image_that_a_whole_list_does_not_hold_is_missing() {
    let listed = |tags: &[&str], count: u32, registry: &str| {
        let images: Vec<_> = tags.iter().map(|tag| image(tag, 1)).collect();
        deployed(images, "1.42", "")
            .aws_change::<Repositories>("", |all| all.repositories[0].uri = format!("{registry}/brand-a"))
            .aws_change::<Images>("brand-a", |all| all.listed = count)
    };
    let there = listed(&["1.41", "1.42"], 2, REGISTRY);
    let in_part = listed(&["1.41"], 90, REGISTRY);
    let elsewhere = listed(&["1.41"], 1, "210987654321.dkr.ecr.eu-central-1.amazonaws.com");
    listed(&["1.41"], 1, REGISTRY).proves("ecr-image-missing", &[&there, &in_part, &elsewhere]);
}
