//! The vector store: paid by use, by the node, or by a flat fee.

use super::group::{Evidence, Section};
use super::range::Range;
use super::sources::Source;
use super::spec::{FieldSpec, Preset, Shape};
use crate::kind::Store;
use crate::unit::Unit;

const S: Section = Section::Rag;
const KIND: &str = "rag.store.kind";
const SERVERLESS: &[&str] = &["serverless"];
const NODES: &[&str] = &["nodes"];

const fn pinecone(
    path: &'static str,
    key: &'static str,
    label: &'static str,
    unit: Unit,
    default: f64,
) -> FieldSpec {
    FieldSpec::number(S, path, key, label, unit, Range::AMOUNT, default)
        .from(Evidence::VendorPrice, Source::PINECONE)
        .when(KIND, SERVERLESS)
}

const fn pinecone_rule(
    path: &'static str,
    key: &'static str,
    label: &'static str,
    unit: Unit,
    default: f64,
) -> FieldSpec {
    pinecone(path, key, label, unit, default).from(Evidence::Published, Source::PINECONE_COST)
}

pub(crate) const FIELDS: [FieldSpec; 18] = [
    FieldSpec::other(S, KIND, "sk", "Store billing", Shape::Choice(Store::NAMES), Preset::Text("serverless"))
        .help("A store paid by use, nodes sized by memory, or a flat fee."),
    FieldSpec::number(
        S,
        "rag.store.metadata_bytes_per_vector",
        "sm",
        "Metadata",
        Unit::count("bytes a vector"),
        Range::AMOUNT,
        2_000.0,
    )
    .when(KIND, SERVERLESS)
    .help("Text, identifier and attributes kept beside each vector."),
    pinecone("rag.store.storage_usd_per_gb_month", "sg", "Storage", Unit::money("per GB and month"), 0.33)
        .help("The price of a gigabyte (10⁹ bytes) kept for a month."),
    pinecone(
        "rag.store.read_usd_per_million_units",
        "sr",
        "Reads",
        Unit::money("per million read units"),
        16.0,
    )
    .help("The price of a million read units."),
    FieldSpec::number(
        S,
        "rag.store.read_units_per_query",
        "srq",
        "Read units a search",
        Unit::count("read units a search"),
        Range::AMOUNT,
        0.0,
    )
    .step(0.25)
    .when(KIND, SERVERLESS)
    .help("Read units of one search; 0 derives them from the size of the store."),
    pinecone_rule(
        "rag.store.read_units_per_gb",
        "srg",
        "Read units per GB",
        Unit::count("read units per GB"),
        1.0,
    )
    .help("Read units that a search takes for each gigabyte it searches."),
    pinecone_rule(
        "rag.store.min_read_units",
        "srm",
        "Read units at least",
        Unit::count("read units a search"),
        0.25,
    )
    .help("The least that a search takes."),
    pinecone(
        "rag.store.write_usd_per_million_units",
        "sw",
        "Writes",
        Unit::money("per million write units"),
        4.0,
    )
    .help("The price of a million write units."),
    pinecone_rule(
        "rag.store.write_units_per_kb",
        "swk",
        "Write units per kB",
        Unit::count("write units per kB"),
        1.0,
    )
    .help("Write units for each kilobyte (1000 bytes) written."),
    pinecone_rule(
        "rag.store.min_write_units",
        "swm",
        "Write units at least",
        Unit::count("write units a request"),
        5.0,
    )
    .help("The least that one write request takes."),
    FieldSpec::number(
        S,
        "rag.store.vectors_per_request",
        "swv",
        "Vectors a request",
        Unit::count("vectors a request"),
        Range::of(1.0, 1e12),
        100.0,
    )
    .whole()
    .when(KIND, SERVERLESS)
    .help("How many vectors are written together."),
    pinecone("rag.store.minimum_usd_per_month", "su", "Monthly minimum", Unit::money("a month"), 50.0)
        .help("What a month costs at least; storage, reads and writes count towards it."),
    FieldSpec::number(
        S,
        "rag.store.overhead_factor",
        "so",
        "Memory overhead",
        Unit::count("times the vectors"),
        Range::AMOUNT,
        1.5,
    )
    .when(KIND, NODES)
    .help("Memory that the index needs, as a multiple of its vectors."),
    FieldSpec::number(
        S,
        "rag.store.graph_bytes_per_vector",
        "sgb",
        "Graph",
        Unit::count("bytes a vector"),
        Range::AMOUNT,
        0.0,
    )
    .step(64.0)
    .when(KIND, NODES)
    .help("Bytes of graph links kept for each vector."),
    FieldSpec::number(
        S,
        "rag.store.ram_gb_per_node",
        "sng",
        "Memory of a node",
        Unit::count("GB a node"),
        Range::POSITIVE,
        8.0,
    )
    .required()
    .when(KIND, NODES)
    .help("Gigabytes (10⁹ bytes) of memory that one node gives to vectors."),
    FieldSpec::number(
        S,
        "rag.store.node_usd_per_month",
        "sn",
        "Node",
        Unit::money("a node and month"),
        Range::AMOUNT,
        110.0,
    )
    .required()
    .when(KIND, NODES)
    .help("What one node costs a month."),
    FieldSpec::number(S, "rag.store.replicas", "snr", "Copies", Unit::count("copies"), Range::AMOUNT, 1.0)
        .whole()
        .when(KIND, NODES)
        .help("How many copies of all nodes run, for safety or speed."),
    FieldSpec::number(
        S,
        "rag.store.usd_per_month",
        "sf",
        "Flat fee",
        Unit::money("a month"),
        Range::AMOUNT,
        70.0,
    )
    .required()
    .recommended()
    .when(KIND, &["flat"])
    .help("What the store costs a month, whatever it holds."),
];
