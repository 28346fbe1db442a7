//! Tests of the whole program, in one binary: the command line, what it ships, and the window as a person uses it.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says why")]

mod afar;
mod arranging;
mod arrows;
mod automatic;
mod choosing;
mod cli;
mod comfort;
mod comparing;
mod copying;
mod counting;
mod criteria;
mod drawings;
mod driver;
mod editing;
mod entries;
mod files;
mod finding;
#[path = "../generated/mod.rs"]
mod generated;
mod geometry;
mod house;
mod keyboard;
mod kinds;
mod labelling;
mod licenses;
mod menus;
mod missing;
mod names;
mod nextsteps;
mod outline;
mod overview;
mod painted;
mod panels;
mod register;
mod reopening;
mod reshaping;
mod reviewing;
mod selecting;
mod small;
mod start;
mod stations;
mod steady;
mod steps;
mod still;
mod surfaces;
mod tables;
mod tabs;
mod templates;
mod together;
mod treating;
mod typing;
mod views;
mod walk;
mod workshop;
