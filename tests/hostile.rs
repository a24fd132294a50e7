//! Bad input: the trace ends within its budget, memory stays below 64 MB, the terminal stays clean, the verdict names
//! the hop. Each server here is a few lines of raw sockets, so that it can misbehave in ways no library would.

mod support;

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream, UdpSocket};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// Peak resident memory that a trace may take, in KiB.
const MEMORY_KIB: u64 = 64 * 1024;

struct Run {
    json: Value,
    code: Option<i32>,
    took: Duration,
    peak_kib: u64,
}

/// Traces a URL with short bounds and watches the memory of the process.
fn trace(url: &str, more: &[&str]) -> Run {
    let began = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_hopwise"))
        .args(["trace", url, "-o", "json", "--timeout", "1s"])
        .args(more)
        .env_clear()
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .expect("hopwise starts");
    let mut stdout = child.stdout.take().expect("piped");
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        stdout.read_to_string(&mut text).expect("utf-8");
        text
    });
    let status = format!("/proc/{}/status", child.id());
    let mut peak_kib = 0;
    let code = loop {
        // VmHWM only grows, so the last look before the end is the peak.
        let seen = std::fs::read_to_string(&status).unwrap_or_default();
        let line = seen.lines().find(|l| l.starts_with("VmHWM:")).unwrap_or_default();
        peak_kib = peak_kib.max(line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).unwrap_or(0));
        if let Some(done) = child.try_wait().expect("wait") {
            break done.code();
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let text = reader.join().expect("reader");
    let json = serde_json::from_str(&text).unwrap_or_else(|e| panic!("no report ({e}): {text}"));
    Run { json, code, took: began.elapsed(), peak_kib }
}

impl Run {
    fn verdict(&self) -> (&str, &str, &str) {
        let v = &self.json["verdict"];
        let word = |k: &str| v[k].as_str().unwrap_or("");
        (word("outcome"), word("hop"), word("rule"))
    }

    fn stays_within_bounds(&self) {
        assert!(self.took < Duration::from_secs(10), "took {:?}", self.took);
        assert!(self.peak_kib < MEMORY_KIB, "peak {} KiB", self.peak_kib);
    }
}

/// Serves every connection with a function until the test ends; gives the URL.
fn serve(answer: impl Fn(TcpStream) + Send + Sync + Clone + 'static) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback");
    let url = format!("http://{}/", listener.local_addr().expect("bound"));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = answer.clone();
            std::thread::spawn(move || {
                // Nothing a test serves may outlive it by long.
                let _ = stream.set_write_timeout(Some(Duration::from_secs(5)));
                answer(stream);
            });
        }
    });
    url
}

/// Reads the request head, so that the answer comes after it.
fn hear(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut chunk = [0; 1024];
    while !head.windows(4).any(|w| w == b"\r\n\r\n") {
        match stream.read(&mut chunk) {
            Ok(n) if n > 0 => head.extend_from_slice(&chunk[..n]),
            _ => break,
        }
    }
    String::from_utf8_lossy(&head).into_owned()
}

#[test]
fn a_server_that_never_answers_is_a_timeout_at_the_edge() {
    let run = trace(
        &serve(|mut s| {
            hear(&mut s);
            std::thread::sleep(Duration::from_secs(4));
        }),
        &[],
    );
    assert_eq!(run.verdict(), ("fault", "edge", "edge-response-timeout"));
    assert_eq!(run.code, Some(1));
    run.stays_within_bounds();
}

#[test]
fn a_server_that_drips_its_headers_is_a_timeout_at_the_edge() {
    let run = trace(
        &serve(|mut s| {
            hear(&mut s);
            for byte in b"HTTP/1.1 200 OK\r\nX-Drip: ".iter().chain(std::iter::repeat_n(&b'a', 60)) {
                if s.write_all(&[*byte]).is_err() {
                    return;
                }
                std::thread::sleep(Duration::from_millis(60));
            }
        }),
        &[],
    );
    assert_eq!(run.verdict(), ("fault", "edge", "edge-response-timeout"));
    run.stays_within_bounds();
}

#[test]
fn a_server_that_drips_its_body_breaks_off() {
    let run = trace(
        &serve(|mut s| {
            hear(&mut s);
            let _ = s.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n");
            while s.write_all(b"x").is_ok() {
                std::thread::sleep(Duration::from_millis(50));
            }
        }),
        &[],
    );
    assert_eq!((run.verdict().0, run.verdict().1), ("fault", "edge"));
    assert_eq!(run.json["symptom"]["phase"], "content");
    run.stays_within_bounds();
}

#[test]
fn endless_headers_end_at_the_limit() {
    let run = trace(
        &serve(|mut s| {
            hear(&mut s);
            let _ = s.write_all(b"HTTP/1.1 200 OK\r\n");
            while s
                .write_all(b"X-Filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n")
                .is_ok()
            {}
        }),
        &[],
    );
    assert_eq!(run.verdict(), ("fault", "edge", "edge-headers-too-large"));
    run.stays_within_bounds();
}

#[test]
fn an_endless_body_ends_at_the_limit() {
    let run = trace(
        &serve(|mut s| {
            hear(&mut s);
            let _ = s.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n");
            let chunk = vec![b'x'; 64 * 1024];
            while s.write_all(&chunk).is_ok() {}
        }),
        &[],
    );
    assert_eq!(run.verdict(), ("fault", "edge", "edge-body-endless"));
    run.stays_within_bounds();
}

#[test]
fn a_gzip_bomb_is_not_inflated_beyond_the_limit() {
    // 1 GiB of zeros in gzip, made piece by piece: stored here as 1 MiB compressed a thousandfold.
    let bomb = support::gzip_zeros(1 << 30);
    let run = trace(
        &serve(move |mut s| {
            hear(&mut s);
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n",
                bomb.len()
            );
            let _ = s.write_all(head.as_bytes());
            let _ = s.write_all(&bomb);
        }),
        &[],
    );
    assert_eq!(run.verdict(), ("fault", "edge", "edge-body-endless"));
    run.stays_within_bounds();
}

#[test]
fn ten_megabytes_of_escape_sequences_do_not_reach_the_terminal() {
    let url = serve(|mut s| {
        hear(&mut s);
        let evil = "\x1b]0;owned\x07\x1b[31mred\u{202e}".repeat(400_000);
        let head = "HTTP/1.1 503 \x1b[2Jgone\r\nServer: \x1b[31mevil\r\nContent-Type: text/html\r\n";
        let _ = s.write_all(format!("{head}Content-Length: {}\r\n\r\n", evil.len()).as_bytes());
        let _ = s.write_all(evil.as_bytes());
    });
    let run = trace(&url, &[]);
    assert_eq!((run.verdict().0, run.verdict().1), ("fault", "edge"));
    run.stays_within_bounds();
    for format in ["table", "yaml", "jsonl", "json"] {
        let out = Command::new(env!("CARGO_BIN_EXE_hopwise"))
            .args(["trace", &url, "-o", format, "-v", "--timeout", "2s", "--color", "never"])
            .env_clear()
            .output()
            .expect("hopwise runs");
        let shown = String::from_utf8(out.stdout).expect("utf-8");
        assert!(!shown.contains('\x1b') && !shown.contains('\x07'), "{format} lets escapes through");
    }
}

#[test]
fn localhost_needs_no_resolver() {
    let url = serve(|mut s| {
        hear(&mut s);
        let _ = s.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nok");
    });
    let run = trace(&url.replace("127.0.0.1", "localhost"), &["-4", "--resolver", "127.0.0.1:9"]);
    assert_eq!(run.verdict().0, "healthy");
    assert_eq!(run.json["calls"]["dns"].as_u64().unwrap_or(0), 0);
}

#[test]
fn a_redirect_circle_is_followed_a_bounded_number_of_times() {
    let url = serve(|mut s| {
        let head = hear(&mut s);
        let to = if head.contains(" /b") { "/a" } else { "/b" };
        let _ = s.write_all(format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n").as_bytes());
    });
    let run = trace(&url, &[]);
    assert_eq!(run.verdict(), ("fault", "edge", "edge-redirect-loop"));
    assert!(run.json["calls"]["http"].as_u64().expect("number") <= 14, "{}", run.json["calls"]);
    run.stays_within_bounds();
}

/// A certificate for 127.0.0.1 by an authority that is not sent, with forty strangers sent in its place; and the root.
fn broken_chain() -> (rustls::ServerConfig, String) {
    let authority = |name: &str| {
        let key = rcgen::KeyPair::generate().expect("key");
        let mut wanted = rcgen::CertificateParams::new(Vec::<String>::new()).expect("names");
        wanted.distinguished_name.push(rcgen::DnType::CommonName, name);
        wanted.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        (wanted, key)
    };
    let (root, root_key) = authority("root of the test");
    let root_pem = root.self_signed(&root_key).expect("root").pem();
    let (missing, missing_key) = authority("intermediate that is not sent");
    let issuer = rcgen::Issuer::new(missing, missing_key);
    let key = rcgen::KeyPair::generate().expect("key");
    let leaf = rcgen::CertificateParams::new(vec!["127.0.0.1".to_owned()]).expect("name");
    let mut chain = vec![leaf.signed_by(&key, &issuer).expect("leaf").der().clone()];
    for n in 0..40 {
        let (stranger, key) = authority(&format!("stranger {n}"));
        chain.push(stranger.self_signed(&key).expect("stranger").der().clone());
    }
    let secret = rustls::pki_types::PrivateKeyDer::Pkcs8(key.serialize_der().into());
    let provider = std::sync::Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(chain, secret)
        .expect("chain");
    (config, root_pem)
}

#[test]
fn a_broken_chain_of_forty_strangers_is_named() {
    let (config, root_pem) = broken_chain();
    let config = std::sync::Arc::new(config);
    let url = serve(move |mut s| {
        let mut tls = rustls::ServerConnection::new(config.clone()).expect("server");
        let _ = tls.complete_io(&mut s);
    });
    let root = tempfile::NamedTempFile::new().expect("file");
    std::fs::write(root.path(), root_pem).expect("written");
    let run = trace(&url.replace("http:", "https:"), &["--cacert", &root.path().display().to_string()]);
    assert_eq!(run.verdict(), ("fault", "edge", "edge-chain-incomplete"));
    assert!(run.json.to_string().len() < 64 * 1024, "the report keeps forty certificates");
    run.stays_within_bounds();
}

#[test]
fn a_body_cut_by_the_server_is_not_called_healthy() {
    let run = trace(
        &serve(|mut s| {
            hear(&mut s);
            let _ = s.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<html>");
        }),
        &[],
    );
    assert_eq!(run.verdict(), ("fault", "edge", "edge-response-cut"));
    run.stays_within_bounds();
}

#[test]
fn bytes_that_are_no_http_are_named_as_such() {
    let run = trace(
        &serve(|mut s| {
            hear(&mut s);
            let _ = s.write_all(b"SSH-2.0-OpenSSH_9.2\r\n\x00\x01\x02\x03");
        }),
        &[],
    );
    assert_eq!(run.verdict(), ("fault", "edge", "edge-response-garbage"));
    run.stays_within_bounds();
}

/// A DNS server on loopback that answers with a function; gives its address. Serves UDP alone.
fn dns(answer: impl Fn(&[u8]) -> Vec<Vec<u8>> + Send + 'static) -> String {
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback");
    let addr = socket.local_addr().expect("bound").to_string();
    std::thread::spawn(move || {
        let mut packet = [0; 2048];
        while let Ok((n, from)) = socket.recv_from(&mut packet) {
            for reply in answer(&packet[..n]) {
                let _ = socket.send_to(&reply, from);
            }
        }
    });
    addr
}

/// The question of a query, as bytes, with its header turned into that of an answer.
fn head(query: &[u8], flags: u16, answers: u16) -> Vec<u8> {
    let end = 12 + query[12..].iter().position(|b| *b == 0).expect("name ends") + 5;
    let mut reply = query[..end].to_vec();
    reply[2..4].copy_from_slice(&flags.to_be_bytes());
    reply[6..8].copy_from_slice(&answers.to_be_bytes());
    reply[8..12].fill(0);
    reply
}

#[test]
fn a_resolver_that_answers_other_questions_is_not_believed() {
    let resolver = dns(|query| {
        let mut forged = head(query, 0x8180, 1);
        forged[0] ^= 0xff;
        forged.extend_from_slice(&[0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1]);
        vec![forged]
    });
    let run = trace("https://www.brand-a.test/", &["--resolver", &resolver]);
    assert_eq!(run.json["symptom"]["phase"], "dns");
    assert!(["client", "dns"].contains(&run.verdict().1), "{:?}", run.verdict());
    run.stays_within_bounds();
}

#[test]
fn a_resolver_that_denies_even_the_root_does_not_bring_blame_on_the_zone() {
    let resolver = dns(|query| vec![head(query, 0x8183, 0)]);
    let run = trace("https://www.brand-a.test/", &["--resolver", &resolver]);
    assert_eq!(run.verdict(), ("fault", "client", "client-resolver-isolated"));
    run.stays_within_bounds();
}

#[test]
fn a_loop_of_aliases_is_named() {
    let resolver = dns(|query| {
        let mut reply = head(query, 0x8180, 1);
        // CNAME to the very name that was asked.
        reply.extend_from_slice(&[0xc0, 12, 0, 5, 0, 1, 0, 0, 0, 60, 0, 2, 0xc0, 12]);
        vec![reply]
    });
    let run = trace("https://www.brand-a.test/", &["--resolver", &resolver]);
    assert_eq!(run.verdict(), ("fault", "dns", "dns-cname-loop"));
    run.stays_within_bounds();
}

#[test]
fn a_resolver_that_truncates_and_has_no_tcp_is_named() {
    let resolver = dns(|query| vec![head(query, 0x8380, 0)]);
    let run = trace("https://www.brand-a.test/", &["--resolver", &resolver]);
    assert_eq!(run.verdict(), ("fault", "dns", "dns-tcp-blocked"));
    run.stays_within_bounds();
}

#[test]
fn garbage_from_a_resolver_does_no_harm() {
    let resolver = dns(|_| vec![vec![0xff; 900]]);
    let run = trace("https://www.brand-a.test/", &["--resolver", &resolver]);
    assert_eq!(run.json["symptom"]["phase"], "dns");
    run.stays_within_bounds();
}
