//! Plans the AWS half: which distribution, behaviour, listener and rule a request meets. Pure; the walk and the facts
//! read the same answers by the same rules.

pub mod brand;
pub mod edge;
pub mod listener;
pub mod managed;
pub mod metrics;
pub mod pattern;
