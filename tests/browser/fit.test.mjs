// Whether it fits: the panel says what the command line says, and its answers are inputs like all others.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, test } from "node:test";

import { browser, open, openPreset, url } from "./browser.mjs";
import { crossover, presets } from "./cli.mjs";
import { crowded } from "./overlap.mjs";
import { link } from "./scenario.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const chromium = browser();
const [first] = presets();
const BUTTON = ".questions button:last-of-type";
const CITATIONS = "answers.citations";

/** The advice of the command line: as data, and the tables and sentences it prints. */
function advice(scenario, ...set) {
  const settings = set.flatMap((one) => ["--set", one]);
  const markdown = crossover("advise", scenario, ...settings, "--format", "markdown").replaceAll(/\*\*|\\/g, "");
  const cells = (line) => line.split("|").slice(1, -1).map((cell) => cell.trim());
  const table = (heading) => markdown.split(`\n## ${heading}\n`)[1].split("\n## ")[0].trim().split("\n").slice(2).map(cells);
  return {
    ...JSON.parse(crossover("advise", scenario, ...settings, "--format", "json")),
    answer: markdown.split("\n")[2],
    rows: table("Which fit"),
    sideBySide: table("Side by side"),
  };
}

/** The page of a scenario with the panel open. */
async function asked(address = url, options = {}) {
  const { page, complaints } = await chromium.page(options);
  await open(page, address);
  await page.locator(BUTTON).click();
  await page.locator(".fits li").first().waitFor();
  await page.locator(`.fit-g [id='${CITATIONS}']`).waitFor();
  return { page, complaints, field: (path) => page.locator(`.fit-g [id='${path}']`) };
}

/** What the panel says. */
const said = (page) =>
  page.locator(".dock").evaluate((dock) => ({
    answer: dock.querySelector("h2").textContent,
    first_step: dock.querySelector("header p").textContent,
    rows: [...dock.querySelectorAll(".fits li > p")].map((row) => [...row.children].map((cell) => cell.textContent.trim())),
    reasons: [...dock.querySelectorAll(".fits li")].map((item) => [...item.querySelectorAll("summary")].map((one) => one.textContent)),
    missing: [...dock.querySelectorAll(".forgotten li:has(button) summary")].map((one) => one.textContent),
    held: [...dock.querySelectorAll(".forgotten li:not(:has(button)) summary")].map((one) => one.textContent),
  }));

/** Holds what the panel says against the advice of the command line. */
async function assertSame(page, advised) {
  const found = await said(page);
  assert.equal(found.answer, advised.answer);
  assert.equal(found.first_step, advised.first_step);
  const caption = (name) => (name === "Fine-tuning" ? "Fine-tuned" : name);
  const rows = advised.rows.map(([name, fit, cost]) => [caption(name), fit, cost]);
  assert.deepEqual([...found.rows].sort(), rows.sort());
  const against = Object.values(advised.strategies).map(({ reasons }) =>
    reasons.filter(({ effect }) => effect !== "speaks_for").map(({ finding }) => finding).join("; "));
  const lines = found.reasons.map((lines) => lines.filter((line) => !/reasons? for it$/.test(line)).join("; "));
  assert.deepEqual(lines.sort(), against.sort());
  const named = (holds) => advised.checklist.filter(holds).map(({ name }) => name);
  const missing = named(({ is_zero, stays_zero }) => is_zero && !stays_zero);
  // What stays zero stands with the zeros, without a button.
  const held = [...named(({ stays_zero }) => stays_zero), ...named(({ is_zero }) => !is_zero)];
  assert.deepEqual([found.missing, found.held], [missing, held]);
}

/** Does something, and waits until the panel says something else. */
async function changing(page, act) {
  const before = await page.locator(".dock").textContent();
  await act();
  await page.waitForFunction((before) => document.querySelector(".dock").textContent !== before, before);
}

test("what it says is what the command line says, for every preset", async () => {
  const { page, complaints } = await asked();
  for (const { id, title } of presets()) {
    if (id !== first.id) await openPreset(page, title);
    const advised = advice(`preset:${id}`);
    await page.locator(".dock h2", { hasText: advised.answer }).waitFor();
    await assertSame(page, advised);
    const { fit, reasons } = advised.strategies[advised.cheapest_overall];
    const caveats = reasons.filter(({ effect }) => effect === "caveat").length;
    const words = { fits: "", ruled_out: ": ruled out", caveats: caveats === 1 ? ": 1 caveat" : `: ${caveats} caveats` };
    assert.equal(await page.locator(BUTTON).innerText(), `Whether it fits${words[fit]}`, id);
  }
  assert.deepEqual(complaints, []);
});

test("an answer is an edit: it can be undone, and travels", async () => {
  const { page, field, complaints } = await asked();
  const start = await link(page);
  assert.equal(await field(CITATIONS).evaluate((menu) => menu.options[0].text), "not sure");
  await changing(page, () => field(CITATIONS).selectOption("required"));
  await assertSame(page, advice(`preset:${first.id}`, `${CITATIONS}=required`));
  assert.equal(await page.locator(BUTTON).innerText(), "Whether it fits: ruled out");
  assert.match(await page.locator(".verdict").innerText(), /^Fine-tuning is cheapest/);
  const address = await link(page, start);
  await changing(page, () => page.keyboard.press("Control+z"));
  await assertSame(page, advice(`preset:${first.id}`));
  await changing(page, () => page.keyboard.press("Control+Shift+Z"));

  const { page: other, field: there } = await asked(address);
  assert.equal(await there(CITATIONS).inputValue(), "required");
  await assertSame(other, advice(address));
  await changing(other, () => there(CITATIONS).selectOption({ label: "not sure" }));
  const unsure = await link(other, address);
  await assertSame(other, advice(`preset:${first.id}`, `${CITATIONS}=not_sure`));
  await assertSame(other, advice(unsure));
  assert.deepEqual(complaints, []);
});

test("an open question says what an answer would make the cheapest that fits", async () => {
  const { page, field } = await asked();
  await changing(page, () => field(CITATIONS).selectOption({ label: "not sure" }));
  const row = page.locator(".fit-g .row", { has: page.locator(`[id='${CITATIONS}']`) });
  const { open_questions, cheapest_that_fits } = advice(`preset:${first.id}`, `${CITATIONS}=not_sure`);
  const { answers } = open_questions.find(({ question }) => question === CITATIONS);
  const { answer } = answers.find((one) => one.cheapest_that_fits !== cheapest_that_fits);
  assert.match(await row.locator(".flip-t").innerText(), new RegExp(` if ${answer.replace("_", " ")}$`));
  assert.match(await row.locator(".flip-t").getAttribute("title"), /^Citations: required rules out /);
  const marked = open_questions.filter(({ answers }) => answers.some((one) => one.cheapest_that_fits !== cheapest_that_fits));
  assert.equal(await page.locator(".fit-g .flip-t").count(), marked.length);
});

test("what is typed as a number stays, whatever it is", async () => {
  const { page, field } = await asked();
  const examples = field("answers.labelled_examples");
  await examples.fill("1,5");
  await page.locator(".fit-g .msg").waitFor();
  assert.equal(await examples.inputValue(), "1,5");
  await changing(page, () => examples.fill("40"));
  assert.equal(await examples.inputValue(), "40");
  await assertSame(page, advice(`preset:${first.id}`, "answers.labelled_examples=40"));
  await changing(page, () => examples.fill(""));
  await examples.blur();
  assert.equal(await examples.getAttribute("placeholder"), "not sure");
  await assertSame(page, advice(`preset:${first.id}`, "answers.labelled_examples=not_sure"));
});

test("one click adds a forgotten cost, and one takes it back", async () => {
  const { page } = await asked();
  const [before, start] = [await said(page), await link(page)];
  const add = page.getByRole("button", { name: "Add: Access rights" });
  await changing(page, () => add.click());
  assert.equal(await add.count(), 0);
  assert.ok(await page.evaluate(() => document.activeElement.closest(".dock") !== null), "the focus stays in the panel");
  const item = page.locator(".forgotten li", { has: page.getByText("Access rights", { exact: true }) });
  const address = await link(page, start);
  const advised = advice(address);
  await assertSame(page, advised);
  const { usd } = advised.checklist.find(({ id }) => id === "access_control");
  assert.ok(usd.rag > 0);
  assert.match(await item.locator(".quiet").last().innerText(), /^RAG \$/);
  await changing(page, () => page.keyboard.press("Control+z"));
  assert.deepEqual(await said(page), before);
  // An input, not a line of its own.
  await changing(page, () => page.getByRole("button", { name: "Add: Rewriting questions and reranking" }).click());
  await assertSame(page, advice(`preset:${first.id}`, "rag.rerank.enabled=true"));
});

test("side by side, what the answers are about comes first", async () => {
  const { page } = await asked();
  await page.getByRole("button", { name: "Side by side" }).click();
  const { comparison, sideBySide } = advice(`preset:${first.id}`);
  const rows = await page.locator(".weighed tbody tr").evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
  assert.deepEqual(rows, sideBySide);
  assert.equal(await page.locator(".weighed tbody .figure").count(), comparison.filter(({ answered }) => answered).length);
  assert.equal(await page.locator(".weighed li").count(), 11);
  await page.getByRole("button", { name: "Fit", exact: true }).click();
  await page.locator(".fits li").first().waitFor();
});

test("by keyboard, there and back", async () => {
  const { page } = await chromium.page();
  await open(page);
  await page.locator(BUTTON).focus();
  await page.keyboard.press("Enter");
  await page.locator(`.fit-g [id='${CITATIONS}']`).waitFor();
  const reached = new Set();
  for (let presses = 0; presses < 90 && !reached.has("BUTTON Add"); presses += 1) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => `${document.activeElement.tagName} ${document.activeElement.textContent.slice(0, 3)}`));
  }
  assert.ok(["SELECT", "INPUT", "SUMMARY"].every((name) => [...reached].some((one) => one.startsWith(name))), [...reached].join());
  assert.ok(reached.has("BUTTON Add"));
  await page.keyboard.press("Escape");
  await page.locator(".dock").waitFor({ state: "detached" });
  assert.match(await page.evaluate(() => document.activeElement.textContent), /^Whether it fits/);
});

describe("it has room, and axe finds nothing", () => {
  for (const [width, height, colorScheme] of [[1440, 900, "light"], [1440, 900, "dark"], [1024, 768, "light"], [390, 844, "dark"], [320, 700, "light"]]) {
    test(`${width} × ${height}, ${colorScheme}`, async () => {
      // What axe brings along is no part of the page.
      const { page } = await asked(url, { viewport: { width, height }, colorScheme, bypassCSP: true });
      const place = await page.locator(".mainfig").boundingBox();
      await page.addScriptTag({ path: axe });
      for (const view of ["Fit", "Side by side"]) {
        await page.getByRole("button", { name: view, exact: true }).click();
        const [wide, high, dock] = await page.evaluate(() => {
          const { scrollWidth, scrollHeight } = document.documentElement;
          const dock = document.querySelector(".dock");
          return [scrollWidth - innerWidth, scrollHeight - innerHeight, dock.scrollWidth - dock.clientWidth];
        });
        assert.deepEqual([wide, dock], [0, 0], view);
        assert.deepEqual(await crowded(page, ".dock"), [], view);
        if (width === 1440) assert.equal(high, 0, view);
        const { violations } = await page.evaluate(() => globalThis.axe.run(".dock"));
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), [], view);
      }
      await page.keyboard.press("Escape");
      await page.locator(".dock").waitFor({ state: "detached" });
      assert.deepEqual(await page.locator(".mainfig").boundingBox(), place);
    });
  }
});
