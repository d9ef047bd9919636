// The command line, for what the page must agree with.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

const { CROSSOVER_CLI: cli } = process.env;
assert(cli, "the command line has to be built first: run cargo xtask test");

/** What the command line prints. */
export function crossover(...args) {
  const { status, stdout, stderr } = spawnSync(cli, args, { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** The presets, in the order in which they are offered. */
export function presets() {
  return JSON.parse(crossover("presets", "list", "--format", "json"));
}

/** The answer to a preset in one sentence. */
export function verdict(id) {
  // A heading, an empty line, then one paragraph a line.
  const [, , sentence] = crossover("evaluate", `preset:${id}`, "--format", "markdown").split("\n");
  return sentence.replaceAll("**", "");
}
