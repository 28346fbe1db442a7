//! Nagarezu (流れ図): the drawing of a system that handles medical information *is* its risk model.
//!
//! The rooms of this library stand in the order data flows through them; a room may use only those above it.
//! `ARCHITECTURE.md` walks through them.

pub mod text;

pub mod model;

pub mod catalog;

pub mod analysis;

pub mod layout;

pub mod edit;

pub mod scene;

pub mod register;

pub mod storage;

pub mod exchange;

pub mod app;

pub mod cli;
