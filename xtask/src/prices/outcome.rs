//! What the comparison found, by section.

use std::collections::BTreeMap;
use std::fmt;

/// Under what heading a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    Changed,
    ByHand,
    LiteLlmDisagrees,
    Implausible,
    OursIsNewer,
    NotListed,
    OddBatch,
    ByTheHour,
    NeedlessOverride,
    EndsElsewhere,
    Ended,
    EndsSoon,
    ChangesSoon,
    Stale,
}

impl Section {
    const ALL: [Self; 14] = [
        Self::Changed,
        Self::ByHand,
        Self::LiteLlmDisagrees,
        Self::Implausible,
        Self::OursIsNewer,
        Self::NotListed,
        Self::OddBatch,
        Self::ByTheHour,
        Self::NeedlessOverride,
        Self::EndsElsewhere,
        Self::Ended,
        Self::EndsSoon,
        Self::ChangesSoon,
        Self::Stale,
    ];

    fn heading(self) -> &'static str {
        match self {
            Self::Changed => "Changed in genai-prices",
            Self::ByHand => "To be changed by hand",
            Self::LiteLlmDisagrees => "LiteLLM disagrees, and no override says why",
            Self::Implausible => "Implausible, never written",
            Self::OursIsNewer => "Ours was checked later than the data of genai-prices",
            Self::NotListed => "No longer listed under the name we know",
            Self::OddBatch => "Batch prices that one multiplier cannot express",
            Self::ByTheHour => "Prices by the hour of the day, compared outside of those hours",
            Self::NeedlessOverride => "Override no longer needed",
            Self::EndsElsewhere => "Retirement in LiteLLM that differs from ours",
            Self::Ended => "Has ended",
            Self::EndsSoon => "Ends within 60 days",
            Self::ChangesSoon => "Changes within 60 days",
            Self::Stale => "Stale, checked more than 90 days ago",
        }
    }

    /// Whether the catalogue is wrong while something stands here.
    fn is_wrong(self) -> bool {
        matches!(self, Self::Changed | Self::ByHand | Self::LiteLlmDisagrees | Self::Implausible)
    }
}

/// Everything that was found.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    found: BTreeMap<Section, Vec<String>>,
}

impl Outcome {
    /// Adds a finding, once.
    pub(crate) fn add(&mut self, section: Section, finding: impl Into<String>) {
        let (findings, finding) = (self.found.entry(section).or_default(), finding.into());
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }

    /// Takes what stands under `section` as settled.
    pub(crate) fn settle(&mut self, section: Section) -> Vec<String> {
        self.found.remove(&section).unwrap_or_default()
    }

    /// What stands under `section`.
    #[cfg(test)]
    pub(crate) fn found(&self, section: Section) -> &[String] {
        self.found.get(&section).map_or(&[], Vec::as_slice)
    }

    /// Whether the catalogue needs no change.
    pub(crate) fn is_right(&self) -> bool {
        !self.found.keys().any(|section| section.is_wrong())
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for section in Section::ALL {
            match self.found.get(&section) {
                None => writeln!(f, "{}: none", section.heading())?,
                Some(findings) => {
                    writeln!(f, "{}: {}", section.heading(), findings.len())?;
                    for finding in findings {
                        writeln!(f, "  {finding}")?;
                    }
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_are_not_wrong() {
        let mut outcome = Outcome::default();
        assert!(outcome.is_right());
        outcome.add(Section::Stale, "old");
        outcome.add(Section::Stale, "old");
        outcome.add(Section::OursIsNewer, "new");
        assert!(outcome.is_right());
        let text = outcome.to_string();
        assert!(text.contains("Stale, checked more than 90 days ago: 1\n  old\n"), "{text}");
        assert!(text.contains("Implausible, never written: none\n"), "{text}");
        for wrong in [Section::Changed, Section::ByHand, Section::LiteLlmDisagrees, Section::Implausible] {
            let mut outcome = Outcome::default();
            outcome.add(wrong, "wrong");
            assert!(!outcome.is_right(), "{wrong:?}");
            outcome.settle(wrong);
            assert!(outcome.is_right(), "{wrong:?}");
        }
    }
}
