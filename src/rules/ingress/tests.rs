//! Firing and silent cases.
