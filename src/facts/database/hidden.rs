//! Whether the application keeps the text of its error to itself.

use hopwise_probes::Hop;

use crate::facts::Fact;
use crate::facts::answer::hidden;

/// The page is an error of the application without its text.
pub static HIDDEN: Fact = Fact {
    name: "app.error-hidden",
    hop: Hop::App,
    about: "the application answers with an error page that hides the text of the error",
    derive: hidden,
};
