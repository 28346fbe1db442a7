//! The icons of node kinds, built in: line drawings of 24 × 24 units from Lucide (ISC licence, `assets/icons/LICENSE`).

macro_rules! icons {
    ($($name:literal $key:literal)+) => {
        /// The names of all icons, in alphabetical order.
        pub const NAMES: &[&str] = &[$($name),+];

        /// The icon as SVG text; its strokes are `currentColor`. None where there is no icon of this name.
        pub fn svg(name: &str) -> Option<&'static str> {
            match name {
                $($name => Some(include_str!(concat!("../../assets/icons/", $name, ".svg"))),)+
                _ => None,
            }
        }

        /// The key of the message that names an icon.
        pub fn key(name: &str) -> Option<&'static str> {
            match name {
                $($name => Some($key),)+
                _ => None,
            }
        }
    };
}

icons! {
    "building-2" "icon-building-2"
    "cassette-tape" "icon-cassette-tape"
    "cloud" "icon-cloud"
    "file-text" "icon-file-text"
    "hard-drive" "icon-hard-drive"
    "microscope" "icon-microscope"
    "monitor" "icon-monitor"
    "network" "icon-network"
    "printer" "icon-printer"
    "router" "icon-router"
    "scroll-text" "icon-scroll-text"
    "server" "icon-server"
    "tablet" "icon-tablet"
    "truck" "icon-truck"
    "user" "icon-user"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_what_lies_in_the_folder() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/icons");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|entry| entry.unwrap().file_name().to_str()?.strip_suffix(".svg").map(str::to_owned))
            .collect();
        files.sort_unstable();
        assert_eq!(files, NAMES);
    }

    #[test]
    fn every_icon_takes_the_colour_it_is_drawn_in() {
        for name in NAMES {
            let svg = svg(name).unwrap();
            assert!(svg.contains(r#"viewBox="0 0 24 24""#) && svg.contains(r#"stroke="currentColor""#), "{name}");
        }
    }
}
