// Prices of one's own over those of the catalogue: a price file of LiteLLM, or a catalogue file.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browser, open } from "./browser.mjs";
import { crossover, presets, verdict } from "./cli.mjs";
import { drop, exported, file, link, said } from "./scenario.mjs";

const chromium = browser();
const [first] = presets();
const row = (input, output) => ({ mode: "chat", input_cost_per_token: input, output_cost_per_token: output });
const litellm = JSON.stringify({
  "gemini/gemini-3.8-flash": row(9e-6, 4e-5),
  "house-model": { ...row(1e-7, 2e-7), litellm_provider: "house" },
  unpriced: row(0, 0),
});
const house = `vendor = "House"
[[embedding]]
name = "openai/text-embedding-3-small"
title = "Embedding by contract"
source = "https://example.com/contract"
checked = "2026-11-01"
confidence = "A"
usd_per_mtok = 0.5
dimensions = 1_536
`;
const notice = (page) => page.locator(".notes .note");
const entries = (page) => page.locator(".list :is(tbody, [role=option])");
const model = (page) => page.locator("[id='models.base.catalog']");
const evaluate = (...args) => crossover("evaluate", ...args, "--format", "json");

test("files that are dropped and chosen give what the command line gives", async () => {
  const { page, complaints } = await chromium.page();
  await open(page);
  assert.equal(await page.locator(".asof").innerText(), "Prices as of 2026-11-21");
  await drop(page, "prices.json", litellm);
  await notice(page).getByText("prices.json: 2 prices of your own").waitFor();
  assert.match(await notice(page).innerText(), /The announced change of google\/gemini-3\.8-flash: input_usd_per_mtok/);
  assert.match(await notice(page).innerText(), /Left out: unpriced: .*0\.005 to 1,000 US dollars/);
  const paths = [file("prices.json", litellm), file("house.toml", house)];
  const one = evaluate(`preset:${first.id}`, "--prices", paths[0]);
  assert.notEqual(one, evaluate(`preset:${first.id}`), "the prices matter");
  assert.ok((await exported(page, ["Results", "JSON"])).text === one);

  await page.keyboard.press("Escape");
  await model(page).click();
  await page.locator(".list input[type=file]").setInputFiles(paths[1]);
  await notice(page).getByText("house.toml: 1 price of your own").waitFor();
  const both = evaluate(`preset:${first.id}`, "--prices", paths[0], "--prices", paths[1]);
  assert.notEqual(both, one);
  assert.ok((await exported(page, ["Results", "JSON"])).text === both);
  assert.match(await page.locator(".asof").innerText(), /and your own$/);
  assert.deepEqual(complaints, []);
});

test("prices of one's own are marked, and can be named", async () => {
  const { page, complaints } = await chromium.page();
  await open(page);
  await drop(page, "prices.json", litellm);
  await notice(page).waitFor();
  await page.getByRole("form").getByRole("button", { name: /^All/ }).click();
  await page.getByRole("form").getByRole("button", { name: /^Models/, expanded: false }).click();
  const price = page.locator(".row", { has: page.locator("[id='models.base.input_usd_per_mtok']") });
  assert.equal(await price.locator("input").inputValue(), "$9");
  assert.match(await price.locator(".ev").innerText(), /^own prices · 20\d\d-/);
  await price.locator(".ev").click();
  assert.match(await price.locator(".about").innerText(), /Source\s+prices\.json/);
  assert.equal(await page.locator(".row", { has: model(page) }).locator(".ev").innerText(), "own prices");
  assert.ok((await page.locator(".row.moved").count()) > 0, "what they change is marked");

  await model(page).click();
  await page.getByLabel("Search the catalogue").fill("house");
  assert.match(await entries(page).first().innerText(), /house-model.*house · \S+ own prices/s);
  await page.keyboard.press("Enter");
  const named = evaluate(`preset:${first.id}`, "--set", "models.base.catalog=house-model", "--prices", file("prices.json", litellm));
  assert.ok((await exported(page, ["Results", "JSON"])).text === named);
  await page.keyboard.press("Escape");

  await page.locator(".head").getByRole("button", { name: "Share" }).click();
  const warned = page.locator("#share .caution");
  assert.match(await warned.innerText(), /your own prices of house-model, which do not go along.*needs prices\.json/);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => location.hash.includes("house-model"));
  const address = page.url();
  const { page: other } = await chromium.page();
  await other.goto(address);
  await other.getByText(/the price catalogue has no model "house-model"/).first().waitFor();

  // As prices of the scenario itself they go along.
  await model(page).click();
  await page.getByRole("button", { name: "Type own prices" }).click();
  await page.locator(".head").getByRole("button", { name: "Share" }).click();
  await page.locator("#share h3").waitFor();
  assert.equal(await warned.count(), 0);
  assert.equal(await page.getByRole("textbox", { name: "Link" }).inputValue(), await link(page, address));
  await open(other, page.url());
  assert.equal(await said(other), await said(page));
  assert.deepEqual(complaints, []);
});

test("they are taken back from the notice, from the picker, and by undo", async () => {
  const { page, complaints } = await chromium.page();
  await open(page);
  const before = evaluate(`preset:${first.id}`);
  const isBack = async () => {
    await page.waitForFunction(() => !document.querySelector(".asof").innerText.includes("your own"));
    assert.equal(await said(page), verdict(first.id));
    assert.ok((await exported(page, ["Results", "JSON"])).text === before);
    await page.keyboard.press("Escape");
  };
  await drop(page, "prices.json", litellm);
  await notice(page).getByRole("button", { name: "Back to the catalogue’s prices" }).click();
  assert.equal(await notice(page).count(), 0);
  await isBack();
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => document.querySelector(".asof").innerText.includes("your own"));
  await page.keyboard.press("Control+z");
  await isBack();
  await page.keyboard.press("Control+Shift+z");
  await model(page).click();
  await page.locator(".list").getByRole("button", { name: "Back to the catalogue’s prices" }).click();
  await isBack();
  assert.deepEqual(complaints, []);
});

test("a file that is no price list changes nothing", async () => {
  const { page, complaints } = await chromium.page();
  await open(page);
  await drop(page, "wrong.toml", house.replace("0.5", "-1").replace("usd_per_mtok", "usd_a_mtok"));
  await notice(page).getByText("wrong.toml was not opened").waitFor();
  assert.match(await notice(page).innerText(), /usd_a_mtok: found an unknown name/);
  await drop(page, "empty.json", JSON.stringify({ free: row(0, 0), painter: { mode: "image_generation" } }));
  await notice(page).getByText("empty.json: 0 prices of your own").waitFor();
  await page.keyboard.press("Control+z");
  await model(page).click();
  for (const [name, text] of [["scenario.toml", "[rag]\ntop_k = 3\n"], ["broken.json", "{"], ["list.json", "[]"]]) {
    await page.locator(".list input[type=file]").setInputFiles(file(name, text));
    await notice(page).getByText(`${name} was not opened`).waitFor();
  }
  assert.equal(await said(page), verdict(first.id));
  assert.doesNotMatch(await page.locator(".asof").innerText(), /your own/);
  assert.deepEqual(complaints, []);
});

test("a file of thousands of prices is found by searching", async () => {
  const { page, complaints } = await chromium.page();
  await open(page);
  const rows = Array.from({ length: 4000 }, (_, place) => [`many/model-${place}`, row(1e-6, 2e-6)]);
  await drop(page, "many.json", JSON.stringify(Object.fromEntries(rows)));
  await notice(page).getByText("many.json: 4000 prices of your own").waitFor();
  await model(page).click();
  await page.locator(".list .none", { hasText: "search for them" }).waitFor();
  const listed = await entries(page).count();
  assert.ok(listed > 0 && listed <= 200, `${listed} entries`);
  await page.getByLabel("Search the catalogue").fill("model-3999");
  await page.keyboard.press("Enter");
  assert.match(await model(page).innerText(), /many\/model-3999/);
  assert.deepEqual(complaints, []);
});
