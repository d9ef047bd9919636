//! Horizon, labour, price trends, and the costs nobody foresaw.

use super::group::Section;
use super::range::Range;
use super::spec::{FieldSpec, Preset, Shape};
use crate::kind::{Strategy, Trend};
use crate::unit::{MOST_MONTHS, Unit};

const S: Section = Section::MoneyAndTime;

pub(crate) const FIELDS: [FieldSpec; 8] = [
    FieldSpec::other(S, "horizon.start", "hs", "First month", Shape::Month, Preset::Text("2026-12"))
        .help("The calendar month in which month 1 falls; it labels the result and selects dated prices."),
    FieldSpec::number(
        S,
        "horizon.months",
        "hm",
        "Horizon",
        Unit::count("months"),
        Range::of(1.0, MOST_MONTHS as f64),
        36.0,
    )
    .whole()
    .business()
    .help("How many months are compared."),
    FieldSpec::number(
        S,
        "horizon.discount_rate_per_year",
        "hd",
        "Discount rate",
        Unit::share("a year"),
        Range::RATE,
        0.0,
    )
    .step(0.01)
    .business()
    .help("What money later is worth less than money now, a year; 0 compares plain sums."),
    FieldSpec::number(
        S,
        "labour.engineer_usd_per_hour",
        "le",
        "Engineer",
        Unit::money("an hour"),
        Range::AMOUNT,
        100.0,
    )
    .business()
    .help("What an hour of an engineer costs the employer, overhead included."),
    FieldSpec::number(
        S,
        "labour.expert_usd_per_hour",
        "lx",
        "Domain expert",
        Unit::money("an hour"),
        Range::AMOUNT,
        80.0,
    )
    .business()
    .help("What an hour of somebody who can write or judge training examples costs the employer."),
    FieldSpec::number(
        S,
        "price_trend.models_per_year",
        "pm",
        "Price trend of models",
        Unit::share("a year"),
        Range::RATE,
        0.0,
    )
    .step(0.05)
    .help("How prices of generation, embedding and training by the token change a year; −30% is cheaper."),
    FieldSpec::number(
        S,
        "price_trend.infrastructure_per_year",
        "pi",
        "Price trend of infrastructure",
        Unit::share("a year"),
        Range::RATE,
        0.0,
    )
    .step(0.05)
    .help("How prices of stores, hosting, replicas and rented GPUs change a year."),
    FieldSpec::number(
        S,
        "price_trend.labour_per_year",
        "pl",
        "Price trend of labour",
        Unit::share("a year"),
        Range::RATE,
        0.0,
    )
    .step(0.01)
    .help("How hourly rates and bought labels change a year."),
];

const X: Section = Section::OtherCosts;

pub(crate) const EXTRA: [FieldSpec; 9] = [
    FieldSpec::other(X, "extra.*.name", "x*n", "Cost", Shape::Text { max_chars: 200 }, Preset::Text(""))
        .recommended()
        .help("What the cost is for."),
    FieldSpec::other(
        X,
        "extra.*.strategies",
        "x*s",
        "Strategies",
        Shape::Names(Strategy::NAMES),
        Preset::Required,
    )
    .recommended()
    .help("The strategies that bear the cost."),
    FieldSpec::number(
        X,
        "extra.*.usd_per_query",
        "x*q",
        "A query",
        Unit::money("a query"),
        Range::AMOUNT,
        0.0,
    )
    .step(0.001)
    .recommended()
    .help("What each query that it touches costs."),
    FieldSpec::number(
        X,
        "extra.*.share_of_queries",
        "x*p",
        "Of the queries",
        Unit::share(""),
        Range::SHARE,
        1.0,
    )
    .step(0.05)
    .recommended()
    .help("The share of queries that it touches."),
    FieldSpec::number(
        X,
        "extra.*.usd_per_month",
        "x*m",
        "A month",
        Unit::money("a month"),
        Range::AMOUNT,
        0.0,
    )
    .step(10.0)
    .recommended()
    .help("What it costs each month, whatever the volume."),
    FieldSpec::number(X, "extra.*.usd_once", "x*o", "Once", Unit::money(""), Range::AMOUNT, 0.0)
        .step(100.0)
        .recommended()
        .help("What it costs in each of its months."),
    FieldSpec::number(X, "extra.*.hours_once", "x*h", "Hours once", Unit::count("hours"), Range::AMOUNT, 0.0)
        .step(1.0)
        .recommended()
        .help("Hours of an engineer in each of its months; an assumption."),
    FieldSpec::other(
        X,
        "extra.*.months",
        "x*w",
        "In the months",
        Shape::Numbers { range: Range::MONTH, whole: true, most: 1_200 },
        Preset::FirstMonth,
    )
    .unit(Unit::count("month"))
    .recommended()
    .help("The months in which the single costs fall; 1 is when the strategy starts."),
    FieldSpec::other(
        X,
        "extra.*.trend",
        "x*t",
        "Price trend",
        Shape::Choice(Trend::NAMES),
        Preset::Text("none"),
    )
    .help("The trend its USD figures follow; its hours follow labour."),
];
