//! The cheapest that fits, what that costs, what to do first, and what is still open.

use crossover::advice::{Advice, caution};
use crossover::kind::Strategy::{FineTuned, Hybrid, PromptOnly, Rag, Staged};

use crossover::report::Report;
use crossover::scenario::Scenario;

use super::{advise, advised, approach, careful, model};

/// Over four months: prompt only and RAG a thousand dollars a month and more, tuning and hybrid once.
fn priced(changes: &str, tuned: u32, hybrid: u32) -> Advice {
    advise(&at_prices(changes, tuned, hybrid))
}

fn at_prices(changes: &str, tuned: u32, hybrid: u32) -> Scenario {
    let once = |name: &str, usd: u32| {
        format!("[[extra]]\nname = '{name}'\nstrategies = ['{name}']\nusd_once = {usd}\n")
    };
    let monthly = "[[extra]]\nname = 'monthly'\nstrategies = ['rag']\nusd_per_month = 1_000\n
        [[extra]]\nname = 'prompt'\nstrategies = ['prompt_only']\nusd_per_month = 5_000\n";
    let quiet = "rag.evaluation_hours = 0\nfine_tuning.evaluation.hours_per_retraining = 0\n";
    careful(&[quiet, changes, "\n", monthly, &once("fine_tuned", tuned), &once("hybrid", hybrid)].concat())
}

#[test]
fn what_fit_costs() {
    // Prompt only 20,000, RAG 4,000, tuning 3,000, hybrid 9,000, staged 2 × 1,000 + 9,000.
    let free = priced("", 3_000, 9_000);
    assert_eq!((free.cheapest_overall, free.cheapest_that_fits), (Some(FineTuned), Some(FineTuned)));
    assert_eq!(free.cost_of_fit_usd, Some(0.0));
    let cited = priced("answers.citations = 'required'", 3_000, 9_000);
    assert_eq!((cited.cheapest_overall, cited.cheapest_that_fits), (Some(FineTuned), Some(Rag)));
    assert_eq!(cited.cost_of_fit_usd, Some(1_000.0));
    // What cannot be relied on never is the cheapest.
    let unfit = priced("knowledge.question_share = 1", 3_000, 9_000);
    assert_eq!((unfit.cheapest_overall, unfit.cost_of_fit_usd), (Some(Rag), Some(0.0)));
    let nothing = "answers.may_store_embeddings = false\nanswers.may_train_on_data = false\nknowledge.question_share = 1";
    let nothing = priced(nothing, 3_000, 9_000);
    assert_eq!((nothing.cheapest_overall, nothing.cheapest_that_fits), (Some(Rag), None));
    assert_eq!(nothing.cost_of_fit_usd, None);
    assert_eq!(nothing.first_step.text(), "Settle first what rules the strategies out.");
}

const TRIAL: &str = "hold out 10 to 20% of the examples, and try the tuned model on 5 to 10% of the traffic.";

#[test]
fn the_month_to_move_on_is_that_of_the_curve() {
    // RAG for one month, then hybrid for 2,500: 3,500 in all, against 4,000 for RAG to the end.
    let moves = priced("answers.gap = 'facts'", 3_000, 2_500).first_step.text();
    assert_eq!(
        moves,
        format!(
            "Start with RAG, then move on to hybrid in month 2 (2027-01), when that is cheapest, at $3.5k in all \
             (hybrid from the first day would cost $1.0k less): {TRIAL}"
        )
    );
    // At 3,000 it is level, and does not pay; hybrid from the first day would.
    let stays = priced("answers.gap = 'facts'", 9_000, 3_000).first_step.text();
    assert_eq!(
        stays,
        "Start with RAG, and stay with it: moving on to hybrid does not pay in any month within 4 months."
    );
}

#[test]
fn the_first_step_follows_what_fits() {
    let first = |changes: &str, tuned, hybrid| priced(changes, tuned, hybrid).first_step.text();
    assert_eq!(first("answers.gap = 'behaviour'", 3_000, 9_000), format!("Start with fine-tuning: {TRIAL}"));
    assert_eq!(
        first("answers.may_train_on_data = false", 3_000, 9_000),
        "Start with RAG, and stay with it: nothing else that fits costs less."
    );
    assert_eq!(
        first("answers.gap = 'both'\nrag.enabled = false", 3_000, 9_000),
        format!("Start with hybrid: build the retrieval first; then {TRIAL}")
    );
    // Staged begins with tuning: no curve says when RAG should be left.
    assert_eq!(first("staged.first = 'fine_tuned'", 3_000, 9_000), "Start with RAG.");
    assert_eq!(
        advised("").first_step.text(),
        "Start with prompt only: nothing else that fits costs less. Add more when it falls short."
    );
    let off =
        ["prompt_only", "rag", "fine_tuning", "hybrid", "staged"].map(|s| format!("{s}.enabled = false\n"));
    let none = advised(&off.concat());
    assert_eq!(none.first_step.text(), "No strategy is enabled; enable one.");
    assert!(none.strategies.0.is_empty() && none.checklist.is_empty());
}

#[test]
fn open_questions_come_in_the_order_of_what_they_would_change() {
    // Tuning is the cheapest, RAG the next.
    let advice = priced("answers.gap = 'facts'", 3_000, 9_000);
    let [first, second, third, ..] = &advice.open_questions[..] else {
        panic!("{:?}", advice.open_questions)
    };
    assert_eq!(
        [first.question, second.question, third.question],
        ["answers.citations", "answers.labelled_examples", "answers.may_train_on_data"]
    );
    let [required] = &first.answers[..] else { panic!("{first:?}") };
    assert_eq!(required.answer, "required");
    assert_eq!(required.rules_out, [FineTuned]);
    assert_eq!((required.cheapest_that_fits, required.approach), (Some(Rag), Some(Rag)));
    let [none] = &second.answers[..] else { panic!("{second:?}") };
    assert_eq!((none.answer.as_str(), none.rules_out.as_slice()), ("0", &[FineTuned, Hybrid][..]));
    let [forbidden] = &third.answers[..] else { panic!("{third:?}") };
    assert_eq!(forbidden.rules_out, [FineTuned, Hybrid, Staged]);
    // Embeddings are not needed by what is cheapest, and their question comes behind.
    let embeddings = advice.open_questions.iter().position(|q| q.question == "answers.may_store_embeddings");
    assert_eq!(embeddings, Some(3));
    assert!(advice.open_questions.iter().skip(5).any(|question| question.answers.is_empty()));
    // What has been answered is not open, and what is not sure is.
    assert!(advice.open_questions.iter().all(|question| question.question != "answers.gap"));
    let unsure = priced("answers.gap = 'not_sure'", 3_000, 9_000);
    assert!(unsure.open_questions.iter().any(|question| question.question == "answers.gap"));
}

#[test]
fn the_question_that_could_take_the_cheapest_away_comes_first() {
    // RAG is the cheapest; that embeddings may not be stored would end it, citations only what is dearer.
    let advice = priced("answers.gap = 'facts'", 5_000, 9_000);
    let order: Vec<&str> = advice.open_questions.iter().map(|question| question.question).collect();
    assert_eq!(order[..2], ["answers.may_store_embeddings", "answers.citations"]);
    // What is excluded already is not excluded once more.
    let cited = priced("answers.citations = 'required'", 5_000, 9_000);
    let examples =
        cited.open_questions.iter().find(|question| question.question == "answers.labelled_examples");
    assert_eq!(examples.unwrap().answers[0].rules_out, [Hybrid]);
}

#[test]
fn an_answer_that_changes_something_does_so() {
    let advice = priced("", 3_000, 9_000);
    let mut tried = 0;
    for question in &advice.open_questions {
        for possible in &question.answers {
            let quoted = match possible.answer.as_str() {
                answer @ ("true" | "false" | "0" | "50") => answer.to_owned(),
                "1,000" => "1000".to_owned(),
                name => format!("'{name}'"),
            };
            let then = priced(&format!("{} = {quoted}", question.question), 3_000, 9_000);
            assert_eq!(then.cheapest_that_fits, possible.cheapest_that_fits, "{possible:?}");
            assert_eq!(approach(&then), possible.approach, "{possible:?}");
            tried += 1;
        }
    }
    assert!(tried > 5);
    assert!(advice.cheapest_that_fits != Some(PromptOnly));
}

#[test]
fn what_answers_are_about_comes_first() {
    let ids = |advice: &Advice| advice.comparison.iter().map(|dimension| dimension.id).collect::<Vec<_>>();
    let silent = advised("");
    assert_eq!(silent.comparison.len(), 12);
    assert!(
        silent.comparison.iter().all(|dimension| !dimension.answered && dimension.strategies.0.len() == 5)
    );
    let cited = advised("answers.citations = 'helpful'\nanswers.stakes = 'low'");
    assert_eq!(ids(&cited)[..2], ["hallucination", "transparency"]);
    assert_eq!(ids(&cited)[2..4], ids(&silent)[..2]);
}

#[test]
fn an_open_question_says_what_its_answers_would_change() {
    let advice = priced("answers.gap = 'facts'", 3_000, 9_000);
    let [citations, examples, ..] = &advice.open_questions[..] else { panic!("{:?}", advice.open_questions) };
    let (strategy, short, sentence) = advice.stake(citations).unwrap();
    assert_eq!((strategy, short.as_str()), (Rag, "RAG if required"));
    assert_eq!(sentence, "Citations: required rules out fine-tuning and makes RAG the cheapest that fits.");
    assert_eq!(advice.stake(examples).unwrap().1, "RAG if 0");
    // What moves nothing, or only what is dearer, is not worth a mark.
    let embeddings = advice.open_questions.iter().find(|q| q.question == "answers.may_store_embeddings");
    assert!(!embeddings.unwrap().answers.is_empty() && advice.stake(embeddings.unwrap()).is_none());
    let last = advice.open_questions.last().unwrap();
    assert!(last.answers.is_empty() && advice.stake(last).is_none());
    // The last that fits may be lost as well.
    let only = "answers.may_train_on_data = false\nprompt_only.enabled = false";
    let only = priced(only, 3_000, 9_000);
    let embeddings = only.open_questions.iter().find(|q| q.question == "answers.may_store_embeddings");
    assert_eq!(only.stake(embeddings.unwrap()).unwrap().1, "nothing fits if no");
}

#[test]
fn a_word_or_two_on_the_cheapest() {
    let said = |changes: &str| {
        let model = model(&at_prices(changes, 3_000, 9_000));
        caution(&model, &Report::new(&model))
    };
    // Nothing is set aside to evaluate a training; and what users ask is not known yet.
    assert_eq!(said("").as_deref(), Some("1 caveat"));
    assert_eq!(said("answers.exploring = true").as_deref(), Some("2 caveats"));
    assert_eq!(said("answers.citations = 'required'").as_deref(), Some("ruled out"));
    let model = model(&careful(""));
    assert_eq!(caution(&model, &Report::new(&model)), None);
}
