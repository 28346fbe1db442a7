//! The exports of figure 5-3: what is written in them must be what the project says.

use std::collections::BTreeSet;

use resvg::usvg;

use super::svg::{Picture, svg};
use super::{geometry, png};
use crate::analysis::Analysis;
use crate::catalog::Catalog;
use crate::model::{Node, NodeId, Point, Project, Size};
use crate::scene::{Overlay, Role, Sheet, Theme};
use crate::storage::read;
use crate::text::Lang;

fn sample() -> Project {
    read(include_str!("../../samples/figure-5-3.ron")).expect("the sample can be read")
}

fn sheet(project: &Project) -> Sheet {
    let catalog = Catalog::builtin().expect("the catalogue is built in");
    Sheet::new(project, &Analysis::default(), &catalog, Lang::Ja)
}

fn picture(theme: &Theme) -> Picture<'_> {
    Picture {
        overlay: Overlay::Coverage, legend: true, theme, title: "電子カルテ・医事会計サービス", changes: None
    }
}

fn light() -> &'static Theme {
    Theme::light().expect("light.ron loads")
}

/// All that a file of SVG says, text by text.
fn texts(svg: &str) -> Vec<String> {
    let texts = svg.split("<text ").skip(1).filter_map(|part| Some(part.split_once('>')?.1.split_once("</text>")?.0));
    texts.map(str::to_owned).collect()
}

#[test]
fn the_svg_is_read_by_others_and_holds_every_name() {
    let project = sample();
    let svg = svg(&sheet(&project), &picture(light()));
    let tree = usvg::Tree::from_str(&svg, &usvg::Options::default()).expect("usvg reads it");
    assert!(tree.size().width() > 1500.0 && tree.size().height() > 1000.0);

    let all = texts(&svg).concat();
    assert!(all.starts_with("電子カルテ・医事会計サービス"));
    for node in project.nodes.values() {
        let (name, detail) = node.name_and_detail();
        assert!(all.contains(name), "{name}");
        assert!(detail.is_none_or(|detail| all.contains(detail)), "{detail:?}");
    }
    for zone in project.zones.values() {
        assert!(all.contains(&zone.name), "{}", zone.name);
    }
    for note in project.notes.values().filter(|note| note.frame.is_some()) {
        assert!(all.contains(&note.text), "{}", note.text);
    }
    assert!(!all.contains('…'), "nothing in the sample is cut short");
    assert!(all.contains("未検討 "), "the legend names the steps");
}

#[test]
fn the_dark_theme_uses_its_own_colours_only() {
    let project = sample();
    let sheet = sheet(&project);
    let dark = Theme::dark().expect("dark.ron loads");
    let svg = svg(&sheet, &picture(dark));
    let known: BTreeSet<String> = Role::ALL.iter().map(|&role| dark.color(role).to_string()).collect();
    let used: BTreeSet<&str> = svg.split("=\"#").skip(1).filter_map(|part| part.get(..6)).collect();
    assert!(used.len() > 8, "{used:?}");
    for color in used {
        assert!(known.contains(&format!("#{color}")), "{color}");
    }
}

#[test]
fn names_full_of_markup_are_written_as_they_are() {
    let mut project = sample();
    let mut node = Node::clone(&project.nodes[&NodeId(1)]);
    node.name = "<&\">\u{7}'".into();
    project.nodes.insert(NodeId(1), node.into());
    let svg = svg(&sheet(&project), &Picture { title: "a <b> & \"c\"", ..picture(light()) });
    assert!(svg.contains("<title>a &lt;b&gt; &amp; &quot;c&quot;</title>"));
    assert!(texts(&svg).contains(&"&lt;&amp;&quot;&gt; &#39;".to_owned()));
    usvg::Tree::from_str(&svg, &usvg::Options::default()).expect("usvg reads it");
}

#[test]
fn an_empty_project_is_an_empty_sheet_of_paper() {
    let svg = svg(&sheet(&Project::default()), &Picture { legend: false, title: "", ..picture(light()) });
    assert_eq!(texts(&svg), Vec::<String>::new());
    usvg::Tree::from_str(&svg, &usvg::Options::default()).expect("usvg reads it");
}

#[test]
fn a_png_has_the_size_of_the_drawing_and_its_letters() {
    let mut project = Project::default();
    let node = Node { size: Size(100.0, 54.0), ..Node::clone(&sample().nodes[&NodeId(1)]) };
    project.nodes.insert(NodeId(1), node.into());
    let sheet = sheet(&project);
    let picture = Picture { legend: false, title: "", ..picture(light()) };
    let png = png::png(&sheet, &picture, 2.0).expect("it can be painted");
    let pixels = resvg::tiny_skia::Pixmap::decode_png(&png).expect("it is a PNG");
    // Without title and legend there is a small margin and no least width: it goes into a page that has its own.
    assert_eq!((pixels.width(), pixels.height()), (2 * (100 + 24), 2 * (54 + 24)));
    let text = light().color(Role::Text);
    let is_text = |pixel: &&resvg::tiny_skia::PremultipliedColorU8| {
        (pixel.red(), pixel.green(), pixel.blue()) == (text.r, text.g, text.b)
    };
    assert!(pixels.pixels().iter().filter(is_text).count() > 50, "the name is painted in the text's colour");
}

#[test]
fn a_picture_that_cannot_be_painted_says_which_scale_can() {
    let project = sample();
    let sheet = sheet(&project);
    let Err(png::PngError::TooLarge { largest, .. }) = png::png(&sheet, &picture(light()), 500.0) else {
        panic!("it is too large")
    };
    assert!(largest > 3.0 && largest < 20.0, "{largest}");
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        assert!(matches!(png::png(&sheet, &picture(light()), scale), Err(png::PngError::Scale(_))));
    }
}

#[test]
fn the_geometry_is_listed_element_by_element() {
    let project = sample();
    let sheet = sheet(&project);
    let json = geometry::json(&project, sheet.geometry()).expect("it can be written");
    let value: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    let ids = |list: &str| -> Vec<&str> {
        value[list].as_array().expect("a list").iter().map(|entry| entry["id"].as_str().expect("an id")).collect()
    };
    assert_eq!(ids("nodes").len(), 29);
    assert_eq!((ids("zones").len(), ids("flows").len()), (12, 32));
    assert_eq!(ids("notes").len(), project.notes.values().filter(|note| note.frame.is_some()).count());
    let lists: Vec<&String> = value.as_object().expect("an object").keys().collect();
    assert_eq!(lists, ["flows", "nodes", "notes", "zones"], "the parser sorts them");
    assert_eq!(ids("flows")[..2], ["F01", "F02"]);
    let node = &project.nodes[&NodeId(2)];
    let rect: [f32; 4] = serde_json::from_value(value["nodes"][1]["rect"].clone()).expect("four numbers");
    assert_eq!(Point(rect[0], rect[1]), node.at);
    for flow in value["flows"].as_array().expect("a list") {
        let route: Vec<[f32; 2]> = serde_json::from_value(flow["route"].clone()).expect("points");
        assert!(route.len() >= 2);
        assert!(flow["label"].is_null() || flow["label"].as_array().is_some_and(|label| label.len() == 4));
        assert!(flow["from"].is_string() && flow["to"].is_string());
    }
}
