//! The table at the end: one line a fault.

use std::io::Write;

use crate::fault::{Access, Fault};
use crate::verdict::Seen;

/// One judged fault.
pub struct Row([String; 6]);

impl Row {
    /// What the trace said of this fault.
    pub fn new(fault: &Fault, look: Access, seen: &Seen, right: bool) -> Self {
        let [hop, rule, took] = seen.columns();
        let mark = if right { "right" } else { "WRONG" };
        Self([mark.to_owned(), look.name().to_owned(), hop, rule, took, fault.title.clone()])
    }
}

/// All judged faults.
#[derive(Default)]
pub struct Table(Vec<Row>);

impl Table {
    /// Adds one.
    pub fn push(&mut self, row: Row) {
        self.0.push(row);
    }

    /// Writes the lines and the count.
    pub fn print(&self) {
        let mut out = std::io::stdout().lock();
        for Row([mark, look, hop, rule, took, title]) in &self.0 {
            writeln!(out, "{mark}  {look:<7} {hop:<12} {rule:<38} {took:>8}  {title}").ok();
        }
        let right = self.0.iter().filter(|row| row.0[0] == "right").count();
        writeln!(out, "{right} of {} verdicts are right", self.0.len()).ok();
    }
}
