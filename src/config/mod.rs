//! The configuration `hopwise.yaml`: which brands there are.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

mod aws;

pub use aws::{Access, Aws};

/// The JSON Schema of the file, as published.
pub const JSON_SCHEMA: &str = include_str!("config.schema.json");

/// A whole configuration.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Brands by name.
    #[serde(default)]
    pub brands: BTreeMap<String, Brand>,
}

/// One brand website.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brand {
    /// Domain or URL.
    pub domain: String,
    /// Balancer behind the edge, as `HOST[:PORT]`.
    #[serde(default)]
    pub origin: Option<String>,
    /// Environment, such as `production`.
    #[serde(default)]
    pub environment: Option<String>,
    /// How AWS is asked.
    #[serde(default)]
    pub aws: Option<Aws>,
    /// Whether EC2 instances stand behind the balancer in place of a cluster.
    #[serde(default)]
    pub legacy: bool,
    /// The same brand in other environments.
    #[serde(default)]
    pub environments: BTreeMap<String, Place>,
}

/// Where a brand lives in one environment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Domain or URL.
    pub domain: String,
    /// Balancer behind the edge, as `HOST[:PORT]`.
    #[serde(default)]
    pub origin: Option<String>,
    /// How AWS is asked.
    #[serde(default)]
    pub aws: Option<Aws>,
    /// Whether EC2 instances stand behind the balancer in place of a cluster.
    #[serde(default)]
    pub legacy: bool,
}

/// Why a configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{path}: {why}")]
    Read {
        /// The file.
        path: String,
        /// What the system said.
        why: String,
    },
    /// The file is no configuration.
    #[error("{path}: {why}; `hopwise schema config` prints what is allowed")]
    Parse {
        /// The file.
        path: String,
        /// What is wrong, with line and column.
        why: String,
    },
}

impl Config {
    /// Parses a configuration; `path` is for messages.
    ///
    /// # Errors
    /// Unknown keys, missing domains, broken YAML: with line and column.
    pub fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        serde_saphyr::from_str(text).map_err(|e| {
            let why = e.to_string();
            let why = why.lines().next().unwrap_or_default().to_owned();
            ConfigError::Parse { path: path.display().to_string(), why }
        })
    }

    /// Loads the file given, or the first one that exists, or nothing.
    ///
    /// # Errors
    /// A file that was named and cannot be read, or any that cannot be parsed.
    pub fn load(named: Option<&Path>) -> Result<Self, ConfigError> {
        let path = match named {
            Some(path) => Some(path.to_owned()),
            None => places().into_iter().find(|p| p.is_file()),
        };
        let Some(path) = path else { return Ok(Self::default()) };
        let text = std::fs::read_to_string(&path)
            .map_err(|e| ConfigError::Read { path: path.display().to_string(), why: e.to_string() })?;
        Self::parse(&text, &path)
    }
}

/// Where a configuration is looked for, nearest first.
fn places() -> Vec<PathBuf> {
    let xdg = std::env::var_os("XDG_CONFIG_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".config")));
    let mut places = vec![PathBuf::from("hopwise.yaml")];
    places.extend(xdg.map(|dir| dir.join("hopwise/hopwise.yaml")));
    places.push(PathBuf::from("/etc/hopwise/hopwise.yaml"));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_is_a_whole_configuration() {
        let config = Config::parse("brands: { brand-a: { domain: www.brand-a.com } }", Path::new("x")).unwrap();
        assert_eq!(config.brands["brand-a"].domain, "www.brand-a.com");
    }

    #[test]
    fn an_unknown_key_is_an_error_with_its_line() {
        let text = "brands:\n  brand-a:\n    domain: www.brand-a.com\n    orign: x\n";
        let error = Config::parse(text, Path::new("hopwise.yaml")).unwrap_err().to_string();
        assert!(error.contains("hopwise.yaml") && error.contains("orign") && error.contains("line 4"), "{error}");
    }
}
