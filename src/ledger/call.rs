//! The model calls behind a query: what is sent, what is written, and what that costs.
//!
//! The tokens of a query's calls fall into prefix (cacheable, the same for every query), re-sent tokens
//! (history and earlier tool results), fresh input, and output.

use std::ops::Range;

use crate::field;
use crate::field::{Field, Role};
use crate::kind::{Billing, Strategy, Threshold, Trend};
use crate::model::Model;
use crate::unit::{HOURS_PER_MONTH, MTOK, Unit};

use super::charge::{Recorder, Replicas};
use super::evaluate::{Infeasible, Rules};
use super::factor::{Factor, product};
use super::line::Line;
use super::plan::Phase;
use super::retrieval::{chunk, generated, is_agent, rounds};

const TOKENS: Unit = Unit::count("tokens");

/// Records what answering costs in a phase: by the token, or by the replica.
pub(super) fn record<R: Recorder>(rules: &mut Rules<'_, R>, phase: &Phase) -> Result<(), Infeasible> {
    let with_corpus =
        phase.runs == Strategy::PromptOnly && rules.model.is_on(field!("prompt_only.include_corpus"));
    if with_corpus {
        // The prompt grows with the corpus, and with it its price tier and its fit into the window.
        for month in phase.months.clone() {
            let tokens = rules.model.timeline().corpus_tokens[month];
            record_months(rules, phase, month..month + 1, Some(tokens))?;
        }
    } else {
        record_months(rules, phase, phase.months.clone(), None)?;
    }
    hosting(rules, phase);
    Ok(())
}

/// The fields that shape the calls of a strategy.
struct Prompt {
    prefix: Field,
    hit_share: Field,
    top_k: Option<Field>,
}

impl Prompt {
    fn of(strategy: Strategy) -> Self {
        let (prefix, hit_share, top_k) = match strategy {
            Strategy::PromptOnly => {
                (field!("prompt_only.context_tokens"), field!("prompt_only.cache_hit_share"), None)
            }
            Strategy::Rag => {
                (field!("rag.system_prompt_tokens"), field!("rag.cache_hit_share"), Some(field!("rag.top_k")))
            }
            Strategy::Hybrid => (
                field!("hybrid.system_prompt_tokens"),
                field!("rag.cache_hit_share"),
                Some(field!("hybrid.top_k")),
            ),
            Strategy::FineTuned | Strategy::Staged => {
                (field!("fine_tuning.system_prompt_tokens"), field!("fine_tuning.cache_hit_share"), None)
            }
        };
        Self { prefix, hit_share, top_k }
    }
}

/// The tokens of all calls of one query.
struct Tokens<'a> {
    prefix: Factor<'a>,
    resent: Factor<'a>,
    fresh: Factor<'a>,
    output: Factor<'a>,
    /// Input of the longest call, the last one.
    longest_input: f64,
    /// Cacheable tokens of the longest call.
    longest_cacheable: f64,
    /// The answer and its thinking.
    answer: f64,
}

fn record_months<R: Recorder>(
    rules: &mut Rules<'_, R>,
    phase: &Phase,
    months: Range<usize>,
    corpus_tokens: Option<f64>,
) -> Result<(), Infeasible> {
    let (model, role) = (rules.model, phase.role());
    let prompt = Prompt::of(phase.runs);
    let named = |field: Field, words| Factor::input(model, field).counting(words);

    let instructions = [named(prompt.prefix, "prompt tokens")];
    let corpus = [Factor::of(
        corpus_tokens.unwrap_or(0.0),
        Unit::count("corpus tokens"),
        [Some(field!("knowledge.documents")), Some(field!("knowledge.tokens_per_document"))],
    )];
    let question = named(field!("workload.question_tokens"), "question tokens");
    let history = named(field!("workload.history_tokens"), "history tokens");
    let answer = [
        named(field!("workload.answer_tokens"), "answer tokens"),
        Factor::input(model, role.field(field!("models.base.answer_ratio"))),
    ];
    let thinking = named(role.field(field!("models.base.thinking_tokens")), "thinking tokens");
    let top_k = prompt.top_k.map_or(Factor::constant(0.0, TOKENS), |top_k| Factor::input(model, top_k));
    let (chunk, rounds) = (chunk(model), rounds(model));
    let answer_tokens = product(&answer) + thinking.value();
    let instruction_tokens = instructions[0].value() + corpus_tokens.unwrap_or(0.0);

    if prompt.top_k.is_some() && is_agent(model) {
        // A call after every retrieval: each sends again what the calls before it have gathered.
        let r = rounds.value();
        let source = field!("rag.retrieval_rounds");
        let calls = Factor::from(r + 1.0, Unit::count("calls"), source);
        let pairs = Factor::from(r * (r - 1.0) / 2.0, Unit::count("times sent again"), source);
        let retrieved = [top_k, chunk];
        let tool_call = [named(field!("rag.tool_call_tokens"), "tool call tokens")];
        let result_parts: [&[Factor<'_>]; 2] = [&retrieved, &tool_call];
        let result = Factor::sum(Unit::count("tokens a retrieval"), &result_parts);

        let prefix = [instructions[0], calls];
        let prefix_parts: [&[Factor<'_>]; 1] = [&prefix];
        let (once, again, asked_again, results_again) =
            ([history], [rounds, history], [rounds, question], [pairs, result]);
        let resent_parts: [&[Factor<'_>]; 4] = [&once, &again, &asked_again, &results_again];
        let (asked, results) = ([question], [rounds, result]);
        let fresh_parts: [&[Factor<'_>]; 2] = [&asked, &results];
        let (requests, thoughts) = ([rounds, tool_call[0]], [calls, thinking]);
        let output_parts: [&[Factor<'_>]; 3] = [&answer, &requests, &thoughts];
        let gathered = history.value() + question.value();
        let tokens = Tokens {
            prefix: Factor::sum(Unit::count("prompt tokens"), &prefix_parts),
            resent: Factor::sum(Unit::count("re-sent tokens"), &resent_parts),
            fresh: Factor::sum(Unit::count("input tokens"), &fresh_parts),
            output: Factor::sum(Unit::count("output tokens"), &output_parts),
            longest_input: instruction_tokens + gathered + r * result.value(),
            longest_cacheable: instruction_tokens + gathered + (r - 1.0) * result.value(),
            answer: answer_tokens,
        };
        bill(rules, role, &months, prompt.hit_share, &tokens)
    } else {
        let (asked, retrieved, thought) = ([question], [top_k, chunk, rounds], [thinking]);
        let prefix_parts: [&[Factor<'_>]; 2] = [&instructions, &corpus];
        let fresh_parts: [&[Factor<'_>]; 2] = [&asked, &retrieved];
        let output_parts: [&[Factor<'_>]; 2] = [&answer, &thought];
        let fresh = Factor::sum(Unit::count("input tokens"), &fresh_parts);
        let cacheable = instruction_tokens + history.value();
        let tokens = Tokens {
            prefix: Factor::sum(Unit::count("prompt tokens"), &prefix_parts),
            resent: history,
            fresh,
            output: Factor::sum(Unit::count("output tokens"), &output_parts),
            longest_input: cacheable + fresh.value(),
            longest_cacheable: cacheable,
            answer: answer_tokens,
        };
        bill(rules, role, &months, prompt.hit_share, &tokens)
    }
}

fn bill<R: Recorder>(
    rules: &mut Rules<'_, R>,
    role: Role,
    months: &Range<usize>,
    hit_share: Field,
    tokens: &Tokens<'_>,
) -> Result<(), Infeasible> {
    let model = rules.model;
    let window_field = role.field(field!("models.base.context_window_tokens"));
    let (needed, window) = (tokens.longest_input + tokens.answer, model.number(window_field));
    if needed > window {
        return Err(Infeasible {
            month: Some(months.start + 1),
            reason: format!(
                "a call needs {} tokens from month {} on, and the context window of {} holds {}",
                crate::number::grouped(needed, 15),
                months.start + 1,
                role.path(),
                crate::number::grouped(window, 15)
            ),
            field: window_field.spec().path,
        });
    }
    match model.choice::<Billing>(role.field(field!("models.base.kind"))) {
        Billing::PerToken => per_token(rules, role, months, hit_share, tokens),
        Billing::Dedicated => dedicated(rules, role, months, hit_share, tokens),
    }
    Ok(())
}

fn hits<'f>(model: &Model, share: Field) -> [Factor<'f>; 2] {
    [
        Factor::from(model.number(share), Unit::share("from the cache"), share),
        Factor::from(1.0 - model.number(share), Unit::share("not from the cache"), share),
    ]
}

fn per_token<R: Recorder>(
    rules: &mut Rules<'_, R>,
    role: Role,
    months: &Range<usize>,
    hit_share: Field,
    tokens: &Tokens<'_>,
) {
    let model = rules.model;
    let above = model.number(role.field(field!("models.base.long_context.above_tokens")));
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
    let multiplier = Factor::input(model, role.field(field!("models.base.price_multiplier")));
    let (share, batch) = (field!("workload.batch_share"), role.field(field!("models.base.batch_multiplier")));
    let batched = Factor::of(
        1.0 - model.number(share) * (1.0 - model.number(batch)),
        Unit::count("times the price, with batches"),
        [Some(share), Some(batch)],
    );

    let all = Factor::constant(1.0, Unit::count(""));
    let mut pay = |tokens: Factor<'_>, part: Factor<'_>, price: Factor<'_>| {
        if tokens.value() > 0.0 && part.value() > 0.0 {
            let factors = [generated, tokens, part, price, multiplier, batched];
            rules.per_query(Line::QueryGeneration, months.clone(), Trend::Models, None, &factors);
        }
    };
    let least = model.number(role.field(field!("models.base.min_cacheable_tokens")));
    if tokens.longest_cacheable < least {
        pay(tokens.prefix.counting("prompt tokens (too few to be cached)"), all, input);
        pay(tokens.resent.counting("re-sent tokens (too few to be cached)"), all, input);
    } else {
        let shares = [hit_share, field!("workload.resent_cache_hit_share")];
        for (tokens, share) in [tokens.prefix, tokens.resent].into_iter().zip(shares) {
            let [hit, miss] = hits(model, share);
            pay(tokens, hit, cached);
            pay(tokens, miss, write);
        }
    }
    pay(tokens.fresh, all, input);
    pay(tokens.output, all, output);
}

fn dedicated<R: Recorder>(
    rules: &mut Rules<'_, R>,
    role: Role,
    months: &Range<usize>,
    hit_share: Field,
    tokens: &Tokens<'_>,
) {
    let model = rules.model;
    let input = |field: Field| Factor::input(model, role.field(field));
    let [_, prefix_miss] = hits(model, hit_share);
    let [_, resent_miss] = hits(model, field!("workload.resent_cache_hit_share"));
    let read = input(field!("models.base.prefill_tokens_per_second")).inverse();
    let prefix = [tokens.prefix, prefix_miss, read];
    let resent = [tokens.resent, resent_miss, read];
    let fresh = [tokens.fresh, read];
    let written = [tokens.output, input(field!("models.base.decode_tokens_per_second")).inverse()];
    let parts: [&[Factor<'_>]; 4] = [&prefix, &resent, &fresh, &written];
    let seconds = Factor::sum(Unit::count("seconds a query"), &parts);

    let (peak, autoscale) = (field!("workload.peak_to_mean"), field!("models.base.autoscale_share"));
    let steady = (1.0 - model.number(field!("workload.batch_share"))) * (1.0 - input(autoscale).value());
    let headroom = Factor::of(
        1.0 + (model.number(peak) - 1.0) * steady,
        Unit::count("times the mean load"),
        [Some(peak), Some(role.field(autoscale))],
    );
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
            input(field!("models.base.price_multiplier")),
        ],
    });
}

/// The hosting fee of a model that is paid by the token.
fn hosting<R: Recorder>(rules: &mut Rules<'_, R>, phase: &Phase) {
    let (model, role) = (rules.model, phase.role());
    if model.choice::<Billing>(role.field(field!("models.base.kind"))) == Billing::PerToken {
        let factors = [
            rules.input(role.field(field!("models.base.hosting_usd_per_hour"))),
            Factor::constant(HOURS_PER_MONTH, Unit::count("hours a month")),
            rules.input(role.field(field!("models.base.deployments"))),
            rules.input(role.field(field!("models.base.price_multiplier"))),
        ];
        rules.monthly(Line::ServingHosting, phase.months.clone(), Trend::Infrastructure, None, &factors);
    }
}
