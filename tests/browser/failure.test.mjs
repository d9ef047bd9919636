// What somebody sees when the page cannot go on.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browser, open, openPreset, url } from "./browser.mjs";
import { crossover, presets } from "./cli.mjs";

const chromium = browser();

test("a module that cannot be read is told", async () => {
  const { page, complaints } = await chromium.page();
  await page.route("**/*.wasm", (route) =>
    route.fulfill({ contentType: "application/wasm", body: Buffer.from("\0asm, but not really") }),
  );
  await page.goto(url);
  await page.getByRole("heading", { name: "Crossover cannot start" }).waitFor();
  assert.notEqual(complaints.length, 0);
});

test("a script that is missing is told", async () => {
  const { page } = await chromium.page();
  await page.route("**/crossover-*.js", (route) => route.fulfill({ status: 404 }));
  await page.goto(url);
  await page.getByRole("heading", { name: "Crossover cannot start" }).waitFor();
});

test("a panic leaves the scenario for copying", async () => {
  const { page, complaints } = await chromium.page();
  await open(page);
  const [first, ...others] = presets();
  // A page with fewer words and rows, in a browser that then refuses to make more of them.
  await openPreset(page, others.at(-1).title);
  await page.evaluate(() => {
    // Elements of a kind that has been made before are copies.
    Node.prototype.cloneNode = () => {
      throw new Error("refused");
    };
  });
  await page.evaluate((link) => (location.hash = link), crossover("link", `preset:${first.id}`).trim());
  await page.getByRole("heading", { name: "Crossover has stopped" }).waitFor();
  const scenario = JSON.parse(await page.getByRole("textbox", { name: "Your scenario" }).inputValue());
  assert.equal(scenario.title, first.title);
  assert.match(complaints.join("\n"), /panicked at/);
});
