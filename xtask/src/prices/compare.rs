//! An entry of ours against what genai-prices says of the same model.

use crossover::catalogue::{Entry, Evidence, Figure, Step, implausible};
use crossover::date::Day;
use crossover::float::same;
use crossover::number;

use super::genai::Offer;
use super::outcome::{Outcome, Section};
use super::terms::{names, terms};

/// What the data of genai-prices are called and how old they are, and the day of the comparison.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Against<'a> {
    pub(crate) name: &'a str,
    pub(crate) day: Day,
    pub(crate) on: Day,
}

/// A figure that becomes another one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Change {
    pub(crate) figure: &'static str,
    pub(crate) from: Day,
    pub(crate) value: f64,
}

/// What the comparison of an entry came to.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Comparison {
    pub(crate) changes: Vec<Change>,
    /// Whether every figure that rests on the entry's own evidence is also said by genai-prices now.
    pub(crate) confirmed: bool,
}

/// Compares `entry` with `offer` as both stand on the day, and with what is announced for later.
pub(crate) fn compare(
    entry: &Entry,
    offer: &Offer,
    against: Against<'_>,
    outcome: &mut Outcome,
) -> Comparison {
    let mut figures = FigureByFigure { entry, against, outcome, changes: Vec::new(), unconfirmed: false };
    let today = terms(offer, entry.product, against.on);
    for name in names(entry.product) {
        let ours = entry.figure(name);
        if let Some(several) = today.unfit.get(name) {
            figures.unfit(ours, name, several);
            continue;
        }
        match (ours, today.figures.get(name)) {
            (Some(figure), Some(_)) => figures.values(figure, name, offer),
            (Some(figure), None) => figures.ours_only(figure),
            (None, Some(theirs)) => figures.theirs_only(name, *theirs),
            (None, None) => {}
        }
    }
    for figure in &entry.figures {
        figures.unconfirmed |=
            !names(entry.product).contains(&figure.name.as_str()) && figures.inherits(figure);
    }
    let (changes, confirmed) = (figures.changes, !figures.unconfirmed);
    for odd in &today.odd_batch {
        outcome.add(Section::OddBatch, format!("{entry}: {odd}"));
    }
    // What was read elsewhere keeps its evidence.
    let confirmed = confirmed && was_read_there(&entry.evidence) && against.day > entry.evidence.checked;
    Comparison { changes, confirmed }
}

/// Whether a figure was read in genai-prices.
pub(crate) fn was_read_there(evidence: &Evidence) -> bool {
    evidence.via.starts_with("genai-prices")
}

struct FigureByFigure<'a> {
    entry: &'a Entry,
    against: Against<'a>,
    outcome: &'a mut Outcome,
    changes: Vec<Change>,
    unconfirmed: bool,
}

impl FigureByFigure<'_> {
    /// Whether a figure rests on the evidence of its entry.
    fn inherits(&self, figure: &Figure) -> bool {
        figure.on(self.against.on, self.against.on).is_some_and(|step| step.evidence == self.entry.evidence)
    }

    fn is_newer(&self, checked: Day) -> bool {
        checked > self.against.day
    }

    /// Compares the values on the day and on every day of a coming change, each after the changes before it.
    fn values(&mut self, figure: &Figure, name: &'static str, offer: &Offer) {
        let on = self.against.on;
        let mut ours = figure.clone();
        let mut days = vec![on];
        days.extend(offer.days().into_iter().filter(|day| *day > on));
        days.extend(figure.announced(on).filter_map(|step| step.from));
        days.sort();
        days.dedup();
        for day in days {
            let terms = terms(offer, self.entry.product, day);
            let (Some(step), Some(&theirs)) = (ours.on(day, on), terms.figures.get(name)) else { continue };
            if same(step.value, theirs) {
                continue;
            }
            let from = if day == on { self.began(step, name, offer) } else { day };
            let found = format!(
                "{}: {name} is {}, there {}",
                self.entry,
                number::exact(step.value),
                number::exact(theirs)
            );
            if self.is_newer(step.evidence.checked) {
                self.unconfirmed = true;
                let when = if day == on { String::new() } else { format!(" from {day}") };
                self.outcome.add(Section::OursIsNewer, found + &when);
            } else if self.is_implausible(name, theirs) {
                self.unconfirmed = true;
            } else {
                self.outcome.add(Section::Changed, format!("{found} from {from}"));
                self.changes.push(Change { figure: name, from, value: theirs });
                let step = Step { from: Some(from), known: Some(on), value: theirs, ..step.clone() };
                let place = ours.steps.iter().take_while(|other| other.from <= step.from).count();
                ours.steps.insert(place, step);
            }
        }
    }

    /// The day on which their present value began to hold: of those they date, one after our own step;
    /// else the day of their data, the first on which it is known to hold.
    fn began(&self, step: &Step, name: &str, offer: &Offer) -> Day {
        let Against { day, on, .. } = self.against;
        let value = |day: Day| terms(offer, self.entry.product, day).figures.get(name).copied();
        let past: Vec<Day> = offer.days().into_iter().filter(|day| *day <= on).collect();
        let before = |at: usize| at.checked_sub(1).and_then(|before| past.get(before));
        let dated = (0..past.len()).rev().find(|at| {
            let earlier = before(*at).map_or_else(|| value(Day::since_1970(0)), |day| value(*day));
            earlier != value(past[*at])
        });
        match dated.map(|at| past[at]) {
            Some(began) if step.from.is_none_or(|from| from < began) => began,
            _ => step.from.map_or(day, |from| from.max(day)),
        }
    }

    fn is_implausible(&mut self, name: &str, theirs: f64) -> bool {
        let allowed = implausible(self.entry.product, name, theirs);
        let allowed = allowed.or((theirs <= 0.0).then_some("more than 0; a zero usually means unknown"));
        if let Some(allowed) = allowed {
            let found =
                format!("{}: {name} is {} in genai-prices, not {allowed}", self.entry, number::exact(theirs));
            self.outcome.add(Section::Implausible, found);
        }
        allowed.is_some()
    }

    /// Silence confirms that there is no batch price, and contradicts a figure that was read there.
    fn ours_only(&mut self, figure: &Figure) {
        let Some(step) = figure.on(self.against.on, self.against.on) else { return };
        if figure.name == "batch_multiplier" && step.value == 1.0 {
            return;
        }
        self.unconfirmed |= self.inherits(figure);
        if was_read_there(&step.evidence) {
            let ours = number::exact(step.value);
            let found = format!("{}: {} is {ours}, there nothing", self.entry, figure.name);
            self.by_hand(step.evidence.checked, found);
        }
    }

    fn theirs_only(&mut self, name: &str, theirs: f64) {
        if self.is_implausible(name, theirs) {
            return;
        }
        let found = format!("{}: {name} is missing, there {}", self.entry, number::exact(theirs));
        self.by_hand(self.entry.evidence.checked, found);
    }

    fn unfit(&mut self, ours: Option<&Figure>, name: &str, several: &str) {
        self.unconfirmed = true;
        let step = ours.and_then(|figure| figure.on(self.against.on, self.against.on));
        let shown = step.map_or_else(|| "missing".to_owned(), |step| number::exact(step.value));
        let checked = step.map_or(self.entry.evidence.checked, |step| step.evidence.checked);
        self.by_hand(checked, format!("{}: {name} is {shown}, there {several}", self.entry));
    }

    fn by_hand(&mut self, checked: Day, found: String) {
        let section = if self.is_newer(checked) { Section::OursIsNewer } else { Section::ByHand };
        self.outcome.add(section, found);
    }
}

#[cfg(test)]
mod tests {
    use crossover::catalogue::Catalogue;

    use super::super::genai::GenAi;
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// An entry with `figures`, checked on 2026-10-01, against `prices` in data of 2026-10-30, on 2026-11-21.
    fn compared(figures: &str, prices: &str) -> (Comparison, Outcome) {
        compared_via("genai-prices 0.1", figures, prices)
    }

    /// The same for an entry that was read elsewhere.
    fn compared_via(via: &str, figures: &str, prices: &str) -> (Comparison, Outcome) {
        let ours = format!(
            "vendor = 'House'
            [[model]]
            name = 'house/model'
            source = 'https://example.com'
            via = '{via}'
            checked = '2026-10-01'
            confidence = 'A'
            {figures}"
        );
        let theirs = format!(
            r#"[{{ "id": "house", "name": "House", "api_pattern": "house", "models": [
                {{ "id": "model", "match": {{ "equals": "model" }}, {prices} }}] }}]"#
        );
        let catalogue = Catalogue::from_toml(&ours).unwrap();
        let entry = catalogue.iter().next().unwrap();
        let genai = GenAi::read(&theirs, "genai-prices 0.2", day("2026-10-30")).unwrap();
        let against = Against { name: &genai.name, day: genai.day, on: day("2026-11-21") };
        let mut outcome = Outcome::default();
        let comparison = compare(entry, genai.find("house/model").unwrap(), against, &mut outcome);
        (comparison, outcome)
    }

    fn change(figure: &'static str, from: &str, value: f64) -> Change {
        Change { figure, from: day(from), value }
    }

    const INPUT: &str = "input_usd_per_mtok";

    #[test]
    fn equal_figures_are_confirmed() {
        let ours = "input_usd_per_mtok = 2
            output_usd_per_mtok = 8
            batch_multiplier = 1.0
            context_window_tokens = 1000
            min_cacheable_tokens = { value = 512, source = 'https://example.com', checked = '2026-09-01' }";
        let theirs = r#""context_window": 1000, "prices": { "input_mtok": 2, "output_mtok": 8 }"#;
        let (comparison, outcome) = compared(ours, theirs);
        assert_eq!(comparison, Comparison { changes: Vec::new(), confirmed: true });
        assert!(outcome.is_right());
        assert!(!compared_via("LiteLLM 1", ours, theirs).0.confirmed, "its evidence is another one");
        // A figure on which genai-prices has no say, and none of its own evidence.
        let (comparison, outcome) = compared(&format!("{ours}\nthinking_tokens = 5"), theirs);
        assert!(!comparison.confirmed && outcome.is_right());
    }

    #[test]
    fn an_undated_change_counts_from_the_day_of_the_data() {
        let (comparison, outcome) = compared("input_usd_per_mtok = 2", r#""prices": { "input_mtok": 3 }"#);
        assert_eq!(comparison.changes, [change(INPUT, "2026-10-30", 3.0)]);
        assert!(comparison.confirmed);
        let line = "house/model: input_usd_per_mtok is 2, there 3 from 2026-10-30";
        assert_eq!(outcome.found(Section::Changed), [line]);
    }

    const DATED: &str = r#""prices": [{ "prices": { "input_mtok": 2 } },
        { "constraint": { "start_date": "2026-10-20" }, "prices": { "input_mtok": 3 } },
        { "constraint": { "start_date": "2026-12-01" }, "prices": { "input_mtok": 4 } }]"#;

    #[test]
    fn dated_and_announced_changes_keep_their_days() {
        let (comparison, _) = compared("input_usd_per_mtok = 2", DATED);
        let changes = [change(INPUT, "2026-10-20", 3.0), change(INPUT, "2026-12-01", 4.0)];
        assert_eq!(comparison.changes, changes);
        // The announced one is known already.
        let known = "input_usd_per_mtok = [{ value = 2 }, { from = '2026-12-01', value = 4 }]";
        assert_eq!(compared(known, DATED).0.changes, changes[..1]);
        // Ours was dearer from a later day on than theirs.
        let later = "input_usd_per_mtok = [{ value = 2 }, { from = '2026-10-25', value = 5 }]";
        let changes = [change(INPUT, "2026-10-30", 3.0), change(INPUT, "2026-12-01", 4.0)];
        assert_eq!(compared(later, DATED).0.changes, changes);
    }

    #[test]
    fn an_announcement_that_was_put_off_is_taken_back() {
        let ours =
            "input_usd_per_mtok = [{ value = 2 }, { from = '2026-12-01', value = 4, known = '2026-10-01' }]";
        let theirs = r#""prices": [{ "prices": { "input_mtok": 2 } },
            { "constraint": { "start_date": "2027-01-01" }, "prices": { "input_mtok": 4 } }]"#;
        let changes = [change(INPUT, "2026-12-01", 2.0), change(INPUT, "2027-01-01", 4.0)];
        assert_eq!(compared(ours, theirs).0.changes, changes);
    }

    #[test]
    fn what_was_checked_later_than_the_data_stands() {
        let checked = |day: &str| {
            let ours = format!("input_usd_per_mtok = {{ value = 2, checked = '{day}' }}");
            compared(&ours, r#""prices": { "input_mtok": 3 }"#)
        };
        let (comparison, outcome) = checked("2026-10-31");
        assert_eq!(comparison, Comparison { changes: Vec::new(), confirmed: false });
        assert_eq!(outcome.found(Section::OursIsNewer), ["house/model: input_usd_per_mtok is 2, there 3"]);
        assert!(outcome.is_right());
        assert!(!checked("2026-10-30").1.is_right(), "on the day of the data itself theirs counts");
    }

    #[test]
    fn implausible_prices_are_not_taken_over() {
        for (price, named) in [("0", "0"), ("3000", "3,000")] {
            let prices = format!(r#""prices": {{ "input_mtok": {price} }}"#);
            let (comparison, outcome) = compared("input_usd_per_mtok = 2", &prices);
            assert_eq!(comparison, Comparison { changes: Vec::new(), confirmed: false });
            let found = outcome.found(Section::Implausible);
            assert!(found[0].contains(&format!("{INPUT} is {named} in genai-prices")), "{found:?}");
        }
        let ours = "input_usd_per_mtok = 2\ncached_input_usd_per_mtok = 1";
        let (comparison, outcome) = compared(ours, r#""prices": { "input_mtok": 2, "cache_read_mtok": 0 }"#);
        assert!(comparison.changes.is_empty() && !outcome.is_right(), "a zero means unknown");
    }

    #[test]
    fn new_and_vanished_figures_are_left_to_people() {
        let (comparison, outcome) = compared(
            "input_usd_per_mtok = 2\nbatch_multiplier = 0.5",
            r#""prices": { "input_mtok": 2, "cache_read_mtok": 0.2 }"#,
        );
        assert_eq!(comparison, Comparison { changes: Vec::new(), confirmed: false });
        let lines = [
            "house/model: cached_input_usd_per_mtok is missing, there 0.2",
            "house/model: batch_multiplier is 0.5, there nothing",
        ];
        assert_eq!(outcome.found(Section::ByHand), lines);
        let ours = "input_usd_per_mtok = 2\noutput_usd_per_mtok = 4\nbatch_multiplier = 0.5";
        let theirs = r#""prices": { "input_mtok": 2, "output_mtok": 4 },
            "price_variants": [{ "when": { "processing": "batch" }, "prices": { "input_mtok": 1 } }]"#;
        let line = "house/model: batch_multiplier is 0.5, there 0.5 and 1";
        assert_eq!(compared(ours, theirs).1.found(Section::ByHand), [line]);
        // Read elsewhere, it is not theirs to confirm or deny.
        let elsewhere = "input_usd_per_mtok = 2
            batch_multiplier = { value = 0.5, via = 'LiteLLM', checked = '2026-10-01' }";
        let (comparison, outcome) = compared(elsewhere, r#""prices": { "input_mtok": 2 }"#);
        assert!(comparison.confirmed && outcome.is_right());
    }
}
