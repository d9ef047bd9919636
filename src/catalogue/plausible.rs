//! What a price may be before it looks like a slip: collections of prices use zero for unknown, and mix
//! up the token with the million.

use crate::kind::Product;

/// The range a figure must lie in, in words, when it lies outside it.
#[must_use]
pub fn implausible(product: Product, figure: &str, value: f64) -> Option<&'static str> {
    let (low, high, words) = match (product, figure) {
        (Product::Embedding, "usd_per_mtok") => (0.001, 1.0, "0.001 to 1 US dollar per million tokens"),
        (Product::Reranker, "usd_per_mtok") => (0.001, 10.0, "0.001 to 10 US dollars per million tokens"),
        (Product::Reranker, "usd_per_thousand_searches") => (0.01, 100.0, "0.01 to 100 US dollars"),
        (Product::Model, "input_usd_per_mtok" | "output_usd_per_mtok")
        | (Product::Training, "usd_per_mtok") => {
            (0.005, 1_000.0, "0.005 to 1,000 US dollars per million tokens")
        }
        (_, "replica_usd_per_hour" | "gpu_usd_per_hour") => {
            (0.05, 1_000.0, "0.05 to 1,000 US dollars an hour")
        }
        _ => return None,
    };
    (!(low..=high).contains(&value)).then_some(words)
}
