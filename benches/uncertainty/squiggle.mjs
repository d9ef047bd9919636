// Two strategies of the scenario beside this file, RAG and fine-tuning, in Squiggle: the same lines of the ledger,
// month by month, what no uncertain input touches worked out before. Squiggle has no rank correlations and no
// uniform whole numbers: inputs are independent here, and every number of chunks is drawn from a discrete mixture.
//
//     squiggle.mjs FOLDER CONSTANTS.json SAMPLES
//
// FOLDER holds node_modules, CONSTANTS.json is what model.py prints without draws. Prints the mean present values
// and how long SAMPLES draws took, reading the program apart, in milliseconds.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, file, samples] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${folder}/`));
const { run } = await import(pathToFileURL(require.resolve("@quri/squiggle-lang")));
const c = JSON.parse(readFileSync(file, "utf8"));
const { v } = c;
const months = c.late.length;

// Numbers into the program's text: Squiggle knows no input but its own.
const list = (values) => `[${values.join(",")}]`;
const ranges = Object.fromEntries(c.uncertainty.ranges.map((range) => [range.field, range]));
const drawn = (field) => {
  const { low, high, shape } = ranges[field];
  if (shape === "uniform") {
    const each = Array.from({ length: high - low + 1 }, (_, place) => low + place);
    return `SampleSet.fromDist(mixture(${list(each)}))`;
  }
  const dist = shape === "lognormal" ? "lognormal" : "normal";
  return `SampleSet.fromDist(${dist}({ p5: ${low}, p95: ${high} }))`;
};

const cacheable = v["rag.system_prompt_tokens"] + v["workload.history_tokens"] >= v["models.base.min_cacheable_tokens"];
if (cacheable) throw new Error("the scenario caches its prompt, which this model does not know");
const mtok = 1e6;
const input = v["models.base.input_usd_per_mtok"] / mtok;
const sent = v["rag.system_prompt_tokens"] + v["workload.history_tokens"] + v["workload.question_tokens"];
const read = v["fine_tuning.system_prompt_tokens"] * (1 - v["fine_tuning.cache_hit_share"])
  + v["workload.history_tokens"] * (1 - v["workload.resent_cache_hit_share"]) + v["workload.question_tokens"];
const headroom = 1 + (v["workload.peak_to_mean"] - 1) * (1 - v["models.tuned.autoscale_share"]);
const capacity = 730 * 3600 * v["models.tuned.target_utilisation"] / headroom;
const due = Array.from({ length: months }, (_, month) => (c.due.includes(month) ? c.retraining : 0));
const each = c.read.map((_, month) => c.ask + c.unknown_rag[month]);

const program = `
queries = ${drawn("workload.queries_per_month")}
growth = ${drawn("workload.growth.per_month")}
answer = ${drawn("workload.answer_tokens")}
chunks = ${drawn("rag.top_k")}
setup = ${drawn("fine_tuning.setup_hours")} * ${c.engineer}
upkeep = ${drawn("rag.upkeep_hours_per_month")} * ${c.engineer}
price = ${drawn("models.base.output_usd_per_mtok")}

early = ${list(c.early)}
late = ${list(c.late)}
stored = ${list(c.store)}
reads = ${list(c.read)}
index = ${list(c.index)}
each = ${list(each)}
unknown = ${list(c.unknown_tuned)}
due = ${list(due)}

generation = (${sent} + chunks * ${c.chunk * v["rag.retrieval_rounds"]}) * ${input} + answer * price / ${mtok}
seconds = ${read / v["models.tuned.prefill_tokens_per_second"]} + answer / ${v["models.tuned.decode_tokens_per_second"]}
load = seconds / ${capacity * v["models.tuned.replica_step"]}
step = ${v["models.tuned.replica_step"]}
replica = ${v["models.tuned.replica_usd_per_hour"] * 730}

month(state, t) = {
  q = state.q
  store = SampleSet.map(q, {|q| max([q * reads[t] + stored[t], ${c.minimum}])})
  rag = state.rag + (q * (generation + each[t]) + store + index[t] + upkeep) * late[t]
  replicas = SampleSet.map(q * load, {|x| max([ceil(x - 1e-9) * step, ${v["models.tuned.min_replicas"]}])})
  tuned = state.tuned + due[t] * early[t] + (replicas * replica + q * unknown[t] + ${c.tuned_upkeep}) * late[t]
  { q: q * (1 + growth), rag: rag, tuned: tuned, ahead: List.append(state.ahead, [cdf(tuned - rag, 0)]) }
}

start = {
  q: queries,
  rag: queries * 0 + ${c.rag_setup + c.first_index[0]},
  tuned: setup + ${c.first_training},
  ahead: []
}
end = List.reduce(List.upTo(0, ${months - 1}), start, month)
shares = [0.05, 0.25, 0.5, 0.75, 0.95]
quantiles = [List.map(shares, {|p| quantile(end.rag, p)}), List.map(shares, {|p| quantile(end.tuned, p)})]
[mean(end.rag), mean(end.tuned), quantiles, end.ahead]
`;

const begin = performance.now();
const output = await run(program, { environment: { sampleCount: Number(samples), xyPointLength: 1000, seed: "1" } });
const milliseconds = performance.now() - begin;
if (!output.result.ok) throw new Error(output.result.value.toString());
const [rag, tuned] = output.result.value.result.asJS();
console.log(JSON.stringify({ rag, tuned, milliseconds }));
