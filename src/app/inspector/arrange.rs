//! The buttons that bring several elements into line, each with a small drawn picture of what it does.

use egui::{Color32, CornerRadius, Painter, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Panel, parts};
use crate::app::action::Action;
use crate::app::available::needs;
use crate::app::command::Command;
use crate::app::menu;
use crate::edit::Arrangement;
use crate::scene::Role;
use crate::text::tr;

/// The side of a button, in screen points.
const SIDE: f32 = 28.0;

/// Shows the buttons, greyed where too little is selected, and those that lock and unlock.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>) {
    use Arrangement as A;
    let heading = panel.say("menu-arrange");
    parts::section(ui, panel, &heading);
    for row in [
        &[A::Left, A::Center, A::Right, A::Top, A::Middle, A::Bottom][..],
        &[A::Across, A::Down, A::SameWidth, A::SameHeight, A::SameSize],
    ] {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for &how in row {
                button(ui, panel, how);
            }
        });
    }
    ui.horizontal(|ui| {
        for command in [Command::Lock, Command::Unlock] {
            let name = tr(panel.state.lang(), command.key());
            if ui
                .add_enabled(panel.state.can_run(command), egui::Button::new(name))
                .on_hover_text(menu::tip(ui.ctx(), panel.state, command))
                .clicked()
            {
                panel.actions.push(Action::Run(command));
            }
        }
    });
}

fn button(ui: &mut Ui, panel: &mut Panel<'_>, how: Arrangement) {
    let command = Command::Arrange(how);
    let enabled = panel.state.can_run(command);
    let name = tr(panel.state.lang(), command.key());
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), sense);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, enabled, &name));
    let lit = enabled && (response.hovered() || response.has_focus());
    let fill = if lit { Role::Hover } else { Role::Panel };
    let line = if lit { Role::Accent } else { Role::Line };
    let pen = Stroke::new(1.0, panel.look.color(line));
    ui.painter().rect(rect, CornerRadius::same(6), panel.look.color(fill), pen, StrokeKind::Inside);
    let faded = if enabled { 1.0 } else { 0.35 };
    let ink = panel.look.color(Role::Text).gamma_multiply(faded);
    let accent = panel.look.color(Role::Accent).gamma_multiply(faded);
    picture(ui.painter(), rect.shrink(6.0), how, ink, accent);
    let mut tip = menu::tip(ui.ctx(), panel.state, command);
    if !enabled {
        tip = format!("{tip}\n{}", tr(panel.state.lang(), needs(command)));
    }
    if response.on_hover_text(tip).clicked() {
        panel.actions.push(Action::Run(command));
    }
}

/// What an arrangement does, drawn: bars for elements, a coloured line for what they come in line with. Pictures of
/// what is done down are those of what is done across, mirrored in the diagonal.
fn picture(painter: &Painter, room: Rect, how: Arrangement, ink: Color32, accent: Color32) {
    let size = room.width();
    let bar = |[x, y, width, height]: [f32; 4], mirrored: bool| {
        let (corner, size) = if mirrored {
            (vec2(y, x) * size, vec2(height, width) * size)
        } else {
            (vec2(x, y) * size, vec2(width, height) * size)
        };
        Rect::from_min_size(room.min + corner, size)
    };
    let (bars, mirrored, line): (&[[f32; 4]], bool, Option<f32>) = match how {
        Arrangement::Left => (&[[0.12, 0.12, 0.8, 0.28], [0.12, 0.6, 0.45, 0.28]], false, Some(0.0)),
        Arrangement::Center => (&[[0.1, 0.12, 0.8, 0.28], [0.28, 0.6, 0.44, 0.28]], false, Some(0.5)),
        Arrangement::Right => (&[[0.08, 0.12, 0.8, 0.28], [0.43, 0.6, 0.45, 0.28]], false, Some(1.0)),
        Arrangement::Top => (&[[0.12, 0.12, 0.8, 0.28], [0.12, 0.6, 0.45, 0.28]], true, Some(0.0)),
        Arrangement::Middle => (&[[0.1, 0.12, 0.8, 0.28], [0.28, 0.6, 0.44, 0.28]], true, Some(0.5)),
        Arrangement::Bottom => (&[[0.08, 0.12, 0.8, 0.28], [0.43, 0.6, 0.45, 0.28]], true, Some(1.0)),
        Arrangement::Across => (&[[0.0, 0.1, 0.18, 0.8], [0.41, 0.1, 0.18, 0.8], [0.82, 0.1, 0.18, 0.8]], false, None),
        Arrangement::Down => (&[[0.0, 0.1, 0.18, 0.8], [0.41, 0.1, 0.18, 0.8], [0.82, 0.1, 0.18, 0.8]], true, None),
        Arrangement::SameWidth => (&[[0.1, 0.0, 0.8, 0.22], [0.1, 0.56, 0.8, 0.44]], false, None),
        Arrangement::SameHeight => (&[[0.1, 0.0, 0.8, 0.22], [0.1, 0.56, 0.8, 0.44]], true, None),
        Arrangement::SameSize => (&[[0.0, 0.0, 0.46, 0.46], [0.54, 0.54, 0.46, 0.46]], false, None),
    };
    for &shape in bars {
        let pen = Stroke::new(1.2, ink);
        painter.rect(bar(shape, mirrored), CornerRadius::same(1), ink.gamma_multiply(0.25), pen, StrokeKind::Inside);
    }
    let pen = Stroke::new(1.6, accent);
    let place = |along: f32, cross: f32| {
        let (x, y) = if mirrored { (cross, along) } else { (along, cross) };
        pos2(room.left() + x * size, room.top() + y * size)
    };
    if let Some(at) = line {
        painter.line_segment([place(at, 0.0), place(at, 1.0)], pen);
    }
    match how {
        Arrangement::Across | Arrangement::Down => {
            for (from, to) in [(0.21, 0.38), (0.62, 0.79)] {
                painter.line_segment([place(from, 0.5), place(to, 0.5)], pen);
            }
        }
        Arrangement::SameWidth | Arrangement::SameHeight => {
            painter.line_segment([place(0.1, 0.39), place(0.9, 0.39)], pen);
        }
        Arrangement::SameSize => {
            painter.line_segment([place(0.62, 0.38), place(0.92, 0.08)], pen);
        }
        Arrangement::Left
        | Arrangement::Center
        | Arrangement::Right
        | Arrangement::Top
        | Arrangement::Middle
        | Arrangement::Bottom => {}
    }
}
