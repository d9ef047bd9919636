// The calculator in one file: from a disk, in a frame that may do nothing but run scripts, and damaged.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { browser, open, openPreset, url } from "./browser.mjs";
import { crossover, presets, verdict } from "./cli.mjs";
import { changed, exported, link, opened, paste, said } from "./scenario.mjs";

const chromium = browser();
const [first, second, third] = presets();
const built = new URL("../../dist/crossover.html", import.meta.url);
const text = readFileSync(built, "utf16le");
const folder = mkdtempSync(join(tmpdir(), "crossover-"));

/** A page for this file: unpacking takes its time on a busy machine. */
async function single(options) {
  const opened = await chromium.page(options);
  opened.page.setDefaultTimeout(90_000);
  return opened;
}

/** Serves texts, each below an origin of its own; the result closes the servers. */
let origins;
const servers = [];
before(async () => {
  const serve = (answer) =>
    new Promise((done) => {
      const server = createServer((request, response) => answer(request.url, response));
      servers.push(server);
      server.listen(0, "127.0.0.1", () => done(`http://127.0.0.1:${server.address().port}`));
    });
  // As a plain server has it, which takes every text for one in UTF-8.
  const file = await serve((_, response) => response.setHeader("Content-Type", "text/html; charset=utf-8").end(text, "utf16le"));
  const policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
    `frame-src ${file}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'`;
  const host = await serve((path, response) =>
    response
      .setHeader("Content-Type", "text/html; charset=utf-8")
      .setHeader("Content-Security-Policy", policy)
      .end(
        `<!doctype html><title>A wiki</title><link rel="icon" href="data:,">
<iframe sandbox="allow-scripts" title="Crossover" width="1280" height="860" src="${file}/#${path.slice(1)}"></iframe>`,
      ),
  );
  origins = { file, host };
});
after(() => servers.map((server) => server.close()));

test("it opens from a disk, asks for nothing, and does what the page does", async () => {
  const { page, complaints, requests } = await single({ colorScheme: "dark" });
  await open(page, built.href);
  assert.equal(await said(page), verdict(first.id));
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "light dark");
  const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  assert.equal(ground, "rgb(20, 23, 28)");

  for (const { id, title } of [second, third]) {
    await openPreset(page, title);
    const found = await exported(page, ["Results", "JSON"]);
    assert.ok(found.text === crossover("evaluate", `preset:${id}`, "--format", "json"), id);
    await page.keyboard.press("Escape");
  }

  const set = ["--set", "workload.queries_per_month=777777", "--set", "title=From afar"];
  const value = crossover("link", `preset:${first.id}`, ...set).trim();
  await page.evaluate((value) => (location.hash = value), value);
  await opened(page, "From afar");
  assert.equal(await said(page), crossover("evaluate", value, "--format", "markdown").split("\n")[2].replaceAll("**", ""));

  // An edit, a problem, and back.
  const queries = page.getByRole("textbox", { name: /^Queries/ }).first();
  const then = page.url();
  await queries.fill("250k");
  await queries.press("Enter");
  assert.match(await link(page, then), /_qm-250000_/);
  await queries.fill("many");
  await page.locator("form.inputs [aria-invalid=true]").waitFor();
  await queries.press("Escape");
  await page.locator(".mainfig").getByRole("button", { name: /^Table of these figures/ }).click();
  await page.locator(".mainfig table").waitFor();
  await paste(page, changed(1001));
  await opened(page, "With 1001");

  // A link of a file is one without an address.
  await page.getByRole("button", { name: "Share" }).click();
  assert.match(await page.locator("#share").getByRole("textbox", { name: "Link" }).inputValue(), /^#s=1_/);
  assert.match(await page.locator("#share").innerText(), /This page is a file/);

  assert.deepEqual(complaints, []);
  assert.deepEqual(
    requests.filter((request) => !/^(data|blob):/.test(request)),
    [built.href],
  );
});

test("a link in its address opens at once, from a server too, and a broken one says so", async () => {
  const { page, complaints } = await single();
  const value = crossover("link", `preset:${second.id}`).trim();
  await open(page, `${url}crossover.html#${value}`);
  assert.equal(await said(page), verdict(second.id));
  await page.evaluate((value) => (location.hash = value), value.slice(0, -4));
  await page.getByRole("alert").getByText("does not open").waitFor();
  assert.deepEqual(complaints, []);
});

test("it works in a frame of another origin that may run scripts and nothing else", async () => {
  const { page, complaints, requests } = await single({ viewport: { width: 1300, height: 900 } });
  const address = `${origins.host}/${crossover("link", `preset:${second.id}`).trim()}`;
  await page.goto(address);
  const frame = page.frameLocator("iframe");
  await frame.locator(".mainfig .tools").waitFor();
  assert.equal(await frame.locator(".verdict").innerText(), verdict(second.id));
  await frame.locator(".preset").click();
  await frame.getByText("This browser keeps nothing for this page").waitFor();
  await frame.getByRole("button", { name: third.title, exact: true }).click();
  await frame.locator(".preset .name").getByText(third.title, { exact: true }).waitFor();
  assert.deepEqual(complaints, []);

  await frame.getByRole("button", { name: "Share" }).click();
  await frame.getByRole("button", { name: "Copy link" }).click();
  await frame.getByText("does not let the page copy").waitFor();
  await frame.locator("#share").press("Escape");

  await frame.getByRole("button", { name: "Export" }).click();
  await frame.locator("#export p", { hasText: "Results" }).getByRole("button", { name: "JSON" }).click();
  const shown = frame.locator(".note textarea");
  assert.equal(await shown.inputValue(), crossover("evaluate", `preset:${third.id}`, "--format", "json"));
  await frame.locator(".note").getByText("may not have been saved").waitFor();
  // What the browser says of what the frame may not do; nothing of it is the policy.
  const others = complaints.filter((text) => !/Download is disallowed|Clipboard API has been blocked/.test(text));
  assert.deepEqual(others, []);
  const elsewhere = requests.filter((request) => !/^(data|blob):/.test(request) && !request.startsWith(origins.file));
  assert.deepEqual(elsewhere, [address]);
});

test("a file that is damaged says so", async () => {
  const { page } = await single();
  const packed = text.indexOf('id="packed"');
  const middle = packed + 100_000;
  const other = text[middle] === "\u4e00" ? "\u4e01" : "\u4e00";
  for (const [name, damaged] of Object.entries({
    "cut in the program": text.slice(0, middle),
    "cut before it": text.slice(0, packed - 1000),
    "one letter short": text.slice(0, middle) + text.slice(middle + 1),
    "one letter changed": text.slice(0, middle) + other + text.slice(middle + 1),
  })) {
    const path = join(folder, `${name}.html`);
    writeFileSync(path, damaged, "utf16le");
    await page.goto(pathToFileURL(path).href);
    await page.getByText("This file is damaged").waitFor();
    assert.equal(await page.getByRole("heading", { name: "Crossover cannot start" }).count(), 1, name);
  }
});

test("its policy allows what stands in it, by its hash, and it is plain text", () => {
  assert.match(text, /^\ufeff[\n -~\u2800-\u28ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua48c\uac00-\ud7a3\ue000-\uf813]*$/);
  const [, policy] = text.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/);
  const hash = "'sha256-[A-Za-z0-9+/]{43}='";
  assert.match(
    policy,
    new RegExp(
      `^default-src 'none'; script-src ${hash} ${hash} 'wasm-unsafe-eval'; style-src ${hash} ${hash}; img-src data: blob:; ` +
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'$",
    ),
  );
  assert.doesNotMatch(text, /(src|href)="(?!data:)/);
});
