//! Facts of the hop dns.
