// The widget at every size from 320 × 240 up: nothing lies on anything else, nothing leaves its frame.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, test } from "node:test";

import { browser } from "./browser.mjs";
import { presets, verdict } from "./cli.mjs";
import { link, widget } from "./host.mjs";
import { crowded } from "./overlap.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const chromium = browser();
const offered = presets();
const VOLUME = "workload.queries_per_month";
const SIZES = [[320, 240], [480, 320], [640, 420], [800, 600], [1280, 400], [390, 844]];

/** What is wrong with what is shown now. */
async function wrong(page) {
  const found = await crowded(page, ".widget");
  const [wide, high, board] = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const board = document.querySelector(".board");
    return [scrollWidth - innerWidth, scrollHeight - innerHeight, board ? board.scrollHeight - board.clientHeight : 0];
  });
  if (wide > 0) found.push(`${wide} px too wide`);
  if (high > 0) found.push(`${high} px too high`);
  if (board > 0) found.push(`the board scrolls by ${board} px`);
  return found;
}

for (const [width, height] of SIZES) {
  test(`${width} × ${height}`, async () => {
    const { page } = await chromium.page({ viewport: { width, height } });
    for (const { id } of offered) {
      await page.goto("about:blank");
      await page.goto(widget({ s: link(id) }));
      await page.locator(".verdict").waitFor();
      await page.locator(".area svg, .costs li").first().waitFor();
      assert.equal(await page.locator(".verdict").innerText(), verdict(id));
      assert.deepEqual(await wrong(page), [], id);
    }
  });
}

test("where there is no room for a chart there are figures", async () => {
  const { page } = await chromium.page({ viewport: { width: 320, height: 240 } });
  await page.goto(widget());
  await page.locator(".costs li").first().waitFor();
  assert.equal(await page.locator(".costs li").count(), 5);
  assert.equal(await page.locator(".area svg[role=img]").count(), 0);
  await page.setViewportSize({ width: 640, height: 420 });
  await page.locator(".area svg[role=img]").waitFor();
  assert.equal(await page.locator(".costs").count(), 0);
});

test("an input has room in the smallest frame", async () => {
  const { page } = await chromium.page({ viewport: { width: 320, height: 240 } });
  await page.goto(widget({ inputs: VOLUME }));
  await page.locator(`[id='${VOLUME}']`).waitFor();
  await page.locator(".costs li").first().waitFor();
  // Those of the sentence.
  assert.deepEqual(await page.locator(".costs li > span:first-of-type").allInnerTexts(), ["Fine-tuned", "RAG"]);
  assert.deepEqual(await wrong(page), []);
});

test("three inputs have room in every frame, and the way to the whole", async () => {
  const { page } = await chromium.page();
  const inputs = [VOLUME, "workload.answer_tokens", "rag.top_k"];
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await page.goto("about:blank");
    await page.goto(widget({ inputs: inputs.join(",") }));
    for (const path of inputs) await page.locator(`[id='${path}']`).waitFor();
    assert.deepEqual(await wrong(page), [], `${width} × ${height}`);
    const { y, height: high } = await page.getByText("Open in full").boundingBox();
    assert.ok(y + high <= height, `${width} × ${height}`);
  }
});

describe("themes", () => {
  const ground = (page) => page.locator(".widget").evaluate((widget) => getComputedStyle(widget).backgroundColor);
  const [light, dark] = ["rgb(255, 255, 255)", "rgb(20, 23, 28)"];
  for (const [theme, colorScheme, expected] of [["light", "dark", light], ["dark", "light", dark], ["auto", "dark", dark], ["", "light", light]]) {
    test(`${theme || "none"} where the system is ${colorScheme}`, async () => {
      const { page } = await chromium.page({ colorScheme });
      await page.goto(widget(theme ? { theme } : {}));
      await page.locator(".verdict").waitFor();
      assert.equal(await ground(page), expected);
      const root = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      assert.equal(root, expected);
    });
  }
});

describe("axe finds nothing", () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const [words, options, reach] of [
      ["at rest", {}],
      ["with inputs", { inputs: `${VOLUME},models.base.catalog,rag.top_k` }, (page) => page.locator(`[id='${VOLUME}']`).fill("1,5")],
      ["as a table", { chart: "volume" }, (page) => page.getByRole("button", { name: "Table" }).click()],
      ["with what is wrong", { chart: "tme" }],
    ]) {
      test(`${words}, ${colorScheme}`, async () => {
        // What axe brings along is no part of the page.
        const { page } = await chromium.page({ colorScheme, bypassCSP: true, viewport: { width: 640, height: 640 } });
        await page.goto(widget(options));
        await page.locator(".area svg, .trouble li").first().waitFor();
        await reach?.(page);
        await page.waitForTimeout(100);
        await page.addScriptTag({ path: axe });
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("; ")}`);
        assert.deepEqual(found, []);
      });
    }
  }
});
