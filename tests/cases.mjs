// Scenarios that reach the corners which the examples in scenarios/ may leave out: every kind, and
// every place where powers and logarithms come in.

/** What every scenario needs. */
const least = {
  "models.base.kind": "per_token",
  "models.base.input_usd_per_mtok": 1.1,
  "models.base.output_usd_per_mtok": 4.7,
  "models.tuned.replica_usd_per_hour": 3.99,
};

const trends = {
  "horizon.discount_rate_per_year": 0.083,
  "price_trend.models_per_year": -0.31,
  "price_trend.infrastructure_per_year": -0.07,
  "price_trend.labour_per_year": 0.035,
};

const quality = {
  "quality.usd_per_error": 0.37,
  "quality.rag_error_share": 0.03,
  "quality.fine_tuned_error_share": 0.05,
  "quality.index_lag_days": 9,
};

const longContext = {
  "models.base.long_context.above_tokens": 3_000,
  "models.base.long_context.input_usd_per_mtok": 2.2,
  "models.base.long_context.output_usd_per_mtok": 7.1,
};

const variations = {
  "as little as possible": {},
  "trends and discounting": trends,
  "ten years": { ...trends, ...quality, "horizon.months": 120 },
  "one month": { "horizon.months": 1 },
  "flat volume": { "workload.growth.kind": "flat" },
  "linear volume": { "workload.growth.kind": "linear", "workload.growth.per_month": -2_700 },
  "logistic volume": {
    "workload.growth.kind": "logistic",
    "workload.growth.per_month": 0.21,
    "workload.growth.ceiling": 733_000,
  },
  "volume month by month": {
    "workload.queries_per_month": undefined,
    "workload.growth.kind": "series",
    "workload.growth.values": [0, 12_345.6, 98_765.4],
  },
  "no volume": { "workload.queries_per_month": 0 },
  "hardly any volume": { "workload.queries_per_month": 1e-300 },
  "a cache of answers and batches": {
    "workload.answer_cache_share": 0.13,
    "workload.batch_share": 0.29,
    "workload.history_tokens": 1_700,
    "models.base.cached_input_usd_per_mtok": 0.11,
    "models.base.cache_write_usd_per_mtok": 1.37,
  },
  "an agent": { "rag.loop": "agent", "rag.retrieval_rounds": 2.3, "models.base.thinking_tokens": 450 },
  "long context": longContext,
  "long context at the threshold": { ...longContext, "models.base.long_context.at_threshold": "long" },
  "the whole corpus in the prompt": {
    "prompt_only.include_corpus": true,
    "knowledge.documents": 70,
    "knowledge.growth_per_month": 0.017,
  },
  "a window too small": { "models.base.context_window_tokens": 3_000 },
  "a store of nodes": {
    "rag.store.kind": "nodes",
    "rag.store.ram_gb_per_node": 0.013,
    "rag.store.node_usd_per_month": 110,
    "knowledge.growth_per_month": 0.04,
  },
  "a store for a flat fee": { "rag.store.kind": "flat", "rag.store.usd_per_month": 71.5 },
  "rewriting and reranking by the token": {
    "rag.rewrite.enabled": true,
    "rag.rewrite.input_usd_per_mtok": 0.1,
    "rag.rewrite.output_usd_per_mtok": 0.4,
    "rag.rerank.enabled": true,
  },
  "reranking by the search": { "rag.rerank.enabled": true, "rag.rerank.kind": "per_search" },
  "indexing anew": { "rag.embedding.reindex_every_months": 7 },
  "training by the GPU-hour": {
    "fine_tuning.training.kind": "gpu_hours",
    "fine_tuning.training.gpu_hours_per_run": 8.5,
    "fine_tuning.training.gpu_usd_per_hour": 3.99,
  },
  "training by its arithmetic": {
    "fine_tuning.training.kind": "flops",
    "fine_tuning.training.parameters_billion": 8,
    "fine_tuning.training.gpu_usd_per_hour": 3.99,
  },
  "stale knowledge": { ...quality, ...trends, "fine_tuning.retraining.forced_months": [5, 17] },
  "a tuned model by the token": {
    "models.tuned.kind": "per_token",
    "models.tuned.replica_usd_per_hour": undefined,
    "models.tuned.input_usd_per_mtok": 0.6,
    "models.tuned.output_usd_per_mtok": 2.3,
    "models.tuned.hosting_usd_per_hour": 1.7,
  },
  "shared replicas": {
    "models.tuned.replica_step": 0.1,
    "models.tuned.min_replicas": 0,
    "models.tuned.autoscale_share": 0.4,
  },
  "from fine-tuning to retrieval": { "staged.first": "fine_tuned", "staged.then": "rag" },
  "other costs": {
    extra: [
      { name: "moderation", strategies: ["prompt_only", "rag"], usd_per_query: 0.0007, trend: "models" },
      { name: "„Prüfung“ \u{1f9ee}", strategies: ["staged"], hours_once: 24, months: [1, 13] },
    ],
  },
  "a title that has to be escaped": { title: "\"\\\n\u0001\u2028 ü 🧮" },
};

/** Those scenarios: name, language and text. */
export const cases = Object.entries(variations).map(([name, values]) => ({
  name,
  language: "json",
  text: JSON.stringify(nested({ ...least, ...values })),
}));

/** Values by path as the tables of a scenario. */
function nested(values) {
  const root = {};
  for (const [path, value] of Object.entries(values)) {
    const tables = path.split(".");
    const key = tables.pop();
    tables.reduce((table, name) => (table[name] ??= {}), root)[key] = value;
  }
  return root;
}
