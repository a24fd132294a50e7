//! One object out of an answer, with the reading that shows it.

use std::ops::Deref;

use hopwise_probes::evidence::Reading;

use crate::facts::{Known, Seen};

/// What was seen, or the unknown that says why nobody could look.
pub type Looked<T> = Result<T, Known>;

/// The fact that a decision comes to.
#[must_use]
pub fn settle(decided: Looked<Known>) -> Known {
    decided.unwrap_or_else(|unknown| unknown)
}

/// One object out of an answer, with the reading that shows it.
#[derive(Debug)]
pub struct Got<'a, T: ?Sized> {
    /// Shows the object.
    pub reading: &'a Reading,
    /// The object.
    pub it: &'a T,
}

impl<'a, T: ?Sized> Got<'a, T> {
    /// Shown by this object's reading.
    #[must_use]
    pub fn seen(&self) -> Seen {
        Seen::by([self.reading])
    }

    /// A part of the object, shown by the same reading.
    #[must_use]
    pub const fn part<U: ?Sized>(&self, it: &'a U) -> Got<'a, U> {
        Got { reading: self.reading, it }
    }
}

impl<T: ?Sized> Clone for Got<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Got<'_, T> {}

impl<T: ?Sized> Deref for Got<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.it
    }
}
