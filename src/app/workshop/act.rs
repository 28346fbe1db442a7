//! What can be done in a workshop.

use super::standing::{Form, Purpose};
use crate::analysis::agenda::{Matter, Order};
use crate::app::command::Command as Run;
use crate::edit::Command;
use crate::model::{Axis, FlowId, Treatment};

/// Something a key or a click in the workshop asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Go into the workshop, or out of it.
    Toggle,
    /// What is written about who is there.
    Form(Form),
    /// Begin, with those who are there.
    Begin,
    /// Ask again who is there.
    People,
    /// Go to a flow.
    Go(FlowId),
    /// Go to the next flow.
    NextFlow,
    /// Go to the flow before.
    PreviousFlow,
    /// Go to a question about the flow.
    Question(Matter),
    /// Go to the next question about the flow.
    NextQuestion,
    /// Go to the question before.
    PreviousQuestion,
    /// Leave the question open, and go to the next open one.
    Skip,
    /// Take over the threat as a risk; with a treatment, or with none where the criteria ask for none.
    Adopt(Option<Treatment>),
    /// Reject the threat.
    Reject,
    /// Say why, where that is asked.
    Reason(String),
    /// Accept what remains.
    Accept,
    /// Delete the measures that the decision before left without a risk.
    DeleteLeftOver,
    /// Leave a decision as it is although what it is about has changed.
    Confirm,
    /// Take a decision back.
    Undecide,
    /// Rate the threat a step higher; after the highest the lowest.
    Raise(Axis),
    /// Fill in what is missing of the flow.
    Fill(Box<Command>),
    /// Begin to write something.
    Write(Purpose),
    /// What is written so far.
    Type(String),
    /// Take over what is written.
    TakeText,
    /// Drop it.
    DropEntry,
    /// Ask about the flow later, or not any more.
    Later,
    /// Go through the flows in another order.
    Order(Order),
    /// Go through all flows, or only those with an open question.
    ToggleOpenOnly,
    /// Show what came of it, or go back to the flow.
    Summary,
    /// Save, or freeze a baseline.
    Run(Run),
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
}
