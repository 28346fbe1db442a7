//! Templates that the program carries in itself: whole projects to begin with, and pieces to put into a drawing.

use std::sync::{Arc, LazyLock};

use super::error::ReadError;
use super::read::read;
use crate::model::{Project, Rect};

/// Figure 5-3 of the guideline, which is open at the start.
pub const SAMPLE: &str = include_str!("../../samples/figure-5-3.ron");

/// A whole project to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// Nothing yet.
    Blank,
    /// A clinic that uses electronic records in a cloud.
    ClinicCloud,
    /// Figure 5-3 of the guideline.
    Figure53,
    /// The same with the authors' own assessment.
    Assessed,
}

impl Template {
    /// The templates to choose from, in the order they are offered; the others are opened by name.
    pub const OFFERED: [Self; 3] = [Self::Blank, Self::ClinicCloud, Self::Figure53];

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Blank => "template-blank",
            Self::ClinicCloud => "template-clinic-cloud",
            Self::Figure53 => "template-figure-5-3",
            Self::Assessed => "command-open-assessed",
        }
    }

    /// The key of what it is for.
    pub const fn about_key(self) -> &'static str {
        match self {
            Self::Blank => "template-blank-about",
            Self::ClinicCloud => "template-clinic-cloud-about",
            Self::Figure53 | Self::Assessed => "template-figure-5-3-about",
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Self::Blank => include_str!("../../assets/templates/blank.ron"),
            Self::ClinicCloud => include_str!("../../assets/templates/clinic-cloud-emr.ron"),
            Self::Figure53 => SAMPLE,
            Self::Assessed => include_str!("../../samples/figure-5-3-assessed.ron"),
        }
    }

    /// The project.
    ///
    /// # Errors
    /// When the file that the program carries does not hold together, which its tests rule out.
    pub fn project(self) -> Result<Project, ReadError> {
        read(self.text())
    }
}

/// A piece to put into a drawing: a place with what stands in it and the flows among that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A clinic with its rooms.
    Clinic,
    /// A provider's data centre.
    DataCentre,
    /// A provider's site for development and maintenance.
    MaintenanceSite,
    /// A service in a cloud.
    CloudService,
}

impl Piece {
    /// Every piece, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Clinic, Self::DataCentre, Self::MaintenanceSite, Self::CloudService];

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Clinic => "piece-clinic",
            Self::DataCentre => "piece-data-centre",
            Self::MaintenanceSite => "piece-maintenance-site",
            Self::CloudService => "piece-cloud-service",
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Self::Clinic => include_str!("../../assets/templates/piece-clinic.ron"),
            Self::DataCentre => include_str!("../../assets/templates/piece-data-centre.ron"),
            Self::MaintenanceSite => include_str!("../../assets/templates/piece-maintenance-site.ron"),
            Self::CloudService => include_str!("../../assets/templates/piece-cloud-service.ron"),
        }
    }

    /// The piece as a project of its own, read once.
    ///
    /// # Errors
    /// When the file that the program carries does not hold together, which its tests rule out.
    pub fn project(self) -> Result<&'static Arc<Project>, &'static ReadError> {
        type Pieces = [Result<Arc<Project>, ReadError>; Piece::ALL.len()];
        static PIECES: LazyLock<Pieces> = LazyLock::new(|| Piece::ALL.map(|piece| read(piece.text()).map(Arc::new)));
        PIECES[self as usize].as_ref()
    }

    /// The frames of its zones and nodes, zones first; none where it cannot be read.
    pub fn frames(self) -> Vec<Rect> {
        let Ok(project) = self.project() else { return Vec::new() };
        let zones = project.zones.values().map(|zone| zone.frame);
        zones.chain(project.nodes.values().map(|node| node.rect())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::write;

    #[test]
    fn every_template_is_written_as_the_program_writes_it() {
        for template in Template::OFFERED {
            assert_eq!(write(&template.project().unwrap()), template.text(), "{template:?}");
        }
        for piece in Piece::ALL {
            assert_eq!(write(piece.project().unwrap()), piece.text(), "{piece:?}");
        }
    }

    #[test]
    fn pieces_stand_on_the_grid() {
        for piece in Piece::ALL {
            for zone in piece.project().unwrap().zones.values() {
                let Rect(left, top, ..) = zone.frame;
                assert!(left % 10.0 == 0.0 && top % 10.0 == 0.0, "{piece:?}: {}", zone.name);
            }
        }
    }
}
