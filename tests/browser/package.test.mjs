// The package for JavaScript in a browser: as files beside a page, in a worker, and in what a bundler makes.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { build } from "vite";

import { browser } from "./browser.mjs";
import { crossover } from "./cli.mjs";

const { CROSSOVER_NPM: built } = process.env;
assert(built, "the package has to be built first: run cargo xtask test");
const chromium = browser();
const example = fileURLToPath(new URL("../../js/example/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "crossover-"));
const project = join(folder, "project");
const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:; worker-src 'self'";
let server, url;

before(async () => {
  cpSync(example, project, { recursive: true });
  // Packed and unpacked, so that what is not shipped is missing.
  const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: built, encoding: "utf8" });
  const installed = join(project, "node_modules/crossover");
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, packed.trim()), "-C", installed, "--strip-components=1"]);
  writeFileSync(join(project, "blank.html"), '<!doctype html><link rel="icon" href="data:,">');
  const ask = `import { evaluate } from "./node_modules/crossover/index.js";
postMessage(JSON.stringify(evaluate("preset:legal-documents")));`;
  writeFileSync(join(project, "ask.js"), ask);
  server = createServer((request, response) => {
    const file = join(project, new URL(request.url, url).pathname);
    response.setHeader("content-type", types[extname(file)] ?? "text/plain");
    response.setHeader("content-security-policy", policy);
    try {
      response.end(readFileSync(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${server.address().port}`;
});
after(() => {
  server?.close();
  rmSync(folder, { recursive: true });
});

test("without a bundler, in a page and in a worker, the result is the command line's", async () => {
  const { page, complaints } = await chromium.page();
  await page.goto(`${url}/blank.html`);
  const told = crossover("evaluate", "preset:legal-documents", "--format", "json").trimEnd();
  const inPage = await page.evaluate(async () => {
    const { evaluate } = await import("/node_modules/crossover/index.js");
    return JSON.stringify(evaluate("preset:legal-documents"));
  });
  assert.equal(inPage, told);
  const inWorker = await page.evaluate(() => {
    const worker = new Worker("/ask.js", { type: "module" });
    return new Promise((done) => worker.addEventListener("message", ({ data }) => done(data)));
  });
  assert.equal(inWorker, told);
  assert.deepEqual(complaints, []);
});

test("a project that Vite bundles shows an answer and a chart, and what is wrong", async () => {
  await build({ root: project, logLevel: "error" });
  const { page, complaints, requests } = await chromium.page();
  await page.goto(`${url}/dist/index.html`);
  const answer = page.locator("#answer");
  const chart = page.locator("#chart");
  await answer.getByText("costs least").waitFor();
  const { cheapest } = JSON.parse(crossover("evaluate", "preset:support-desk", "--set", "workload.queries_per_month=100000", "--format", "json"));
  assert.ok((await answer.textContent()).startsWith(`${cheapest.strategy} costs least`));
  assert.equal(await page.locator("#preset option").count(), JSON.parse(crossover("presets", "list", "--format", "json")).length);
  await page.waitForFunction(() => document.getElementById("chart").naturalWidth === 720);
  await page.locator("#volume").fill("-1");
  await answer.getByText("workload.queries_per_month").waitFor();
  assert.ok(await chart.isHidden());
  assert.ok(requests.some((address) => /dist\/assets\/worker-.*\.js$/.test(address)), requests.join("\n"));
  assert.ok(requests.every((address) => address.startsWith(`${url}/dist/`) || address.startsWith("data:")), requests.join("\n"));
  assert.deepEqual(complaints, []);
});
