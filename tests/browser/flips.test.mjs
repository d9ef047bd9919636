// Beside the inputs: where the cheaper of the two compared strategies changes.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, test } from "node:test";

import { browser, open } from "./browser.mjs";
import { crossover, presets } from "./cli.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const chromium = browser();
const [first] = presets();
const MARK = ".flip-t";

/** The page, once the marks are there. */
async function marked(options) {
  const { page, complaints } = await chromium.page(options);
  await open(page);
  await page.locator(MARK).first().waitFor();
  const row = (path) => page.locator(".row", { has: page.locator(`[id="${path}"]`) });
  return { page, complaints, row, field: (path) => page.locator(`[id="${path}"]`) };
}

/** The numeric inputs that are shown, with what stands beside each. */
const rows = (page) =>
  page.locator(".row:has(.un)").evaluateAll((rows) =>
    rows.map((row) => {
      const mark = row.querySelector(".flip-t");
      return { path: row.querySelector("input").id, text: mark?.textContent, title: mark?.title, colour: mark?.className };
    }),
  );

/** The cheaper one of the pair of the opening preset, with one input changed. */
function cheaper(path, value) {
  const set = path ? ["--set", `${path}=${value}`] : [];
  const { strategies } = JSON.parse(crossover("evaluate", `preset:${first.id}`, ...set, "--format", "json"));
  return strategies.rag.present_value_usd < strategies.fine_tuned.present_value_usd ? "RAG" : "Tuned";
}

/** `RAG > $344` in parts. */
function read(text) {
  const [, name, sign, number] = text.match(/^(RAG|Tuned) ([<>≤≥]) (.+)$/);
  const value = Number(number.replace("−", "-").replace(/[$,%]/g, "")) / (number.endsWith("%") ? 100 : 1);
  return { name, up: "≥>".includes(sign), whole: "≤≥".includes(sign), value };
}

const fields = JSON.parse(crossover("fields", "--format", "json"));
const spec = (path) => (fields.fields ?? fields).find((field) => field.path === path);

test("what is shown is what the command line says", async () => {
  const { page, complaints } = await marked();
  const now = cheaper();
  const all = await rows(page);
  assert.ok(all.length > 8 && all.some(({ text }) => text) && all.some(({ text }) => !text));
  for (const { path, text, title, colour } of all.filter(({ text }) => text)) {
    const { name, up, whole, value } = read(text);
    assert.notEqual(name, now, `${path}: ${text}`);
    assert.match(colour, name === "RAG" ? /in-rag/ : /in-tuned/);
    assert.match(title, name === "RAG" ? /^RAG is cheaper / : /^Fine-tuning is cheaper /);
    const before = whole ? 1 : 0.011 * Math.abs(value);
    assert.equal(cheaper(path, value), name, `${path}: ${text}`);
    assert.equal(cheaper(path, up ? value - before : value + before), now, `${path} before ${text}`);
  }
  assert.deepEqual(complaints, []);
});

test("where nothing is shown the order stays up to five times as much and as little", async () => {
  const { page, field } = await marked();
  const now = cheaper();
  for (const { path, text } of await rows(page)) {
    if (text) continue;
    const shown = await field(path).inputValue();
    const share = shown.endsWith("%");
    const present = Number(shown.replace(/[$,%]/g, "")) / (share ? 100 : 1);
    const ends = share ? [Math.max(present - 0.1, 0), present + 0.1] : [present / 5, present * 5];
    for (const end of ends) assert.equal(cheaper(path, end), now, `${path} at ${end}`);
  }
});

test("marks go at once with an edit, and those of the new answer come", async () => {
  const { page, row, field } = await marked();
  const { value } = read(await row("labour.engineer_usd_per_hour").locator(MARK).innerText());
  const left = await field("labour.engineer_usd_per_hour").evaluate(async (input, text) => {
    input.focus();
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await new Promise(requestAnimationFrame);
    return document.querySelectorAll(".flip-t").length;
  }, String(value));
  assert.equal(left, 0);
  await row("labour.engineer_usd_per_hour").locator(MARK).waitFor();
  const turned = read(await row("labour.engineer_usd_per_hour").locator(MARK).innerText());
  assert.deepEqual([turned.name, turned.up], ["Tuned", false]);
  assert.ok(turned.value < value && turned.value > 0.98 * value, `${turned.value} after ${value}`);
  assert.match(await page.locator(".verdict").innerText(), /^RAG is cheapest/);
});

test("there are none while a field holds none of its values", async () => {
  const { page, field } = await marked();
  await field("labour.engineer_usd_per_hour").fill("a lot");
  await page.locator(".msg").first().waitFor();
  await page.waitForTimeout(600);
  assert.equal(await page.locator(MARK).count(), 0);
  await field("labour.engineer_usd_per_hour").fill("100");
  await page.locator(MARK).first().waitFor();
});

test("they speak of the pair that is looked at", async () => {
  const { page } = await marked();
  await page.locator(".mainfig select").nth(1).selectOption({ label: "Hybrid" });
  await page.locator(`${MARK}.in-rag`).first().waitFor({ state: "detached" });
  await page.waitForFunction(() => [...document.querySelectorAll(".flip-t")].every((mark) => mark.textContent.startsWith("Hybrid ")));
});

describe("every input keeps its place", () => {
  for (const [width, height] of [[1440, 900], [768, 1024], [390, 844]]) {
    test(`${width} wide`, async () => {
      const { page, field } = await marked({ viewport: { width, height } });
      await page.getByRole("button", { name: /^All/ }).click();
      for (let fold; (fold = page.locator(".fold [aria-expanded=false]").first()), await fold.count(); ) await fold.click();
      await page.waitForFunction(() => document.querySelectorAll(".flip-t").length > 10, null, { timeout: 60_000 });
      const places = () =>
        page.locator(".row").evaluateAll((rows) => rows.map((row) => `${row.querySelector("[id]")?.id} ${row.getBoundingClientRect().height}`));
      const before = await places();
      const marks = await page.locator(MARK).evaluateAll((marks) =>
        marks.map((mark) => {
          const [own, line] = [mark, mark.closest(".row-l")].map((node) => node.getBoundingClientRect());
          const evidence = mark.parentElement.querySelector(".ev").getBoundingClientRect();
          return { text: mark.textContent, fits: own.right <= line.right + 0.5 && own.left >= evidence.right, word: evidence.width };
        }),
      );
      assert.deepEqual(marks.filter(({ fits, word }) => !fits || word < 20), []);
      await field("labour.engineer_usd_per_hour").fill("a lot");
      await page.locator(MARK).first().waitFor({ state: "detached" });
      const after = await places();
      const moved = before.filter((place, row) => place !== after[row] && !place.startsWith("labour.engineer"));
      assert.deepEqual(moved, []);
    });
  }
});

for (const [name, options] of [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["on a phone", { viewport: { width: 390, height: 844 }, hasTouch: true }],
]) {
  test(`axe finds nothing beside them, ${name}`, async () => {
    // What axe brings along is no part of the page.
    const { page } = await marked({ bypassCSP: true, ...options });
    await page.addScriptTag({ path: axe });
    const { violations } = await page.evaluate(() => globalThis.axe.run(".inputs"));
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);
  });
}
