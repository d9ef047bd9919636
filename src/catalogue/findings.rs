//! What somebody who keeps a catalogue has to look at: figures that grew old, ends and changes that come
//! near, figures that look like a slip.

use serde::Serialize;

use crate::date::Day;
use crate::kind::Product;
use crate::number;
use crate::order;

use super::Catalogue;
use super::entry::{Entry, Figure};
use super::plausible::implausible;

/// A figure that was checked longer ago than this is stale.
pub const STALE_AFTER_DAYS: i64 = 90;
/// Changes and ends within this many days are near.
pub const NEAR_DAYS: i64 = 60;

/// What kind of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Concern {
    /// A figure outside what is plausible: most likely a slip.
    Implausible,
    /// A name that stands for nothing in the catalogue.
    Unknown,
    /// No longer served or trained.
    Ended,
    /// Soon no longer served or trained.
    EndsSoon,
    /// A price that changes soon.
    ChangesSoon,
    /// Checked long ago.
    Stale,
    /// A row of a price file that was left out.
    LeftOut,
}

impl Concern {
    /// Every concern, the gravest first.
    pub const ALL: [Self; 7] = [
        Self::Implausible,
        Self::Unknown,
        Self::Ended,
        Self::EndsSoon,
        Self::ChangesSoon,
        Self::Stale,
        Self::LeftOut,
    ];

    /// The heading over what was found.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Implausible => "Implausible",
            Self::Unknown => "Unknown",
            Self::Ended => "Ended",
            Self::EndsSoon => "Ends soon",
            Self::ChangesSoon => "Changes soon",
            Self::Stale => "Stale",
            Self::LeftOut => "Left out of a price file",
        }
    }
}

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// Its kind.
    pub concern: Concern,
    /// The entry.
    pub entry: String,
    /// A sentence that says it all.
    pub message: String,
}

impl Catalogue {
    /// What there is to look at on `on`, the gravest first.
    #[must_use]
    pub fn findings(&self, on: Day) -> Vec<Finding> {
        let mut findings: Vec<Finding> = self.iter().flat_map(|entry| of_entry(entry, on)).collect();
        findings.extend(self.iter().filter_map(|entry| self.trained_by_nothing(entry)));
        order::sort(&mut findings);
        findings.dedup();
        findings
    }

    /// A training that is named and not there would cost nothing without a word.
    fn trained_by_nothing(&self, entry: &Entry) -> Option<Finding> {
        let name = entry.trained_by.as_deref()?;
        if self.find(Product::Training, name).is_some() {
            return None;
        }
        let meant = self.suggestion(Some(Product::Training), name);
        let meant = meant.map_or(String::new(), |meant| format!("; did you mean {meant}?"));
        let message = format!("trained_by is {name}, which is no training of the catalogue{meant}");
        Some(Finding { concern: Concern::Unknown, entry: entry.name.clone(), message })
    }
}

fn of_entry(entry: &Entry, on: Day) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut found = |concern: Concern, message: String| {
        findings.push(Finding { concern, entry: entry.name.clone(), message });
    };
    for figure in &entry.figures {
        for step in &figure.steps {
            if let Some(allowed) = implausible(entry.product, &figure.name, step.value) {
                let message = format!("{} is {}, not {allowed}", figure.name, number::exact(step.value));
                found(Concern::Implausible, message);
            }
        }
        if let Some(message) = near_change(figure, on) {
            found(Concern::ChangesSoon, message);
        }
    }
    // On the day of its retirement a model is gone; the last training day is one of training.
    let ends = [(entry.retires, "retires", 0), (entry.last_training_day, "is trained for the last time", -1)];
    for (end, what, over) in ends {
        let Some(day) = end.and_then(|end| end.known_on(on)) else { continue };
        match day.days_after(on) {
            left if left <= over => found(Concern::Ended, format!("{what} on {day}")),
            left if left <= NEAR_DAYS => found(Concern::EndsSoon, format!("{what} on {day}")),
            _ => {}
        }
    }
    if let Some((oldest, name)) = oldest_price(entry, on)
        && on.days_after(oldest) > STALE_AFTER_DAYS
    {
        let days = on.days_after(oldest);
        found(Concern::Stale, format!("{name} was last checked on {oldest}, {days} days ago"));
    }
    findings
}

/// Of the prices in force the one that was checked longest ago, with that day.
fn oldest_price(entry: &Entry, on: Day) -> Option<(Day, &str)> {
    let prices = entry.figures.iter().filter(|figure| figure.name.contains("usd"));
    prices.filter_map(|figure| Some((figure.on(on, on)?.evidence.checked, figure.name.as_str()))).min()
}

fn near_change(figure: &Figure, on: Day) -> Option<String> {
    let now = figure.on(on, on)?.value;
    let step = figure.announced(on).find(|step| step.value != now)?;
    let from = step.from.filter(|from| from.days_after(on) <= NEAR_DAYS)?;
    let (now, then) = (number::exact(now), number::exact(step.value));
    Some(format!("{} changes from {now} to {then} on {from}", figure.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"
        vendor = "House"
        [[model]]
        name = "house/model"
        source = "https://example.com"
        checked = "2026-08-22"
        confidence = "A"
        kind = "per_token"
        input_usd_per_mtok = [{ value = 1.0 }, { from = "2027-01-20", value = 2.0 }, { from = "2027-06-01", value = 3.0 }]
        output_usd_per_mtok = 5000.0
        retires = "2027-01-20"
    "#;

    fn messages(on: &str) -> Vec<(Concern, String)> {
        let catalogue = Catalogue::from_toml(FILE).unwrap();
        let findings = catalogue.findings(Day::parse(on).unwrap());
        findings.into_iter().map(|finding| (finding.concern, finding.message)).collect()
    }

    #[test]
    fn what_is_near_old_or_odd_is_found() {
        let odd = (
            Concern::Implausible,
            "output_usd_per_mtok is 5,000, not 0.005 to 1,000 US dollars per million tokens".to_owned(),
        );
        let ends = (Concern::EndsSoon, "retires on 2027-01-20".to_owned());
        let change = "input_usd_per_mtok changes from 1 to 2 on 2027-01-20".to_owned();
        // The 90th day is not yet stale; the 60th day before is near.
        assert_eq!(messages("2026-11-20"), std::slice::from_ref(&odd));
        let stale =
            (Concern::Stale, "input_usd_per_mtok was last checked on 2026-08-22, 91 days ago".to_owned());
        assert_eq!(messages("2026-11-21"), [odd.clone(), ends, (Concern::ChangesSoon, change), stale]);
        let later = messages("2027-01-21");
        assert_eq!(later[1], (Concern::Ended, "retires on 2027-01-20".to_owned()));
        assert!(later.iter().all(|(concern, _)| *concern != Concern::ChangesSoon), "{later:?}");
    }

    #[test]
    fn a_training_that_is_named_has_to_be_there() {
        let named = FILE.replace("kind =", "trained_by = \"house/training\"\n        kind =");
        let file = |text: &str| Catalogue::from_toml(text).unwrap();
        let training = FILE.replace("[[model]]", "[[training]]").replace("house/model", "house/training");
        let training = training.lines().filter(|line| !line.contains("put_usd") && !line.contains("kind"));
        let training = training.collect::<Vec<_>>().join("\n");
        let unknown = |catalogue: &Catalogue| {
            let findings = catalogue.findings(Day::parse("2026-11-20").unwrap());
            findings.into_iter().filter(|finding| finding.concern == Concern::Unknown).count()
        };
        assert_eq!(unknown(&file(&named)), 1);
        assert_eq!(unknown(&file(&named).with(&file(&training))), 0);
    }

    #[test]
    fn an_announcement_that_was_taken_back_is_no_change() {
        let text = FILE.replace(
            "{ from = \"2027-01-20\", value = 2.0 }",
            "{ from = \"2026-12-20\", value = 2.0, known = \"2026-11-01\" }, \
             { from = \"2026-12-20\", value = 1.0, known = \"2026-11-10\" }",
        );
        let findings = |on| Catalogue::from_toml(&text).unwrap().findings(Day::parse(on).unwrap());
        let changes = |on| findings(on).iter().filter(|f| f.concern == Concern::ChangesSoon).count();
        assert_eq!(changes("2026-11-09"), 1);
        assert_eq!(changes("2026-11-10"), 0);
    }
}
