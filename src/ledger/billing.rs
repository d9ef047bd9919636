//! What a query's model calls cost: by the token, or by the replica.

use std::ops::Range;

use crate::field;
use crate::field::{Field, Role};
use crate::kind::{Billing, Threshold, Trend};
use crate::model::Model;
use crate::number;
use crate::unit::{HOURS_PER_MONTH, MTOK, Unit};

use super::charge::{Recorder, Replicas};
use super::factor::Factor;
use super::line::Line;
use super::plan::Phase;
use super::retrieval::generated;
use super::rules::{Infeasible, Rules};

/// The tokens of all calls of one query.
pub(super) struct Tokens<'a> {
    /// The model that is called.
    pub(super) role: Role,
    /// The share of the prefix that is found in the cache.
    pub(super) hit_share: Field,
    /// Cacheable, and the same for every query.
    pub(super) prefix: Factor<'a>,
    /// History and earlier tool results, sent again.
    pub(super) resent: Factor<'a>,
    /// Input that is new.
    pub(super) fresh: Factor<'a>,
    /// Everything that is written.
    pub(super) output: Factor<'a>,
    /// Input of the longest call, the last one.
    pub(super) longest_input: f64,
    /// Cacheable tokens of the longest call.
    pub(super) longest_cacheable: f64,
    /// The answer and its thinking.
    pub(super) answer: f64,
}

/// Records what the calls of every query in `months` cost.
pub(super) fn bill<R: Recorder + ?Sized>(
    rules: &mut Rules<'_, R>,
    months: &Range<usize>,
    tokens: &Tokens<'_>,
) -> Result<(), Infeasible> {
    let (model, role) = (rules.model, tokens.role);
    let window_field = role.field(field!("models.base.context_window_tokens"));
    let (needed, window) = (tokens.longest_input + tokens.answer, model.number(window_field));
    if needed > window {
        return Err(Infeasible {
            month: Some(months.start + 1),
            reason: format!(
                "a call needs {} tokens in month {}, and the context window of the {} holds {}",
                number::grouped(needed, 15),
                months.start + 1,
                role.title(),
                number::grouped(window, 15)
            ),
            field: window_field.spec().path,
        });
    }
    match model.choice::<Billing>(role.field(field!("models.base.kind"))) {
        Billing::PerToken => per_token(rules, months, tokens),
        Billing::Dedicated => dedicated(rules, months, tokens),
    }
    Ok(())
}

fn hits<'f>(model: &Model, share: Field) -> [Factor<'f>; 2] {
    [
        Factor::from(model.number(share), Unit::share("from the cache"), share),
        Factor::from(1.0 - model.number(share), Unit::share("not from the cache"), share),
    ]
}

fn per_token<'a, R: Recorder + ?Sized>(rules: &mut Rules<'_, R>, months: &Range<usize>, tokens: &Tokens<'a>) {
    let (model, role) = (rules.model, tokens.role);
    let above_field = role.field(field!("models.base.long_context.above_tokens"));
    let above = model.number(above_field);
    let long = match model.choice(role.field(field!("models.base.long_context.at_threshold"))) {
        Threshold::Base => tokens.longest_input > above,
        Threshold::Long => tokens.longest_input >= above,
    };
    let price =
        |base: Field, tier: Field| Factor::input(model, role.field(if long { tier } else { base })).per(MTOK);
    let input = price(
        field!("models.base.input_usd_per_mtok"),
        field!("models.base.long_context.input_usd_per_mtok"),
    );
    let cached = price(
        field!("models.base.cached_input_usd_per_mtok"),
        field!("models.base.long_context.cached_input_usd_per_mtok"),
    );
    let write = price(
        field!("models.base.cache_write_usd_per_mtok"),
        field!("models.base.long_context.cache_write_usd_per_mtok"),
    );
    let output = price(
        field!("models.base.output_usd_per_mtok"),
        field!("models.base.long_context.output_usd_per_mtok"),
    );
    let generated = generated(model);
    let multiplier = Factor::input(model, role.field(field!("models.base.price_multiplier"))).unless_one();
    let share = field!("workload.batch_share");
    let waiting = Factor::from(model.number(share), Unit::share("in batches"), share);
    let at_once = [Factor::from(1.0 - model.number(share), Unit::share("at the full price"), share)];
    let in_batches = [waiting, Factor::input(model, role.field(field!("models.base.batch_multiplier")))];
    let ways: [&[Factor<'_>]; 2] = [&at_once, &in_batches];
    let batched = Factor::sum(Unit::count("times the price"), &ways).unless_one();

    let all = Factor::constant(1.0, Unit::count("")).unless_one();
    // By reference: the numbers alone are all that most recorders read.
    let mut pay = |tokens: &Factor<'_>, part: &Factor<'_>, price: &Factor<'_>| {
        if tokens.value() == 0.0 {
            return;
        }
        let factors = [generated, *tokens, *part, *price, multiplier, batched];
        rules.per_query(Line::QueryGeneration, months.clone(), Trend::Models, None, &factors);
    };
    let least = role.field(field!("models.base.min_cacheable_tokens"));
    if tokens.longest_cacheable < model.number(least) {
        let few = |tokens: Factor<'a>, words| tokens.counting(words).and(least);
        pay(&few(tokens.prefix, "prompt tokens (too few to be cached)"), &all, &input);
        pay(&few(tokens.resent, "re-sent tokens (too few to be cached)"), &all, &input);
    } else {
        let shares = [tokens.hit_share, field!("workload.resent_cache_hit_share")];
        for (tokens, share) in [&tokens.prefix, &tokens.resent].into_iter().zip(shares) {
            let [hit, miss] = hits(model, share);
            pay(tokens, &hit, &cached);
            pay(tokens, &miss, &write);
        }
    }
    pay(&tokens.fresh, &all, &input);
    pay(&tokens.output, &all, &output);
}

fn dedicated<R: Recorder + ?Sized>(rules: &mut Rules<'_, R>, months: &Range<usize>, tokens: &Tokens<'_>) {
    let (model, role) = (rules.model, tokens.role);
    let input = |field: Field| Factor::input(model, role.field(field));
    let [_, prefix_miss] = hits(model, tokens.hit_share);
    let [_, resent_miss] = hits(model, field!("workload.resent_cache_hit_share"));
    let read = input(field!("models.base.prefill_tokens_per_second")).inverse();
    let prefix = [tokens.prefix, prefix_miss, read];
    let resent = [tokens.resent, resent_miss, read];
    let fresh = [tokens.fresh, read];
    let written = [tokens.output, input(field!("models.base.decode_tokens_per_second")).inverse()];
    let parts: [&[Factor<'_>]; 4] = [&prefix, &resent, &fresh, &written];
    let seconds = Factor::sum(Unit::count("seconds a query"), &parts);

    let (peak, wait) = (field!("workload.peak_to_mean"), field!("workload.batch_share"));
    let autoscale = role.field(field!("models.base.autoscale_share"));
    let not =
        |field: Field, words| Factor::from(1.0 - model.number(field), Unit::share(words), field).unless_one();
    let mean = [Factor::constant(1.0, Unit::count("for the mean load"))];
    let above = Factor::from(model.number(peak) - 1.0, Unit::count("for the peak above it"), peak);
    let extra = [above, not(wait, "that cannot wait"), not(autoscale, "not followed by autoscaling")];
    let loads: [&[Factor<'_>]; 2] = [&mean, &extra];
    let headroom = Factor::sum(Unit::count("times the mean load"), &loads);
    let month = Factor::constant(HOURS_PER_MONTH * 3_600.0, Unit::count("seconds a month")).inverse();
    let utilisation = input(field!("models.base.target_utilisation")).inverse();
    let hours = Factor::constant(HOURS_PER_MONTH, Unit::count("hours a month"));
    rules.replicas(&Replicas {
        months: months.clone(),
        per_query: &[generated(model), seconds, headroom, month, utilisation],
        step: input(field!("models.base.replica_step")),
        fewest: input(field!("models.base.min_replicas")),
        usd: &[
            input(field!("models.base.replica_usd_per_hour")),
            hours,
            input(field!("models.base.price_multiplier")).unless_one(),
        ],
    });
}

/// The hosting fee of a model that is paid by the token.
pub(super) fn hosting<R: Recorder + ?Sized>(rules: &mut Rules<'_, R>, phase: &Phase) {
    let (model, role) = (rules.model, phase.role());
    if model.choice::<Billing>(role.field(field!("models.base.kind"))) == Billing::PerToken {
        let factors = [
            rules.input(role.field(field!("models.base.hosting_usd_per_hour"))),
            Factor::constant(HOURS_PER_MONTH, Unit::count("hours a month")),
            rules.input(role.field(field!("models.base.deployments"))).unless_one(),
            rules.input(role.field(field!("models.base.price_multiplier"))).unless_one(),
        ];
        rules.monthly(Line::ServingHosting, phase.months.clone(), Trend::Infrastructure, None, &factors);
    }
}
