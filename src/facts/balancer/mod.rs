//! Facts of the hop balancer.
