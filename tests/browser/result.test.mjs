// What stands right of the inputs: it says what the core says, every figure can be asked about, and what
// is shown can be taken along.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { describe, test } from "node:test";

import { browser, open } from "./browser.mjs";
import { crossover, presets } from "./cli.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const chromium = browser();
const [{ id: first }] = presets();
const preset = `preset:${first}`;
const evaluate = (...args) => JSON.parse(crossover("evaluate", preset, "--format", "json", ...args));
const report = evaluate();
const captions = { prompt_only: "Prompt only", rag: "RAG", fine_tuned: "Fine-tuned", hybrid: "Hybrid", staged: "Staged" };

/** An amount as results write it, up to a billion. */
function usd(x) {
  const size = Math.abs(x);
  const text =
    size < 0.1 ? String(Number(size.toPrecision(4))) : size < 99.995 ? size.toFixed(2) : size < 999.5 ? size.toFixed(0) : size < 999_950 ? `${(size / 1e3).toFixed(1)}k` : `${(size / 1e6).toFixed(2)}M`;
  return `${x < 0 ? "−" : ""}$${text}`;
}

/** What a strategy has cost by the end of a month, in the JSON of the command line. */
function spent(strategy, month, money) {
  const vertices = report.strategies[strategy].cumulative;
  // A month's end is the first vertex there: what falls due afterwards belongs to the next month.
  return vertices.find((vertex) => vertex.month === month)[`${money}_usd`];
}

async function opened(options) {
  const opened = await chromium.page(options);
  await open(opened.page);
  await opened.page.locator(".mainfig svg[role=img]").waitFor();
  return opened;
}

const timeline = (page) => page.getByRole("slider", { name: "Month", exact: true });
const words = (page) => timeline(page).getAttribute("aria-valuetext");

describe("the crosshair", () => {
  test("says what the JSON of the command line says, month by month", async () => {
    const { page, complaints } = await opened();
    await timeline(page).press("Home");
    for (const money of ["present", "nominal"]) {
      if (money === "nominal") await page.getByRole("button", { name: "Nominal" }).click();
      for (const month of [1, 7, 36]) {
        await timeline(page).press("Home");
        for (let at = 1; at + 6 <= month; at += 6) await timeline(page).press("Shift+ArrowRight");
        if (month === 36) await timeline(page).press("End");
        const said = await words(page);
        assert.match(said, new RegExp(`month ${month}:`));
        for (const [strategy, caption] of Object.entries(captions)) {
          const amount = usd(spent(strategy, month, money));
          assert.ok(said.includes(`${caption} ${amount} `), `${caption} ${amount} in ${said}`);
        }
      }
    }
    assert.deepEqual(complaints, []);
  });

  test("follows the pointer and leaves with it", async () => {
    const { page } = await opened();
    const box = await timeline(page).boundingBox();
    await page.mouse.move(box.x + 0.3 * box.width, box.y + 100);
    const there = await words(page);
    assert.match(there, /^End of 20\d\d-\d\d, month \d+: /);
    // A pixel further is the same month.
    await page.mouse.move(box.x + 0.3 * box.width + 1, box.y + 160);
    assert.equal(await words(page), there);
    assert.ok((await page.locator(".reach svg text").count()) > 10);
    await page.mouse.move(box.x + 100, box.y - 60);
    assert.equal(await words(page), null);
  });

  test("the keys: a month, six, the ends, Esc", async () => {
    const { page } = await opened();
    const month = () => timeline(page).getAttribute("aria-valuenow");
    for (const [key, expected] of [["Home", "1"], ["ArrowLeft", "1"], ["ArrowRight", "2"], ["Shift+ArrowRight", "8"], ["End", "36"], ["Shift+ArrowLeft", "30"]]) {
      await timeline(page).press(key);
      assert.equal(await month(), expected, key);
    }
    await timeline(page).press("Escape");
    assert.equal(await words(page), null);
  });
});

test("Enter opens the ledger of the month, Esc leads back", async () => {
  const { page } = await opened();
  await timeline(page).press("Home");
  await timeline(page).press("Enter");
  const dock = page.getByRole("region", { name: "Where it comes from" });
  await dock.getByRole("heading", { name: /^Ledger of / }).waitFor();
  assert.equal(await page.locator(".strip").isVisible(), false);
  const csv = crossover("evaluate", preset, "--format", "csv").trim().split("\n").slice(1);
  const amounts = new Map();
  for (const row of csv) {
    const cells = row.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((cell) => cell.replace(/,$/, ""));
    const [, strategy, , line, , month, , , amount] = cells;
    if (month !== "1") continue;
    const key = `${line} ${strategy}`;
    amounts.set(key, (amounts.get(key) ?? 0) + Number(amount));
  }
  const rows = await dock.locator("tbody tr:not(.sum)").all();
  const found = new Set();
  for (const row of rows) {
    const line = await row.locator("code").innerText();
    const cells = await row.locator("td").allInnerTexts();
    for (const [place, strategy] of Object.keys(captions).entries()) {
      const amount = amounts.get(`${line} ${strategy}`);
      assert.equal(cells[place], amount ? usd(amount) : "–", `${line} ${strategy}`);
      if (amount) found.add(`${line} ${strategy}`);
    }
  }
  assert.equal(found.size, amounts.size);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".strip").isVisible(), true);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Month");
});

test("every figure of the answer and of the table opens what it consists of", async () => {
  const { page, complaints } = await opened();
  const dock = page.getByRole("region", { name: "Where it comes from" });
  const figures = page.locator(".say .ask:not(:text-matches('notes?$')), .strats :is(.pv, .per, .pays, .st) button");
  const count = await figures.count();
  assert.ok(count >= 15, `${count} figures`);
  for (let place = 0; place < count; place++) {
    const figure = figures.nth(place);
    const asked = await figure.innerText();
    await figure.click();
    await dock.locator(".figures").waitFor();
    const said = (await dock.innerText()).replaceAll("\n", " ");
    const volume = asked.replace(/^(from|up to) /, "").replace(" a month", "");
    const month = asked.replace(/^\d{4}-\d{2}$/, (date) =>
      new Date(`${date}-15`).toLocaleString("en", { month: "long", year: "numeric" }),
    );
    assert.ok([asked, volume, month].some((words) => said.includes(words)), `${asked}: ${said}`);
    await page.keyboard.press("Escape");
    assert.equal(await figure.evaluate((element) => element === document.activeElement), true, asked);
  }
  assert.deepEqual(complaints, []);
});

test("what to know before relying on the answer is one step away", async () => {
  const { page } = await opened();
  const { warnings } = report;
  await page.locator(".detail .ask", { hasText: `${warnings.length} notes` }).click();
  const rows = page.locator(".dock .figures tbody tr");
  assert.equal(await rows.count(), warnings.length);
  for (const [place, { message, field }] of warnings.entries()) {
    const text = await rows.nth(place).innerText();
    assert.ok(text.includes(message) && text.includes(field), text);
  }
});

test("what a total consists of adds up to it", async () => {
  const { page } = await opened();
  await page.locator(".strats .pv button").first().click();
  const amounts = async (rows) => {
    const cells = await page.locator(`.dock tbody tr${rows} td:nth-child(2)`).allInnerTexts();
    return cells.map((cell) => Number(cell.replaceAll(/[$,]/g, "")));
  };
  const lines = await amounts(":not(.sum)");
  const together = (await amounts(".sum")).at(-1);
  const { fine_tuned: tuned } = report.strategies;
  assert.ok(Math.abs(together - tuned.present_value_usd) < 0.01);
  assert.ok(Math.abs(lines.reduce((sum, usd) => sum + usd, 0) - together) < 0.1);
  assert.ok(lines.length > 5);
});

test("a line of what a figure consists of opens its why, with formula, sources and dates", async () => {
  const { page, complaints } = await opened();
  await page.locator(".verdict .ask").last().click();
  const dock = page.getByRole("region", { name: "Where it comes from" });
  await dock.locator(".figures .ask").first().click();
  const [strategy, line] = (await dock.locator("header code").innerText()).split(" · ");
  const [explained] = JSON.parse(
    crossover("evaluate", preset, "--format", "json", "--explain", `${strategy}/${line}`),
  ).explanations;
  const shown = await dock.innerText();
  for (const term of explained.terms) assert.ok(shown.includes(term.formula), term.formula);
  for (const input of explained.inputs) {
    const said = [input.label, input.value, input.source || "The preset"];
    for (const text of said) assert.ok(shown.includes(text), text);
  }
  await dock.getByRole("button", { name: "Close" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.className), "ask");
  assert.deepEqual(complaints, []);
});

test("an input is as firm under why as in the form", async () => {
  const { page } = await opened();
  const firm = async (label) => {
    const row = page.locator(".dock .srcs tr", { has: page.getByText(label, { exact: true }) });
    return row.first().locator("xpath=following-sibling::tr[1]").locator(".ev").innerText();
  };
  const look = async () => {
    await page.locator(".verdict .ask").last().click();
    await page.locator(".dock .figures .ask").first().click();
    await page.locator(".dock .srcs").waitFor();
  };
  const label = page.getByRole("button", { name: /about Engineer$/ });
  await look();
  assert.equal(await firm("Engineer"), await label.innerText());
  await page.locator("[id='labour.engineer_usd_per_hour']").fill("120");
  await page.locator("[id='labour.engineer_usd_per_hour']").press("Enter");
  await page.locator(".dock .srcs .ev.you").first().waitFor();
  assert.equal(await firm("Engineer"), "you");
  assert.equal(await label.innerText(), "you");
});

test("a month can be picked under why", async () => {
  const { page } = await opened();
  await page.locator(".strats .pv button").first().click();
  const dock = page.getByRole("region", { name: "Where it comes from" });
  await dock.locator(".figures .ask").last().click();
  await dock.locator("input[type=range]").fill("12");
  await dock.getByText("month 12").waitFor();
});

test("a strategy opens all its lines", async () => {
  const { page } = await opened();
  await page.locator(".strats .nm button", { hasText: "RAG" }).click();
  const lines = Object.entries(report.strategies.rag.lines);
  const rows = page.locator(".dock tbody tr:not(.sum)");
  assert.equal(await rows.count(), lines.length);
  for (const [place, [line, amount]] of lines.entries()) {
    const text = await rows.nth(place).innerText();
    assert.ok(text.includes(line) && text.includes(usd(amount)), text);
  }
});

test("the pair is chosen, and changes places", async () => {
  const { page } = await opened();
  const [challenger, incumbent] = ["Challenger", "Incumbent"].map((name) => page.getByLabel(name));
  await challenger.selectOption("hybrid");
  await page.locator(".mainfig desc", { hasText: "Hybrid costs less than RAG" }).waitFor({ state: "attached" });
  assert.match(await page.locator(".strats thead").innerText(), /against RAG/);
  await incumbent.selectOption("hybrid");
  assert.equal(await challenger.inputValue(), "rag");
  assert.equal(await incumbent.inputValue(), "hybrid");
});

test("the table has the figures of the chart", async () => {
  const { page } = await opened();
  await timeline(page).press("t");
  const rows = page.locator(".mainfig tbody tr");
  assert.equal(await rows.count(), report.strategies.rag.cumulative.at(-1).month);
  const cells = await rows.nth(17).locator("td").allInnerTexts();
  assert.deepEqual(cells, Object.keys(captions).map((strategy) => usd(spent(strategy, 18, "present"))));
  await page.locator(".mainfig").getByRole("button", { name: "Table of these figures" }).click();
  await timeline(page).waitFor();
});

/** What a download button of the main chart gives. */
async function downloaded(page, kind) {
  const figure = page.locator(".mainfig");
  await figure.locator("summary").click();
  const waiting = page.waitForEvent("download");
  await figure.getByRole("button", { name: kind, exact: true }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

test("downloads: SVG as the command line draws it, PNG, CSV", async () => {
  const { page, complaints } = await opened();
  const svg = await downloaded(page, "SVG");
  assert.equal(svg.name, "crossover-time.svg");
  assert.equal(svg.content.toString(), crossover("chart", preset, "--kind", "time"));
  await page.getByRole("button", { name: "Nominal" }).click();
  const nominal = await downloaded(page, "SVG");
  assert.equal(nominal.content.toString(), crossover("chart", preset, "--kind", "time", "--money", "nominal"));
  const png = await downloaded(page, "PNG");
  assert.equal(png.content.subarray(1, 4).toString(), "PNG");
  // The width stands in the header: twice that of the drawing.
  assert.equal(png.content.readUInt32BE(16), 2160);
  const csv = await downloaded(page, "CSV");
  const last = csv.content.toString().trim().split("\n").at(-1).split(",");
  assert.deepEqual(last.slice(1).map(Number), Object.keys(captions).map((strategy) => spent(strategy, 36, "nominal")));
  assert.deepEqual(complaints, []);
});

describe("the volume", () => {
  const handle = (page) => page.getByRole("slider", { name: "Queries a month" }).and(page.locator(".reach"));
  const volume = async (page) => Number(await handle(page).getAttribute("aria-valuenow"));

  test("is dragged on the chart, and the answer follows", async () => {
    const { page, complaints } = await opened();
    const before = await volume(page);
    const box = await handle(page).boundingBox();
    await page.mouse.move(box.x + 0.4 * box.width, box.y + 80);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.5 * box.width, box.y + 80, { steps: 5 });
    const dragged = await volume(page);
    assert.notEqual(dragged, before);
    await page.mouse.up();
    assert.equal(await volume(page), dragged);
    const [, , sentence] = crossover("evaluate", preset, "--format", "markdown", "--set", `workload.queries_per_month=${dragged}`).split("\n");
    assert.equal(await page.locator(".verdict").innerText(), sentence.replaceAll("**", ""));
    const card = await page.locator(".card").innerText();
    assert.match(card, /Your last edit/);
    assert.match(card, /380k → /);
    // What it moved is what two evaluations differ by.
    const after = evaluate("--set", `workload.queries_per_month=${dragged}`);
    const moved = after.strategies.rag.present_value_usd - report.strategies.rag.present_value_usd;
    assert.ok(card.includes(`${moved > 0 ? "+" : ""}${usd(moved)}`), card);
    assert.deepEqual(complaints, []);
  });

  test("moves by keys: one per cent, ten, a decade", async () => {
    const { page } = await opened();
    for (const [key, expected] of [["ArrowRight", 384_000], ["Shift+ArrowRight", 422_000], ["PageDown", 42_200], ["ArrowLeft", 41_800]]) {
      await handle(page).press(key);
      assert.equal(await volume(page), expected, key);
    }
  });
});

test("every chart has a name, a summary and its own table", async () => {
  const { page } = await opened();
  for (const svg of await page.locator(".result svg[role=img]").all()) {
    const ids = (await svg.getAttribute("aria-labelledby")) + " " + (await svg.getAttribute("aria-describedby"));
    for (const id of ids.split(" ")) assert.notEqual(await page.locator(`[id="${id}"]`).textContent(), "", id);
  }
  const named = await page.locator(".result [id]").evaluateAll((all) => all.map((element) => element.id));
  assert.equal(new Set(named).size, named.length);
  for (const section of await page.locator(".strip > section").all()) {
    await section.getByRole("button", { name: "Table of these figures" }).click();
    assert.ok((await section.locator("table.figures tbody tr").count()) > 3);
  }
});

test("the small chart is about retraining, the switch, or prices", async () => {
  const { page } = await opened();
  const titles = new Set();
  for (const kind of ["retraining", "switching", "prices"]) {
    await page.getByLabel("Chart", { exact: true }).selectOption(kind);
    titles.add(await page.locator("#choice-title").textContent());
  }
  assert.equal(titles.size, 3);
});

test("the answer is read out once, a moment after the last change", async () => {
  const { page } = await opened();
  const spoken = page.locator("p.spoken");
  const before = await spoken.textContent();
  await page.evaluate(() => {
    globalThis.heard = [];
    const region = document.querySelector("p.spoken");
    new MutationObserver(() => globalThis.heard.push(region.textContent)).observe(region, { characterData: true, childList: true, subtree: true });
  });
  const handle = page.getByRole("slider", { name: "Queries a month" }).and(page.locator(".reach"));
  for (let times = 0; times < 4; times += 1) await handle.press("PageDown");
  assert.equal(await spoken.textContent(), before);
  await page.waitForTimeout(900);
  const heard = await page.evaluate(() => globalThis.heard);
  assert.deepEqual(heard, [await page.locator(".verdict").textContent()]);
});

describe("with the inputs", () => {
  const field = (page, path) => page.locator(`[id="${path}"]`);

  test("dragging the volume changes its field", async () => {
    const { page } = await opened();
    await page.getByRole("slider", { name: "Queries a month" }).and(page.locator(".reach")).press("PageUp");
    assert.match(await field(page, "workload.queries_per_month").inputValue(), /^3\.8M/);
  });

  test("a scenario that does not hold leaves the last result, greyed, with its value", async () => {
    const { page, complaints } = await opened();
    const answer = await page.locator(".verdict").innerText();
    await page.getByRole("button", { name: /^All/ }).click();
    const group = page.getByRole("form", { name: "Inputs" }).getByRole("button", { name: /^RAG/, expanded: false });
    await group.click();
    const overlap = field(page, "rag.chunking.overlap_tokens");
    const held = await overlap.inputValue();
    await overlap.fill("600000");
    await page.locator(".result.stale").waitFor();
    assert.equal(await page.locator(".verdict").innerText(), answer);
    const card = page.locator(".card");
    assert.match(await card.innerText(), new RegExp(`Showing the result for .* = ${held} tokens`));
    // Greyed by colours: nothing that is written is transparent, and it can be read.
    const opacity = await page.locator(".verdict, .mainfig text").evaluateAll((all) => all.map((one) => getComputedStyle(one).opacity));
    assert.ok(opacity.every((value) => value === "1"));
    await card.getByRole("button", { name: "Go to it" }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "rag.chunking.overlap_tokens");
    await card.getByRole("button", { name: "Undo" }).click();
    await page.locator(".result:not(.stale)").waitFor();
    assert.deepEqual(complaints, []);
  });

  test("a pinned scenario is drawn beside, and its differences are listed", async () => {
    const { page, complaints } = await opened();
    await page.getByRole("button", { name: /^Pin/ }).click();
    const dotted = page.locator('.mainfig path[stroke-dasharray="1.5 3"]');
    await page.getByRole("slider", { name: "Queries a month" }).and(page.locator(".reach")).press("PageUp");
    assert.equal(await dotted.count(), 2);
    const card = page.locator(".card");
    await card.getByText(/Pinned: Queries 380k/).waitFor();
    await card.getByRole("button", { name: "All differences" }).click();
    assert.match(await page.locator(".dock").innerText(), /380,000 queries a month\s+3,800,000 queries a month/);
    await page.keyboard.press("Escape");
    await card.getByRole("button", { name: "Unpin" }).click();
    assert.equal(await dotted.count(), 0);
    assert.deepEqual(complaints, []);
  });
});

const opens = {
  "the crosshair": (page) => timeline(page).press("Home"),
  "a ledger": (page) => timeline(page).press("Enter"),
  "what a figure consists of": (page) => page.locator(".verdict .ask").last().click(),
  "a why": async (page) => {
    await page.locator(".verdict .ask").last().click();
    await page.locator(".dock .figures .ask").first().click();
  },
  "the lines of a strategy": (page) => page.locator(".strats .nm button").first().click(),
  "every table": async (page) => {
    const buttons = page.getByRole("button", { name: "Table of these figures" });
    for (const button of await buttons.all()) await button.click();
  },
};
for (const colorScheme of ["light", "dark"]) {
  for (const [what, show] of Object.entries(opens)) {
    test(`axe finds nothing with ${what} open, ${colorScheme}`, async () => {
      // What axe brings along is no part of the page.
      const { page } = await opened({ colorScheme, bypassCSP: true });
      await show(page);
      await page.addScriptTag({ path: axe });
      const { violations } = await page.evaluate(() => globalThis.axe.run(".result"));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html)}`), []);
    });
  }
}

for (const width of [390, 320]) {
  test(`nothing scrolls sideways at ${width} px, whatever is open`, async () => {
    const { page } = await opened({ viewport: { width, height: 844 } });
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok((await wide()) <= width);
    await page.locator(".verdict .ask").last().click();
    assert.ok((await wide()) <= width);
    await page.keyboard.press("Escape");
    await timeline(page).press("Enter");
    assert.ok((await wide()) <= width);
  });
}

test("nothing scrolls at 1440 × 900", async () => {
  const { page } = await opened();
  const over = await page.evaluate(() => {
    const result = document.querySelector(".result");
    return [result.scrollHeight - result.clientHeight, document.documentElement.scrollHeight - innerHeight];
  });
  assert.ok(over.every((pixels) => pixels <= 0), `${over}`);
});
