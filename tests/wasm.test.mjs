// The model gives the same bytes from the package for JavaScript and from the command line, and the same
// problems.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { cases } from "./cases.mjs";

const { CROSSOVER_NPM: built, CROSSOVER_CLI: cli } = process.env;
assert(built && cli, "both sides have to be built first: run cargo xtask test");
const { advise, evaluate, chartSvg, encodeLink, uncertainty, validate } = await import(pathToFileURL(join(built, "node.js")));
const json = (given) => JSON.stringify(evaluate(given));

const written = mkdtempSync(join(tmpdir(), "crossover-"));
after(() => rmSync(written, { recursive: true }));

const examples = scenariosIn("../scenarios/");
// Without a file's name, text that does not begin like an object is not known to be meant as JSON.
const broken = scenariosIn("./invalid/").filter(({ language, text }) => language === "toml" || text.startsWith("{"));

test("there are scenarios to compare", () => {
  assert.notEqual(examples.length, 0);
  assert.notEqual(broken.length, 0);
});

describe("the same result", () => {
  for (const { name, language, text } of [...examples, ...cases]) {
    test(name, () => {
      const native = natively(language, text);
      assert.equal(native.status, 0, native.stderr);
      assertSame(json(text), native.stdout);
    });
  }
});

describe("the same advice", () => {
  for (const { name, language, text } of [...examples, ...cases]) {
    test(name, () => assertSame(JSON.stringify(advise(text)), natively(language, text, "advise").stdout));
  }
});

test("the same draws, of inputs that hang together", () => {
  const text = readFileSync(new URL("./uncertain/support-desk.toml", import.meta.url), "utf8");
  assert.match(text, /\[\[uncertainty\.correlations\]\]/);
  const file = join(written, "uncertain.toml");
  writeFileSync(file, text);
  for (const [samples, seed] of [[1_000, 1], [300, 7]]) {
    const native = answer(["uncertainty", file, "--samples", samples, "--seed", seed, "--format", "json"].map(String));
    assertSame(JSON.stringify(uncertainty(text, { samples, seed })), native.stdout);
  }
});

describe("the same charts", () => {
  const kinds = ["time", "volume", "breakdown", "retraining", "switching", "prices"];
  for (const { name, text } of examples.filter(({ language }) => language === "toml")) {
    for (const kind of kinds) {
      test(`${kind} of ${name}`, () => {
        for (const width of [358, 1_080]) {
          const native = drawn(text, kind, width);
          assert.equal(native.status, 0, native.stderr);
          assertSame(chartSvg(text, { kind, width, theme: "auto" }).trimEnd(), native.stdout);
        }
      });
    }
  }
});

describe("the same link, and the same result behind it", () => {
  for (const { name, language, text } of [...examples, ...cases]) {
    test(name, () => {
      const ours = encodeLink(text).text;
      assertSame(ours.slice(1), natively(language, text, "link").stdout);
      assert.equal(json(ours), json(text));
    });
  }
});

describe("the same problems", () => {
  for (const { name, language, text } of broken) {
    test(name, () => {
      const native = natively(language, text);
      assert.equal(native.status, 2, native.stderr);
      const problems = validate(text);
      assertSame(JSON.stringify({ problems }), native.stdout);
      assert.notEqual(problems.length, 0);
      assert.throws(() => evaluate(text), (error) => {
        assert.deepEqual(error.problems, problems);
        return true;
      });
    });
  }
});

/** The scenarios in a folder beside this file. */
function scenariosIn(path) {
  const folder = fileURLToPath(new URL(path, import.meta.url));
  return readdirSync(folder)
    .filter((name) => [".toml", ".json"].includes(extname(name)))
    .map((name) => ({
      name,
      language: extname(name).slice(1),
      text: readFileSync(join(folder, name), "utf8"),
    }));
}

/** What a command makes of a scenario. */
function natively(language, text, command = "evaluate") {
  const file = join(written, `scenario.${language}`);
  writeFileSync(file, text);
  const format = command !== "link" ? ["--format", "json"] : [];
  return answer([command, file, ...format]);
}

/** The chart that the command line draws. */
function drawn(text, kind, width) {
  const file = join(written, "chart.toml");
  writeFileSync(file, text);
  return answer(["chart", file, "--kind", kind, "--width", width, "--theme", "auto"]);
}

function answer(words) {
  const run = spawnSync(cli, words, { maxBuffer: 2 ** 27 });
  if (run.error) throw run.error;
  return { status: run.status, stdout: run.stdout, stderr: run.stderr.toString() };
}

/** The command line ends its output with a line break; results are too long for a diff. */
function assertSame(wasm, native) {
  const ours = Buffer.from(`${wasm}\n`);
  if (ours.equals(native)) return;
  let at = ours.findIndex((byte, place) => byte !== native[place]);
  if (at < 0) at = ours.length;
  const around = (bytes) => JSON.stringify(bytes.subarray(Math.max(0, at - 80), at + 40).toString());
  assert.fail(`different from byte ${at} on:\nWebAssembly ${around(ours)}\nnative      ${around(native)}`);
}
