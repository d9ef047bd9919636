// <crossover-calculator> in pages of other people.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { browser, url } from "./browser.mjs";
import { crossover, presets, verdict } from "./cli.mjs";
import { STRICT, link, visit } from "./host.mjs";
import { file } from "./scenario.mjs";

const chromium = browser();
const [first, second] = presets();
const VOLUME = "workload.queries_per_month";
const SCRIPT = { head: `<script type="module" src="${url}crossover-calculator.js"></script>` };

const element = (attributes, id = "one") => `<crossover-calculator id="${id}" ${attributes}></crossover-calculator>`;
const preset = (id) => `scenario="preset:${id}"`;
const said = (page, id = "one") => page.locator(`#${id} .verdict`).innerText();
const field = (page, id = "one", path = VOLUME) => page.locator(`#${id} [id='${path}']`);

/** Keeps the events of the element. */
const listen = (page, id = "one") =>
  page.evaluate((id) => {
    globalThis.heard = [];
    for (const type of ["change", "error"]) {
      document.getElementById(id).addEventListener(type, ({ detail }) => globalThis.heard.push({ type, detail }));
    }
  }, id);
/** Waits for the next event of a type, and forgets those before. */
async function next(page, type) {
  await page.waitForFunction((type) => globalThis.heard.some((one) => one.type === type), type);
  return page.evaluate((type) => globalThis.heard.splice(0).findLast((one) => one.type === type).detail, type);
}
const set = (page, name, value) => page.evaluate(([name, value]) => (document.getElementById("one")[name] = value), [name, value]);

test("one script is all it takes, also under a strict policy", async () => {
  const { page, complaints, requests } = await chromium.page();
  await visit(page, element(preset(second.id)), { ...SCRIPT, same: true, csp: STRICT });
  assert.equal(await said(page), verdict(second.id));
  await page.locator("#one svg[role=img]").waitFor();
  assert.deepEqual(complaints, []);
  assert.ok(requests.every((request) => request.startsWith(url) || request.startsWith("data:")));
});

test("it works in a page of another origin", async () => {
  const { page, complaints } = await chromium.page();
  await visit(page, element(`${preset(first.id)} inputs="${VOLUME}"`), SCRIPT);
  assert.equal(await said(page), verdict(first.id));
  await field(page).waitFor();
  assert.deepEqual(complaints, []);
});

test("a scenario in every form", async () => {
  const { page } = await chromium.page();
  const toml = readFileSync(new URL(`../../scenarios/${second.id}.toml`, import.meta.url), "utf8");
  await visit(page, element(preset(first.id)), SCRIPT);
  const expected = { [first.id]: await said(page) };
  await listen(page);
  const object = await page.evaluate(async () => {
    await customElements.whenDefined("crossover-calculator");
    return document.getElementById("one").report.title;
  });
  assert.equal(object, first.title);
  assert.equal(expected[first.id], verdict(first.id));
  for (const given of [toml, `${url}#s=${link(second.id)}`, `#s=${link(second.id)}`]) {
    await set(page, "scenario", given);
    await next(page, "change");
    assert.equal(await said(page), verdict(second.id));
    await set(page, "scenario", `preset:${first.id}`);
    await next(page, "change");
    assert.equal(await said(page), verdict(first.id));
  }
});

test("what it tells is what the command line prints", async () => {
  const { page } = await chromium.page();
  await visit(page, element(`${preset(first.id)} inputs="${VOLUME}"`), SCRIPT);
  await field(page).waitFor();
  await listen(page);
  await field(page).fill("30k");
  const { report, link: told } = await next(page, "change");
  const changed = link(first.id, `${VOLUME}=30000`);
  assert.equal(told, `${url}index.html#s=${changed}`);
  const printed = crossover("evaluate", `s=${changed}`, "--format", "json").trim();
  assert.deepEqual(report, JSON.parse(printed));
  assert.equal(await page.evaluate(() => JSON.stringify(document.getElementById("one").report)), JSON.stringify(JSON.parse(printed)));
  assert.equal(await page.evaluate(() => document.getElementById("one").link), told);
});

test("attributes and properties change it, and what was edited stays", async () => {
  const { page, complaints } = await chromium.page();
  await visit(page, element(`${preset(first.id)} inputs="${VOLUME}"`), SCRIPT);
  await field(page).fill("30k");
  const edited = await said(page);
  assert.notEqual(edited, verdict(first.id));
  await page.evaluate(() => document.getElementById("one").setAttribute("chart", "breakdown"));
  await page.locator("#one svg title", { hasText: "Where the money goes" }).waitFor({ state: "attached" });
  await set(page, "theme", "dark");
  await page.locator("#one .widget[data-theme=dark]").waitFor();
  await set(page, "inputs", [VOLUME, "rag.top_k"]);
  await field(page, "one", "rag.top_k").waitFor();
  assert.equal(await page.evaluate(() => document.getElementById("one").getAttribute("inputs")), `${VOLUME},rag.top_k`);
  assert.equal(await said(page), edited);
  await set(page, "scenario", `preset:${first.id}`);
  await page.locator("#one .verdict", { hasText: verdict(first.id) }).waitFor();
  assert.deepEqual(complaints, []);
});

test("an object takes the place of the attribute", async () => {
  const { page } = await chromium.page();
  await visit(page, element(preset(first.id)), SCRIPT);
  await page.locator("#one .verdict").waitFor();
  await listen(page);
  const prices = (input_usd_per_mtok, output_usd_per_mtok) => ({ kind: "per_token", input_usd_per_mtok, output_usd_per_mtok });
  const scenario = { title: "Own", models: { base: prices(0.75, 4.5), tuned: prices(0.3, 1.2) } };
  await set(page, "scenario", scenario);
  const { report } = await next(page, "change");
  const own = file("own.json", JSON.stringify(scenario));
  assert.deepEqual(report, JSON.parse(crossover("evaluate", own, "--format", "json")));
  assert.deepEqual(await page.evaluate(() => document.getElementById("one").scenario), scenario);
  // What JSON cannot say is told, and not taken for nothing.
  await page.evaluate(() => {
    const one = document.getElementById("one");
    one.scenario = { ...one.scenario, horizon: { months: NaN } };
  });
  const { problems } = await next(page, "error");
  assert.match(problems[0].message, /horizon\.months.*NaN/);
  await page.evaluate(() => {
    const ring = {};
    ring.ring = ring;
    document.getElementById("one").scenario = ring;
  });
  assert.match((await next(page, "error")).problems[0].message, /JSON/);
});

test("an object is taken away again, where there is no attribute", async () => {
  const { page } = await chromium.page();
  await visit(page, element(""), SCRIPT);
  const missing = page.locator("#one .trouble li");
  await missing.waitFor();
  await listen(page);
  const prices = { kind: "per_token", input_usd_per_mtok: 0.75, output_usd_per_mtok: 4.5 };
  for (const nothing of [null, undefined]) {
    await set(page, "scenario", { title: "Own", models: { base: prices, tuned: prices } });
    assert.equal((await next(page, "change")).report.title, "Own");
    await missing.waitFor({ state: "detached" });
    await page.evaluate((nothing) => (document.getElementById("one").scenario = nothing), nothing);
    await missing.waitFor();
    assert.equal(await page.evaluate(() => document.getElementById("one").scenario), null);
  }
});

describe("what is wrong is shown and told", () => {
  test("options and scenario at once", async () => {
    const { page } = await chromium.page();
    await visit(page, element('scenario="preset:nothing" chart="tme"'), SCRIPT);
    await listen(page);
    await page.locator("#one .trouble li").first().waitFor();
    const shown = (await page.locator("#one .trouble li").allInnerTexts()).join("\n");
    assert.match(shown, /did you mean time\?/);
    assert.match(shown, /nothing/);
    await set(page, "chart", "time");
    await set(page, "scenario", `preset:${first.id}`);
    await page.locator("#one .verdict").waitFor();
  });

  test("nothing given, an invalid value, an invalid scenario", async () => {
    const { page } = await chromium.page();
    await visit(page, element(`inputs="${VOLUME}"`), SCRIPT);
    await page.locator("#one .trouble li").waitFor();
    await listen(page);
    await set(page, "scenario", '{"schema": 1, "horizon": {"months": -3}}');
    assert.ok((await next(page, "error")).problems.some(({ field }) => field === "horizon.months"));
    await set(page, "scenario", `preset:${first.id}`);
    await next(page, "change");
    await field(page).fill("1,5");
    const { problems } = await next(page, "error");
    assert.deepEqual(problems.map(({ field, found }) => [field, found]), [[VOLUME, '"1,5", which may be 1.5 or 15']]);
  });

  test("a program that does not come, and then comes", async () => {
    const { page } = await chromium.page();
    const pattern = "**/crossover_bg-*.wasm";
    await page.route(pattern, (route) => route.abort());
    await visit(page, element(preset(first.id)), SCRIPT);
    await page.locator("#one").getByText("could not be loaded").waitFor();
    await page.unroute(pattern);
    await page.evaluate(() => {
      const one = document.getElementById("one");
      one.remove();
      return new Promise((done) => setTimeout(() => done(document.body.append(one))));
    });
    assert.equal(await said(page), verdict(first.id));
  });
});

test("what comes between drawing and its effects is shown", async () => {
  const { page, complaints } = await chromium.page();
  // Yew gives way to other tasks where drawing took it long; here it always does, and they have half a second.
  await page.addInitScript(() => {
    const [wait, now] = [globalThis.setTimeout, Date.now];
    let ahead = 0;
    Date.now = () => now() + (ahead += 1_000);
    globalThis.setTimeout = (then, ms, ...rest) => wait(then, ms || 500, ...rest);
  });
  let come;
  const held = new Promise((done) => (come = done));
  await page.route("**/split_screen-*.wasm", (route) => held.then(() => route.continue()));
  await visit(page, element(`scenario="{}" inputs="${VOLUME}"`), SCRIPT);
  // The inputs are asked for, and have no place yet.
  await page.locator("#one .trouble li").first().waitFor();
  await page.waitForRequest("**/split_screen-*.wasm");
  await set(page, "scenario", preset(first.id).replace(/^scenario="|"$/g, ""));
  await page.locator("#one .verdict").waitFor();
  come();
  await field(page).waitFor();
  assert.deepEqual(complaints, []);
});

test("two on one page know nothing of each other", async () => {
  const { page, complaints } = await chromium.page();
  const options = `${preset(first.id)} inputs="${VOLUME}"`;
  await visit(page, element(options) + element(options, "two"), SCRIPT);
  await field(page, "two").waitFor();
  await field(page, "one").fill("30k");
  assert.equal(await said(page, "two"), verdict(first.id));
  assert.notEqual(await said(page, "one"), verdict(first.id));
  await page.evaluate(() => document.getElementById("one").remove());
  await field(page, "two").fill("40k");
  await page.locator("#two .verdict", { hasText: "40k" }).waitFor();
  assert.deepEqual(complaints, []);
});

describe("in and out of the page", () => {
  test("what is moved stays as it is", async () => {
    const { page } = await chromium.page();
    await visit(page, `${element(`${preset(first.id)} inputs="${VOLUME}"`)}<div id="there"></div>`, SCRIPT);
    await field(page).fill("30k");
    const edited = await said(page);
    await page.evaluate(() => document.getElementById("there").append(document.getElementById("one")));
    await page.waitForTimeout(100);
    assert.equal(await said(page), edited);
    await field(page).fill("40k");
    await page.locator("#one .verdict", { hasText: "40k" }).waitFor();
  });

  test("what is taken away leaves nothing behind", async () => {
    const { page, complaints } = await chromium.page();
    await page.addInitScript(() => {
      // Observers that watch something.
      globalThis.watching = new Set();
      for (const name of ["ResizeObserver", "IntersectionObserver"]) {
        globalThis[name] = class extends globalThis[name] {
          observe(...of) {
            globalThis.watching.add(this);
            super.observe(...of);
          }
          disconnect() {
            globalThis.watching.delete(this);
            super.disconnect();
          }
        };
      }
    });
    await visit(page, element(preset(first.id)), SCRIPT);
    await page.locator("#one .verdict").waitFor();
    await page.evaluate(() => document.getElementById("one").remove());
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Performance.enable");
    const cycles = async (count) => {
      await page.evaluate(async ([count, scenario, inputs]) => {
        for (let cycle = 0; cycle < count; cycle += 1) {
          const one = document.createElement("crossover-calculator");
          Object.assign(one, { scenario, inputs });
          const drawn = new Promise((done) => one.addEventListener("change", done, { once: true }));
          document.body.append(one);
          await drawn;
          one.remove();
          await new Promise((done) => setTimeout(done));
        }
      }, [count, `preset:${first.id}`, VOLUME]);
      await page.waitForTimeout(800);
      for (let times = 0; times < 3; times += 1) await devtools.send("HeapProfiler.collectGarbage");
      const { metrics } = await devtools.send("Performance.getMetrics");
      const wanted = ["Nodes", "JSEventListeners", "JSHeapUsedSize"];
      return Object.fromEntries(metrics.filter(({ name }) => wanted.includes(name)).map(({ name, value }) => [name, value]));
    };
    const before = await cycles(10);
    const after = await cycles(60);
    assert.equal(await page.evaluate(() => globalThis.watching.size), 0);
    const more = (name) => after[name] - before[name];
    assert.ok(more("Nodes") < 20, `${more("Nodes")} nodes`);
    assert.ok(more("JSEventListeners") < 10, `${more("JSEventListeners")} listeners`);
    assert.ok(more("JSHeapUsedSize") < 60 * 1_000, `${more("JSHeapUsedSize")} bytes`);
    assert.deepEqual(complaints, []);
  });
});

describe("styles do not cross its edge", () => {
  const HOSTILE = `<style>
    html { font-size: 5px; }
    * { color: rgb(255, 0, 0) !important; font-size: 33px; line-height: 3; letter-spacing: 9px; text-transform: uppercase; direction: rtl;
      --ink: rgb(255, 0, 0) !important; --surface: rgb(255, 0, 0); --fs-l: 50px; --s3: 90px; box-sizing: content-box; visibility: visible; }
    p, table, svg, button, input, figure { margin: 50px !important; padding: 40px !important; border: 9px solid red; display: block !important; }
    .verdict, .widget, .board, .row { display: none !important; }
  </style>`;

  test("from outside in", async () => {
    const seen = [];
    for (const head of ["", HOSTILE]) {
      const { page } = await chromium.page();
      const inside = `<div>${element(`${preset(first.id)} inputs="${VOLUME}" theme="light"`)}</div>`;
      await visit(page, inside, { head: `${head}<style>#one { display: block !important; width: 600px; margin: 0; }</style>${SCRIPT.head}` });
      await field(page).waitFor();
      await page.waitForTimeout(200);
      seen.push(await page.evaluate(() => {
        const inner = document.getElementById("one").shadowRoot;
        const parts = [...inner.querySelectorAll(".widget, .title, .verdict, .chart, input, .foot, .lnk, label")];
        return parts.map((part) => {
          const { color, fontSize, lineHeight, letterSpacing, textTransform, direction, margin, padding } = getComputedStyle(part);
          const { width, height } = part.getBoundingClientRect();
          return { part: part.className.baseVal ?? part.className, color, fontSize, lineHeight, letterSpacing, textTransform, direction, margin, padding, width, height };
        });
      }));
    }
    assert.ok(seen[0].length > 7);
    assert.deepEqual(seen[1], seen[0]);
  });

  test("from inside out", async () => {
    const { page } = await chromium.page();
    const around = '<h1>Wiki</h1><p class="verdict">text</p><table><tr><td>cell</td></tr></table><a href="#x">link</a>';
    const styles = () =>
      page.evaluate(() =>
        [document.documentElement, document.body, ...document.querySelectorAll("h1, p, td, a")].map((part) => {
          const style = getComputedStyle(part);
          return [...style].filter((name) => !/size|width|height|origin/.test(name)).map((name) => `${name}: ${style.getPropertyValue(name)}`).join();
        }),
      );
    await visit(page, around);
    const before = await styles();
    await page.evaluate((src) => {
      const script = Object.assign(document.createElement("script"), { type: "module", src });
      document.head.append(script);
    }, `${url}crossover-calculator.js`);
    await page.evaluate((scenario) => document.body.append(Object.assign(document.createElement("crossover-calculator"), { id: "one", scenario })), `preset:${first.id}`);
    await page.locator("#one svg[role=img]").waitFor();
    assert.deepEqual(await styles(), before);
    assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length + document.querySelectorAll("style, link").length), 0);
  });
});

test("what is typed into it is no key of the page around", async () => {
  const { page } = await chromium.page();
  await visit(page, element(`${preset(first.id)} inputs="${VOLUME}"`), SCRIPT);
  await page.evaluate(() => {
    globalThis.keys = [];
    for (const type of ["keydown", "input", "change"]) addEventListener(type, ({ type, key }) => globalThis.keys.push(key ?? type));
  });
  await field(page).fill("30k");
  await field(page).press("Home");
  await page.locator("#one .verdict", { hasText: "30k" }).waitFor();
  assert.deepEqual(await page.evaluate(() => globalThis.keys), []);
});
