//! The model calls behind a query: what is sent and what is written.
//!
//! The tokens of a query's calls fall into prefix (cacheable, the same for every query), re-sent tokens
//! (history and earlier tool results), fresh input, and output.

use std::ops::Range;

use crate::field;
use crate::field::Field;
use crate::kind::Strategy;
use crate::unit::Unit;

use super::billing::{Tokens, bill};
use super::charge::Recorder;
use super::factor::{Factor, product};
use super::plan::Phase;
use super::retrieval::{chunk, is_agent, rounds};
use super::rules::{Infeasible, Rules};

const TOKENS: Unit = Unit::count("tokens");

/// Records what answering costs in a phase: by the token, or by the replica.
pub(super) fn record<R: Recorder + ?Sized>(
    rules: &mut Rules<'_, R>,
    phase: &Phase,
) -> Result<(), Infeasible> {
    let with_corpus =
        phase.runs == Strategy::PromptOnly && rules.model.is_on(field!("prompt_only.include_corpus"));
    if with_corpus {
        // The prompt grows with the corpus, and with it its price tier and its fit into the window.
        for month in phase.months.clone() {
            let tokens = rules.model.corpus_tokens()[month];
            record_months(rules, phase, month..month + 1, Some(tokens))?;
        }
    } else {
        record_months(rules, phase, phase.months.clone(), None)?;
    }
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

fn record_months<R: Recorder + ?Sized>(
    rules: &mut Rules<'_, R>,
    phase: &Phase,
    months: Range<usize>,
    corpus_tokens: Option<f64>,
) -> Result<(), Infeasible> {
    let (model, role) = (rules.model, phase.role());
    let prompt = Prompt::of(phase.runs);
    let named = |field: Field, words| Factor::input(model, field).counting(words);

    let instructions = [named(prompt.prefix, "prompt tokens")];
    let corpus = [Factor::from(
        corpus_tokens.unwrap_or(0.0),
        Unit::count("corpus tokens"),
        field!("prompt_only.include_corpus"),
    )
    .and(field!("knowledge.documents"))
    .and(field!("knowledge.tokens_per_document"))
    .and(field!("knowledge.growth_per_month"))];
    let question = named(field!("workload.question_tokens"), "question tokens");
    let history = named(field!("workload.history_tokens"), "history tokens");
    let answer = [
        named(field!("workload.answer_tokens"), "answer tokens"),
        Factor::input(model, role.field(field!("models.base.answer_ratio"))).unless_one(),
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
            role,
            hit_share: prompt.hit_share,
            prefix: Factor::sum(Unit::count("prompt tokens"), &prefix_parts),
            resent: Factor::sum(Unit::count("re-sent tokens"), &resent_parts),
            fresh: Factor::sum(Unit::count("input tokens"), &fresh_parts),
            output: Factor::sum(Unit::count("output tokens"), &output_parts),
            longest_input: instruction_tokens + gathered + r * result.value(),
            longest_cacheable: instruction_tokens + gathered + (r - 1.0) * result.value(),
            answer: answer_tokens,
        };
        bill(rules, &months, &tokens)
    } else {
        let (asked, retrieved, thought) = ([question], [top_k, chunk, rounds], [thinking]);
        let prefix_parts: [&[Factor<'_>]; 2] = [&instructions, &corpus];
        let fresh_parts: [&[Factor<'_>]; 2] = [&asked, &retrieved];
        let output_parts: [&[Factor<'_>]; 2] = [&answer, &thought];
        let fresh = Factor::sum(Unit::count("input tokens"), &fresh_parts);
        let cacheable = instruction_tokens + history.value();
        let tokens = Tokens {
            role,
            hit_share: prompt.hit_share,
            prefix: Factor::sum(Unit::count("prompt tokens"), &prefix_parts),
            resent: history,
            fresh,
            output: Factor::sum(Unit::count("output tokens"), &output_parts),
            longest_input: cacheable + fresh.value(),
            longest_cacheable: cacheable,
            answer: answer_tokens,
        };
        bill(rules, &months, &tokens)
    }
}
