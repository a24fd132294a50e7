//! The recording of one walk: all that a verdict is made from.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Reading;
use crate::target::Target;

/// The schema that this version writes, and the only one it reads.
pub const SCHEMA: &str = "hopwise.recording/1";

/// Every question of a walk with its reply.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recording {
    /// Name and version of this format.
    pub schema: String,
    /// Who wrote it, such as `hopwise 0.1.0`.
    pub tool: String,
    /// When the walk began.
    pub started: Timestamp,
    /// How long it took, in milliseconds.
    pub duration_ms: f64,
    /// What was traced.
    pub target: Target,
    /// The readings; their order carries no meaning.
    pub readings: Vec<Reading>,
}

/// Why a file is not a recording that can be judged.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Not JSON, or cut off.
    #[error("line {line}, column {column}: {what}; the file is cut or was not written by `hopwise trace --record`")]
    Broken {
        /// Line of the trouble, from 1.
        line: usize,
        /// Column of the trouble, from 1.
        column: usize,
        /// What the parser said.
        what: String,
    },
    /// JSON, but of another kind or version.
    #[error("schema is {found:?}, this version reads {SCHEMA:?}; record again, or use the hopwise that wrote it")]
    Foreign {
        /// The schema that the file names.
        found: String,
    },
}

impl Recording {
    /// Reads a recording from JSON.
    ///
    /// # Errors
    /// [`LoadError`] where the text is no JSON, is cut, or has another schema.
    pub fn from_json(text: &str) -> Result<Self, LoadError> {
        #[derive(Deserialize)]
        struct Head {
            #[serde(default)]
            schema: Option<String>,
        }
        let broken = |e: serde_json::Error| LoadError::Broken {
            line: e.line(),
            column: e.column(),
            what: e.to_string().split(" at line ").next().unwrap_or_default().to_owned(),
        };
        let head: Head = serde_json::from_str(text).map_err(broken)?;
        match head.schema {
            Some(schema) if schema == SCHEMA => serde_json::from_str(text).map_err(broken),
            other => Err(LoadError::Foreign { found: other.unwrap_or_else(|| "missing".to_owned()) }),
        }
    }

    /// Writes the recording as JSON, one reading a line, so that two recordings can be compared by eye.
    ///
    /// # Errors
    /// Only if serialization fails, which would be a bug.
    pub fn to_json(&self) -> serde_json::Result<String> {
        let mut head = self.clone();
        head.readings.clear();
        let head = serde_json::to_string(&head)?;
        let head = head.strip_suffix("[]}").unwrap_or(&head);
        let mut out = format!("{head}[");
        for (i, reading) in self.readings.iter().enumerate() {
            out.push_str(if i == 0 { "\n" } else { ",\n" });
            out.push_str(&serde_json::to_string(reading)?);
        }
        out.push_str("\n]}\n");
        Ok(out)
    }
}
