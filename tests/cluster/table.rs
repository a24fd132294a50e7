//! The table at the end: one line a fault.

use std::io::Write;

use crate::fault::Fault;
use crate::reader::Reader;
use crate::verdict::Seen;

/// One judged fault.
pub struct Row([String; 5]);

impl Row {
    /// What the trace said of this fault.
    pub fn new(fault: &Fault, seen: &Seen, right: bool) -> Self {
        let [hop, rule, took] = seen.columns();
        let mark = match (right, fault.pending().is_some()) {
            (true, _) => "right",
            (false, true) => "PENDING",
            (false, false) => "WRONG",
        };
        Self([mark.to_owned(), hop, rule, took, fault.title.clone()])
    }

    /// What an account said that sees less.
    pub fn blind(fault: &Fault, seen: &Seen, reader: Reader, fair: bool) -> Self {
        let Self([_, hop, rule, took, _]) = Self::new(fault, seen, fair);
        let mark = if fair { "fair" } else { "UNFAIR" };
        Self([mark.to_owned(), hop, rule, took, format!("{}: {}", reader.name(), fault.name)])
    }

    /// A fault whose verdict was wrong at first, and right when it was made anew.
    pub fn wavering(fault: &Fault) -> Self {
        let [hop, rule, took] = ["-", "-", ""].map(str::to_owned);
        Self(["WAVERS".to_owned(), hop, rule, took, format!("right the second time: {}", fault.name)])
    }

    /// A fault that was not begun, for want of time.
    pub fn late(fault: &Fault) -> Self {
        let [hop, rule, took] = ["-", "-", ""].map(str::to_owned);
        Self(["NOT RUN".to_owned(), hop, rule, took, format!("out of time: {}", fault.name)])
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

    /// How many verdicts were right only the second time.
    pub fn wavering(&self) -> usize {
        self.count("WAVERS")
    }

    fn count(&self, mark: &str) -> usize {
        self.0.iter().filter(|row| row.0[0] == mark).count()
    }

    /// Writes the lines and the count.
    pub fn print(&self) {
        let mut out = std::io::stdout().lock();
        for Row([mark, hop, rule, took, title]) in &self.0 {
            writeln!(out, "{mark:<7}  {hop:<12} {rule:<38} {took:>8}  {title}").ok();
        }
        let [right, fair, unfair] = ["right", "fair", "UNFAIR"].map(|mark| self.count(mark));
        let judged = right + self.count("WRONG") + self.count("PENDING");
        writeln!(out, "{right} of {judged} verdicts are right").ok();
        writeln!(out, "{unfair} of {} verdicts with less access blame a wrong hop", fair + unfair).ok();
    }
}
