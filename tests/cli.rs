//! The command as people and programs meet it: exit codes, messages, formats, colours.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn hopwise(args: &[&str]) -> Output {
    hopwise_in(Path::new(env!("CARGO_MANIFEST_DIR")), args, &[])
}

fn hopwise_in(dir: &Path, args: &[&str], env: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hopwise"))
        .args(args)
        .env_clear()
        .envs(env.iter().copied())
        .current_dir(dir)
        .output()
        .expect("hopwise runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("utf-8")
}

fn recording(name: &str) -> String {
    format!("{}/fixtures/recordings/{name}.json", env!("CARGO_MANIFEST_DIR"))
}

/// One line on standard error, and the exit code of usage errors.
fn refuses(args: &[&str], words: &[&str]) {
    let out = hopwise(args);
    let err = text(&out.stderr);
    assert_eq!(out.status.code(), Some(2), "{args:?}: {err}");
    assert!(out.stdout.is_empty(), "{args:?}");
    for word in words {
        assert!(err.contains(word), "{args:?}: {word:?} is not in {err:?}");
    }
}

#[test]
fn a_fault_exits_1_and_a_healthy_path_0() {
    assert_eq!(hopwise(&["replay", &recording("php-fpm-not-listening")]).status.code(), Some(1));
    assert_eq!(hopwise(&["replay", &recording("healthy")]).status.code(), Some(0));
}

#[test]
fn the_report_of_a_fault_reads_as_it_did() {
    let out = hopwise(&["replay", &recording("php-fpm-not-listening")]);
    insta::with_settings!({filters => vec![(r"\b\d+\.\d\b([^.]|$)", "[ms]$1"), (r"in \d+ ms", "in [ms]"), (r" +\[ms\]", " [ms]"), (r"127\.0\.0\.1:\d+", "[loopback]"), (r"[0-9a-f]{32}", "[id]")]}, {
        insta::assert_snapshot!("report-of-a-fault", text(&out.stdout));
    });
}

#[test]
fn every_format_of_every_recording_is_well_formed_and_the_json_fits_its_schema() {
    let schema: Value = serde_json::from_slice(&hopwise(&["schema", "report"]).stdout).expect("schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("schema is a schema");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/recordings");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("readable").flatten() {
        let file = entry.path().display().to_string();
        let json: Value = serde_json::from_slice(&hopwise(&["replay", &file, "-o", "json"]).stdout).expect("json");
        let errors: Vec<_> = validator.iter_errors(&json).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{file}: {errors:?}");
        count += 1;
        if count % 10 == 1 {
            let line = text(&hopwise(&["replay", &file, "-o", "jsonl"]).stdout);
            assert_eq!(line.lines().count(), 1);
            assert_eq!(serde_json::from_str::<Value>(&line).expect("jsonl"), json);
            let yaml = text(&hopwise(&["replay", &file, "-o", "yaml"]).stdout);
            let yaml: Value = serde_saphyr::from_str(&yaml).expect("yaml");
            assert_eq!(yaml["verdict"], json["verdict"], "{file}");
        }
    }
    assert!(count >= 25);
}

#[test]
fn the_configuration_fits_its_schema() {
    let schema: Value = serde_json::from_slice(&hopwise(&["schema", "config"]).stdout).expect("schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("schema is a schema");
    assert!(validator.is_valid(&serde_json::json!({"brands": {"brand-a": {"domain": "www.brand-a.com"}}})));
    assert!(!validator.is_valid(&serde_json::json!({"brands": {"brand-a": {"domian": "www.brand-a.com"}}})));
}

#[test]
fn a_foreign_cut_or_missing_recording_is_one_clear_line() {
    let dir = tempfile::tempdir().expect("tempdir");
    let whole = std::fs::read_to_string(recording("healthy")).expect("readable");
    let file = |name: &str, text: &str| {
        let path = dir.path().join(name);
        std::fs::write(&path, text).expect("writable");
        path.display().to_string()
    };
    refuses(&["replay", "no-such-file.json"], &["no-such-file.json"]);
    refuses(&["replay", &file("cut.json", &whole[..whole.len() / 2])], &["cut.json", "line", "cut"]);
    refuses(&["replay", &file("foreign.json", "{\"a\": 1}")], &["foreign.json", "hopwise.recording/1"]);
    let newer = whole.replace("hopwise.recording/1", "hopwise.recording/9");
    refuses(&["replay", &file("newer.json", &newer)], &["newer.json", "hopwise.recording/9", "record again"]);
    refuses(&["replay", &file("empty.json", "")], &["empty.json"]);
    let out = hopwise(&["replay", &file("cut.json", &whole[..200])]);
    assert_eq!(text(&out.stderr).lines().count(), 1);
}

#[test]
fn bad_flags_and_targets_say_what_they_want() {
    refuses(&["trace", "not a url"], &["URL"]);
    refuses(&["trace", "brandx"], &["no domain and no brand"]);
    refuses(&["trace", "ftp://a.test/"], &["neither http nor https"]);
    refuses(&["trace", "https://user:secret@a.test/"], &["password"]);
    refuses(&["trace", "a.test", "--resolver", "nonsense"], &["1.1.1.1"]);
    refuses(&["trace", "a.test", "--timeout", "soon"], &["10s"]);
    refuses(&["trace", "a.test", "--connect-to", "x"], &["HOST:PORT:ADDR:PORT"]);
    refuses(&["trace", "a.test", "--cacert", "nowhere.pem"], &["nowhere.pem"]);
    refuses(&["trace", "a.test", "--record", "/nowhere/x.json"], &["/nowhere/x.json"]);
    refuses(&["demo", "php-fpm-not-listenin"], &["did you mean", "php-fpm-not-listening"]);
    refuses(&["explain", "dns-record-mising"], &["dns-record-missing"]);
    refuses(&["trace", "a.test", "-c", "no-such.yaml"], &["no-such.yaml"]);
}

#[test]
fn an_unknown_key_of_the_configuration_is_told_with_its_line() {
    let dir = tempfile::tempdir().expect("tempdir");
    std::fs::write(dir.path().join("hopwise.yaml"), "brands:\n  a:\n    domain: a.test\n    colour: red\n")
        .expect("write");
    let out = hopwise_in(dir.path(), &["trace", "a"], &[]);
    assert_eq!(out.status.code(), Some(2));
    let err = text(&out.stderr);
    assert!(err.contains("line 4") && err.contains("colour") && err.lines().count() == 1, "{err}");
}

#[test]
fn no_escape_sequence_is_printed_where_colours_are_not_wanted() {
    for env in [&[("NO_COLOR", "1")][..], &[]] {
        let out = hopwise_in(Path::new("."), &["replay", &recording("healthy")], env);
        assert!(!text(&out.stdout).contains('\x1b'));
    }
    assert!(text(&hopwise(&["replay", &recording("healthy"), "--color", "always"]).stdout).contains('\x1b'));
}

#[test]
fn the_lists_are_json_arrays_of_name_hop_and_title() {
    for args in [&["demo", "--list", "-o", "json"][..], &["explain", "-o", "json"]] {
        let list: Vec<Value> = serde_json::from_slice(&hopwise(args).stdout).expect("array");
        assert!(list.len() >= 25, "{args:?}");
        for entry in list {
            for key in ["name", "hop", "title"] {
                assert!(entry[key].is_string(), "{args:?}: {entry} has no {key}");
            }
        }
    }
}

#[test]
fn a_difference_is_told_by_facts_and_verdict() {
    let same = hopwise(&["diff", &recording("healthy"), &recording("healthy")]);
    assert_eq!((same.status.code(), text(&same.stdout)), (Some(0), "Nothing changed.\n".to_owned()));
    let changed = hopwise(&["diff", &recording("healthy"), &recording("php-fpm-not-listening")]);
    let told = text(&changed.stdout);
    assert_eq!(changed.status.code(), Some(1));
    assert!(told.contains("Verdict after:") && told.contains("+ php-fpm-not-listening"), "{told}");
}

#[test]
fn completions_and_the_man_page_come_from_the_same_declaration() {
    for shell in ["bash", "zsh", "fish"] {
        assert!(text(&hopwise(&["completions", shell]).stdout).contains("connect-to"), "{shell}");
    }
    let page = text(&hopwise(&["man"]).stdout);
    assert!(page.contains(".TH hopwise") && page.contains("connect\\-to") && page.contains("Exit codes"));
}

#[test]
fn every_command_has_help_with_an_example() {
    for command in ["trace", "replay", "diff", "demo", "explain", "completions"] {
        let help = text(&hopwise(&[command, "--help"]).stdout);
        assert!(help.contains("Example"), "{command}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let out = Command::new("sh")
        .args(["-c", &format!("'{}' explain | head -1; exit ${{PIPESTATUS:-0}}", env!("CARGO_BIN_EXE_hopwise"))])
        .output()
        .expect("sh runs");
    assert_eq!(text(&out.stderr), "");
}

#[test]
fn secrets_given_as_headers_never_reach_a_recording() {
    let dir = tempfile::tempdir().expect("tempdir");
    let file = dir.path().join("r.json").display().to_string();
    let out = hopwise(&[
        "trace",
        "http://127.0.0.1:9/?token=s3cr3tvalue",
        "-H",
        "Authorization: Bearer s3cr3tvalue",
        "--record",
        &file,
        "-v",
    ]);
    let kept = std::fs::read_to_string(&file).expect("recorded");
    assert!(!kept.contains("s3cr3tvalue"), "{kept}");
    assert!(!text(&out.stdout).contains("s3cr3tvalue"), "{}", text(&out.stdout));
}
