// How sure it is: the panel says what the command line says of as many draws, and ranges are inputs like all others.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";

import { browser, open, url } from "./browser.mjs";
import { crossover, presets } from "./cli.mjs";
import { crowded } from "./overlap.mjs";
import { link, name, paste } from "./scenario.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const chromium = browser();
const [first] = presets();
const BUTTON = ".questions button:nth-of-type(2)";
const VOLUME = "workload.queries_per_month";
const DRAWS = 4_096;
/** Seven ranges, two of which hang together. */
const unsure = readFileSync(new URL("../uncertain/support-desk.toml", import.meta.url), "utf8");

/** The page of a scenario, with the panel open. */
async function asked(address = url, options = {}) {
  const { page, complaints } = await chromium.page(options);
  await open(page, address);
  await page.locator(BUTTON).click();
  await page.locator(".dock h2").waitFor();
  return { page, complaints, field: (path) => page.locator(`form [id='${path}']`) };
}

/** The page of the scenario with seven ranges. */
async function pasted(options) {
  const { page, complaints } = await chromium.page(options);
  await open(page);
  await paste(page, unsure);
  await name(page).getByText("Growing support desk, not sure").waitFor({ state: "attached" });
  await page.locator(".near", { hasText: "draws" }).waitFor();
  return { page, complaints };
}

/** The same with the panel open, once everything is drawn. */
async function drawn(options) {
  const { page, complaints } = await pasted(options);
  await page.locator(BUTTON).click();
  await settled(page);
  return { page, complaints };
}

/** Waits until everything is drawn. */
async function settled(page) {
  await page.locator(".sure-h progress").waitFor({ state: "detached" });
  await page.locator(".sure-h .quiet").waitFor();
}

/** What the command line says of a scenario: the sentence, and the rows of its first and last table. */
function said(scenario, ...set) {
  const settings = ["--samples", String(DRAWS), "--format", "markdown", "--quiet", ...set];
  const markdown = crossover("uncertainty", scenario, ...settings).replaceAll(/\*\*|\\/g, "");
  const tables = markdown.split("\n## ").map((part) =>
    part.split("\n").filter((line) => line.startsWith("|")).slice(2).map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim())));
  return {
    answer: markdown.split("\n\n")[1],
    costs: tables[1].map(([strategy, chance, , p5, p50, p95]) => [strategy, chance, p5, p50, p95]),
    worth: tables.at(-1).map(([input, , , usd]) => [input, usd]),
  };
}

/** Holds what the panel says against the command line. */
async function assertSame(page, scenario, ...set) {
  const { answer, costs, worth } = said(scenario, ...set);
  await page.locator(".sure-h h2", { hasText: answer }).waitFor();
  await settled(page);
  assert.match(await page.locator(".sure-h .quiet").innerText(), new RegExp(`^${DRAWS.toLocaleString("en")} draws of `));
  const tables = await page.locator(".sure section:last-child table").evaluateAll((tables) =>
    tables.map(({ rows }) => [...rows].slice(1).map(({ cells }) => [...cells].map((cell) => cell.textContent))));
  assert.deepEqual(tables[0].map((row) => row.slice(0, 5)), costs);
  assert.deepEqual(tables[1], worth);
}

test("what is only assumed gets its ranges, in one step", async () => {
  const { page, complaints } = await asked();
  const sentence = await page.locator(".verdict").innerText();
  assert.match(await page.locator(".dock h2").innerText(), /^No input has a range yet/);
  await page.getByRole("button", { name: "Take the ranges that belong to the assumptions" }).click();
  await settled(page);
  const address = await link(page);
  await assertSame(page, address);
  assert.equal(await page.locator(".verdict").innerText(), sentence, "the values stay");

  const { page: other } = await asked(address);
  await assertSame(other, address);

  await page.keyboard.press("Control+z");
  await page.locator(".sure-none").waitFor();
  assert.ok(!(await page.locator("header").first().innerText()).includes("change"));
  await page.keyboard.press("Control+Shift+Z");
  await assertSame(page, address);
  assert.deepEqual(complaints, []);
});

test("a range is typed where a number is, and is one step", async () => {
  const { page, field, complaints } = await asked();
  const before = await field(VOLUME).inputValue();
  const row = page.locator(".inputs .row", { has: page.locator(`[id='${VOLUME}']`) });
  await field(VOLUME).focus();
  await field(VOLUME).press("Control+a");
  await field(VOLUME).pressSequentially("50k to 400k");
  await row.locator(".echo", { hasText: "50k to 400k queries a month, lognormal" }).waitFor();
  assert.equal(await field(VOLUME).inputValue(), "50k to 400k");
  await field(VOLUME).press("Enter");
  // √(50 000 · 400 000) = 141 421.
  assert.equal(await field(VOLUME).inputValue(), "141k");
  // The address follows a moment after the last letter.
  await page.waitForFunction(() => location.hash.includes("u1h-400000"));
  await settled(page);
  await assertSame(page, await link(page));
  await field(VOLUME).fill("400k to 50k");
  assert.match(await row.locator(".msg").innerText(), /low end comes first/i);
  await field(VOLUME).press("Escape");
  await field(VOLUME).blur();
  await page.keyboard.press("Control+z");
  await page.locator(".sure-none").waitFor();
  assert.equal(await field(VOLUME).inputValue(), before);
  await page.keyboard.press("Control+Shift+Z");
  await row.getByRole("button", { name: "no range" }).click();
  await page.locator(".sure-none").waitFor();
  assert.equal(await field(VOLUME).inputValue(), "141k", "the value stays");
  assert.deepEqual(complaints, []);
});

test("who is not sure says so where the source stands", async () => {
  const { page } = await asked();
  const path = "labour.engineer_usd_per_hour";
  const row = page.locator(".inputs .row", { has: page.locator(`[id='${path}']`) });
  await row.locator(".ev").click();
  await row.getByRole("button", { name: "Not sure" }).click();
  await row.locator(".echo").waitFor();
  await assertSame(page, `preset:${first.id}`, "--set", `${path}=unsure`);
});

test("ranges can take another shape, go, and come", async () => {
  const { page, complaints } = await drawn();
  const shapes = page.locator(".sure li select");
  const count = (ranges) => page.waitForFunction((ranges) => document.querySelectorAll(".sure li").length === ranges, ranges);
  // A range from 0 cannot be lognormal.
  assert.ok(await shapes.nth(1).locator("option[value=lognormal]").isDisabled());
  let before = page.url();
  await shapes.nth(2).selectOption("uniform");
  before = await link(page, before);
  await page.locator(".sure li button").first().click();
  await count(6);
  const address = await link(page, before);
  await assertSame(page, address);
  await page.getByLabel("Add a range").selectOption(VOLUME);
  await count(7);
  await page.keyboard.press("Control+z");
  await count(6);
  assert.deepEqual(complaints, []);
});

test("an edit ends what is being drawn, and the last picture stays until the next", async () => {
  const { page } = await drawn();
  const before = await page.locator(".sure section:last-child").innerText();
  const field = page.locator(`form [id='labour.engineer_usd_per_hour']`);
  const address = page.url();
  await field.fill("140");
  assert.equal(await page.locator(".sure section:last-child").innerText(), before);
  await field.fill("150");
  await field.press("Enter");
  await link(page, address);
  await assertSame(page, page.url());
  assert.notEqual(await page.locator(".sure section:last-child").innerText(), before);
});

test("by keyboard, there and back", async () => {
  const { page } = await drawn();
  await page.keyboard.press("Escape");
  await page.locator(".dock").waitFor({ state: "detached" });
  await page.locator(BUTTON).focus();
  await page.keyboard.press("Enter");
  await page.locator(".sure li").first().waitFor();
  const reached = new Set();
  for (let presses = 0; presses < 25; presses += 1) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement.closest(".dock") && document.activeElement.tagName));
  }
  for (const name of ["SELECT", "BUTTON", "SECTION"]) assert.ok(reached.has(name), [...reached].join());
});

describe("it has room, and axe finds nothing", () => {
  for (const [width, height, colorScheme] of [[1440, 900, "light"], [1440, 900, "dark"], [1024, 768, "light"], [390, 844, "dark"], [320, 700, "light"]]) {
    test(`${width} × ${height}, ${colorScheme}`, async () => {
      // What axe brings along is no part of the page.
      const { page } = await drawn({ viewport: { width, height }, colorScheme, bypassCSP: true });
      await page.addScriptTag({ path: axe });
      const [wide, high, dock] = await page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        const dock = document.querySelector(".dock");
        return [scrollWidth - innerWidth, scrollHeight - innerHeight, dock.scrollWidth - dock.clientWidth];
      });
      assert.deepEqual([wide, dock], [0, 0]);
      assert.deepEqual(await crowded(page, ".dock"), []);
      if (width === 1440) assert.equal(high, 0);
      const { violations } = await page.evaluate(() => globalThis.axe.run(".dock"));
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
    });
  }
});
