// axe finds nothing at any width, in either theme, in any state.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, test } from "node:test";

import { browser, open } from "./browser.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const chromium = browser();

const field = (page, path) => page.locator(`[id='${path}']`);
const escape = (page) => page.keyboard.press("Escape");
const states = [
  ["at rest", () => {}],
  ["an invalid input", (page) => field(page, "knowledge.documents").fill("1,5"), (page) => field(page, "knowledge.documents").press("Escape")],
  ["what a figure consists of", (page) => page.locator(".verdict .ask").last().click()],
  ["a why", (page) => page.locator(".dock .figures .ask").first().click(), escape],
  ["a pinned scenario", async (page) => {
    await page.locator(".verdict .ask").first().focus();
    await page.keyboard.press("p");
    await field(page, "workload.queries_per_month").fill("250k");
  }],
  ["the catalogue", (page) => field(page, "models.base.catalog").click(), escape],
  ["share", (page) => page.getByRole("button", { name: "Share" }).click(), escape],
  ["further down", (page) => page.evaluate(() => scrollTo(0, 1200))],
  ["a broken link", (page) => page.evaluate(() => (location.hash = "#s=1_nothing"))],
];

for (const width of [1440, 768, 390]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${width} px, ${colorScheme}`, async () => {
      // What axe brings along is no part of the page.
      const { page } = await chromium.page({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      await open(page);
      await page.locator(".mainfig svg[role=img]").waitFor();
      await page.addScriptTag({ path: axe });
      for (const [state, reach, leave] of states) {
        await reach(page);
        await page.waitForTimeout(100);
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("; ")}`);
        assert.deepEqual(found, [], state);
        await leave?.(page);
      }
    });
  }
}

describe("motion", () => {
  for (const reducedMotion of ["reduce", "no-preference"]) {
    test(`nothing moves by itself, ${reducedMotion}`, async () => {
      const { page } = await chromium.page({ reducedMotion });
      await open(page);
      await field(page, "workload.queries_per_month").fill("250k");
      const moving = await page.evaluate(() => document.getAnimations().map((animation) => String(animation.animationName)));
      assert.deepEqual(moving, []);
    });
  }
});
