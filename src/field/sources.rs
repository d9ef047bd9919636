//! Where defaults come from.

/// A source of a default: who says so, where, and when it was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Who says so.
    pub name: &'static str,
    /// Where it can be read; empty for our own assumptions.
    pub address: &'static str,
    /// The day it was checked; empty for our own assumptions.
    pub checked: &'static str,
}

const fn source(name: &'static str, address: &'static str, checked: &'static str) -> Source {
    Source { name, address, checked }
}

impl Source {
    /// Our own assumption.
    pub(crate) const OURS: Self = source("Crossover's assumption", "", "");
    pub(crate) const PINECONE: Self =
        source("Pinecone pricing, Standard plan", "https://www.pinecone.io/pricing/", "2026-11-04");
    pub(crate) const PINECONE_COST: Self = source(
        "Pinecone, understanding cost",
        "https://docs.pinecone.io/guides/manage-cost/understanding-cost",
        "2026-10-07",
    );
    pub(crate) const OPENAI_EMBEDDING: Self = source(
        "text-embedding-3-small in LiteLLM 1.109.1",
        "https://github.com/BerriAI/litellm",
        "2026-11-12",
    );
    pub(crate) const BATCH: Self = source(
        "Batch prices of OpenAI, Anthropic, Google, Mistral and Groq in genai-prices 0.2.3",
        "https://github.com/pydantic/genai-prices",
        "2026-11-10",
    );
    pub(crate) const RERANK: Self =
        source("Voyage rerank-2.5 in LiteLLM 1.109.1", "https://github.com/BerriAI/litellm", "2026-11-12");
    pub(crate) const RERANK_SEARCH: Self = source(
        "Cohere rerank-v4.0-fast in LiteLLM 1.109.1",
        "https://github.com/BerriAI/litellm",
        "2026-11-12",
    );
    pub(crate) const TOGETHER: Self = source(
        "Together AI, LoRA up to 16B parameters",
        "https://docs.together.ai/docs/fine-tuning-pricing",
        "2026-07-01",
    );
    pub(crate) const H100_PEAK: Self = source(
        "H100 dense bf16 peak, ml-engineering",
        "https://github.com/stas00/ml-engineering",
        "2026-08-22",
    );
    pub(crate) const MFU: Self = source(
        "40 to 46 % measured on H100, llm-foundry benchmarks",
        "https://github.com/mosaicml/llm-foundry",
        "2025-07-21",
    );
    pub(crate) const FLOPS_RULE: Self = source(
        "Six operations a parameter and token, Scaling Laws for Neural Language Models",
        "https://arxiv.org/abs/2001.08361",
        "2026-11-21",
    );
    pub(crate) const CHUNK_RULE: Self = source(
        "LLM Fine-Tuning vs RAG: When to Use Which: chunks of 500 to 1000 tokens, 3 to 5 of them",
        "",
        "2026-11-21",
    );
    pub(crate) const DATASET_RULE: Self = source(
        "LLM Fine-Tuning vs RAG: When to Use Which: 50 to 1000 examples, 10 to 20 % held out",
        "",
        "2026-11-21",
    );
}
