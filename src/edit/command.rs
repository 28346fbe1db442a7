//! Everything a person can do to a project, one variant a user action.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::arrangement::Arrangement;
use super::aspect::Aspect;
use super::entries::EntryEdit;
use super::together::Together;
use crate::model::{
    BaselineId, Criteria, DataId, DataItem, ElementId, Flow, FlowId, Measure, MeasureId, Node, NodeId, Note, NoteId,
    Party, PartyId, Point, Project, Rect, Risk, RiskId, Vector, Workshop, WorkshopId, Zone, ZoneId,
};

/// What a person wants done. Applying one is one step of the history.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Place a node of a kind with its centre at a point. An empty name becomes the kind's Japanese name; a name that
    /// is taken gets a number (端末 2). The node is as wide as its name needs.
    PlaceNode {
        /// The catalogue's node kind.
        kind: String,
        /// Its middle.
        center: Point,
        /// Its name.
        name: String,
    },
    /// Place a zone of a kind, named as a node is. A frame without area (a click) takes the kind's size around it.
    PlaceZone {
        /// The catalogue's zone kind.
        kind: String,
        /// Its frame.
        frame: Rect,
        /// Its name.
        name: String,
    },
    /// Place an annotation. A frame without area (a click) takes a usual size around it.
    PlaceNote {
        /// Its frame.
        frame: Rect,
        /// What it says.
        text: String,
    },
    /// Place a node as [`Self::PlaceNode`] does, and draw an arrow between it and another.
    PlaceConnected {
        /// The catalogue's node kind.
        kind: String,
        /// Its middle.
        center: Point,
        /// Its name.
        name: String,
        /// The node it is connected with.
        other: NodeId,
        /// Which way the arrow goes, seen from that node.
        way: Way,
    },
    /// Place a node as [`Self::PlaceNode`] does, and let an arrow that is there start or end at it, as
    /// [`Self::Reconnect`] does.
    PlaceAtEnd {
        /// The catalogue's node kind.
        kind: String,
        /// Its middle.
        center: Point,
        /// Its name.
        name: String,
        /// Which arrow.
        flow: FlowId,
        /// Which end of it.
        end: End,
    },
    /// Draw an arrow: a flow that says nothing yet.
    DrawFlow {
        /// Where it starts.
        from: NodeId,
        /// Where it ends; the same node for processing at rest.
        to: NodeId,
        /// Whether it goes both ways.
        two_way: bool,
    },
    /// Lead an arrow through other points; none: it finds its way by itself.
    Bend {
        /// Which one.
        flow: FlowId,
        /// The points, in order.
        waypoints: Vec<Point>,
    },
    /// Let an arrow start or end at another node, or at the same for processing at rest. It finds its way anew: its
    /// waypoints and the place of its label belonged to the old one.
    Reconnect {
        /// Which one.
        flow: FlowId,
        /// Which end of it.
        end: End,
        /// The node it is connected with.
        node: NodeId,
    },
    /// Put an arrow's label somewhere by hand; none: it finds its place by itself.
    PlaceLabel {
        /// Whose label.
        flow: FlowId,
        /// The way from the middle between the flow's nodes to the middle of the label's chip.
        at: Option<Vector>,
    },
    /// Move elements; a zone carries what stands in it, flows between moved nodes keep their waypoints beside them.
    Move {
        /// What is moved.
        elements: BTreeSet<ElementId>,
        /// By how much.
        by: Vector,
    },
    /// Bring zones, nodes and notes into line; a zone carries what stands in it.
    Arrange {
        /// What is arranged.
        elements: BTreeSet<ElementId>,
        /// How.
        how: Arrangement,
    },
    /// Put zones, nodes and notes where automatic layout found a place for them; nodes keep their size.
    Layout {
        /// The new frame of each.
        frames: BTreeMap<ElementId, Rect>,
    },
    /// Put zones, nodes and notes on top of the others of their kind, or under them.
    Stack {
        /// Which ones.
        elements: BTreeSet<ElementId>,
        /// Whether on top.
        front: bool,
    },
    /// Lock zones, nodes and notes, so that they are neither moved, resized nor deleted, or unlock them.
    Lock {
        /// Which ones.
        elements: BTreeSet<ElementId>,
        /// Whether they are locked afterwards.
        locked: bool,
    },
    /// Give a zone, node or note another frame; what stands in it stays.
    Resize {
        /// Which one.
        element: ElementId,
        /// Its new frame.
        frame: Rect,
    },
    /// Give an element another name (a note: another text).
    Rename {
        /// Which one.
        element: ElementId,
        /// The new name.
        name: String,
    },
    /// Delete elements with all that hangs on them: flows of deleted nodes, risks that are about no other flow,
    /// measures that are placed on nothing else, and every mention. What stands in a deleted zone stays.
    Delete {
        /// What is deleted.
        elements: BTreeSet<ElementId>,
    },
    /// Delete elements as [`Self::Delete`] does; a copy of them is on the clipboard.
    Cut {
        /// What is cut out.
        elements: BTreeSet<ElementId>,
    },
    /// Make a copy of elements beside them, of a zone with what stands in it, with the flows among them.
    Duplicate {
        /// What is copied.
        elements: BTreeSet<ElementId>,
        /// How far beside.
        by: Vector,
    },
    /// Put elements from a clipboard text onto the drawing.
    Paste {
        /// RON text that `clipboard::copy` made.
        text: String,
        /// Where its middle goes; none: where it was, or to the nearest free place right of there or below.
        center: Option<Point>,
    },
    /// Put a piece into the drawing: everything that is drawn in a small project, under new ids. A party or data item
    /// of it that the project has under the same name and role or class is the project's own.
    PutPiece {
        /// The piece.
        piece: Arc<Project>,
        /// Where its middle goes, as near as the grid allows.
        center: Point,
    },
    /// Replace a zone's properties.
    SetZone(ZoneId, Box<Zone>),
    /// Replace a node's properties.
    SetNode(NodeId, Box<Node>),
    /// Replace a flow's properties.
    SetFlow(FlowId, Box<Flow>),
    /// Replace the properties of several zones, nodes and flows at once.
    SetTogether(Box<Together>),
    /// Replace a note.
    SetNote(NoteId, Box<Note>),
    /// Replace a party.
    SetParty(PartyId, Box<Party>),
    /// Replace a data item.
    SetData(DataId, Box<DataItem>),
    /// Replace a measure.
    SetMeasure(MeasureId, Box<Measure>),
    /// Replace a risk.
    SetRisk(RiskId, Box<Risk>),
    /// Add a party, and make it responsible for the zones and nodes that are named; nothing else can be.
    AddParty(Box<Party>, BTreeSet<ElementId>),
    /// Add a data item, and put it on the flows that are named.
    AddData(Box<DataItem>, BTreeSet<FlowId>),
    /// Add a measure, and let it treat a risk where one is named.
    AddMeasure(Box<Measure>, Option<RiskId>),
    /// Add a measure that treats several risks.
    Treat {
        /// The measure.
        measure: Box<Measure>,
        /// The risks that name it from now on.
        risks: BTreeSet<RiskId>,
    },
    /// Add a risk: a decision about a threat on flows.
    AddRisk(Box<Risk>),
    /// Decide about several threats at once: replace risks, and add new ones.
    Decide {
        /// Risks that are there already.
        changed: BTreeMap<RiskId, Risk>,
        /// Threats decided about for the first time.
        new: Vec<Risk>,
    },
    /// Decide about one threat, and put further measures in place that treat it.
    Resolve {
        /// The risk that is replaced; none where the threat is decided about for the first time.
        risk: Option<RiskId>,
        /// The risk as it is decided, without the further measures.
        decided: Box<Risk>,
        /// The further measures.
        measures: Vec<Measure>,
    },
    /// Replace the record of a workshop, or add one where none is named.
    SetWorkshop(Option<WorkshopId>, Box<Workshop>),
    /// Replace title and profile.
    SetProject {
        /// What the project is called.
        title: String,
        /// The catalogue profile it follows.
        profile: String,
    },
    /// Freeze the project as it is, as a baseline.
    Freeze {
        /// What it is called.
        name: String,
        /// The day, as year-month-day.
        on: String,
        /// Who approved it.
        by: String,
        /// Free text.
        note: String,
    },
    /// Write something else about a baseline; its state stays.
    SetBaseline {
        /// Which one.
        baseline: BaselineId,
        /// What it is called.
        name: String,
        /// The day, as year-month-day.
        on: String,
        /// Who approved it.
        by: String,
        /// Free text.
        note: String,
    },
    /// Drop a baseline.
    Thaw(BaselineId),
    /// Rate by other criteria; none: the catalogue's. Steps set by hand that the new scales lack become those as far up.
    SetCriteria(Option<Box<Criteria>>),
    /// Add a threat or measure to the project's catalogue, change one, drop one or take a change back.
    EditEntry(Box<EntryEdit>),
}

/// Which way an arrow goes, seen from one of its ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Away from it.
    #[default]
    Out,
    /// Towards it.
    In,
    /// Both ways.
    Both,
}

impl Way {
    /// The next of the three, for a key that goes through them.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Out => Self::Both,
            Self::Both => Self::In,
            Self::In => Self::Out,
        }
    }

    /// Where the arrow starts and where it ends, of one node and the other.
    pub const fn ends(self, one: NodeId, other: NodeId) -> (NodeId, NodeId) {
        match self {
            Self::Out | Self::Both => (one, other),
            Self::In => (other, one),
        }
    }

    /// Whether the arrow goes both ways.
    pub const fn is_both(self) -> bool {
        matches!(self, Self::Both)
    }
}

/// An end of an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where it starts.
    From,
    /// Where its head is.
    To,
}

/// What a step of the history is called. Shown through the message `step-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepName {
    /// A zone, node or note was placed.
    Place,
    /// A flow was drawn.
    DrawFlow,
    /// A flow was led another way.
    Bend,
    /// A flow was connected with another node.
    Reconnect,
    /// Something was moved.
    Move,
    /// Things were aligned.
    Align,
    /// Things were spaced evenly.
    Distribute,
    /// Things were made of the same size.
    MatchSize,
    /// Everything was arranged automatically.
    Layout,
    /// Things were put on top or under.
    Stack,
    /// Things were locked.
    Lock,
    /// Things were unlocked.
    Unlock,
    /// Something was resized.
    Resize,
    /// Something was renamed.
    Rename,
    /// Something was deleted.
    Delete,
    /// Something was cut out.
    Cut,
    /// Something was duplicated.
    Duplicate,
    /// Something was pasted.
    Paste,
    /// One property was changed.
    ChangeOf(Aspect),
    /// Several properties were changed.
    Change,
    /// Properties of several elements were changed.
    ChangeTogether,
    /// What a flow says was changed.
    Describe,
    /// A flow was turned around.
    Reverse,
    /// The label of a flow was put elsewhere.
    MoveLabel,
    /// A note was written anew.
    ChangeNote,
    /// A party was added.
    AddParty,
    /// A party was changed.
    ChangeParty,
    /// A data item was added.
    AddData,
    /// A data item was changed.
    ChangeData,
    /// A measure was added.
    AddMeasure,
    /// A measure was changed.
    ChangeMeasure,
    /// The project got another title or profile.
    ChangeProject,
    /// The criteria of risks were changed.
    ChangeCriteria,
    /// A threat or measure was added to the project's catalogue, or changed in it.
    EditEntry,
    /// A threat was decided.
    Decide,
    /// A state was frozen.
    Freeze,
    /// Something else was written about a frozen state.
    DescribeBaseline,
    /// A frozen state was dropped.
    Thaw,
    /// The record of a workshop was written.
    HoldWorkshop,
}

impl StepName {
    /// The key of the message that names it, such as `step-move`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Place => "step-place",
            Self::DrawFlow => "step-draw-flow",
            Self::Bend => "step-bend",
            Self::Reconnect => "step-reconnect",
            Self::Move => "step-move",
            Self::Align => "step-align",
            Self::Distribute => "step-distribute",
            Self::MatchSize => "step-match-size",
            Self::Layout => "step-layout",
            Self::Stack => "step-stack",
            Self::Lock => "step-lock",
            Self::Unlock => "step-unlock",
            Self::Resize => "step-resize",
            Self::Rename => "step-rename",
            Self::Delete => "step-delete",
            Self::Cut => "step-cut",
            Self::Duplicate => "step-duplicate",
            Self::Paste => "step-paste",
            Self::ChangeOf(aspect) => aspect.key(),
            Self::Change => "step-change",
            Self::ChangeTogether => "step-change-together",
            Self::Describe => "step-describe",
            Self::Reverse => "step-reverse",
            Self::MoveLabel => "step-move-label",
            Self::ChangeNote => "step-change-note",
            Self::AddParty => "step-add-party",
            Self::ChangeParty => "step-change-party",
            Self::AddData => "step-add-data",
            Self::ChangeData => "step-change-data",
            Self::AddMeasure => "step-add-measure",
            Self::ChangeMeasure => "step-change-measure",
            Self::ChangeProject => "step-change-project",
            Self::ChangeCriteria => "step-change-criteria",
            Self::EditEntry => "step-edit-entry",
            Self::Decide => "step-decide",
            Self::Freeze => "step-freeze",
            Self::DescribeBaseline => "step-describe-baseline",
            Self::Thaw => "step-thaw",
            Self::HoldWorkshop => "step-hold-workshop",
        }
    }
}

/// The answer to a command that was applied.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The new project.
    pub project: Project,
    /// What the step is called.
    pub step: StepName,
    /// What the step is about.
    pub about: BTreeSet<ElementId>,
    /// What is selected afterwards; none: as before.
    pub select: Option<BTreeSet<ElementId>>,
}
