//! Keeping a corpus searchable and searching it.

use std::ops::Range;

use crate::field;
use crate::float;
use crate::kind::{Loop, Reranker, Store, Trend};
use crate::model::Model;
use crate::number;
use crate::number::months;
use crate::unit::{BYTES_PER_GB, BYTES_PER_KB, MOST_MONTHS, MTOK, Unit};

use super::charge::{Minimum, Recorder, Series};
use super::factor::{Factor, product};
use super::line::Line;
use super::month_set::MonthSet;
use super::rules::Rules;

/// The length of a chunk: a document shorter than one is one.
pub(super) fn chunk<'f>(model: &Model) -> Factor<'f> {
    let tokens = model
        .number(field!("rag.chunking.chunk_tokens"))
        .min(model.number(field!("knowledge.tokens_per_document")));
    Factor::from(tokens, Unit::count("tokens a chunk"), field!("rag.chunking.chunk_tokens"))
        .and(field!("knowledge.tokens_per_document"))
}

/// How much new text a chunk brings: neighbours overlap.
fn stride<'f>(model: &Model) -> Factor<'f> {
    let document = model.number(field!("knowledge.tokens_per_document"));
    let chunk = model.number(field!("rag.chunking.chunk_tokens"));
    let unit = Unit::count("tokens of new text a chunk");
    if document <= chunk {
        Factor::from(document, unit, field!("knowledge.tokens_per_document"))
    } else {
        let overlap = field!("rag.chunking.overlap_tokens");
        Factor::from(chunk - model.number(overlap), unit, overlap).and(field!("rag.chunking.chunk_tokens"))
    }
}

/// How often a query searches the store, whether or not a cache answers it in the end.
pub(super) fn rounds<'f>(model: &Model) -> Factor<'f> {
    Factor::input(model, field!("rag.retrieval_rounds")).unless_one()
}

/// The share of queries that reach a model.
pub(super) fn generated<'f>(model: &Model) -> Factor<'f> {
    let cached = field!("workload.answer_cache_share");
    Factor::from(1.0 - model.number(cached), Unit::share("not answered from the cache"), cached).unless_one()
}

pub(super) fn record<R: Recorder + ?Sized>(rules: &mut Rules<'_, R>, months: &Range<usize>) {
    if rules.recorder.begin() {
        index(rules, months);
    }
    if rules.recorder.begin() {
        match rules.model.choice::<Store>(field!("rag.store.kind")) {
            Store::Serverless => serverless(rules, months.clone()),
            Store::Nodes => nodes(rules, months.clone()),
            Store::Flat => {
                let price = rules.input(field!("rag.store.usd_per_month"));
                rules.monthly(Line::StoreFlat, months.clone(), Trend::Infrastructure, None, &[price]);
            }
        }
    }
    if rules.recorder.begin() {
        queries(rules, months);
    }
}

fn corpus(model: &Model) -> Series<'_> {
    Series {
        values: model.corpus_tokens(),
        unit: Unit::count("tokens in the corpus"),
        fields: &[
            field!("knowledge.documents"),
            field!("knowledge.tokens_per_document"),
            field!("knowledge.growth_per_month"),
        ],
        how: |model, _, month| {
            let documents = Factor::input(model, field!("knowledge.documents")).in_words();
            let tokens = Factor::input(model, field!("knowledge.tokens_per_document")).in_words();
            let growth = Factor::input(model, field!("knowledge.growth_per_month")).in_words();
            let grown = if month == 0 { String::new() } else { format!(", {growth} for {}", months(month)) };
            format!("{documents} × {tokens}{grown}")
        },
    }
}

fn changed(model: &Model) -> Series<'_> {
    Series {
        values: model.changed_tokens(),
        unit: Unit::count("new or rewritten tokens"),
        fields: &[
            field!("knowledge.documents"),
            field!("knowledge.tokens_per_document"),
            field!("knowledge.growth_per_month"),
            field!("knowledge.churn_per_month"),
        ],
        how: |model, _, month| {
            let growth = Factor::input(model, field!("knowledge.growth_per_month")).in_words();
            let churn = Factor::input(model, field!("knowledge.churn_per_month")).in_words();
            let corpus = number::grouped(model.corpus_tokens()[month], 7);
            format!("{growth} growth and {churn} rewritten, of {corpus} tokens")
        },
    }
}

/// Embedding, preprocessing and writing: the whole corpus first, then what changes.
fn index<R: Recorder + ?Sized>(rules: &mut Rules<'_, R>, months: &Range<usize>) {
    let model = rules.model;
    let (chunk, stride) = (chunk(model), stride(model).inverse());
    let embedding = [chunk, stride, rules.input(field!("rag.embedding.usd_per_mtok")).per(MTOK)];
    let preprocessing = [rules.input(field!("rag.preprocessing.usd_per_mtok")).per(MTOK)];
    let write_price = rules.input(field!("rag.store.write_usd_per_million_units")).per(1e6);
    let (vector, metadata) = (dimension_bytes(model), [metadata(model)]);
    let parts: [&[Factor<'_>]; 2] = [&vector, &metadata];
    let bytes = Factor::sum(Unit::count("bytes a vector"), &parts).per(BYTES_PER_KB);
    let by_size = [rules.input(field!("rag.store.write_units_per_kb")), bytes];
    let by_request = [
        rules.input(field!("rag.store.min_write_units")),
        rules.input(field!("rag.store.vectors_per_request")).inverse(),
    ];
    // A vector takes units by its size, or its share of the least that a request takes.
    let larger: [&[Factor<'_>]; 1] =
        if product(&by_request) > product(&by_size) { [&by_request] } else { [&by_size] };
    let units = Factor::sum(Unit::count("write units a vector"), &larger)
        .and(field!("rag.store.write_units_per_kb"))
        .and(field!("rag.store.min_write_units"))
        .and(field!("rag.store.vectors_per_request"));
    let writing = [stride, units, write_price];
    let writes = model.choice::<Store>(field!("rag.store.kind")) == Store::Serverless;

    let (first, whole, change) = (MonthSet::of(months.start), corpus(model), changed(model));
    rules.lump_of(Line::IndexEmbedding, first, Trend::Models, whole, &embedding);
    rules.monthly(Line::IndexEmbedding, months.clone(), Trend::Models, Some(change), &embedding);
    if preprocessing[0].value() > 0.0 {
        rules.lump_of(Line::IndexPreprocessing, first, Trend::Models, whole, &preprocessing);
        rules.monthly(Line::IndexPreprocessing, months.clone(), Trend::Models, Some(change), &preprocessing);
    }
    if writes {
        rules.lump_of(Line::StoreWrites, first, Trend::Infrastructure, whole, &writing);
        rules.monthly(Line::StoreWrites, months.clone(), Trend::Infrastructure, Some(change), &writing);
    }
    let every = model.count(field!("rag.embedding.reindex_every_months"));
    if every > 0 {
        let again = months.clone().step_by(every).skip(1).collect();
        rules.because = [Some(field!("rag.embedding.reindex_every_months")), None, None];
        rules.lump_of(Line::IndexEmbedding, again, Trend::Models, whole, &embedding);
        if writes {
            rules.lump_of(Line::StoreWrites, again, Trend::Infrastructure, whole, &writing);
        }
        rules.because = [None; 3];
    }
}

fn dimension_bytes<'f>(model: &Model) -> [Factor<'f>; 2] {
    [
        Factor::input(model, field!("rag.embedding.dimensions")),
        Factor::input(model, field!("rag.embedding.bytes_per_dimension")),
    ]
}

fn metadata<'f>(model: &Model) -> Factor<'f> {
    Factor::input(model, field!("rag.store.metadata_bytes_per_vector"))
}

fn serverless<R: Recorder + ?Sized>(rules: &mut Rules<'_, R>, months: Range<usize>) {
    let model = rules.model;
    let vector = dimension_bytes(model);
    let metadata = [metadata(model)];
    let parts: [&[Factor<'_>]; 2] = [&vector, &metadata];
    let bytes = Factor::sum(Unit::count("bytes a vector"), &parts).per(BYTES_PER_GB);
    let stride = stride(model).inverse();
    let price = rules.input(field!("rag.store.storage_usd_per_gb_month"));
    let factors = [stride, bytes, price];
    rules.monthly(Line::StoreStorage, months.clone(), Trend::Infrastructure, Some(corpus(model)), &factors);

    let fixed = rules.input(field!("rag.store.read_units_per_query"));
    let read = rules.input(field!("rag.store.read_usd_per_million_units")).per(1e6);
    if fixed.value() > 0.0 {
        let factors = [rounds(model), fixed, read];
        rules.per_query(Line::StoreReads, months.clone(), Trend::Infrastructure, None, &factors);
    } else {
        let per_gb = model.number(field!("rag.store.read_units_per_gb"));
        let least = model.number(field!("rag.store.min_read_units"));
        let (tokens, gb) = (model.corpus_tokens(), store_gb_per_token(model));
        let units = by_month(tokens, |tokens| least.max(tokens * gb * per_gb));
        let units = Series {
            values: &units,
            unit: Unit::count("read units a search"),
            fields: &[
                field!("rag.store.read_units_per_gb"),
                field!("rag.store.min_read_units"),
                field!("rag.store.metadata_bytes_per_vector"),
                field!("rag.embedding.dimensions"),
                field!("rag.embedding.bytes_per_dimension"),
                field!("rag.chunking.chunk_tokens"),
                field!("rag.chunking.overlap_tokens"),
                field!("knowledge.documents"),
                field!("knowledge.tokens_per_document"),
                field!("knowledge.growth_per_month"),
            ],
            how: |model, _, month| {
                let per_gb = Factor::input(model, field!("rag.store.read_units_per_gb")).in_words();
                let least = Factor::input(model, field!("rag.store.min_read_units")).in_words();
                let gb = number::grouped(model.corpus_tokens()[month] * store_gb_per_token(model), 4);
                format!("{gb} GB × {per_gb}, at least {least}")
            },
        };
        let factors = [rounds(model), read];
        rules.per_query(Line::StoreReads, months.clone(), Trend::Infrastructure, Some(units), &factors);
    }
    let usd = [rules.input(field!("rag.store.minimum_usd_per_month"))];
    rules.minimum(&Minimum { months, usd: &usd });
}

/// A value for each month, from the corpus of that month. On the stack: an allocation would take longer
/// than the sums.
fn by_month(corpus_tokens: &[f64], value: impl Fn(f64) -> f64) -> [f64; MOST_MONTHS as usize] {
    let mut values = [0.0; MOST_MONTHS as usize];
    for (to, tokens) in values.iter_mut().zip(corpus_tokens) {
        *to = value(*tokens);
    }
    values
}

/// Gigabytes that a serverless store holds for each token of the corpus.
fn store_gb_per_token(model: &Model) -> f64 {
    let bytes =
        product(&dimension_bytes(model)) + model.number(field!("rag.store.metadata_bytes_per_vector"));
    bytes / BYTES_PER_GB / stride(model).value()
}

/// Gigabytes of memory, overhead included, that the vectors need for each token of the corpus.
fn memory_gb_per_token(model: &Model) -> f64 {
    let graph = model.number(field!("rag.store.graph_bytes_per_vector"));
    let bytes =
        (product(&dimension_bytes(model)) + graph) * model.number(field!("rag.store.overhead_factor"));
    bytes / BYTES_PER_GB / stride(model).value()
}

fn nodes<R: Recorder + ?Sized>(rules: &mut Rules<'_, R>, months: Range<usize>) {
    let model = rules.model;
    let ram_gb = model.number(field!("rag.store.ram_gb_per_node"));
    let (tokens, gb) = (model.corpus_tokens(), memory_gb_per_token(model));
    let counts = by_month(tokens, |tokens| float::ceil(tokens * gb / ram_gb).max(0.0));
    let counts = Series {
        values: &counts,
        unit: Unit::count("nodes"),
        fields: &[
            field!("rag.store.ram_gb_per_node"),
            field!("rag.store.overhead_factor"),
            field!("rag.store.graph_bytes_per_vector"),
            field!("rag.embedding.dimensions"),
            field!("rag.embedding.bytes_per_dimension"),
            field!("rag.chunking.chunk_tokens"),
            field!("rag.chunking.overlap_tokens"),
            field!("knowledge.documents"),
            field!("knowledge.tokens_per_document"),
            field!("knowledge.growth_per_month"),
        ],
        how: |model, _, month| {
            let node = Factor::input(model, field!("rag.store.ram_gb_per_node")).in_words();
            let overhead = Factor::input(model, field!("rag.store.overhead_factor")).in_words();
            let gb = number::grouped(model.corpus_tokens()[month] * memory_gb_per_token(model), 4);
            format!("{gb} GB of memory, {overhead}, at {node}")
        },
    };
    let factors = [
        rules.input(field!("rag.store.replicas")).unless_one(),
        rules.input(field!("rag.store.node_usd_per_month")),
    ];
    rules.monthly(Line::StoreNodes, months, Trend::Infrastructure, Some(counts), &factors);
}

/// What each query costs before a model answers it.
fn queries<R: Recorder + ?Sized>(rules: &mut Rules<'_, R>, months: &Range<usize>) {
    let model = rules.model;
    let (rounds, generated) = (rounds(model), generated(model));
    let question = rules.input(field!("workload.question_tokens")).counting("question tokens");
    let embedding = rules.input(field!("rag.embedding.usd_per_mtok")).per(MTOK);
    let factors = [rounds, question, embedding];
    rules.per_query(Line::QueryEmbedding, months.clone(), Trend::Models, None, &factors);

    if model.is_on(field!("rag.rewrite.enabled")) {
        for (tokens, price) in [
            (field!("rag.rewrite.input_tokens"), field!("rag.rewrite.input_usd_per_mtok")),
            (field!("rag.rewrite.output_tokens"), field!("rag.rewrite.output_usd_per_mtok")),
        ] {
            let factors = [generated, rules.input(tokens), rules.input(price).per(MTOK)];
            rules.per_query(Line::QueryRewrite, months.clone(), Trend::Models, None, &factors);
        }
    }
    if model.is_on(field!("rag.rerank.enabled")) {
        match model.choice::<Reranker>(field!("rag.rerank.kind")) {
            Reranker::PerSearch => {
                let price = rules.input(field!("rag.rerank.usd_per_thousand_searches")).per(1_000.0);
                let factors = [generated, rounds, price];
                rules.per_query(Line::QueryRerank, months.clone(), Trend::Models, None, &factors);
            }
            Reranker::PerToken => {
                let (asked, chunked) = ([question], [chunk(model)]);
                let parts: [&[Factor<'_>]; 2] = [&asked, &chunked];
                let each = Factor::sum(Unit::count("tokens a candidate"), &parts);
                let candidates = rules.input(field!("rag.rerank.candidates"));
                let price = rules.input(field!("rag.rerank.usd_per_mtok")).per(MTOK);
                let factors = [generated, rounds, candidates, each, price];
                rules.per_query(Line::QueryRerank, months.clone(), Trend::Models, None, &factors);
            }
        }
    }
}

/// Whether an agent calls the model after every retrieval.
pub(super) fn is_agent(model: &Model) -> bool {
    model.choice::<Loop>(field!("rag.loop")) == Loop::Agent
}
