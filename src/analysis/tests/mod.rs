//! The analysis as a whole: each threat and each lint on a small project, and figure 5-3 of the guideline.

mod assessed;
mod changes;
mod decisions;
pub(super) mod fixture;
mod kinds;
mod lints;
mod missing;
mod own;
mod rescaling;
mod sample;
mod summary;
mod threats;
mod unmet;
