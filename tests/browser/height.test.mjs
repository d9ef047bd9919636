// A frame gets the height of what it shows, from nobody but itself.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { browser, url } from "./browser.mjs";
import { visit, widget } from "./host.mjs";

const chromium = browser();
const VOLUME = "workload.queries_per_month";
const SCRIPT = `<script src="${url}crossover-host.js"></script>`;

const frame = (options, attributes = "") =>
  `<iframe id="ours" title="Cost" width="640" height="300" ${attributes} src="${widget(options).replaceAll("&", "&amp;")}"></iframe>`;
const height = (page, id = "ours") => page.evaluate((id) => document.getElementById(id).clientHeight, id);
const content = (page) => page.frameLocator("#ours").locator("main").evaluate((main) => Math.ceil(main.getBoundingClientRect().height));

/** Waits until the frame is as high as its content, and stays so. */
async function settled(page) {
  let last = [0, -1];
  for (let tries = 0; tries < 50; tries += 1) {
    const now = [await height(page), await content(page)];
    if (now[0] === now[1] && now.join() === last.join()) return now[0];
    last = now;
    await page.waitForTimeout(100);
  }
  assert.fail(`the frame has ${last[0]}, its content ${last[1]}`);
}

/** Keeps what the page around hears. */
const listen = (page) =>
  page.addInitScript(() => {
    globalThis.heard = [];
    if (window === top) addEventListener("message", ({ data }) => globalThis.heard.push(data));
  });

test("a page that listens as for Datawrapper's charts gives it its height", async () => {
  const { page, complaints } = await chromium.page();
  const listener = `<script>addEventListener("message", ({ data, source }) => {
    const height = data?.["datawrapper-height"];
    if (!height) return;
    for (const frame of document.querySelectorAll("iframe")) {
      for (const name in height) if (frame.contentWindow === source) frame.style.height = height[name] + "px";
    }
  })</script>`;
  await visit(page, listener + frame({ height: "auto" }, 'style="border: 0"'));
  await page.frameLocator("#ours").locator(".verdict").waitFor();
  assert.notEqual(await settled(page), 300);
  assert.deepEqual(complaints, []);
});

for (const sandbox of ["", 'sandbox="allow-scripts"']) {
  test(`it grows and shrinks ${sandbox && "in a sandbox"}`, async () => {
    const { page, complaints } = await chromium.page();
    await listen(page);
    await visit(page, frame({ height: "auto", inputs: VOLUME }, sandbox) + SCRIPT);
    const field = page.frameLocator("#ours").locator(`[id='${VOLUME}']`);
    await field.waitFor();
    const first = await settled(page);
    await field.fill("1,5");
    await page.frameLocator("#ours").locator(".msg").waitFor();
    const grown = await settled(page);
    assert.ok(grown > first, `${grown} after ${first}`);
    await field.press("Escape");
    assert.equal(await settled(page), first);
    await page.evaluate(() => (document.getElementById("ours").width = 340));
    await page.waitForTimeout(300);
    assert.notEqual(await settled(page), first);
    await page.evaluate(() => (document.getElementById("ours").width = 640));
    await page.waitForTimeout(300);
    assert.equal(await settled(page), first);
    const before = await page.evaluate(() => globalThis.heard.length);
    await page.waitForTimeout(500);
    const heard = await page.evaluate(() => globalThis.heard);
    assert.equal(heard.length, before, "it goes on for ever");
    const [own, datawrapper] = heard.slice(-2);
    assert.deepEqual([own, datawrapper], [{ "crossover-height": first }, { "datawrapper-height": { crossover: first } }]);
    assert.deepEqual(complaints, []);
  });
}

test("every width settles, whatever a scroll bar would take", async () => {
  const { page } = await chromium.page();
  await listen(page);
  await visit(page, frame({ height: "auto" }) + SCRIPT);
  await page.frameLocator("#ours").locator("svg[role=img]").waitFor();
  for (const width of [330, 352, 365, 380, 472, 488, 500, 512, 700, 712]) {
    await page.evaluate((width) => (document.getElementById("ours").width = width), width);
    await page.waitForTimeout(100);
    await settled(page);
  }
});

test("without a script it fills the frame it has, and says nothing", async () => {
  const { page } = await chromium.page();
  await listen(page);
  await visit(page, frame({}));
  await page.frameLocator("#ours").locator("svg[role=img]").waitFor();
  assert.deepEqual([await height(page), await content(page)], [300, 300]);
  const inner = page.frames().find((one) => one.url().includes("embed.html"));
  assert.equal(await inner.evaluate(() => document.documentElement.scrollHeight), 300);
  assert.deepEqual(await page.evaluate(() => globalThis.heard), []);
});

describe("heights that are none of a frame's business", () => {
  const forge = (data) => `<script>parent.postMessage(${JSON.stringify(data)}, "*")</script>`;
  const foreign = (id, data, more = "") => `<iframe id="${id}" title="Another" height="150" ${more} srcdoc='${forge(data)}'></iframe>`;

  test("a stranger's frame moves neither ours nor itself", async () => {
    const { page } = await chromium.page();
    const strangers = foreign("stranger", { "crossover-height": 900, "datawrapper-height": { crossover: 900 } });
    await visit(page, frame({}) + SCRIPT + strangers);
    await page.frameLocator("#ours").locator(".verdict").waitFor();
    await page.waitForTimeout(300);
    assert.deepEqual([await height(page), await height(page, "stranger")], [300, 150]);
  });

  test("only numbers within bounds count", async () => {
    const { page, complaints } = await chromium.page();
    const values = [-5, 0, 79, 10_001, 1e308, "500", null, true, [500], { valueOf: 500 }];
    const all = values.map((value, place) => foreign(`n${place}`, { "crossover-height": value }, "data-crossover")).join("");
    const others = foreign("text", "crossover-height", "data-crossover") + foreign("none", null, "data-crossover");
    await visit(page, SCRIPT + all + others + foreign("good", { "crossover-height": 333.2 }, "data-crossover"));
    await page.waitForFunction(() => document.getElementById("good").clientHeight === 334);
    for (const id of [...values.keys()].map((place) => `n${place}`).concat("text", "none")) {
      assert.equal(await height(page, id), 150, id);
    }
    const infinite = ["NaN", "Infinity", "-Infinity"].map((value) =>
      page.evaluate((value) => {
        const inside = document.getElementById("good").contentWindow;
        inside.eval(`parent.postMessage({ "crossover-height": ${value} }, "*")`);
      }, value),
    );
    await Promise.all(infinite);
    await page.waitForTimeout(100);
    assert.equal(await height(page, "good"), 334);
    assert.deepEqual(complaints, []);
  });

  test("each of several frames has its own", async () => {
    const { page } = await chromium.page();
    const other = frame({ height: "auto", chart: "breakdown" }).replace('id="ours"', 'id="other"').replace("640", "400");
    await visit(page, frame({ height: "auto" }) + other + SCRIPT);
    await page.frameLocator("#other").locator("svg[role=img]").waitFor();
    const own = await settled(page);
    await page.waitForTimeout(300);
    const wanted = await page.frameLocator("#other").locator("main").evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
    assert.equal(await height(page, "other"), wanted);
    assert.notEqual(wanted, own);
  });
});
