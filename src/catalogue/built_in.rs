//! The catalogue that comes with the program: the files under `prices/`.

use std::sync::LazyLock;

use super::Catalogue;

/// One a vendor.
const FILES: [&str; 30] = [
    include_str!("../../prices/akash.toml"),
    include_str!("../../prices/anthropic.toml"),
    include_str!("../../prices/aws.toml"),
    include_str!("../../prices/azure.toml"),
    include_str!("../../prices/cloudflare.toml"),
    include_str!("../../prices/cohere.toml"),
    include_str!("../../prices/deepseek.toml"),
    include_str!("../../prices/fireworks.toml"),
    include_str!("../../prices/google.toml"),
    include_str!("../../prices/groq.toml"),
    include_str!("../../prices/jina.toml"),
    include_str!("../../prices/lambda.toml"),
    include_str!("../../prices/mistral.toml"),
    include_str!("../../prices/nebius.toml"),
    include_str!("../../prices/novita.toml"),
    include_str!("../../prices/openai.toml"),
    include_str!("../../prices/perplexity.toml"),
    include_str!("../../prices/pinecone.toml"),
    include_str!("../../prices/prime-intellect.toml"),
    include_str!("../../prices/qdrant.toml"),
    include_str!("../../prices/runpod.toml"),
    include_str!("../../prices/self-hosted.toml"),
    include_str!("../../prices/supabase.toml"),
    include_str!("../../prices/tinker.toml"),
    include_str!("../../prices/together.toml"),
    include_str!("../../prices/turbopuffer.toml"),
    include_str!("../../prices/vast.toml"),
    include_str!("../../prices/voyage.toml"),
    include_str!("../../prices/weaviate.toml"),
    include_str!("../../prices/zilliz.toml"),
];

/// The catalogue that comes with the program.
#[must_use]
pub fn built_in() -> &'static Catalogue {
    static BUILT_IN: LazyLock<Catalogue> = LazyLock::new(|| {
        let files = FILES.iter().filter_map(|text| Catalogue::from_toml(text).ok());
        files.fold(Catalogue::default(), |all, file| all.with(&file))
    });
    &BUILT_IN
}
