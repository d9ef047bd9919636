// The package for JavaScript as somebody installs it: what it returns, what it throws, and its types.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const { CROSSOVER_NPM: built, CROSSOVER_CLI: cli } = process.env;
assert(built && cli, "the package has to be built first: run cargo xtask test");

/** A project in which the package is installed. */
const project = mkdtempSync(join(tmpdir(), "crossover-"));
mkdirSync(join(project, "node_modules"));
symlinkSync(built, join(project, "node_modules/crossover"));
after(() => rmSync(project, { recursive: true }));

const api = await import(pathToFileURL(join(built, "node.js")));
const root = fileURLToPath(new URL("../", import.meta.url));
const natively = (...args) => execFileSync(cli, args, { encoding: "utf8", maxBuffer: 1e8 });
const lasting = { models: { base: { kind: "per_token", input_usd_per_mtok: 0.75, output_usd_per_mtok: 4.5 } } };
const presets = api.presets();

/** Code of somebody who uses the package: what it prints. */
function run(code) {
  const file = join(project, "index.mjs");
  writeFileSync(file, code);
  return execFileSync(process.execPath, [file], { encoding: "utf8" });
}

test("the example of its README prints what stands below it", () => {
  const readme = readFileSync(join(built, "README.md"), "utf8");
  const [, code] = readme.match(/```js\n(.*?)```/s);
  const [, printed] = readme.match(/```text\n(.*?)```/s);
  assert.equal(run(code), printed);
});

describe("the JSON of the command line, byte for byte", () => {
  for (const { id } of presets) {
    test(id, () => {
      const json = natively("presets", "show", id);
      for (const given of [`preset:${id}`, json, api.decodeLink(api.encodeLink(json).text).scenario]) {
        assert.equal(`${JSON.stringify(api.evaluate(given))}\n`, natively("evaluate", `preset:${id}`, "--format", "json"));
      }
    });
  }
});

test("charts, lists, links and the schema are those of the command line", () => {
  for (const kind of ["time", "volume", "breakdown", "retraining", "switching", "prices"]) {
    const svg = natively("chart", "preset:support-desk", "--kind", kind, "--theme", "auto", "--width", "640");
    assert.equal(api.chartSvg("preset:support-desk", { kind, theme: "auto", width: 640 }).trimEnd(), svg.trimEnd(), kind);
  }
  assert.equal(`${JSON.stringify(api.schema())}\n`, natively("schema"));
  assert.deepEqual(api.presets(), JSON.parse(natively("presets", "list", "--format", "json")));
  assert.deepEqual(api.fields(), JSON.parse(natively("fields", "--format", "json")));
  assert.deepEqual(api.prices({ pattern: "gemini" }), JSON.parse(natively("prices", "list", "gemini", "--format", "json")));
  assert.equal(api.encodeLink("preset:support-desk").text, `#${natively("link", "preset:support-desk").trim()}`);
  const [line] = api.explain("preset:support-desk", { strategy: "rag", line: "query.generation" });
  const explained = natively("evaluate", "preset:support-desk", "--explain", "rag/query.generation", "--format", "json");
  assert.deepEqual(line, JSON.parse(explained).explanations[0]);
});

test("advice, and the costs that it finds forgotten", () => {
  for (const { id } of presets) {
    assert.equal(`${JSON.stringify(api.advise(`preset:${id}`))}\n`, natively("advise", `preset:${id}`, "--format", "json"), id);
  }
  const { checklist } = api.advise("preset:support-desk");
  const missing = checklist.filter(({ is_zero }) => is_zero);
  assert.ok(missing.length > 3 && missing.length < checklist.length);
  let scenario = api.scenario("preset:support-desk");
  for (const { id } of missing) scenario = api.addCost(scenario, id);
  assert.deepEqual(api.advise(scenario).checklist.filter(({ is_zero }) => is_zero), []);
  assert.throws(() => api.addCost(scenario, "tea"), ({ problems: [{ field, found, allowed }] }) =>
    field === "id" && found === '"tea"' && allowed.includes("guardrails"));
});

test("how sure the answer is, of the pair that is asked for", () => {
  const scenario = readFileSync(join(root, "tests/uncertain/support-desk.toml"), "utf8");
  const options = { samples: 500, seed: 3, challenger: "hybrid", incumbent: "rag" };
  const settings = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const file = join(root, "tests/uncertain/support-desk.toml");
  assert.equal(`${JSON.stringify(api.uncertainty(scenario, options))}\n`, natively("uncertainty", file, ...settings, "--format", "json"));
  assert.throws(() => api.uncertainty(scenario, { samples: 5 }), ({ problems: [{ field }] }) => field === "samples");
  assert.throws(() => api.uncertainty("preset:support-desk"), ({ problems: [{ field }] }) => field === "uncertainty.ranges");
});

test("break-even of every pair, or of those asked for", () => {
  const all = api.breakEven("preset:support-desk");
  assert.deepEqual(all, api.evaluate("preset:support-desk").break_even);
  const some = api.breakEven("preset:support-desk", { incumbent: "rag" });
  assert.equal(some.length, 4);
  assert.deepEqual(some, all.filter((pair) => pair.incumbent === "rag"));
});

test("what would change the answer is what the command line says, byte for byte", () => {
  const desk = "preset:support-desk";
  const asked = (command, ...args) => natively(command, desk, "--format", "json", ...args);
  const pair = { challenger: "hybrid", incumbent: "rag" };
  const named = ["--challenger", "hybrid", "--incumbent", "rag"];
  const calls = [
    [api.sensitivity(desk), asked("sensitivity")],
    [api.sensitivity(desk, pair), asked("sensitivity", ...named)],
    [api.flip(desk), asked("flip")],
    [api.flip(desk, pair), asked("flip", ...named)],
    [api.frontier(desk, { steps: 9 }), asked("frontier", "--steps", "9")],
    [api.frontier(desk, { x: "rag.top_k=1..8", y: "workload.answer_tokens", steps: 5 }),
      asked("frontier", "--x", "rag.top_k=1..8", "--y", "workload.answer_tokens", "--steps", "5")],
  ];
  for (const [ours, theirs] of calls) assert.equal(`${JSON.stringify(ours)}\n`, theirs);
  assert.notDeepEqual(calls[0][0], calls[1][0]);
  const wrong = (call) => {
    try {
      call();
    } catch ({ problems }) {
      return problems.map(({ field }) => field);
    }
    return [];
  };
  assert.deepEqual(wrong(() => api.sensitivity(desk, { challenger: "rag" })), ["incumbent"]);
  assert.deepEqual(wrong(() => api.flip(desk, { challenger: "rag", incumbent: "rag" })), ["incumbent"]);
  assert.deepEqual(wrong(() => api.frontier(desk, { x: "rag.top_k=1", steps: 1, z: 3 })), ["x", "steps", "option"]);
  assert.deepEqual(wrong(() => api.frontier(desk, { x: "rag.topk", y: "rag.loop" })), ["rag.topk", "rag.loop"]);
});

test("what is wrong is thrown as a whole, or returned", () => {
  const wrong = { ...lasting, rag: { top_k: -1 }, fine_tuning: { epochs: "many" } };
  const problems = api.validate(wrong);
  assert.deepEqual(problems.map(({ field }) => field), ["models.tuned", "rag.top_k", "fine_tuning.epochs"].sort(byOrder(problems)));
  for (const call of [api.evaluate, api.advise, api.breakEven, api.explain, api.chartSvg, api.encodeLink]) {
    assert.throws(() => call(wrong), (error) => {
      assert.ok(error instanceof Error);
      assert.equal(error.name, "CrossoverError");
      assert.deepEqual(error.problems, problems);
      return true;
    });
  }
  assert.throws(() => api.chartSvg("preset:support-desk", { kind: "tme", widht: 3 }), ({ problems }) => {
    assert.deepEqual(problems.map(({ field }) => field), ["kind", "option"]);
    return true;
  });
  assert.throws(() => api.explain("preset:support-desk", { line: "query" }), /query\.generation/);
  for (const given of [undefined, null, 3, [], () => {}, "preset:none", "#s=1_support-desk_x", "a = [", new Map([["rag", 1]])]) {
    assert.throws(() => api.evaluate(given), ({ name, problems }) => name === "CrossoverError" && problems.length > 0);
  }
});

describe("whatever it is given, it says what is wrong and works on", () => {
  const desk = "preset:support-desk";
  const good = JSON.stringify(api.evaluate(desk));
  const ring = {};
  ring.ring = ring;
  const list = [];
  list.push(list);
  const set = new Set();
  set.add(set);
  let deep = {};
  for (let depth = 0; depth < 1e5; depth += 1) deep = { deep };
  let wide = [1];
  for (let depth = 0; depth < 40; depth += 1) wide = [wide, wide];
  const endless = { *[Symbol.iterator]() { for (;;) yield 1; } };
  const throwing = (what) => ({ get title() { throw what; } });
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const objects = {
    ring, list, set, deep, wide, endless, proxy,
    "a ring inside": { ...lasting, rag: { top_k: [ring] } },
    "a ring as the end of a list": { ...lasting, rag: list },
    "a getter that throws": throwing(new Error("no")),
    "a getter that throws nothing": throwing(undefined),
    "a getter that throws what has no text": throwing(Object.create(null)),
    "a function": { ...lasting, title: () => {} },
    "a symbol": { ...lasting, title: Symbol("x") },
  };
  const wrong = (call, field) =>
    assert.throws(call, ({ name, problems }) => name === "CrossoverError" && problems.length > 0 && (!field || problems[0].field === field));
  const worksOn = () => assert.equal(JSON.stringify(api.evaluate(desk)), good);
  for (const [what, object] of Object.entries(objects)) {
    test(what, () => {
      const calls = [api.evaluate, api.scenario, api.advise, api.encodeLink, (given) => api.addCost(given, "guardrails")];
      for (const call of calls) wrong(() => call(object), "scenario");
      assert.equal(api.validate(object)[0].field, "scenario");
      worksOn();
      for (const call of [api.breakEven, api.chartSvg, api.frontier, api.uncertainty]) wrong(() => call(desk, object), "options");
      wrong(() => api.prices(object), "options");
      worksOn();
    });
  }
  test("what is no text", () => {
    for (const given of [undefined, null, 5, 5n, true, {}, ring, proxy, Symbol("x"), () => {}]) {
      wrong(() => api.decodeLink(given), "text");
      wrong(() => api.addCost(desk, given), "id");
      if (given !== undefined && given !== null) wrong(() => api.encodeLink(desk, given), "page");
      wrong(() => api.evaluate(given));
      worksOn();
    }
    wrong(() => api.decodeLink());
    wrong(() => api.addCost(desk));
    wrong(() => api.addCost());
    assert.equal(api.encodeLink(desk, null).text, api.encodeLink(desk).text);
    worksOn();
  });
});

/** In the order in which they are told. */
function byOrder(problems) {
  const place = (name) => problems.findIndex(({ field }) => field === name);
  return (a, b) => place(a) - place(b);
}

test("its types hold for what is right, and not for what is wrong", () => {
  const code = `import { addCost, advise, breakEven, chartSvg, evaluate, flip, frontier, uncertainty, type Report, type Scenario } from "crossover";
const scenario: Scenario = ${JSON.stringify(lasting)};
const report: Report = evaluate(scenario);
const total: number | undefined = report.strategies.rag?.total_usd;
breakEven("preset:support-desk", { challenger: "rag" });
const fit: "fits" | "caveats" | "ruled_out" | undefined = advise(addCost(scenario, "guardrails")).strategies.rag?.fit;
chartSvg(scenario, { kind: "volume", width: 640 });
const nearest: number | null = flip(scenario).flips[0].flip;
const whose = frontier(scenario, { x: "rag.top_k", steps: 3 }).cheapest[0][0];
const worth: number | null = uncertainty(scenario, { samples: 100 }).evpi_usd;
console.log(total, fit, nearest, whose === "rag", worth);
// @ts-expect-error There is no such strategy.
report.strategies.ragg;
// @ts-expect-error A number is meant.
evaluate({ rag: { top_k: "3" } });
// @ts-expect-error A text is meant.
frontier(scenario, { x: 3 });
// @ts-expect-error There is no such kind.
chartSvg(scenario, { kind: "tme" });
`;
  writeFileSync(join(project, "index.ts"), code);
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "index.ts"];
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...options], { cwd: project, encoding: "utf8" });
  assert.equal(status, 0, stdout);
});
