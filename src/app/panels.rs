//! Where the panels beside the drawing stand, how large they are, and which of them are shown.

use serde::{Deserialize, Serialize};

/// A panel beside the drawing. A new one is a variant here, its facts below, and what it shows in `app/docking.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PanelKind {
    /// The kinds that can be placed.
    Palette,
    /// What is selected.
    Inspector,
    /// The registers.
    Registers,
}

/// A side of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Side {
    /// At the left.
    Left,
    /// At the right.
    Right,
    /// Below.
    Bottom,
}

impl Side {
    /// Whether a panel there has a width of its own and the height of the window, and not the other way round.
    pub const fn is_upright(self) -> bool {
        match self {
            Self::Left | Self::Right => true,
            Self::Bottom => false,
        }
    }

    /// The key of the message that moves a panel there.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Left => "panel-to-left",
            Self::Right => "panel-to-right",
            Self::Bottom => "panel-to-bottom",
        }
    }
}

/// How large a panel is without being resized, and between which sizes it can be, in screen points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// Without being resized.
    pub usual: f32,
    /// At least.
    pub least: f32,
    /// At most.
    pub most: f32,
}

impl PanelKind {
    /// Every panel, from the border of the window inwards.
    pub const ALL: [Self; 3] = [Self::Palette, Self::Inspector, Self::Registers];

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Palette => "panel-palette",
            Self::Inspector => "panel-inspector",
            Self::Registers => "panel-registers",
        }
    }

    /// The sides where it can stand, the usual one first.
    pub const fn sides(self) -> &'static [Side] {
        match self {
            Self::Palette => &[Side::Left, Side::Right],
            Self::Inspector => &[Side::Right, Side::Left],
            Self::Registers => &[Side::Bottom, Side::Right, Side::Left],
        }
    }

    /// How large it is at a side.
    pub const fn extent(self, side: Side) -> Extent {
        match (self, side.is_upright()) {
            (Self::Palette, _) => Extent { usual: 212.0, least: 176.0, most: 320.0 },
            (Self::Inspector, _) => Extent { usual: 308.0, least: 260.0, most: 560.0 },
            (Self::Registers, true) => Extent { usual: 380.0, least: 280.0, most: 900.0 },
            (Self::Registers, false) => Extent { usual: 196.0, least: 110.0, most: 560.0 },
        }
    }
}

/// Where one panel stands and how large it is, as far as it is not as usual.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The side it was moved to.
    pub side: Option<Side>,
    /// Whether it is hidden.
    pub hidden: bool,
    /// How wide it was made where it stands upright.
    pub width: Option<f32>,
    /// How high it was made where it lies.
    pub height: Option<f32>,
}

/// All panels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Panels {
    palette: Place,
    inspector: Place,
    registers: Place,
    /// The upright one that was asked for or resized last: where there is not room for all, it is open.
    asked: Option<PanelKind>,
    /// Whether all of them are put away for a while. This is not kept: who starts the program finds the panels.
    #[serde(skip)]
    pub only_drawing: bool,
}

impl Panels {
    /// Where a panel stands.
    pub const fn place(&self, panel: PanelKind) -> &Place {
        match panel {
            PanelKind::Palette => &self.palette,
            PanelKind::Inspector => &self.inspector,
            PanelKind::Registers => &self.registers,
        }
    }

    const fn place_mut(&mut self, panel: PanelKind) -> &mut Place {
        match panel {
            PanelKind::Palette => &mut self.palette,
            PanelKind::Inspector => &mut self.inspector,
            PanelKind::Registers => &mut self.registers,
        }
    }

    /// The side of a panel. One that a file puts where it cannot stand is where it usually is.
    pub fn side(&self, panel: PanelKind) -> Side {
        let sides = panel.sides();
        self.place(panel).side.filter(|side| sides.contains(side)).unwrap_or(sides[0])
    }

    /// What of this lasts from one start to the next.
    #[must_use]
    pub const fn kept(self) -> Self {
        Self { only_drawing: false, ..self }
    }

    /// Whether a panel is shown.
    pub fn shows(&self, panel: PanelKind) -> bool {
        !self.only_drawing && !self.place(panel).hidden
    }

    /// The size of a panel where it stands, in screen points: its width upright, else its height.
    pub fn size(&self, panel: PanelKind) -> f32 {
        let (place, side) = (self.place(panel), self.side(panel));
        let Extent { usual, least, most } = panel.extent(side);
        let made = if side.is_upright() { place.width } else { place.height };
        made.filter(|size| size.is_finite()).map_or(usual, |size| size.clamp(least, most))
    }

    /// The upright panel that was asked for or resized last.
    pub const fn asked(&self) -> Option<PanelKind> {
        self.asked
    }

    /// Takes note of how large a panel was made.
    pub fn resize(&mut self, panel: PanelKind, size: f32) {
        self.ask(panel);
        let upright = self.side(panel).is_upright();
        let place = self.place_mut(panel);
        *if upright { &mut place.width } else { &mut place.height } = Some(size);
    }

    /// Puts a panel to a side and shows it.
    pub fn move_to(&mut self, panel: PanelKind, side: Side) {
        self.place_mut(panel).side = (side != panel.sides()[0]).then_some(side);
        self.show(panel);
    }

    /// Shows a panel. Panels that were put away for a while stay hidden then: one was asked for, not all.
    pub fn show(&mut self, panel: PanelKind) {
        if self.only_drawing {
            self.only_drawing = false;
            for other in PanelKind::ALL {
                self.place_mut(other).hidden = true;
            }
        }
        self.place_mut(panel).hidden = false;
        self.ask(panel);
    }

    /// Only upright panels take room from each other.
    fn ask(&mut self, panel: PanelKind) {
        if self.side(panel).is_upright() {
            self.asked = Some(panel);
        }
    }

    /// Hides a panel that is shown, and shows one that is not.
    pub fn toggle(&mut self, panel: PanelKind) {
        if self.shows(panel) {
            self.place_mut(panel).hidden = true;
        } else {
            self.show(panel);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panels_stand_where_they_were_put_with_the_size_they_had_there() {
        let mut panels = Panels::default();
        panels.resize(PanelKind::Registers, 240.0);
        panels.move_to(PanelKind::Registers, Side::Right);
        assert_eq!((panels.side(PanelKind::Registers), panels.size(PanelKind::Registers)), (Side::Right, 380.0));
        panels.move_to(PanelKind::Registers, Side::Bottom);
        assert!((panels.size(PanelKind::Registers) - 240.0).abs() < 1e-3);
    }

    #[test]
    fn one_that_is_asked_for_is_shown_alone_where_only_the_drawing_was() {
        let mut panels = Panels { only_drawing: true, ..Panels::default() };
        assert!(PanelKind::ALL.iter().all(|&panel| !panels.shows(panel)));
        panels.toggle(PanelKind::Inspector);
        let shown = PanelKind::ALL.into_iter().filter(|&panel| panels.shows(panel)).collect::<Vec<_>>();
        assert_eq!(shown, [PanelKind::Inspector]);
        panels.toggle(PanelKind::Inspector);
        assert!(!panels.shows(PanelKind::Inspector));
    }

    #[test]
    fn a_place_or_size_that_cannot_be_is_not_taken_from_a_file() {
        let text = "(palette:(side:Some(Bottom),width:Some(5000.0)),registers:(height:Some(NaN)),later:3)";
        let panels: Panels = ron::from_str(text).unwrap();
        assert_eq!((panels.side(PanelKind::Palette), panels.size(PanelKind::Palette)), (Side::Left, 320.0));
        assert!((panels.size(PanelKind::Registers) - 196.0).abs() < 1e-3);
    }
}
