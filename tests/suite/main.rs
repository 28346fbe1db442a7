//! Tests of the whole program: the window as a person uses it.

mod driver;
mod editing;
mod files;
mod names;
mod painted;
mod selecting;
mod tables;
mod typing;
mod views;
mod walk;
