//! Facts of the hop ingress.
