//! Kinds and what belongs to them, for the tests of the table of fields.

/// What a scenario needs, with the kinds that hold when nothing is said.
pub(crate) const ONE: &str = "
    models.base = { kind = 'per_token', input_usd_per_mtok = 1, output_usd_per_mtok = 5 }
    models.tuned = { kind = 'dedicated', replica_usd_per_hour = 1 }";
/// Other kinds, with what they need.
pub(crate) const OTHER: &str = "
    workload.growth = { kind = 'logistic', ceiling = 1_000_000 }
    models.base = { kind = 'dedicated', replica_usd_per_hour = 1 }
    models.tuned = { kind = 'per_token', input_usd_per_mtok = 1, output_usd_per_mtok = 5 }
    models.tuned.long_context = { above_tokens = 1, input_usd_per_mtok = 1, output_usd_per_mtok = 1 }
    rag.store = { kind = 'nodes', ram_gb_per_node = 8, node_usd_per_month = 100 }
    rag.rewrite = { enabled = true, input_usd_per_mtok = 1, output_usd_per_mtok = 1 }
    rag.rerank.kind = 'per_search'
    fine_tuning.training = { kind = 'flops', parameters_billion = 8, gpu_usd_per_hour = 1 }";

/// Defaults of a model on dedicated replicas, of one paid by the token, and of either.
pub(crate) const DEDICATED: &str = "prefill_tokens_per_second = 40_000, decode_tokens_per_second = 6_000, \
    target_utilisation = 0.6, min_replicas = 1, replica_step = 1, autoscale_share = 0";
pub(crate) const PER_TOKEN: &str =
    "min_cacheable_tokens = 1_024, batch_multiplier = 0.5, hosting_usd_per_hour = 0, deployments = 1";
pub(crate) const EITHER: &str =
    "price_multiplier = 1, context_window_tokens = 128_000, answer_ratio = 1, thinking_tokens = 0";
