//! Retrieval: chunks, embeddings, the store, and the calls around them.

use super::group::{Evidence, Section};
use super::range::Range;
use super::sources::Source;
use super::spec::{FieldSpec, Preset, Shape};
use crate::kind::{Loop, Product, Reranker};
use crate::unit::Unit;

const S: Section = Section::Rag;
const TOKENS: Unit = Unit::count("tokens");
const PER_MTOK: Unit = Unit::money("per million tokens");
const HOURS: Unit = Unit::count("hours");

pub(crate) const FIELDS: [FieldSpec; 30] = [
    FieldSpec::other(S, "rag.enabled", "re", "RAG", Shape::Switch, Preset::Switch(true))
        .help("Whether RAG is compared."),
    FieldSpec::number(S, "rag.system_prompt_tokens", "rs", "System prompt", TOKENS, Range::AMOUNT, 500.0)
        .help("Instructions sent with every call."),
    FieldSpec::number(
        S,
        "rag.cache_hit_share",
        "rh",
        "Cache hits of the system prompt",
        Unit::share(""),
        Range::SHARE,
        0.5,
    )
    .step(0.05)
    .help("The share of calls that find the system prompt in the prompt cache."),
    FieldSpec::other(S, "rag.loop", "rl", "Loop", Shape::Choice(Loop::NAMES), Preset::Text("single"))
        .recommended()
        .help("One model call a query, or an agent that calls the model after every retrieval."),
    FieldSpec::number(
        S,
        "rag.retrieval_rounds",
        "rr",
        "Retrievals a query",
        Unit::count("retrievals a query"),
        Range::AT_LEAST_ONE,
        1.0,
    )
    .step(0.5)
    .help("How often a query searches the store, on average."),
    FieldSpec::number(S, "rag.tool_call_tokens", "rt", "Tool call", TOKENS, Range::AMOUNT, 60.0)
        .help("What an agent writes to ask for one retrieval."),
    FieldSpec::number(
        S,
        "rag.top_k",
        "rk",
        "Chunks per retrieval",
        Unit::count("chunks"),
        Range::AMOUNT,
        5.0,
    )
    .whole()
    .from(Evidence::Published, Source::CHUNK_RULE)
    .recommended()
    .help("How many chunks each retrieval puts before the model."),
    FieldSpec::number(S, "rag.setup_hours", "ri", "Set-up", HOURS, Range::AMOUNT, 80.0)
        .recommended()
        .help("Engineer's hours for ingestion, index, retrieval and prompts; published are 2 to 5 days, this is an assumption."),
    FieldSpec::number(S, "rag.evaluation_hours", "rv", "First evaluation", HOURS, Range::AMOUNT, 40.0)
        .help("Engineer's hours to build an evaluation of retrieval and answers; an assumption."),
    FieldSpec::number(
        S,
        "rag.upkeep_hours_per_month",
        "ru",
        "Upkeep",
        Unit::count("hours a month"),
        Range::AMOUNT,
        12.0,
    )
    .recommended()
    .help("Engineer's hours a month for sources, access rights, stale content and tuning; an assumption."),
    FieldSpec::number(S, "rag.chunking.chunk_tokens", "rc", "Chunk length", TOKENS, Range::POSITIVE, 500.0)
        .from(Evidence::Published, Source::CHUNK_RULE)
        .recommended()
        .help("The length of a chunk; a shorter document is one chunk."),
    FieldSpec::number(S, "rag.chunking.overlap_tokens", "ro", "Overlap", TOKENS, Range::AMOUNT, 50.0)
        .help("Tokens that neighbouring chunks share; below the chunk length."),
    FieldSpec::number(
        S,
        "rag.preprocessing.usd_per_mtok",
        "rp",
        "Preprocessing",
        PER_MTOK,
        Range::AMOUNT,
        0.0,
    )
    .step(0.1)
    .help("Parsing, OCR or contextualising of the text before it is embedded."),
    FieldSpec::other(
        S,
        "rag.embedding.catalog",
        "ec",
        "Embedding model",
        Shape::CatalogName(Product::Embedding),
        Preset::Absent,
    )
    .help("An entry of the price catalogue; figures given beside it replace the entry's one by one."),
    FieldSpec::number(S, "rag.embedding.usd_per_mtok", "ep", "Embedding", PER_MTOK, Range::AMOUNT, 0.02)
        .from(Evidence::VendorPrice, Source::OPENAI_EMBEDDING)
        .help("The price of embedding, for documents and for queries; lists of 2026-11-12 say $0.02 to 0.18, a guide checked on 2026-11-21 prints $5 to 50."),
    FieldSpec::number(
        S,
        "rag.embedding.dimensions",
        "ed",
        "Dimensions",
        Unit::count("dimensions"),
        Range::POSITIVE,
        1_536.0,
    )
    .from(Evidence::VendorPrice, Source::OPENAI_EMBEDDING)
    .help("The numbers in one vector."),
    FieldSpec::number(
        S,
        "rag.embedding.bytes_per_dimension",
        "eb",
        "Bytes per dimension",
        Unit::count("bytes a dimension"),
        Range::POSITIVE,
        4.0,
    )
    .help("4 for float32, 2 for float16, 1 for int8, 0.125 for binary vectors."),
    FieldSpec::number(
        S,
        "rag.embedding.reindex_every_months",
        "ei",
        "Re-index every",
        Unit::count("months"),
        Range::MONTHS,
        0.0,
    )
    .whole()
    .help("How often everything is embedded anew, as for a new embedding model; 0 is never."),
    FieldSpec::other(
        S,
        "rag.rewrite.enabled",
        "rwe",
        "Query rewriting",
        Shape::Switch,
        Preset::Switch(false),
    )
    .help("Whether a model call rewrites each query before retrieval; never batched or cached."),
    FieldSpec::number(S, "rag.rewrite.input_tokens", "rwi", "Rewrite input", TOKENS, Range::AMOUNT, 300.0)
        .help("What the rewriting call reads."),
    FieldSpec::number(S, "rag.rewrite.output_tokens", "rwo", "Rewrite output", TOKENS, Range::AMOUNT, 40.0)
        .help("What the rewriting call writes."),
    FieldSpec::number(
        S,
        "rag.rewrite.input_usd_per_mtok",
        "rwip",
        "Rewrite input price",
        PER_MTOK,
        Range::AMOUNT,
        0.1,
    )
    .required_when("rag.rewrite.enabled")
    .help("The input price of the model that rewrites."),
    FieldSpec::number(
        S,
        "rag.rewrite.output_usd_per_mtok",
        "rwop",
        "Rewrite output price",
        PER_MTOK,
        Range::AMOUNT,
        0.4,
    )
    .required_when("rag.rewrite.enabled")
    .help("The output price of the model that rewrites."),
    FieldSpec::other(S, "rag.rerank.enabled", "rre", "Reranking", Shape::Switch, Preset::Switch(false))
        .help("Whether a reranker, a cross-encoder that reads question and passage together, sorts the candidates of each retrieval."),
    FieldSpec::other(
        S,
        "rag.rerank.catalog",
        "rrc",
        "Reranker",
        Shape::CatalogName(Product::Reranker),
        Preset::Absent,
    )
    .help("An entry of the price catalogue; figures given beside it replace the entry's one by one."),
    FieldSpec::other(
        S,
        "rag.rerank.kind",
        "rrk",
        "Reranker billing",
        Shape::Choice(Reranker::NAMES),
        Preset::Text("per_token"),
    )
    .help("Whether the reranker is paid by the search or by the token."),
    FieldSpec::number(
        S,
        "rag.rerank.usd_per_mtok",
        "rrp",
        "Reranking by the token",
        PER_MTOK,
        Range::AMOUNT,
        0.05,
    )
    .from(Evidence::VendorPrice, Source::RERANK)
    .when("rag.rerank.kind", &["per_token"])
    .help("The price of the tokens of the candidates, each with the question."),
    FieldSpec::number(
        S,
        "rag.rerank.candidates",
        "rrn",
        "Candidates",
        Unit::count("candidates"),
        Range::AMOUNT,
        30.0,
    )
    .whole()
    .when("rag.rerank.kind", &["per_token"])
    .help("How many chunks each search hands to the reranker."),
    FieldSpec::number(
        S,
        "rag.rerank.usd_per_thousand_searches",
        "rrs",
        "Reranking by the search",
        Unit::money("per thousand searches"),
        Range::AMOUNT,
        2.0,
    )
    .from(Evidence::VendorPrice, Source::RERANK_SEARCH)
    .when("rag.rerank.kind", &["per_search"])
    .help("The price of a thousand searches."),
    FieldSpec::other(
        S,
        "rag.store.catalog",
        "sc",
        "Vector store",
        Shape::CatalogName(Product::Store),
        Preset::Absent,
    )
    .recommended()
    .help("An entry of the price catalogue; figures given beside it replace the entry's one by one."),
];
