// What somebody sees when the page cannot go on.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browser, open, url } from "./browser.mjs";
import { presets } from "./cli.mjs";

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
  // A browser that refuses to make list items: the page cannot show what it has to show.
  await page.evaluate(() => {
    const made = Document.prototype.createElementNS;
    const refused = function () {
      throw new Error("refused");
    };
    Document.prototype.createElementNS = refused;
    const createElement = Document.prototype.createElement;
    Document.prototype.createElement = function (name, ...rest) {
      return ["main", "h1", "p", "a", "textarea"].includes(name)
        ? createElement.call(this, name, ...rest)
        : refused();
    };
    return made.name;
  });
  const other = presets()[1];
  await page.locator("select").selectOption(other.id);
  await page.getByRole("heading", { name: "Crossover has stopped" }).waitFor();
  const scenario = JSON.parse(await page.getByRole("textbox", { name: "Your scenario" }).inputValue());
  assert.equal(scenario.title, other.title);
  assert.match(complaints.join("\n"), /panicked at/);
});
