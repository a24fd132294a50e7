//! Faults whose verdict is not right yet, pinned to what is said of them today.

use std::path::Path;

use crate::verdict::Seen;

/// What `pending.txt` of a tier says of one fault.
#[derive(Debug, Clone)]
pub struct Pending(Vec<String>);

impl Pending {
    /// The line of a fault: its name, what is said today (`hop/rule`, by `|` where it wavers, `any` where it hangs on
    /// chance; `right` where less access alone misleads), and why.
    pub fn of(file: &Path, name: &str) -> Option<Self> {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let mut columns = text.lines().map(str::split_whitespace);
        let mut line = columns.find_map(|mut words| (words.next() == Some(name)).then_some(words))?;
        Some(Self(line.next().unwrap_or_default().split('|').map(str::to_owned).collect()))
    }

    /// Whether this is what is said today; the error names both.
    pub fn holds(&self, seen: &Seen, right: bool) -> Result<(), String> {
        let said = if right { "right".to_owned() } else { format!("{}/{}", seen.verdict("hop"), seen.verdict("rule")) };
        if self.0.contains(&said) || self.0.iter().any(|pin| pin == "any") {
            return Ok(());
        }
        Err(format!("pending.txt says {}, and the verdict is {said}: mend the line, or take it out", self.0.join("|")))
    }
}
