//! moto with our own doors, started by `fixtures/aws/start`; it ends with the test.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use hopwise_probes::evidence::aws::Call;
use serde_json::{Value, json};

use crate::fault::Fault;

/// A running server.
pub struct Moto {
    child: Child,
    port: u16,
}

impl Moto {
    /// Installs moto where it is missing, and starts it.
    pub fn start() -> Result<Self, String> {
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/aws/start");
        let mut child = Command::new(&program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|why| format!("{}: {why}", program.display()))?;
        let mut line = String::new();
        let out = child.stdout.take().ok_or("no output")?;
        BufReader::new(out).read_line(&mut line).map_err(|why| why.to_string())?;
        let port = line.trim().parse().map_err(|_| format!("{} told no port: {line:?}", program.display()))?;
        Ok(Self { child, port })
    }

    /// A copy of the healthy account with one fault in it.
    pub fn seed(&self, fault: &Fault) -> Result<Account, String> {
        let told = ask(self.port, "POST", "/", &json!({ "seeds": fault.seeds }).to_string())?;
        let told: Value = serde_json::from_str(&told).map_err(|why| format!("{why}: {told}"))?;
        let url =
            told["url"].as_str().ok_or_else(|| told["error"].as_str().unwrap_or("moto told no URL").to_owned())?;
        let port = url.rsplit(':').next().and_then(|port| port.parse().ok()).ok_or("a URL with a port")?;
        Ok(Account { url: url.to_owned(), port })
    }
}

/// One copy of the account; it ends when it is dropped.
pub struct Account {
    /// What `AWS_ENDPOINT_URL` is to be.
    pub url: String,
    port: u16,
}

impl Account {
    /// Calls that were made and are not in the list of calls.
    pub fn unlisted(&self) -> Result<Vec<String>, String> {
        let log: Value = serde_json::from_str(&ask(self.port, "GET", "/_log", "")?).map_err(|why| why.to_string())?;
        let made =
            log.as_array().into_iter().flatten().map(|call| {
                format!("{}:{}", call[0].as_str().unwrap_or_default(), call[1].as_str().unwrap_or_default())
            });
        // To take a configured role on is no part of what is read with it.
        let listed = |name: &str| name == "sts:AssumeRole" || Call::ALL.iter().any(|c| c.name() == name);
        Ok(made.filter(|name| !listed(name)).map(|name| format!("{name} was called and is not in the list")).collect())
    }
}

impl Drop for Account {
    fn drop(&mut self) {
        ask(self.port, "POST", "/_end", "").ok();
    }
}

fn ask(port: u16, method: &str, path: &str, body: &str) -> Result<String, String> {
    let words = |why: std::io::Error| format!("moto: {why}");
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(words)?;
    let head = format!("{method} {path} HTTP/1.0\r\nHost: moto\r\nContent-Length: {}\r\n\r\n", body.len());
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).map_err(words)?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).map_err(words)?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((answer.as_str(), ""));
    if head.split(' ').nth(1) == Some("200") { Ok(body.to_owned()) } else { Err(format!("{path}: {body}")) }
}

impl Drop for Moto {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
