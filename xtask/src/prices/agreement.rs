//! What a call costs by our model and by the calculator of genai-prices: 10 000 random usages.

use std::time::{Duration, UNIX_EPOCH};

use crossover::catalogue::{Entry, built_in};
use crossover::date::{CalendarMonth, Day};
use crossover::field;
use crossover::float::same;
use crossover::kind::{Product, Strategy};
use crossover::ledger::{Ledger, Line};
use crossover::model::Model;
use crossover::scenario::{Scenario, Value};
use genai_prices::{Calculator, PriceRequest, Usage, UsageKey};
use serde_json::{Value as Json, json};

use super::genai::data_file;

const USAGES: usize = 10_000;
/// In a batch, cached input keeps its price (at Gemini 3.5 Flash-Lite two thirds of it), while our one
/// multiplier halves it. Left out are batches that read from the cache, and nothing else of these models.
const CACHE_NOT_HALVED: [&str; 11] = [
    "google/gemini-2.5-flash",
    "google/gemini-2.5-flash-lite",
    "google/gemini-2.5-pro",
    "google/gemini-3.1-pro-preview",
    "google/gemini-3.5-flash-lite",
    "groq/openai/gpt-oss-120b",
    "groq/openai/gpt-oss-20b",
    "openai/gpt-4.1",
    "openai/gpt-4.1-mini",
    "openai/gpt-4o",
    "openai/gpt-4o-mini",
];
/// We have the batch price of `LiteLLM`, genai-prices has none.
const NO_BATCH_THERE: [&str; 1] = ["google/gemini-3.5-flash"];
/// We have the cached price of `OpenAI`'s page and of `LiteLLM`, genai-prices has none.
const NO_CACHED_PRICE_THERE: [&str; 2] = ["openai/ft:gpt-4o", "openai/ft:gpt-4o-mini"];
/// The crate's data end before a price that the Python release 0.2.3 has; here as it stands there.
const NEWER: &str = r#"[{ "id": "mistral", "name": "Mistral", "api_pattern": "https://api\\.mistral\\.ai",
  "models": [{ "id": "mistral-large-4", "match": { "equals": "mistral-large-4" },
    "prices": [
      { "prices": { "input_mtok": 0.68, "cache_read_mtok": 0.07, "output_mtok": 2.09 } },
      { "constraint": { "start_date": "2026-10-20" },
        "prices": { "input_mtok": 1.36, "cache_read_mtok": 0.14, "output_mtok": 4.18 } },
      { "constraint": { "start_date": "2026-10-29" },
        "prices": { "input_mtok": 0.7, "cache_read_mtok": 0.07, "output_mtok": 2.1 } }],
    "price_variants": [
      { "when": { "processing": "batch" }, "constraint": { "start_date": "2026-10-29" },
        "prices": { "input_mtok": 0.35, "cache_read_mtok": 0.035, "output_mtok": 1.05 } }] }] }]"#;

/// The months in which calls are made, and the first of them for which batch prices are dated.
const MONTHS: [&str; 8] =
    ["2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12", "2027-01", "2027-02"];
const BATCHES_FROM: usize = 4;
/// Before this month the data give the peak price of today for peak hours.
const PEAKS_FROM: usize = 2;

struct Calculators {
    release: Calculator,
    newer: Calculator,
}

impl Calculators {
    fn read() -> Self {
        let release = std::fs::read_to_string(data_file().unwrap()).unwrap();
        Self { release: by_id(&release), newer: by_id(NEWER) }
    }
}

/// A calculator that knows models by their ids, which not all of them answer to.
fn by_id(data: &str) -> Calculator {
    let mut data: Json = serde_json::from_str(data).unwrap();
    for provider in data.as_array_mut().unwrap() {
        for model in provider["models"].as_array_mut().unwrap() {
            model["match"] = json!({ "equals": model["id"] });
        }
    }
    Calculator::from_json(data.to_string()).unwrap()
}

/// A model of the catalogue, under both names.
struct Known<'a> {
    entry: &'a Entry,
    provider: &'a str,
    model: &'a str,
    at_peak: bool,
}

/// Every model that is paid by the token and that genai-prices knows.
fn known() -> Vec<Known<'static>> {
    let models = built_in().iter().filter(|entry| entry.product == Product::Model);
    let known = models.filter(|entry| entry.choice("kind") == Some("per_token")).filter_map(|entry| {
        let off_peak = entry.name.strip_suffix("@peak");
        let named = match off_peak {
            Some(name) => built_in().find(Product::Model, name)?,
            None => entry,
        };
        let (provider, model) = named.elsewhere.genai_prices.as_deref()?.split_once('/')?;
        Some(Known { entry, provider, model, at_peak: off_peak.is_some() })
    });
    known.collect()
}

/// A query: tokens, and the shares of queries that find them in the cache or wait for a batch.
#[derive(Debug, Clone, Copy, Default)]
struct Call {
    month: usize,
    prefix: u32,
    history: u32,
    question: u32,
    answer: u32,
    prefix_hits: f64,
    history_hits: f64,
    batches: f64,
}

impl Call {
    fn input(self) -> u32 {
        self.prefix + self.history + self.question
    }
}

/// Our model of one query in a month.
fn base_model(known: &Known<'_>, month: usize) -> Model {
    let mut scenario = Scenario::default();
    let texts = [
        ("horizon.start", MONTHS[month]),
        ("prices_as_of", "2026-11-21"),
        ("workload.growth.kind", "flat"),
        ("models.base.catalog", &known.entry.name),
        ("models.tuned.catalog", "mistral/mistral-small-2603"),
    ];
    for (path, text) in texts {
        scenario.set(path, Value::Text(text.to_owned()));
    }
    scenario.set("horizon.months", Value::Number(1.0));
    scenario.set("workload.queries_per_month", Value::Number(1.0));
    Model::try_from(&scenario).unwrap_or_else(|problems| panic!("{}: {problems}", known.entry))
}

fn model(base: &Model, call: Call) -> Model {
    let numbers = [
        (field!("workload.question_tokens"), f64::from(call.question)),
        (field!("workload.history_tokens"), f64::from(call.history)),
        (field!("workload.answer_tokens"), f64::from(call.answer)),
        (field!("workload.resent_cache_hit_share"), call.history_hits),
        (field!("workload.batch_share"), call.batches),
        (field!("prompt_only.context_tokens"), f64::from(call.prefix)),
        (field!("prompt_only.cache_hit_share"), call.prefix_hits),
    ];
    numbers.iter().fold(base.clone(), |model, (field, number)| model.with(*field, *number).unwrap())
}

fn ours(model: &Model) -> f64 {
    let ledger = Ledger::new(model, Strategy::PromptOnly).unwrap_or_else(|why| panic!("{}", why.reason));
    ledger.line(Line::QueryGeneration).map_or(0.0, |line| line.accrual[0])
}

/// What the calculator makes of the call: the mean over hit or miss and batch or not, by their shares.
fn theirs(calculators: &Calculators, known: &Known<'_>, call: Call, least_cached: u32) -> f64 {
    let is_cached = call.prefix + call.history >= least_cached;
    let mut mean = 0.0;
    for (prefix_hit, history_hit, in_batch) in (0..8).map(|way| (way & 1 > 0, way & 2 > 0, way & 4 > 0)) {
        let weight = |happens: bool, share: f64| if happens { share } else { 1.0 - share };
        let weight = weight(prefix_hit, call.prefix_hits)
            * weight(history_hit, call.history_hits)
            * weight(in_batch, call.batches);
        if weight == 0.0 {
            continue;
        }
        let hit = u32::from(prefix_hit) * call.prefix + u32::from(history_hit) * call.history;
        let missed = call.prefix + call.history - hit;
        let (read, written) = if is_cached { (hit, missed) } else { (0, 0) };
        mean += weight * price(calculators, known, call, read, written, in_batch);
    }
    mean
}

fn price(
    calculators: &Calculators,
    known: &Known<'_>,
    call: Call,
    read: u32,
    written: u32,
    in_batch: bool,
) -> f64 {
    let usage = Usage::from([
        (UsageKey::INPUT_TOKENS, f64::from(call.input())),
        (UsageKey::CACHE_READ_TOKENS, f64::from(read)),
        (UsageKey::CACHE_WRITE_TOKENS, f64::from(written)),
        (UsageKey::OUTPUT_TOKENS, f64::from(call.answer)),
    ]);
    let day = Day::first_of(CalendarMonth::parse(MONTHS[call.month]).unwrap());
    let days = u64::try_from(day.days_after(Day::since_1970(0))).unwrap();
    // Noon is outside of DeepSeek's peak hours, two at night is within them.
    let hour = if known.at_peak { 2 } else { 12 };
    let mut request = PriceRequest::new(known.model, &usage)
        .with_provider_id(known.provider)
        .with_timestamp(UNIX_EPOCH + Duration::from_secs((days * 24 + hour) * 3600));
    if in_batch {
        request = request.with_price_context("processing", "batch");
    }
    let newer = known.model == "mistral-large-4";
    let calculator = if newer { &calculators.newer } else { &calculators.release };
    let price = calculator.calculate(&request).unwrap_or_else(|error| panic!("{}: {error}", known.entry));
    assert!(price.warnings.is_empty() && price.model_id == known.model, "{price:?}");
    price.total_price
}

/// `SplitMix64`: the same numbers on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from((z ^ (z >> 31)) % u64::from(end)).unwrap()
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(u32::try_from(choices.len()).unwrap()) as usize]
    }

    /// Never, always, or in between.
    fn share(&mut self) -> f64 {
        let between = f64::from(1 + self.below(99)) / 100.0;
        self.of(&[0.0, 1.0, between])
    }

    /// Tokens of all sizes, at most `most`.
    fn tokens(&mut self, most: u32) -> u32 {
        let most = most.min(self.of(&[0, 1_500, 20_000, 400_000]));
        self.below(most + 1)
    }
}

/// Where prices change with the size of a call.
#[derive(Clone, Copy)]
struct Sizes {
    window: u32,
    least_cached: u32,
    threshold: Option<u32>,
}

impl Sizes {
    fn of(known: &Known<'_>, base: &Model) -> Self {
        let least_cached = whole(base.number(field!("models.base.min_cacheable_tokens")));
        let figure = |name| known.entry.figure(name).map(|figure| whole(figure.steps[0].value));
        let threshold = figure("long_context.above_tokens");
        Self { window: figure("context_window_tokens").unwrap_or(128_000), least_cached, threshold }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "tokens are whole and few")]
fn whole(tokens: f64) -> u32 {
    tokens as u32
}

/// A call that fits into the window; every fourth one where caching begins, and of models with a long tier
/// every other one at its threshold.
fn draw(random: &mut Random, known: &Known<'_>, sizes: Sizes) -> Call {
    let Sizes { window, least_cached, threshold } = sizes;
    let first = if known.at_peak { PEAKS_FROM } else { 0 };
    let month = first + random.below(u32::try_from(MONTHS.len() - first).unwrap()) as usize;
    let answer = random.tokens(window / 4);
    let room = window - answer;
    let (mut prefix, mut history, mut question) =
        (random.tokens(room / 2), random.tokens(room / 4), random.tokens(room / 4));
    if random.below(4) == 0 {
        // Exactly there, or one beside it.
        let cacheable = random.of(&[least_cached.saturating_sub(1), least_cached, least_cached + 1]);
        prefix = random.below(cacheable + 1);
        history = cacheable - prefix;
    } else if let Some(threshold) = threshold.filter(|_| random.below(2) == 0) {
        // Exactly there, one beside it, or well above.
        let above = random.tokens(room - threshold);
        let input = random.of(&[threshold - 1, threshold, threshold + 1, threshold + above]);
        prefix = random.below(input + 1);
        history = random.below(input - prefix + 1);
        question = input - prefix - history;
    }
    let name = known.entry.name.as_str();
    let batches = if month < BATCHES_FROM || NO_BATCH_THERE.contains(&name) { 0.0 } else { random.share() };
    let left_out =
        NO_CACHED_PRICE_THERE.contains(&name) || (batches > 0.0 && CACHE_NOT_HALVED.contains(&name));
    let (prefix_hits, history_hits) = if left_out { (0.0, 0.0) } else { (random.share(), random.share()) };
    Call { month, prefix, history, question, answer, prefix_hits, history_hits, batches }
}

#[test]
fn calls_cost_what_genai_prices_says() {
    let (calculators, known) = (Calculators::read(), known());
    let mut random = Random(20_261_121);
    let [mut long, mut at_threshold, mut read, mut batched, mut too_short, mut at_least] = [0; 6];
    let bases: Vec<Vec<Model>> =
        known.iter().map(|known| (0..MONTHS.len()).map(|month| base_model(known, month)).collect()).collect();
    for turn in 0..USAGES {
        let (known, bases) = (&known[turn % known.len()], &bases[turn % known.len()]);
        let sizes = Sizes::of(known, &bases[0]);
        let call = draw(&mut random, known, sizes);
        let ours = ours(&model(&bases[call.month], call));
        let theirs = theirs(&calculators, known, call, sizes.least_cached);
        assert!(same(ours, theirs), "{}: {ours} by us, {theirs} by genai-prices, {call:?}", known.entry);

        long += u32::from(sizes.threshold.is_some_and(|above| call.input() > above));
        at_threshold += u32::from(sizes.threshold == Some(call.input()));
        let cacheable = call.prefix + call.history;
        read += u32::from(cacheable >= sizes.least_cached && call.prefix_hits > 0.0);
        too_short += u32::from((1..sizes.least_cached).contains(&cacheable));
        at_least += u32::from(cacheable == sizes.least_cached);
        batched += u32::from(call.batches > 0.0);
    }
    assert!(known.len() >= 50, "{} models", known.len());
    let counts = [long, at_threshold, read, batched, too_short, at_least];
    let enough =
        counts.iter().zip([400, 150, 2_000, 2_500, 1_000, 500]).all(|(count, least)| *count >= least);
    assert!(enough, "too few of a kind: {counts:?}");
}

#[test]
fn what_is_left_out_does_differ() {
    let (calculators, known) = (Calculators::read(), known());
    let call = Call { month: 4, prefix: 10_000, prefix_hits: 1.0, batches: 1.0, ..Call::default() };
    let differ = known.iter().filter(|known| {
        !same(ours(&model(&base_model(known, call.month), call)), theirs(&calculators, known, call, 0))
    });
    let mut differ: Vec<&str> = differ.map(|known| known.entry.name.as_str()).collect();
    let mut left_out = [CACHE_NOT_HALVED.as_slice(), &NO_BATCH_THERE, &NO_CACHED_PRICE_THERE].concat();
    differ.sort_unstable();
    left_out.sort_unstable();
    assert_eq!(differ, left_out);
}
