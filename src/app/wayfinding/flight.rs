//! The short way of the view from one place to another: the eye follows, and knows where it is when it arrives.

use crate::app::camera::Place;

/// A view under way.
#[derive(Clone, Debug)]
pub struct Flight {
    from: Place,
    to: Place,
    /// When it began, in seconds.
    since: f64,
}

impl Flight {
    /// How long it takes, in seconds.
    pub const TAKES: f64 = 0.18;

    /// A flight that begins now.
    pub fn new(from: Place, to: Place, now: f64) -> Self {
        Self { from, to, since: now }
    }

    /// Where it ends.
    pub fn goal(&self) -> Place {
        self.to
    }

    /// Where it is now, and whether it has ended.
    pub fn at(&self, now: f64) -> (Place, bool) {
        let part = ((now - self.since) / Self::TAKES).clamp(0.0, 1.0) as f32;
        if part >= 1.0 {
            return (self.to, true);
        }
        // Slow at the end, so that nothing jerks when it stops.
        (self.from.towards(self.to, 1.0 - (1.0 - part).powi(3)), false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Point;

    #[test]
    fn it_begins_and_ends_where_it_should_and_never_turns_back() {
        let (from, to) =
            (Place { middle: Point(0.0, 0.0), zoom: 1.0 }, Place { middle: Point(900.0, 300.0), zoom: 0.5 });
        let flight = Flight::new(from, to, 10.0);
        assert_eq!(flight.at(10.0), (from, false));
        assert_eq!(flight.at(10.0 + Flight::TAKES), (to, true));
        let ways: Vec<f32> = (0..=9_u8).map(|step| flight.at(10.0 + f64::from(step) * 0.018).0.middle.0).collect();
        assert!(ways.windows(2).all(|pair| pair[0] < pair[1]), "{ways:?}");
    }
}
