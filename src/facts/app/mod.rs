//! Facts of the hop app.
