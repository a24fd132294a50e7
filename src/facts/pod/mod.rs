//! Facts of the hop pod.
