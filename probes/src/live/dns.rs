//! Sends one DNS question to one server: UDP first, TCP where the answer was cut (RFC 1035, RFC 7766).

use std::net::SocketAddr;
use std::time::Duration;

use hickory_proto::op::{Edns, Message, MessageType, OpCode, Query, ResponseCode};
use hickory_proto::rr::rdata::opt::{EdnsCode, EdnsOption};
use hickory_proto::rr::{Name, Record, RecordType};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::{Instant, timeout_at};

use super::failure::of_io;
use crate::evidence::{DnsAnswer, DnsQuestion, DnsRecord, Failure, FailureKind};

/// EDNS buffer that passes every path without fragments (DNS flag day 2020).
const PAYLOAD: u16 = 1232;
/// How many records of a section are kept.
const RECORDS: usize = 64;

/// Asks. `to` is where the packet really goes; `recursive` sets RD.
///
/// # Errors
/// The failure as evidence: timeout, refused (ICMP), or bytes that are no DNS.
pub async fn ask(
    question: &DnsQuestion,
    to: SocketAddr,
    recursive: bool,
    bound: Duration,
) -> Result<DnsAnswer, Failure> {
    let deadline = Instant::now() + bound;
    let query = query(question, recursive)?;
    // A lost packet is asked for once more, well within the bound.
    let first = udp(&query, to, deadline.min(Instant::now() + bound.mul_f32(0.4))).await;
    let message = match first {
        Err(Failure { kind: FailureKind::Timeout, .. }) => udp(&query, to, deadline).await?,
        other => other?,
    };
    if !message.metadata.truncation {
        return Ok(answer_of(&message, "udp", false));
    }
    match tcp(&query, to, deadline).await {
        Ok(message) => Ok(answer_of(&message, "tcp", true)),
        Err(failure) => {
            let text = format!("the answer over UDP was cut, and over TCP: {}", failure.text);
            Err(Failure::new(failure.kind, text))
        }
    }
}

fn query(question: &DnsQuestion, recursive: bool) -> Result<Message, Failure> {
    let bad = |e: &dyn std::fmt::Display| Failure::new(FailureKind::Other, format!("not a DNS name: {e}"));
    let mut name = Name::from_ascii(&question.name).map_err(|e| bad(&e))?;
    name.set_fqdn(true);
    let rtype: RecordType = question.rtype.parse().map_err(|e| bad(&e))?;
    let mut message = Message::new(fastrand::u16(..), MessageType::Query, OpCode::Query);
    message.metadata.recursion_desired = recursive;
    message.metadata.authentic_data = recursive;
    message.metadata.checking_disabled = question.checking_disabled;
    message.add_query(Query::query(name, rtype));
    let mut edns = Edns::new();
    edns.set_max_payload(PAYLOAD);
    message.set_edns(edns);
    Ok(message)
}

async fn udp(query: &Message, to: SocketAddr, deadline: Instant) -> Result<Message, Failure> {
    let bytes = encode(query)?;
    let any = if to.is_ipv4() { "0.0.0.0:0" } else { "[::]:0" };
    let socket = UdpSocket::bind(any).await.map_err(|e| of_io(&e))?;
    // A connected socket takes packets from that server alone, and hears of closed ports.
    socket.connect(to).await.map_err(|e| of_io(&e))?;
    socket.send(&bytes).await.map_err(|e| of_io(&e))?;
    let mut buffer = vec![0; 4096];
    let mut garbage = None;
    loop {
        let read = match timeout_at(deadline, socket.recv(&mut buffer)).await {
            Ok(read) => read.map_err(|e| of_io(&e))?,
            Err(_) => {
                return Err(garbage.unwrap_or_else(|| Failure::new(FailureKind::Timeout, "no answer to DNS over UDP")));
            }
        };
        match Message::from_vec(&buffer[..read]) {
            Ok(message) if belongs(&message, query) => return Ok(message),
            // Somebody else's answer, or a forged one: go on listening for ours.
            Ok(_) => {
                let text = "only answers to other questions came (wrong id or name)";
                garbage = Some(Failure::new(FailureKind::Protocol, text));
            }
            Err(error) => garbage = Some(Failure::new(FailureKind::Protocol, format!("not DNS: {error}"))),
        }
    }
}

async fn tcp(query: &Message, to: SocketAddr, deadline: Instant) -> Result<Message, Failure> {
    let bytes = encode(query)?;
    let exchange = async {
        let mut stream = TcpStream::connect(to).await.map_err(|e| of_io(&e))?;
        let length = u16::try_from(bytes.len()).unwrap_or(u16::MAX).to_be_bytes();
        stream.write_all(&[&length[..], &bytes[..]].concat()).await.map_err(|e| of_io(&e))?;
        let length = stream.read_u16().await.map_err(|e| of_io(&e))?;
        let mut buffer = vec![0; usize::from(length)];
        stream.read_exact(&mut buffer).await.map_err(|e| of_io(&e))?;
        let message =
            Message::from_vec(&buffer).map_err(|e| Failure::new(FailureKind::Protocol, format!("not DNS: {e}")))?;
        if belongs(&message, query) {
            Ok(message)
        } else {
            Err(Failure::new(FailureKind::Protocol, "the answer is to another question"))
        }
    };
    timeout_at(deadline, exchange)
        .await
        .unwrap_or_else(|_| Err(Failure::new(FailureKind::Timeout, "no answer to DNS over TCP")))
}

fn encode(query: &Message) -> Result<Vec<u8>, Failure> {
    query.to_vec().map_err(|e| Failure::new(FailureKind::Other, e.to_string()))
}

fn belongs(message: &Message, query: &Message) -> bool {
    message.metadata.id == query.metadata.id
        && message.metadata.message_type == MessageType::Response
        && (message.queries.is_empty() || message.queries == query.queries)
}

fn answer_of(message: &Message, transport: &str, truncated: bool) -> DnsAnswer {
    let records = |all: &[Record]| all.iter().take(RECORDS).map(record_of).collect();
    let extended = message.edns.as_ref().and_then(|e| e.option(EdnsCode::from(15)).cloned());
    DnsAnswer {
        rcode: rcode(message.metadata.response_code),
        authoritative: message.metadata.authoritative,
        authentic: message.metadata.authentic_data,
        truncated,
        transport: transport.to_owned(),
        extended_errors: match extended {
            Some(EdnsOption::Unknown(_, data)) => {
                data.get(..2).map(|b| u16::from_be_bytes([b[0], b[1]])).into_iter().collect()
            }
            _ => Vec::new(),
        },
        answers: records(&message.answers),
        authority: records(&message.authorities),
        additional: records(&message.additionals),
    }
}

fn record_of(record: &Record) -> DnsRecord {
    let data: String = record.data.to_string().chars().filter(|c| !c.is_control()).take(512).collect();
    let is_name = matches!(record.record_type(), RecordType::CNAME | RecordType::NS | RecordType::PTR);
    DnsRecord {
        name: plain(&record.name.to_ascii()),
        rtype: record.record_type().to_string(),
        ttl: record.ttl,
        data: if is_name { plain(&data) } else { data },
    }
}

fn plain(name: &str) -> String {
    name.trim_end_matches('.').to_ascii_lowercase()
}

fn rcode(code: ResponseCode) -> String {
    match code {
        ResponseCode::NoError => "NOERROR".to_owned(),
        ResponseCode::FormErr => "FORMERR".to_owned(),
        ResponseCode::ServFail => "SERVFAIL".to_owned(),
        ResponseCode::NXDomain => "NXDOMAIN".to_owned(),
        ResponseCode::NotImp => "NOTIMP".to_owned(),
        ResponseCode::Refused => "REFUSED".to_owned(),
        ResponseCode::NotAuth => "NOTAUTH".to_owned(),
        other => format!("RCODE{}", u16::from(other)),
    }
}
