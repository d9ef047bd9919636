// The page as it is shipped: it says what the command line says, and asks for nothing but its own files.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, test } from "node:test";

import { browser, open, openPreset, url, urlBelow } from "./browser.mjs";
import { presets, verdict } from "./cli.mjs";
import { link } from "./host.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const chromium = browser();
const offered = presets();

test("it opens on the first preset, without a complaint", async () => {
  const { page, complaints, requests } = await chromium.page();
  await open(page);
  assert.equal(await page.locator(".verdict").innerText(), verdict(offered[0].id));
  assert.equal(await page.locator(".preset .name").innerText(), offered[0].title);
  const chart = page.locator("svg[role=img]").first();
  await chart.waitFor();
  assert.ok((await chart.locator("path").count()) > 10);
  assert.deepEqual(complaints, []);
  const elsewhere = requests.filter((request) => !request.startsWith(url) && !request.startsWith("data:"));
  assert.deepEqual(elsewhere, []);
});

describe("it says what the command line says", () => {
  for (const { id, title } of offered) {
    test(id, async () => {
      const { page, complaints } = await chromium.page();
      await open(page);
      await openPreset(page, title);
      assert.equal(await page.locator(".verdict").innerText(), verdict(id));
      assert.deepEqual(complaints, []);
    });
  }
});

describe("a hostile link", () => {
  test("with markup in its texts stays text", async () => {
    const hurts = "<script>globalThis.hurt = 1</script><img src=x onerror=globalThis.hurt=1> ]]> \u202e\u2066";
    const { page, complaints } = await chromium.page();
    await open(page, `${url}#s=${link(offered[0].id, `title=${hurts}`, `note=${hurts}`)}`);
    await page.locator(".preset .name", { hasText: "<script>globalThis.hurt" }).waitFor();
    assert.equal(await page.locator("main script, .head script, img[onerror]").count(), 0);
    // Marks of direction reach no further than the text they stand in.
    const marked = await page.evaluate(() => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        const isolated = getComputedStyle(element).unicodeBidi.startsWith("isolate") || element.matches("option, title, desc");
        if (/[\u202a-\u202e\u2066-\u2069]/.test(texts.currentNode.data) && !isolated) found.push(element.outerHTML.slice(0, 80));
      }
      return found;
    });
    assert.deepEqual(marked, []);
    assert.equal(await page.evaluate(() => globalThis.hurt), undefined);
    assert.deepEqual(complaints, []);
  });

  test("of 100 kB says that it cannot be read", async () => {
    const { page, complaints } = await chromium.page();
    await page.goto(`${url}#s=${"<b>x".repeat(25_000)}`);
    await page.getByRole("alert").first().waitFor();
    assert.equal(await page.locator("main b").filter({ hasText: /^x+$/ }).count(), 0);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${over} px too wide`);
    assert.deepEqual(complaints, []);
  });
});

test("it works below any path", async () => {
  const { page, complaints, requests } = await chromium.page();
  await open(page, urlBelow);
  assert.equal(await page.locator(".verdict").innerText(), verdict(offered[0].id));
  assert.deepEqual(complaints, []);
  assert.ok(requests.length > 3 && requests.every((r) => r.startsWith(urlBelow) || r.startsWith("data:")));
});

test("it is served under its policy, compressed", async () => {
  const { page } = await chromium.page();
  const answers = [];
  page.on("response", (response) => answers.push(response));
  await open(page);
  const own = answers.filter((response) => response.url().startsWith(url));
  assert.ok(own.length >= 5);
  for (const response of own) {
    const headers = await response.allHeaders();
    assert.match(headers["content-security-policy"], /default-src 'none'.*require-trusted-types-for 'script'/);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.equal(headers["content-encoding"], "br");
  }
  const types = own.map((response) => response.headers()["content-type"].split(";")[0]);
  assert.deepEqual(
    [...new Set(types)].sort(),
    ["application/wasm", "text/css", "text/html", "text/javascript"],
  );
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing, ${colorScheme}`, async () => {
    // What axe brings along is no part of the page.
    const { page } = await chromium.page({ colorScheme, bypassCSP: true });
    await open(page);
    await page.locator("svg[role=img]").first().waitFor();
    await page.addScriptTag({ path: axe });
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("; ")}`);
    assert.deepEqual(found, []);
  });
}

for (const width of [390, 320]) {
  test(`nothing overflows at ${width} px`, async () => {
    const { page } = await chromium.page({ viewport: { width, height: 844 } });
    await open(page);
    await page.locator("svg[role=img]").first().waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${wide} px`);
  });
}
