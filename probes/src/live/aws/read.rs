//! Reads the answers of AWS, XML and JSON alike, by the path of what is wanted.

use std::str::FromStr;

use jiff::Timestamp;
use quick_xml::events::Event;
use serde_json::{Map, Value};

/// How deep the elements of an answer may lie in each other.
const MOST_DEPTH: usize = 64;

/// What can be taken of an answer; a path is names with dots between them.
pub(super) trait Read {
    /// The part at a path; nothing is `Null`.
    fn part(&self, path: &str) -> &Value;

    /// A text that may be missing; an empty one counts as missing.
    fn some(&self, path: &str) -> Option<String> {
        match self.part(path) {
            Value::String(text) if !text.is_empty() => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// A text, empty where it is missing.
    fn text(&self, path: &str) -> String {
        self.some(path).unwrap_or_default()
    }

    /// Whether something is said to be true.
    fn yes(&self, path: &str) -> bool {
        matches!(self.part(path), Value::Bool(true)) || self.part(path) == "true"
    }

    /// A number.
    fn number<T: FromStr>(&self, path: &str) -> Option<T> {
        self.some(path)?.parse().ok()
    }

    /// A port.
    fn port(&self, path: &str) -> Option<u16> {
        self.number(path).filter(|port| *port > 0)
    }

    /// An instant: a text in XML, seconds of the epoch in JSON.
    fn time(&self, path: &str) -> Option<Timestamp> {
        match self.part(path) {
            Value::String(text) => text.parse().ok(),
            // Milliseconds are all that AWS gives.
            #[expect(clippy::cast_possible_truncation)]
            Value::Number(seconds) => Timestamp::from_millisecond((seconds.as_f64()? * 1000.0).round() as i64).ok(),
            _ => None,
        }
    }

    /// The entries of a list.
    fn all(&self, path: &str) -> &[Value] {
        match self.part(path) {
            Value::Array(all) => all,
            Value::Null => &[],
            one => std::slice::from_ref(one),
        }
    }

    /// The texts of a list.
    fn texts(&self, path: &str) -> Vec<String> {
        self.all(path).iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}

impl Read for Value {
    fn part(&self, path: &str) -> &Value {
        path.split('.').filter(|name| !name.is_empty()).fold(self, |part, name| &part[name])
    }
}

/// XML as a value: an element is an object of its elements, or its text; elements of one name become a list.
///
/// # Errors
/// What is wrong with the text.
pub(super) fn xml(text: &str) -> Result<Value, String> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut open = vec![(String::new(), Map::new(), String::new())];
    loop {
        match reader.read_event().map_err(|e| e.to_string())? {
            Event::Start(start) if open.len() < MOST_DEPTH => open.push((name(&start), Map::new(), String::new())),
            Event::Start(_) => return Err("its elements lie too deep".to_owned()),
            Event::Empty(start) => put(&mut open, name(&start), Value::String(String::new())),
            Event::Text(more) => said(&mut open, &more.xml10_content()),
            Event::CData(more) => said(&mut open, &more.xml10_content()),
            Event::GeneralRef(reference) => {
                let whole = format!("&{};", &*reference);
                said(&mut open, &quick_xml::escape::unescape(&whole).map_err(|e| e.to_string())?);
            }
            Event::End(_) => {
                let (name, elements, text) = open.pop().unwrap_or_default();
                let value = if elements.is_empty() { Value::String(text) } else { Value::Object(elements) };
                put(&mut open, name, value);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    match open.pop() {
        Some((_, root, _)) if open.is_empty() && !root.is_empty() => {
            Ok(root.into_iter().next().map_or(Value::Null, |(_, value)| value))
        }
        _ => Err("it is no whole XML".to_owned()),
    }
}

type Open = (String, Map<String, Value>, String);

fn name(start: &quick_xml::events::BytesStart<'_>) -> String {
    AsRef::<str>::as_ref(&start.local_name()).to_owned()
}

fn said(open: &mut [Open], text: &str) {
    if let Some((_, _, all)) = open.last_mut() {
        all.push_str(text);
    }
}

fn put(open: &mut [Open], name: String, value: Value) {
    let Some((_, elements, _)) = open.last_mut() else { return };
    match elements.get_mut(&name) {
        None => drop(elements.insert(name, value)),
        Some(Value::Array(all)) => all.push(value),
        Some(one) => *one = Value::Array(vec![one.take(), value]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_one_and_of_two_and_of_none_are_lists() {
        let read = xml("<A xmlns='x'><L><m><n>1</n></m></L><M><m>a</m><m>b &amp; c</m></M><N/></A>").unwrap();
        assert_eq!(read.all("L.m").len(), 1);
        assert_eq!(read.number::<u16>("L.m.n"), Some(1));
        assert_eq!(read.texts("M.m"), ["a", "b & c"]);
        assert!(read.all("N.m").is_empty() && read.all("O").is_empty());
    }

    #[test]
    fn times_are_read_of_xml_and_of_json() {
        let read = xml("<A><T>2026-11-25T10:00:00.000Z</T></A>").unwrap();
        let json = serde_json::json!({"T": 1_795_600_800.0});
        assert_eq!(read.time("T"), json.time("T"));
        assert!(read.time("T").is_some());
    }

    #[test]
    fn what_is_cut_or_deep_is_an_error() {
        assert!(xml("<A><B>").is_err());
        assert!(xml("").is_err());
        assert!(xml(&"<A>".repeat(1000)).is_err());
    }
}
