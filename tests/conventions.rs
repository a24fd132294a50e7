//! Conventions of the project, as tests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use hopwise::rules::{self, Severity};

/// The sections of a rule's page, in order.
const SECTIONS: &[&str] = &["What it means", "Why this hop", "Look-alikes", "Fix", "Check by hand", "Cases"];

#[test]
fn rule_names_are_unique_and_well_formed() {
    let mut seen = BTreeSet::new();
    for rule in rules::all() {
        assert!(seen.insert(rule.name), "{} is declared twice", rule.name);
        assert!(rule.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{}", rule.name);
        assert!(!rule.when.is_empty(), "{} fires on everything", rule.name);
        assert!(rule.when.len() <= 12, "{} reads too much to be explained", rule.name);
    }
    assert!(seen.len() >= 60, "only {} rules", seen.len());
}

#[test]
fn every_rule_has_a_page_with_all_sections_in_order() {
    for rule in rules::all() {
        let mut lines = rule.page.lines();
        assert_eq!(lines.next(), Some(format!("# {}", rule.name).as_str()));
        let found: Vec<_> = rule.page.lines().filter_map(|l| l.strip_prefix("## ")).collect();
        assert_eq!(found, SECTIONS, "{}", rule.name);
        for (i, section) in SECTIONS.iter().enumerate() {
            let start = rule.page.find(&format!("## {section}")).expect("found above") + section.len() + 3;
            let end =
                SECTIONS.get(i + 1).and_then(|next| rule.page.find(&format!("## {next}"))).unwrap_or(rule.page.len());
            assert!(rule.page[start..end].trim().len() > 10, "{}: section {section} is empty", rule.name);
        }
    }
}

#[test]
fn every_rule_says_what_to_do_and_how_to_check() {
    for rule in rules::all() {
        assert!(!rule.summary.ends_with('.'), "{}: the summary is a fragment without a full stop", rule.name);
        assert!(!rule.title.is_empty() && rule.title.len() <= 80, "{}: title", rule.name);
        if rule.severity > Severity::Info {
            assert!(!rule.fix.is_empty(), "{} has no fix", rule.name);
            assert!(!rule.check.is_empty(), "{} has no check", rule.name);
        }
    }
}

#[test]
fn explained_rules_exist_and_no_rule_explains_itself_in_a_circle() {
    for rule in rules::all() {
        let mut todo = rule.explains.to_vec();
        let mut seen = BTreeSet::new();
        while let Some(name) = todo.pop() {
            assert_ne!(name, rule.name, "{} explains itself", rule.name);
            let next = rules::find(name).unwrap_or_else(|| panic!("{} explains {name}, which is no rule", rule.name));
            if seen.insert(name) {
                todo.extend(next.explains);
            }
        }
    }
}

#[test]
fn the_cases_of_a_page_are_scenarios_and_fire_or_stay_silent_as_said() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/recordings");
    let scenarios: BTreeSet<_> = hopwise_fixtures::scenarios().iter().map(|(n, _)| *n).collect();
    let mut proven = 0;
    let mut wrong = Vec::new();
    for rule in rules::all() {
        let cases = rule.page.split("## Cases").nth(1).unwrap_or_default();
        let named = |kind: &str| -> Vec<&str> {
            let lines = cases.lines().filter_map(|l| l.strip_prefix(&format!("- {kind}:")));
            lines.flat_map(|l| l.split(',')).map(str::trim).filter(|n| !n.is_empty()).collect()
        };
        let (fires, silent, proof) = (named("fires"), named("silent"), cases.contains("- proof:"));
        assert!(!fires.is_empty() || proof, "{}: neither a firing scenario nor a word on its proof", rule.name);
        proven += usize::from(!fires.is_empty());
        for (name, must) in fires.iter().map(|n| (n, true)).chain(silent.iter().map(|n| (n, false))) {
            if !scenarios.contains(name) {
                wrong.push(format!("{}: {name} is no scenario", rule.name));
                continue;
            }
            let Ok(text) = std::fs::read_to_string(root.join(format!("{name}.json"))) else {
                wrong.push(format!("{}: {name} has no recording", rule.name));
                continue;
            };
            let recording = hopwise_probes::evidence::Recording::from_json(&text).expect("loads");
            let fired = hopwise::diagnosis::diagnose(&recording).findings.iter().any(|f| f.rule == rule.name);
            if fired != must {
                wrong.push(format!("{}: on {name} fired={fired}, the page says {must}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(proven >= 60, "only {proven} rules fire in a scenario");
}

/// The tiers that make faults on real software: as a page names them, and their folder.
const TIERS: [(&str, &str); 3] = [("stack", "stack"), ("cluster", "cluster"), ("moto", "aws")];

/// The rules that the cases of a tier expect, as cause or as noticed, with the names of those cases.
fn expected_by(folder: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder);
    let folders = ["faults", "healthy"].map(|dir| root.join(dir));
    for file in folders.iter().filter(|dir| dir.is_dir()).flat_map(|dir| std::fs::read_dir(dir).expect("readable")) {
        let file = file.expect("readable").path();
        let text = std::fs::read_to_string(&file).expect("readable");
        let case: serde_json::Value =
            serde_saphyr::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let name = file.file_stem().and_then(|n| n.to_str()).expect("a name").to_owned();
        for expect in [&case["expect"], &case["outside"]] {
            let noticed = expect["noticed"].as_array().into_iter().flatten();
            for rule in noticed.chain([&expect["rule"]]).filter_map(|rule| rule.as_str()) {
                all.entry(rule.to_owned()).or_default().insert(name.clone());
            }
        }
    }
    all
}

#[test]
fn a_page_cites_faults_that_expect_its_rule_wherever_there_are_any() {
    let tiers = TIERS.map(|(tier, folder)| (tier, expected_by(folder)));
    let mut wrong = Vec::new();
    for rule in rules::all() {
        let cases = rule.page.split("## Cases").nth(1).unwrap_or_default();
        for (tier, expected) in &tiers {
            for line in cases.lines().filter_map(|l| l.strip_prefix(&format!("- proof: {tier} "))) {
                for name in line.split(" (").next().unwrap_or_default().split(',').map(str::trim) {
                    if !expected.get(rule.name).is_some_and(|cases| cases.contains(name)) {
                        wrong.push(format!("{}: {name} is no case of {tier} that expects it", rule.name));
                    }
                }
            }
        }
        let there = tiers.iter().find_map(|(tier, expected)| Some((tier, expected.get(rule.name)?.first()?)));
        if let (Some((tier, case)), false) = (there, cases.contains("- proof:")) {
            wrong.push(format!("{}: {case} of {tier} proves it, and the page does not cite it", rule.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_flag_is_in_the_man_page_and_has_its_variable() {
    use clap::CommandFactory as _;
    let mut command = hopwise::cli::Cli::command();
    command.build();
    for sub in command.get_subcommands() {
        for arg in sub.get_arguments().filter(|a| !a.is_positional()) {
            let id = arg.get_id().as_str();
            assert!(arg.get_help().is_some(), "{} {id} has no help", sub.get_name());
            if !["help", "version", "list"].contains(&id) {
                let variable = arg.get_env().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
                assert!(variable.starts_with("HOPWISE_"), "{} --{id} has no HOPWISE_ variable", sub.get_name());
            }
        }
    }
}

#[test]
fn files_keep_to_one_idea() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut lengths = Vec::new();
    for part in ["src", "probes/src", "fixtures/src"] {
        collect(&root.join(part), &mut lengths);
    }
    lengths.sort();
    let median = lengths[lengths.len() / 2].0;
    assert!(median <= 130, "the median file has {median} lines");
    let long: Vec<_> = lengths.iter().filter(|(n, _)| *n > 500).collect();
    assert!(long.is_empty(), "too long: {long:?}");
}

fn collect(path: &Path, lengths: &mut Vec<(usize, String)>) {
    for entry in std::fs::read_dir(path).expect("readable").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, lengths);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let lines = std::fs::read_to_string(&path).expect("readable").lines().count();
            lengths.push((lines, path.display().to_string()));
        }
    }
}
