//! Stretches of time or volume in which the challenger is cheaper.

/// A closed stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// What the stretches amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// One stretch from end to end.
    Always,
    /// None.
    Never,
    /// Anything else.
    Intervals,
}

/// The stretches within `[0, end]`, in order; stretches that touch are one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Intervals {
    /// The stretches.
    pub list: Vec<Interval>,
    end: f64,
}

impl Intervals {
    pub(super) fn within(end: f64) -> Self {
        Self { list: Vec::new(), end }
    }

    /// Has no stretches any more, within another end.
    pub(super) fn begin(&mut self, end: f64) {
        self.list.clear();
        self.end = end;
    }

    /// Adds a stretch that begins no earlier than the last one.
    pub(super) fn add(&mut self, from: f64, to: f64) {
        match self.list.last_mut() {
            Some(last) if from <= last.to => last.to = last.to.max(to),
            _ => self.list.push(Interval { from, to }),
        }
    }

    /// What they amount to.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self.list.as_slice() {
            [] => Verdict::Never,
            [Interval { from, to }] if *from == 0.0 && *to == self.end => Verdict::Always,
            _ => Verdict::Intervals,
        }
    }

    /// Where the first one begins.
    #[must_use]
    pub fn first(&self) -> Option<f64> {
        self.list.first().map(|interval| interval.from)
    }

    /// Where the one begins that reaches the end.
    #[must_use]
    pub fn lasting(&self) -> Option<f64> {
        self.list.last().filter(|interval| interval.to == self.end).map(|interval| interval.from)
    }
}
