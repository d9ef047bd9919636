//! The options of each call.

use crossover::kind::{Product, Strategy};
use crossover::report::{AskedDraws, LEAST_SAMPLES, Line, MOST_SAMPLES};
use crossover::scenario::{Options, Problem};

/// The longest horizon there is.
const MONTHS: u32 = 120;

/// Challenger and incumbent.
pub(crate) fn pair(asked: &mut Options) -> [Option<Strategy>; 2] {
    ["challenger", "incumbent"].map(|name| asked.named(name))
}

/// What is to be explained; everything, where nothing is said.
pub(crate) struct Explaining {
    pub(crate) line: Option<Line>,
    pub(crate) strategy: Option<Strategy>,
    pub(crate) month: Option<usize>,
}

impl Explaining {
    pub(crate) fn asked(asked: &mut Options) -> Self {
        let name = asked.text("line");
        let line = name.as_deref().and_then(Line::parse);
        if let Some(name) = name.filter(|_| line.is_none()) {
            let allowed = "a line such as query.generation, or extra.1";
            asked.refuse(Problem::new("line", format!("\"{name}\""), allowed));
        }
        let strategy = asked.named("strategy");
        let month = asked.whole("month", 1..=MONTHS).and_then(|month| usize::try_from(month).ok());
        Self { line, strategy, month }
    }
}

/// How many draws, and of which strategies.
pub(crate) fn draws(asked: &mut Options) -> AskedDraws {
    let usual = AskedDraws::default();
    let [challenger, incumbent] = pair(asked);
    AskedDraws {
        samples: asked.whole("samples", LEAST_SAMPLES..=MOST_SAMPLES).unwrap_or(usual.samples),
        seed: asked.whole("seed", 0..=u32::MAX).unwrap_or(usual.seed),
        challenger,
        incumbent,
    }
}

/// Which entries of the catalogue.
pub(crate) fn prices(asked: &mut Options) -> (Option<String>, Option<Product>) {
    (asked.text("pattern"), asked.named("product"))
}
