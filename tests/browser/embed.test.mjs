// The widget in a frame: of another origin, in a sandbox, under a strict policy.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { browser, url } from "./browser.mjs";
import { crossover, presets, verdict } from "./cli.mjs";
import { STRICT, link, visit, widget } from "./host.mjs";

const chromium = browser();
const [first, second] = presets();
const VOLUME = "workload.queries_per_month";

const frame = (address, attributes = "") =>
  `<iframe id="ours" title="Cost" width="640" height="420" ${attributes} src="${address.replaceAll("&", "&amp;")}"></iframe>`;
const ours = (page) => page.frameLocator("#ours");
const said = (page) => ours(page).locator(".verdict").innerText();

describe("a frame shows the answer of its link", () => {
  const hosts = {
    "in a page of another origin": ["", {}],
    "in a sandbox": ['sandbox="allow-scripts"', {}],
    "under a strict policy": ["", { same: true, csp: STRICT }],
    "in a sandbox under a strict policy": ['sandbox="allow-scripts"', { same: true, csp: STRICT }],
  };
  for (const [words, [attributes, options]] of Object.entries(hosts)) {
    test(words, async () => {
      const { page, complaints, requests } = await chromium.page();
      await visit(page, frame(widget({ s: link(second.id), inputs: VOLUME }), attributes), options);
      assert.equal(await said(page), verdict(second.id));
      await ours(page).locator("svg[role=img]").waitFor();
      await ours(page).locator(`[id='${VOLUME}']`).fill("1,5");
      await ours(page).locator(".msg").waitFor();
      assert.deepEqual(complaints, []);
      const elsewhere = requests.filter((request) => !request.startsWith(url) && !/host\.html$|^data:/.test(request));
      assert.deepEqual(elsewhere, []);
    });
  }
});

test("the frame of the documentation is one", async () => {
  const text = readFileSync(new URL("../../docs/embedding.md", import.meta.url), "utf8");
  const [, s] = text.match(/embed\.html#s=(1_[a-z0-9_.-]+)"/i);
  const { page } = await chromium.page();
  await page.goto(widget({ s }));
  await page.locator(".verdict").waitFor();
  assert.equal(await page.locator(".verdict").innerText(), verdict("support-desk"));
});

test("what can only be looked at asks for little", async () => {
  const { page, requests } = await chromium.page();
  await page.goto(widget());
  await page.locator("svg[role=img]").waitFor();
  assert.equal(await page.locator("input, select, form").count(), 0);
  await page.waitForLoadState("networkidle");
  assert.deepEqual(requests.filter((request) => /split_(page|screen|later)/.test(request)), []);
});

describe("charts by name", () => {
  for (const chart of ["time", "volume", "breakdown", "retraining", "switching", "prices"]) {
    test(chart, async () => {
      const { page, complaints } = await chromium.page({ viewport: { width: 640, height: 480 } });
      await page.goto(widget({ chart }));
      const title = await page.locator("svg[role=img] > title").textContent();
      const drawn = crossover("chart", `preset:${first.id}`, "--kind", chart);
      assert.equal(title, drawn.match(/<title[^>]*>([^<]*)</)[1]);
      await page.getByRole("button", { name: "Table" }).click();
      assert.ok((await page.locator(".figures tbody tr").count()) > 1);
      assert.deepEqual(complaints, []);
    });
  }
});

describe("an edit", () => {
  test("changes the answer and the address, and no history", async () => {
    const { page, complaints } = await chromium.page();
    const options = { inputs: VOLUME, theme: "light" };
    await visit(page, frame(widget(options)));
    const before = await said(page);
    const entries = await page.evaluate(() => history.length);
    for (const volume of ["20k", "25k", "30k"]) {
      await ours(page).locator(`[id='${VOLUME}']`).fill(volume);
      await page.waitForTimeout(400);
    }
    assert.notEqual(await said(page), before);
    const expected = widget({ ...options, s: link(first.id, `${VOLUME}=30000`) });
    const inner = page.frames().find((one) => one.url().includes("embed.html"));
    await inner.waitForFunction((expected) => location.href === decodeURIComponent(expected), expected);
    assert.equal(await page.evaluate(() => history.length), entries);
    assert.deepEqual(complaints, []);
  });

  test("goes along into the whole page", async () => {
    const { page } = await chromium.page();
    await visit(page, frame(widget({ inputs: VOLUME })));
    await ours(page).locator(`[id='${VOLUME}']`).fill("30k");
    const answer = await said(page);
    const opening = page.waitForEvent("popup");
    await ours(page).getByRole("link", { name: "Open in full" }).click();
    const whole = await opening;
    await whole.locator(".verdict").waitFor();
    assert.match(whole.url(), /\/index\.html#s=/);
    assert.equal(await whole.locator(".verdict").innerText(), answer);
    assert.equal(await whole.evaluate(() => window.opener), null);
  });

  test("in a sandbox the address can be copied instead", async () => {
    const { page } = await chromium.page();
    await visit(page, frame(widget(), 'sandbox="allow-scripts"'));
    await ours(page).getByRole("link", { name: "Open in full" }).click();
    const address = ours(page).getByLabel("This frame may not open windows.");
    assert.equal(await address.inputValue(), `${url}index.html#s=${link()}`);
    await address.focus();
    const selected = await address.evaluate((field) => field.selectionEnd - field.selectionStart);
    assert.equal(selected, (await address.inputValue()).length);
  });
});

describe("what it cannot show it says", () => {
  const problems = (page) => page.locator(".trouble li").allInnerTexts();

  test("everything at once, and nothing in its place", async () => {
    const { page } = await chromium.page();
    await page.goto(widget({ s: link().slice(0, -3), chart: "tme", inputs: "rag.topk,a,b,title", theme: "blue", colour: "red" }));
    await page.locator(".trouble").waitFor();
    const found = (await problems(page)).join("\n");
    for (const words of ["did you mean time?", "did you mean rag.top_k?", "a: unknown", '"blue"', '"colour"', "s, chart, inputs, theme, height", "link:"]) {
      assert.ok(found.includes(words), `${words}: ${found}`);
    }
    assert.equal(await page.locator(".verdict, svg").count(), 0);
  });

  test("more inputs than three", async () => {
    const { page } = await chromium.page();
    await page.goto(widget({ inputs: "rag.top_k,title,note,horizon.months" }));
    await page.locator(".trouble li").waitFor();
    assert.match((await problems(page)).join(), /4 inputs.*at most 3/);
  });

  test("no link at all, and then one", async () => {
    const { page } = await chromium.page();
    await page.goto(`${url}embed.html`);
    await page.locator(".trouble li").waitFor();
    assert.match((await problems(page)).join(), /s: found nothing/);
    await page.evaluate((hash) => (location.hash = hash), new URL(widget({ s: link(second.id) })).hash);
    await page.locator(".verdict").waitFor();
    assert.equal(await page.locator(".verdict").innerText(), verdict(second.id));
    await page.evaluate((hash) => (location.hash = hash), "#s=1_nothing");
    await page.locator(".trouble").waitFor();
    assert.equal(await page.locator(".verdict").count(), 0);
  });

  test("a module that does not come", async () => {
    const { page } = await chromium.page();
    await page.route("**/split_links-*.wasm", (route) => route.abort());
    await page.goto(widget());
    await page.getByRole("alert").getByText("could not be loaded").waitFor();
    await page.unroute("**/split_links-*.wasm");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".verdict").waitFor();
  });

  test("a program that does not come", async () => {
    const { page } = await chromium.page();
    await page.route("**/split_embed-*.wasm", (route) => route.abort());
    await page.goto(widget());
    await page.getByText("Crossover cannot start").waitFor();
  });
});

describe("a link of a stranger stays text", () => {
  test("markup, and marks that turn text around", async () => {
    const { page, complaints } = await chromium.page();
    const title = "<script>globalThis.taken = 1</script><img src=x onerror='globalThis.taken = 1'>]]>\u202etxt\u2066";
    await visit(page, frame(widget({ s: link(first.id, `title=${title}`) })));
    assert.equal(await ours(page).locator(".title").textContent(), title);
    const inner = page.frames().find((one) => one.url().includes("embed.html"));
    assert.equal(await inner.evaluate(() => globalThis.taken), undefined);
    assert.deepEqual(complaints, []);
  });

  for (const [words, piece] of [["letters", "a"], ["markup", "<b>]]>"], ["pieces", "_a-1"]]) {
    test(`100 kB of ${words}`, async () => {
      const { page, complaints } = await chromium.page({ viewport: { width: 320, height: 240 } });
      const s = `1_${first.id}_${piece.repeat(100_000 / piece.length)}`;
      const start = Date.now();
      await page.goto(widget({ s }));
      await page.locator(".trouble li").first().waitFor();
      assert.ok(Date.now() - start < 5_000);
      assert.equal(await page.locator("b:not(.trouble > p > b)").count(), 0);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
      assert.deepEqual(complaints, []);
    });
  }
});

test("a page around it that sends nonsense changes nothing", async () => {
  const { page, complaints } = await chromium.page();
  await visit(page, frame(widget()));
  const before = await said(page);
  await page.evaluate(() => {
    const target = document.getElementById("ours").contentWindow;
    const all = [null, "x", 1, { "crossover-height": 1 }, { s: "1_x" }, [], { type: "set", path: "__proto__" }];
    for (const message of all) target.postMessage(message, "*");
  });
  await page.waitForTimeout(200);
  assert.equal(await said(page), before);
  assert.deepEqual(complaints, []);
});
