//! Counts of marks.

use crate::judged::{Judged, Mark};

/// How often each mark was given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// All cases.
    pub cases: usize,
    /// The right hop, or rightly healthy or undetermined.
    pub hop: usize,
    /// The right rule too.
    pub rule: usize,
    /// Another hop is blamed.
    pub wrong: usize,
    /// No hop is blamed.
    pub undetermined: usize,
    /// Healthy is said of a fault.
    pub missed: usize,
    /// A fault or a warning on a healthy path.
    pub alarms: usize,
}

impl Count {
    /// Counts some cases.
    pub fn of<'a>(all: impl IntoIterator<Item = &'a Judged>) -> Self {
        let mut count = Self::default();
        for one in all {
            count.cases += 1;
            match one.mark() {
                Mark::Right => {
                    count.hop += 1;
                    count.rule += 1;
                }
                Mark::RightHop => count.hop += 1,
                Mark::WrongHop => count.wrong += 1,
                Mark::Undetermined => count.undetermined += 1,
                Mark::Missed => count.missed += 1,
                Mark::FalseAlarm => count.alarms += 1,
            }
        }
        count
    }
}

/// A share in per cent, with one digit; a dash where there is nothing to share.
pub fn percent(part: usize, whole: usize) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{:.1} %", share(part, whole)) }
}

/// A share in per cent.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// The value below which a part of all values lies.
pub fn quantile(mut values: Vec<f64>, part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (values.len() as f64 * part).ceil() as usize;
    values.get(at.saturating_sub(1)).copied().unwrap_or_default()
}
