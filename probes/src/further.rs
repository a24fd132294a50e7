//! A question beyond the ordinary walk.

use url::Url;

use crate::Hop;
use crate::evidence::{Dial, Look};

/// One more request, told from the others by its look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Further {
    /// The hop that the connection enters.
    pub hop: Hop,
    /// The connection.
    pub dial: Dial,
    /// Why it is sent.
    pub look: Look,
    /// What is asked for.
    pub url: Url,
}
