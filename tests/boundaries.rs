//! The wall: facts, rules, diagnosis, report and the evidence import no network, clock or disk.

use std::path::{Path, PathBuf};

/// Folders that must stay pure.
const PURE: &[&str] = &[
    "src/facts",
    "src/rules",
    "src/diagnosis",
    "src/report",
    "probes/src/evidence",
    "probes/src/hop.rs",
    "probes/src/target.rs",
    "probes/src/dns.rs",
    "probes/src/edge.rs",
    "probes/src/balancer.rs",
    "probes/src/aws",
    "probes/src/ingress",
    "probes/src/cluster",
];

/// Words that would break the wall.
const FORBIDDEN: &[&str] = &[
    "tokio",
    "hyper",
    "reqwest",
    "hickory",
    "rustls",
    "std::fs",
    "std::net::Tcp",
    "std::net::Udp",
    "TcpStream",
    "UdpSocket",
    "Instant::now",
    "SystemTime",
    "Timestamp::now",
    "Zoned::now",
    "std::env",
    "std::process",
    "std::thread",
    "fastrand",
    "rand::",
    "HashMap",
    "HashSet",
    "println!",
    "::live::",
    "::walk::",
];

fn sources(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).expect("readable").flatten() {
            sources(&entry.path(), found);
        }
    } else if path.extension().is_some_and(|e| e == "rs") {
        found.push(path.to_owned());
    }
}

#[test]
fn pure_code_imports_no_network_clock_or_disk() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for part in PURE {
        sources(&root.join(part), &mut files);
    }
    assert!(files.len() > 40, "only {} files were found", files.len());
    let mut broken = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("readable");
        for (i, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            // Texts for people may speak of such things; imports and calls may not.
            if code.contains('"') {
                continue;
            }
            for word in FORBIDDEN.iter().filter(|w| code.contains(**w)) {
                broken.push(format!("{}:{}: {word}", file.strip_prefix(root).unwrap_or(&file).display(), i + 1));
            }
        }
    }
    assert!(broken.is_empty(), "the wall is broken:\n{}", broken.join("\n"));
}

#[test]
fn the_pure_build_depends_on_no_network_crate() {
    let tree = std::process::Command::new(env!("CARGO"))
        .args(["tree", "-p", "hopwise", "--no-default-features", "-e", "normal", "--prefix", "none", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let tree = String::from_utf8_lossy(&tree.stdout).into_owned();
    assert!(tree.contains("hopwise-probes"), "cargo tree said nothing of use: {tree}");
    for network in
        ["tokio", "hyper", "reqwest", "hickory-resolver", "hickory-proto", "rustls", "tokio-rustls", "socket2", "mio"]
    {
        let used = tree.lines().any(|l| l.split(' ').next() == Some(network));
        assert!(!used, "the pure build pulls in {network}");
    }
}
