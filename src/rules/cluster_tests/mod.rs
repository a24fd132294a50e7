//! Cases of the rules over the cluster.
