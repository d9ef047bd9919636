// The keyboard reaches everything; letters never act while text is being typed.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { browser, open } from "./browser.mjs";

const chromium = browser();

async function shown(options) {
  const { page, complaints } = await chromium.page(options);
  await open(page);
  await page.locator(".mainfig svg[role=img]").waitFor();
  const field = (path) => page.locator(`[id='${path}']`);
  const focus = () => page.evaluate(() => document.activeElement.id || document.activeElement.ariaLabel || document.activeElement.className);
  return { page, field, focus, volume: field("workload.queries_per_month"), complaints };
}

const timeline = (page) => page.getByRole("slider", { name: "Month", exact: true });

test("/ searches the inputs, Escape leads back", async () => {
  const { page, focus } = await shown();
  await page.keyboard.press("/");
  assert.equal(await focus(), "Search the inputs");
  await page.keyboard.press("Escape");
  assert.equal(await focus(), "Search the inputs");
  assert.equal(await page.locator("input[aria-label='Search the inputs']").count(), 0);
});

test("a field: arrows, Shift, Enter, Escape", async () => {
  const { page, volume } = await shown();
  await volume.press("ArrowUp");
  assert.equal(await volume.inputValue(), "381k");
  await volume.press("Shift+ArrowDown");
  assert.equal(await volume.inputValue(), "371k");
  await volume.fill("0.4M");
  await volume.press("Enter");
  assert.equal(await volume.inputValue(), "400k");
  await volume.fill("1,5");
  await page.locator(".stale").waitFor();
  await volume.press("Escape");
  assert.equal(await volume.inputValue(), "400k");
  assert.equal(await page.locator(".stale").count(), 0);
});

test("undo takes back a mistake alone, and what Enter took step by step", async () => {
  const { page, volume } = await shown();
  for (const text of ["400k", "500k"]) {
    await volume.fill(text);
    await volume.press("Enter");
  }
  await volume.fill("1,5");
  await page.locator(".stale").waitFor();
  for (const value of ["500k", "400k", "380k"]) {
    await page.keyboard.press("Control+z");
    assert.equal(await volume.inputValue(), value);
    assert.equal(await page.locator(".stale").count(), 0);
  }
});

test("Ctrl Z and Ctrl Shift Z, also with the command key", async () => {
  const { page, volume } = await shown();
  for (const key of ["Control", "Meta"]) {
    await volume.fill("400k");
    await page.keyboard.press(`${key}+z`);
    assert.equal(await volume.inputValue(), "380k");
    await page.keyboard.press(`${key}+Shift+z`);
    assert.equal(await volume.inputValue(), "400k");
    await page.keyboard.press(`${key}+z`);
  }
});

test("P pins, Ctrl K opens the scenarios, Escape closes them and gives the focus back", async () => {
  const { page, volume, focus } = await shown();
  await volume.press("p");
  assert.equal(await page.getByRole("button", { name: "Unpin" }).count(), 0);
  await volume.press("Escape");
  await page.locator(".verdict .ask").first().focus();
  await page.keyboard.press("p");
  await page.getByRole("button", { name: "Unpin" }).first().waitFor();
  for (const key of ["Control+k", "Meta+k"]) {
    await page.locator("[id='knowledge.documents']").focus();
    await page.keyboard.press(key);
    await page.locator("#scenarios").waitFor();
    await page.keyboard.press("Escape");
    assert.ok(!(await page.locator("#scenarios").isVisible()));
    assert.equal(await focus(), "knowledge.documents");
  }
});

describe("? tells why", () => {
  test("of a figure of the answer, and Escape leads back to it", async () => {
    const { page, volume } = await shown();
    const figure = page.locator(".verdict .ask").last();
    await figure.focus();
    await page.keyboard.press("?");
    await page.locator(".dock", { hasText: "Why" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".dock").waitFor({ state: "detached" });
    assert.ok(await figure.evaluate((figure) => figure === document.activeElement));
    await volume.press("?");
    assert.equal(await page.locator(".dock").count(), 0);
  });

  test("of a figure of the table, of a line, and of an input", async () => {
    const { page } = await shown();
    await page.locator(".strats .pv button").first().focus();
    await page.keyboard.press("?");
    await page.locator(".dock", { hasText: "Why" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".strats .nm button").first().press("Enter");
    await page.locator(".dock .ask").first().focus();
    await page.keyboard.press("?");
    await page.locator(".dock", { hasText: "How it comes about" }).waitFor();
    await page.getByRole("button", { name: "assumption, about Engineer" }).focus();
    await page.keyboard.press("?");
    await page.locator(".about").waitFor();
  });
});

test("T turns a chart into its table and back, with the focus", async () => {
  const { page, focus } = await shown();
  for (const [chart, table] of [
    [timeline(page), "Table of cumulative cost"],
    [page.locator(".result").getByRole("slider", { name: "Queries a month" }), "Table of cost against volume"],
  ]) {
    const name = await chart.getAttribute("aria-label");
    for (const back of ["t", "Escape"]) {
      await chart.press("t");
      await page.getByRole("group", { name: table }).waitFor();
      assert.equal(await focus(), table);
      await page.keyboard.press(back);
      await chart.waitFor();
      assert.equal(await focus(), name);
    }
  }
});

test("arrows walk through the catalogue, Enter takes, Escape leaves", async () => {
  const { page, field, focus, complaints } = await shown();
  const model = field("models.base.catalog");
  const before = await model.innerText();
  await model.press("Enter");
  const search = page.getByRole("combobox", { name: "Search the catalogue" });
  await search.waitFor();
  const active = () => search.getAttribute("aria-activedescendant");
  const options = page.getByRole("listbox", { name: "Entries" }).getByRole("option");
  // It begins at what is chosen.
  assert.equal(await page.locator(`[id='${await active()}']`).getAttribute("aria-selected"), "true");
  await search.fill("opus");
  assert.equal(await active(), await options.first().getAttribute("id"));
  await search.press("ArrowUp");
  assert.equal(await active(), await options.first().getAttribute("id"));
  await search.press("ArrowDown");
  assert.equal(await active(), await options.nth(1).getAttribute("id"));
  const name = await options.nth(1).locator("b").innerText();
  for (let n = await options.count(); n > 0; n--) await search.press("ArrowDown");
  assert.equal(await active(), await options.last().getAttribute("id"));
  const [list, last] = [await page.getByRole("listbox").boundingBox(), await options.last().boundingBox()];
  assert.ok(last.y >= list.y - 1 && last.y + last.height <= list.y + list.height + 1, "it is scrolled to");
  await search.press("Escape");
  assert.equal(await focus(), "models.base.catalog");
  assert.equal(await model.innerText(), before);
  await model.press("Enter");
  await search.fill("opus");
  await search.press("ArrowDown");
  await search.press("Enter");
  assert.equal(await focus(), "models.base.catalog");
  assert.ok((await model.innerText()).startsWith(name));
  assert.deepEqual(complaints, []);
});

test("every stop of the Tab key shows that it has the focus", async () => {
  const { page } = await shown();
  const seen = new Set();
  for (let n = 0; n < 120; n++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === document.body) return null;
      const rings = (element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
      };
      const ringed = rings(at) || rings(at.closest(".field, .file") ?? at);
      return { name: `${at.tagName} ${at.id || at.ariaLabel || at.textContent}`, ringed };
    });
    if (!stop) break;
    assert.ok(stop.ringed, `${stop.name} has no ring`);
    seen.add(stop.name);
  }
  assert.ok(seen.size > 50, `${seen.size} stops`);
});
