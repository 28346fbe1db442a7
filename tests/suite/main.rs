//! Tests of the whole program, in one binary.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod cli;
mod licenses;
mod register;
