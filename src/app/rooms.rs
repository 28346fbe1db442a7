//! How much room each panel gets: in a small window the drawing keeps the larger part, and panels give way.

use egui::Vec2;

use super::panels::{Extent, PanelKind, Panels};

/// The part of the width and of the height that the drawing keeps at least.
const CANVAS: f32 = 0.45;

/// The width of a panel that is folded to its edge, in screen points.
pub const STRIP: f32 = 28.0;

/// A panel that lies is never lower than this, in screen points.
const LOWEST: f32 = 80.0;

/// What one panel gets.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Room {
    /// So many screen points, and at most so many.
    Open { size: f32, most: f32 },
    /// Its edge alone, with a button that brings it back.
    Folded,
}

/// What each panel gets that is shown.
#[derive(Clone, Debug, Default)]
pub struct Rooms(Vec<(PanelKind, Room)>);

impl Rooms {
    /// Shares the room out among the panels that are shown. `strips` is what else stands below the drawing.
    ///
    /// Upright panels that do not fit in beside the drawing even as narrow as they can be are folded, the palette first,
    /// since what it offers has keys; the one that was asked for last is open, and has the size it was given.
    pub fn share(panels: &Panels, shown: &[PanelKind], room: Vec2, strips: f32) -> Self {
        let is_upright = |panel: &PanelKind| panels.side(*panel).is_upright();
        let extent = |panel: PanelKind| panel.extent(panels.side(panel));
        let mut order: Vec<PanelKind> = shown.iter().copied().filter(is_upright).collect();
        order.sort_by_key(|&panel| (panels.asked() != Some(panel), yields(panel)));
        let budget = room.x * (1.0 - CANVAS);
        let least = |panels: &[PanelKind]| panels.iter().map(|&panel| extent(panel).least).sum::<f32>();
        let mut open = order.len();
        while open > 1 && least(&order[..open]) + STRIP * (order.len() - open) as f32 > budget {
            open -= 1;
        }
        let folded = order.split_off(open);
        let mut rooms: Vec<_> = folded.iter().map(|&panel| (panel, Room::Folded)).collect();
        let all = budget - STRIP * folded.len() as f32;
        // The words of the palette are short and hardly break; the inspector's do.
        let made = |panel: PanelKind| panels.asked() == Some(panel) && panels.place(panel).width.is_some();
        order.sort_by_key(|&panel| (!made(panel), std::cmp::Reverse(yields(panel))));
        let mut left = all;
        for (place, &panel) in order.iter().enumerate() {
            let size = fitting(extent(panel), left - least(&order[place + 1..]), panels.size(panel));
            let most = all - least(&order) + extent(panel).least;
            left -= size;
            rooms.push((panel, Room::Open { size, most }));
        }
        for &panel in shown.iter().filter(|panel| !is_upright(panel)) {
            let most = (room.y * (1.0 - CANVAS) - strips).max(LOWEST);
            rooms.push((panel, Room::Open { size: fitting(extent(panel), most, panels.size(panel)), most }));
        }
        Self(rooms)
    }

    fn of(&self, panel: PanelKind) -> Option<Room> {
        self.0.iter().find(|(other, _)| *other == panel).map(|(_, room)| *room)
    }

    /// Whether a panel is folded to its edge.
    pub fn is_folded(&self, panel: PanelKind) -> bool {
        self.of(panel) == Some(Room::Folded)
    }

    /// The panels that are folded.
    pub fn folded(&self) -> impl Iterator<Item = PanelKind> {
        self.0.iter().filter(|(_, room)| *room == Room::Folded).map(|(panel, _)| *panel)
    }

    /// How large a panel is that wants to be so large, and how large it is without being asked, in screen points.
    pub fn size(&self, panel: PanelKind, extent: Extent, wanted: Option<f32>) -> f32 {
        match self.of(panel) {
            Some(Room::Open { size, most }) => wanted.map_or(size, |wanted| fitting(extent, most, wanted)),
            Some(Room::Folded) => STRIP,
            None => extent.usual,
        }
    }
}

/// Which panels give way first: those with the larger number.
const fn yields(panel: PanelKind) -> u8 {
    match panel {
        PanelKind::Inspector => 0,
        PanelKind::Registers => 1,
        PanelKind::Palette => 2,
    }
}

/// The size that is wanted, as far as a panel can have it and there is room.
fn fitting(extent: Extent, room: f32, wanted: f32) -> f32 {
    let most = extent.most.min(room).max(extent.least.min(room));
    wanted.clamp(extent.least.min(most), most)
}

#[cfg(test)]
mod tests {
    use super::super::panels::Side;
    use super::*;

    fn sizes(panels: &Panels, width: f32, height: f32) -> (Vec<(PanelKind, f32)>, f32) {
        let rooms = Rooms::share(panels, &PanelKind::ALL, Vec2::new(width, height), 30.0);
        let size = |panel: PanelKind| rooms.size(panel, panel.extent(panels.side(panel)), None);
        let upright = PanelKind::ALL.into_iter().filter(|&panel| panels.side(panel).is_upright());
        let canvas = width - upright.map(size).sum::<f32>();
        (PanelKind::ALL.map(|panel| (panel, size(panel))).into(), canvas / width)
    }

    #[test]
    fn the_drawing_keeps_its_part_of_every_window() {
        let mut panels = [Panels::default(); 4];
        panels[1].move_to(PanelKind::Registers, Side::Right);
        panels[2].resize(PanelKind::Inspector, 560.0);
        panels[3].move_to(PanelKind::Registers, Side::Left);
        panels[3].resize(PanelKind::Palette, 320.0);
        for panels in &panels {
            for width in 480..2400_u16 {
                let (sizes, canvas) = sizes(panels, f32::from(width), 600.0);
                assert!(canvas > CANVAS - 1e-3, "{width}: {sizes:?}");
            }
        }
    }

    #[test]
    fn in_a_large_window_panels_are_as_large_as_they_were_made() {
        let (sizes, _) = sizes(&Panels::default(), 1000.0, 652.0);
        assert_eq!(sizes, PanelKind::ALL.map(|panel| (panel, Panels::default().size(panel))));
    }

    #[test]
    fn the_one_that_was_asked_for_last_is_open() {
        let mut panels = Panels::default();
        let folded = |panels: &Panels| {
            let rooms = Rooms::share(panels, &PanelKind::ALL, Vec2::new(667.0, 359.0), 30.0);
            PanelKind::ALL.into_iter().filter(|&panel| rooms.is_folded(panel)).collect::<Vec<_>>()
        };
        assert_eq!(folded(&panels), [PanelKind::Palette]);
        panels.show(PanelKind::Palette);
        assert_eq!(folded(&panels), [PanelKind::Inspector]);
        panels.show(PanelKind::Inspector);
        assert_eq!(folded(&panels), [PanelKind::Palette]);
    }

    #[test]
    fn in_a_low_window_the_registers_leave_the_drawing_its_height() {
        for height in [359.0_f32, 412.0, 652.0] {
            let (sizes, _) = sizes(&Panels::default(), 1000.0, height);
            let (_, registers) = sizes[2];
            assert!(height - registers - 30.0 >= height * CANVAS - 1e-3, "{height}: {registers}");
        }
    }
}
