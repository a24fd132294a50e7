//! Projections of the API's objects: the parts that rules read, by the API's own names.

use serde::{Deserialize, Deserializer};

/// Declares projections: every field may be missing or `null` in the API's JSON, and is left out where it is empty.
macro_rules! projection {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $kind:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase", default)]
        pub struct $name {
            $(
                $(#[$field_meta])*
                #[serde(
                    deserialize_with = "crate::evidence::kube::projection::or_default",
                    skip_serializing_if = "crate::evidence::kube::projection::is_default"
                )]
                pub $field: $kind,
            )*
        }
    )*};
}
pub(crate) use projection;

/// Reads a value; `null` is the same as nothing.
pub(crate) fn or_default<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Deserialize<'de> + Default,
    D: Deserializer<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// Whether a value is what a missing field reads as.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
