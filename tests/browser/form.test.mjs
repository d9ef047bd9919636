// The inputs: what people type, what they choose, and what they are told when it cannot be.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

import { browser, open } from "./browser.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const chromium = browser();

/** The page with what the tests look at. */
async function form(options) {
  const { page, complaints } = await chromium.page(options);
  await open(page);
  const inputs = page.getByRole("form", { name: "Inputs" });
  // They come after the answer.
  await inputs.waitFor();
  return {
    page,
    complaints,
    inputs,
    verdict: page.locator(".verdict"),
    field: (path) => page.locator(`[id="${path}"]`),
    row: (path) => page.locator(".row", { has: page.locator(`[id="${path}"]`) }),
    level: (name) => inputs.getByRole("button", { name }).click(),
    group: (name) => inputs.getByRole("button", { name, expanded: false }).click(),
  };
}

/** What the page says of the volume it reckons with. */
async function volume(page) {
  const detail = await page.locator(".detail").first().innerText();
  return detail.match(/You start at (\S+) queries a month/)?.[1];
}

for (const [typed, shown, said] of [
  ["250k", "250k", "250k"],
  ["1.2M", "1.2M", "1.2M"],
  ["1,000,000", "1M", "1M"],
  ["1 000 000", "1M", "1M"],
  ["12k a day", "365k", "365k"],
  ["3M a year", "250k", "250k"],
]) {
  test(`a volume can be typed as ${typed}`, async () => {
    const { page, field, complaints } = await form();
    await field("workload.queries_per_month").fill(typed);
    assert.equal(await volume(page), said);
    assert.equal(await field("workload.queries_per_month").inputValue(), typed, "the text is left alone");
    await page.keyboard.press("Enter");
    assert.equal(await field("workload.queries_per_month").inputValue(), shown);
    assert.deepEqual(complaints, []);
  });
}

test("a volume can be counted by the day and by the year", async () => {
  const { page, inputs, field } = await form();
  await inputs.getByLabel("Period").selectOption("a day");
  assert.equal(await field("workload.queries_per_month").inputValue(), "12,493.2");
  await field("workload.queries_per_month").fill("12k");
  assert.equal(await volume(page), "365k");
  await inputs.getByLabel("Period").selectOption("a year");
  assert.equal(await field("workload.queries_per_month").inputValue(), "4.38M");
});

test("a volume by the day stays readable by the month", async () => {
  const { page, inputs, field, row } = await form();
  await inputs.getByLabel("Period").selectOption("a day");
  await field("workload.queries_per_month").fill("1M");
  assert.equal(await row("workload.queries_per_month").locator(".echo").innerText(), "= 30,416,667 a month");
  assert.match(await page.locator(".card caption").innerText(), /Queries 380k → 30\.4M/);
  assert.equal(await inputs.locator(".rail text").last().textContent(), "100M", "the rail reaches as far");
  await inputs.getByLabel("Period").selectOption("a month");
  const shown = field("workload.queries_per_month");
  assert.equal(await shown.inputValue(), "30,416,667");
  assert.ok(await shown.evaluate((input) => input.scrollWidth <= input.clientWidth), "all of it is in view");
});

test("the value is echoed where the text is not the plain number", async () => {
  const { row, field } = await form();
  await field("workload.queries_per_month").fill("2e6");
  assert.equal(await row("workload.queries_per_month").locator(".echo").innerText(), "= 2,000,000 a month");
  await field("workload.queries_per_month").fill("2000000");
  assert.equal(await row("workload.queries_per_month").locator(".echo").count(), 0);
});

test("a text with two readings is asked about, and the last result stays", async () => {
  const { page, verdict, field, row, complaints } = await form();
  await field("workload.queries_per_month").fill("250k");
  const before = await verdict.innerText();
  await field("workload.queries_per_month").fill("1,5");
  assert.equal(await verdict.innerText(), before);
  assert.equal(await field("workload.queries_per_month").getAttribute("aria-invalid"), "true");
  assert.match(await row("workload.queries_per_month").locator(".msg").innerText(), /may be 1\.5 or 15/);
  const readings = row("workload.queries_per_month").locator(".fix");
  assert.deepEqual(await readings.allInnerTexts(), ["1.5", "15"]);
  await readings.nth(1).click();
  assert.equal(await field("workload.queries_per_month").inputValue(), "15");
  assert.equal(await field("workload.queries_per_month").getAttribute("aria-invalid"), null);
  assert.equal(await volume(page), "15");
  assert.deepEqual(complaints, []);
});

test("what is out of range is told at the field, and Escape goes back", async () => {
  const { page, verdict, field, row, level, inputs } = await form();
  const before = await verdict.innerText();
  await field("knowledge.question_share").fill("140%");
  const said = await field("knowledge.question_share").getAttribute("aria-describedby");
  assert.match(await page.locator(`[id="${said}"]`).innerText(), /Takes a share, 0% to 100%, not "140%"/);
  assert.equal(await verdict.innerText(), before);
  // It is not forgotten where it does not stand before one's eyes.
  await level(/^All/);
  await inputs.getByRole("button", { name: /^Knowledge/ }).getByText("1 to fix").waitFor();
  assert.equal(await field("knowledge.question_share").inputValue(), "140%");
  await field("knowledge.question_share").press("Escape");
  assert.equal(await field("knowledge.question_share").inputValue(), "40%");
  assert.equal(await row("knowledge.question_share").locator(".msg").count(), 0);
  assert.equal(await inputs.getByText("1 to fix").count(), 0);
});

test("a rule between two inputs is told at one of them, with a way out", async () => {
  const { verdict, field, row, level, group } = await form();
  await level(/^All/);
  await group(/^RAG/);
  const before = await verdict.innerText();
  await field("rag.chunking.overlap_tokens").fill("600");
  assert.match(
    await row("rag.chunking.overlap_tokens").locator(".msg").innerText(),
    /Takes less than “Chunk length”, 500, not 600\. Use 50/,
  );
  assert.equal(await verdict.innerText(), before);
  await row("rag.chunking.overlap_tokens").getByRole("button", { name: "Use 50" }).click();
  assert.equal(await field("rag.chunking.overlap_tokens").inputValue(), "50");
  assert.equal(await field("rag.chunking.overlap_tokens").getAttribute("aria-invalid"), null);
});

test("arrows change the last digit, with Shift ten times", async () => {
  const { field } = await form();
  const documents = field("knowledge.documents");
  await documents.press("ArrowUp");
  assert.equal(await documents.inputValue(), "901");
  await documents.press("Shift+ArrowDown");
  assert.equal(await documents.inputValue(), "891");
  await field("labour.engineer_usd_per_hour").fill("$99.5");
  await field("labour.engineer_usd_per_hour").press("ArrowUp");
  assert.equal(await field("labour.engineer_usd_per_hour").inputValue(), "$99.6");
});

test("what was changed is marked, and goes back to the preset", async () => {
  const { verdict, field, row } = await form();
  const before = await verdict.innerText();
  await field("workload.queries_per_month").fill("20k");
  assert.notEqual(await verdict.innerText(), before);
  assert.equal(await row("workload.queries_per_month").locator(".ev").innerText(), "you");
  await row("workload.queries_per_month").getByRole("button", { name: "Queries: back to 380k" }).click();
  assert.equal(await verdict.innerText(), before);
  assert.equal(await row("workload.queries_per_month").locator(".ev").innerText(), "assumption");
});

test("the whole preset comes back", async () => {
  const { verdict, inputs, field } = await form();
  const before = await verdict.innerText();
  await field("workload.queries_per_month").fill("20k");
  await field("labour.engineer_usd_per_hour").fill("oops");
  await inputs.getByRole("button", { name: "Reset to preset" }).click();
  assert.equal(await verdict.innerText(), before);
  assert.equal(await field("labour.engineer_usd_per_hour").inputValue(), "$100");
  assert.equal(await inputs.locator(".ev.you").count(), 0);
});

test("levels show more and more", async () => {
  const { field, level, group } = await form();
  assert.equal(await field("knowledge.documents").count(), 1);
  assert.equal(await field("rag.chunking.chunk_tokens").count(), 0);
  await level(/^All/);
  await group(/^RAG/);
  assert.equal(await field("rag.chunking.chunk_tokens").inputValue(), "500");
});

test("a slash searches in every level, and does not where text is typed", async () => {
  const { page, inputs, field } = await form();
  await page.keyboard.press("/");
  await page.keyboard.type("overlap");
  assert.equal(await field("rag.chunking.overlap_tokens").count(), 1);
  assert.equal(await field("knowledge.documents").count(), 0);
  await inputs.getByRole("status").getByText("1 found").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await field("knowledge.documents").count(), 1);
  assert.equal(await page.evaluate(() => document.activeElement.ariaLabel), "Search the inputs");
  await field("knowledge.documents").press("/");
  assert.equal(await inputs.getByRole("textbox", { name: "Search the inputs" }).count(), 0);
});

test("a model of the catalogue changes the answer, and its prices can become one's own", async () => {
  const { page, verdict, inputs, field, row, level, group, complaints } = await form();
  const before = await verdict.innerText();
  await field("models.base.catalog").click();
  await inputs.getByLabel("Search the catalogue").fill("claude opus");
  const names = inputs.getByRole("listbox").getByRole("option");
  assert.ok((await names.count()) > 0);
  await names.first().click();
  assert.equal(await inputs.locator(".list").count(), 0);
  assert.match(await field("models.base.catalog").innerText(), /Opus/);
  assert.notEqual(await verdict.innerText(), before);
  const after = await verdict.innerText();
  await level(/^All/);
  await group(/^Models/);
  assert.match(await row("models.base.input_usd_per_mtok").locator(".ev").innerText(), /vendor price · 20\d\d-/);
  const price = await field("models.base.input_usd_per_mtok").inputValue();
  assert.ok((await inputs.locator(".row.moved").count()) > 0, "its prices moved");
  await field("models.base.catalog").click();
  await inputs.getByRole("button", { name: "Type own prices" }).click();
  assert.match(await field("models.base.catalog").innerText(), /Own prices/);
  assert.equal(await field("models.base.input_usd_per_mtok").inputValue(), price);
  assert.equal(await verdict.innerText(), after);
  assert.equal(await page.evaluate(() => document.activeElement.id), "models.base.input_usd_per_mtok");
  assert.deepEqual(complaints, []);
});

test("own prices are typed at every level, and go back to the entry", async () => {
  const { page, inputs, field, row } = await form();
  assert.equal(await field("models.base.input_usd_per_mtok").count(), 0);
  await field("models.base.catalog").click();
  await inputs.getByRole("button", { name: "Type own prices" }).click();
  assert.match(await field("models.base.catalog").innerText(), /Own prices\s+\$\S+ in, \$\S+ out/);
  assert.match(await page.locator(".card caption").innerText(), /^Base model \S+ → own prices$/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "models.base.input_usd_per_mtok");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("7");
  assert.match(await field("models.base.catalog").innerText(), /\$7 in/);
  await row("models.base.catalog").getByRole("button", { name: /back to/ }).click();
  assert.equal(await field("models.base.input_usd_per_mtok").count(), 0);
  assert.doesNotMatch(await page.locator(".preset").first().innerText(), /change/);
});

test("another kind of growth begins where the curve was, and leads back", async () => {
  const { page, field, row, level, group, complaints } = await form();
  await level(/^All/);
  await group(/^Workload/);
  const kind = field("workload.growth.kind");
  const verdict = await page.locator(".verdict").innerText();
  for (const name of ["flat", "linear", "logistic", "series"]) {
    await kind.selectOption(name);
    assert.equal(await page.locator(".row.wrong").count(), 0, name);
    assert.equal(await page.locator(".card.old").count(), 0, name);
    assert.match(await page.locator(".card caption").innerText(), /^Growth \S+ → /, name);
  }
  await row("workload.growth.kind").getByRole("button", { name: /back to/ }).click();
  assert.equal(await page.locator(".verdict").innerText(), verdict);
  assert.doesNotMatch(await page.locator(".preset").first().innerText(), /change/);
  assert.deepEqual(complaints, []);
});

test("Escape closes the catalogue and gives the focus back", async () => {
  const { page, inputs, field } = await form();
  await field("models.tuned.catalog").click();
  await page.keyboard.press("Escape");
  assert.equal(await inputs.locator(".list").count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), "models.tuned.catalog");
});

test("another kind shows its own inputs and says which are missing", async () => {
  const { verdict, field, row, level, group } = await form();
  const before = await verdict.innerText();
  await level(/^Recommended/);
  await group(/^Models/);
  await field("models.tuned.kind").selectOption("per_token");
  assert.equal(await field("models.tuned.replica_usd_per_hour").count(), 0);
  assert.equal(await field("models.tuned.input_usd_per_mtok").inputValue(), "");
  assert.match(await row("models.tuned.input_usd_per_mtok").locator(".msg").innerText(), /Missing, but required/);
  assert.equal(await verdict.innerText(), before, "the last result stays");
  await field("models.tuned.input_usd_per_mtok").fill("0.3");
  await field("models.tuned.output_usd_per_mtok").fill("1.2");
  assert.notEqual(await verdict.innerText(), before);
});

test("a cost that is added counts, until it is removed", async () => {
  const { page, inputs, field, level, group, complaints } = await form();
  const costs = () => page.locator(".strats tbody").innerText();
  const before = await costs();
  await level(/^Recommended/);
  await group(/^Other costs/);
  await inputs.getByRole("button", { name: "Add a cost" }).click();
  assert.equal(await costs(), before);
  await field("extra.1.usd_per_month").fill("$300");
  const after = await costs();
  assert.notEqual(after, before);
  await inputs.getByRole("group", { name: "Cost 1" }).getByLabel("Prompt only").uncheck();
  assert.notEqual(await costs(), after);
  // What it is and what it comes to stay in its row when the rest is folded.
  await page.locator(".extra-head").click();
  assert.equal(await inputs.getByRole("group", { name: "Cost 1" }).getByLabel("RAG").count(), 0);
  await field("extra.1.name").fill("Licences");
  await field("extra.1.usd_per_month").fill("$500");
  assert.match(await page.locator(".card caption").innerText(), /\$300.* → \$500/);
  await page.locator(".extra-head").click();
  await inputs.getByRole("button", { name: "Remove this cost" }).click();
  assert.equal(await costs(), before);
  assert.deepEqual(complaints, []);
});

test("the rail moves the volume by the keyboard and by the pointer", async () => {
  const { page, inputs, field } = await form();
  const rail = inputs.getByRole("slider");
  await rail.press("ArrowRight");
  assert.equal(await field("workload.queries_per_month").inputValue(), "384k");
  await rail.press("Shift+ArrowLeft");
  assert.equal(await field("workload.queries_per_month").inputValue(), "349k");
  await rail.press("PageUp");
  assert.equal(await field("workload.queries_per_month").inputValue(), "3.49M");
  assert.equal(await rail.getAttribute("aria-valuetext"), "3,490,000 a month");
  const box = await rail.boundingBox();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.25, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  const dragged = await field("workload.queries_per_month").inputValue();
  // The thumb is 16 wide, so that the rail begins and ends 8 from the edges.
  const share = (box.width * 0.25 - 8) / (box.width - 16);
  const expected = 10 ** (3 + 4 * share);
  assert.ok(Math.abs(Number(dragged.replace(",", "")) / expected - 1) < 0.02, dragged);
});

test("the rail says who is cheaper where", async () => {
  const { inputs, field } = await form();
  assert.deepEqual(await inputs.locator(".rail text[class]").allTextContents(), [
    "RAG cheaper",
    "Fine-tuned cheaper",
  ]);
  assert.equal(await inputs.locator(".rail .flip").count(), 1);
  const flip = () => inputs.locator(".rail .flip").getAttribute("x1").then(Number);
  const before = await flip();
  await field("labour.engineer_usd_per_hour").fill("$150");
  assert.ok((await flip()) > before, "dearer people need more queries to pay back");
});

test("the evidence of an input tells more", async () => {
  const { inputs } = await form();
  const about = inputs.getByRole("button", { name: "assumption, about Engineer" });
  await about.click();
  assert.equal(await about.getAttribute("aria-expanded"), "true");
  assert.match(await inputs.locator(".about").innerText(), /What an hour of an engineer costs.*Default\s+\$100/s);
});

test("growth shows its shape and where it ends", async () => {
  const { page, row, field } = await form();
  assert.match(await row("workload.growth.per_month").locator(".grow").innerText(), /1\.07M/);
  await field("workload.growth.per_month").fill("0");
  assert.match(await row("workload.growth.per_month").locator(".grow").innerText(), /380k/);
  await page.getByRole("button", { name: /^All/ }).click();
  await page.getByRole("button", { name: /^Workload/ }).click();
  await field("workload.growth.kind").selectOption("series");
  assert.match(await row("workload.growth.values").locator(".grow").innerText(), /380k/);
});

test("prices that are known to change say so beside the model", async () => {
  const { inputs, field, row } = await form();
  assert.equal(await row("models.base.catalog").locator(".echo").innerText(), "$1.50 in, $7.50 out from 2027-01-01");
  await field("models.base.catalog").click();
  await inputs.getByText("without later changes").waitFor();
});

test("a low window still shows entries of the catalogue", async () => {
  const { inputs, field } = await form({ viewport: { width: 360, height: 225 } });
  await field("models.base.catalog").click();
  const list = await inputs.getByRole("listbox").boundingBox();
  assert.ok(list.height >= 100, `${list.height} px`);
});

test("what has the focus on a phone is not under the header", async () => {
  const { page, field } = await form({ viewport: { width: 390, height: 844 } });
  await field("horizon.months").focus();
  const covered = [];
  for (let stop = 0; stop < 12; stop++) {
    await page.keyboard.press("Shift+Tab");
    const [name, top, foot] = await page.evaluate(() => {
      const bars = [".head", ".brief"].map((bar) => document.querySelector(bar)?.getBoundingClientRect().bottom ?? 0);
      const { id, ariaLabel } = document.activeElement;
      return [id || ariaLabel, document.activeElement.getBoundingClientRect().top, Math.max(...bars)];
    });
    if (top < foot) covered.push(`${name} at ${top}, the bars end at ${foot}`);
  }
  assert.deepEqual(covered, []);
});

for (const [name, options] of [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["on a phone", { viewport: { width: 390, height: 844 }, hasTouch: true }],
]) {
  test(`axe finds nothing in the states of the form, ${name}`, async () => {
    // What axe brings along is no part of the page.
    const { page, inputs, field, level } = await form({ ...options, bypassCSP: true });
    await page.addScriptTag({ path: axe });
    const check = async (state) => {
      const { violations } = await page.evaluate(() => globalThis.axe.run(".inputs"));
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("; ")}`);
      assert.deepEqual(found, [], state);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${state}: ${wide} px too wide`);
    };
    await field("workload.queries_per_month").fill("2e6");
    await field("knowledge.documents").fill("1,5");
    await inputs.getByRole("button", { name: "assumption, about Engineer" }).click();
    await field("models.base.catalog").click();
    await check("errors, evidence and the catalogue");
    await page.keyboard.press("Escape");
    await level(/^All/);
    const folded = inputs.locator(".fold button[aria-expanded=false]");
    while ((await folded.count()) > 0) await folded.first().click();
    await inputs.getByRole("button", { name: "Add a cost" }).click();
    await check("every group");
    await inputs.getByRole("button", { name: "Search the inputs" }).click();
    await page.keyboard.type("price");
    await check("the search");
  });
}
