// The page comes in several modules: what stands before the last one is there, and what if one does not come.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { browser, open, url, urlBelow } from "./browser.mjs";

const chromium = browser();
const LATER = "**/split_later-*.wasm";

/** Holds back what `pattern` names until the result is called. */
async function hold(page, pattern) {
  let resolve;
  const promise = new Promise((done) => (resolve = done));
  await page.route(pattern, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

const ledger = (page) => page.locator(".strats tbody button").first().click();

test("the first picture does not wait for what comes later", async () => {
  const { page, complaints } = await chromium.page();
  const release = await hold(page, LATER);
  await open(page, urlBelow, { all: false });
  await page.locator(".mainfig svg").first().waitFor();
  await ledger(page);
  assert.equal(await page.locator(".dock").count(), 0);
  release();
  await page.locator(".dock .figures").waitFor();
  assert.deepEqual(complaints, []);
});

test("what is pasted before its reader is there is read as soon as it is", async () => {
  const { page } = await chromium.page();
  const release = await hold(page, LATER);
  await open(page, url, { all: false });
  const preset = readFileSync(new URL("../../scenarios/small-team.toml", import.meta.url), "utf8");
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, preset.replace(/^title = .*$/m, 'title = "Pasted early"'));
  release();
  await page.locator(".preset .name", { hasText: "Pasted early" }).waitFor();
});

test("a part that cannot be loaded is told, and comes with another try", async () => {
  const { page } = await chromium.page();
  await page.route(LATER, (route) => route.abort());
  await open(page, url, { all: false });
  const notice = page.locator(".notes").getByRole("alert");
  await notice.getByText("could not be loaded").waitFor();
  await page.unroute(LATER);
  await notice.getByRole("button", { name: "Try again" }).click();
  await notice.waitFor({ state: "detached" });
  await ledger(page);
  await page.locator(".dock .figures").waitFor();
});

test("without the module of the page there is a word about it", async () => {
  const { page } = await chromium.page();
  await page.route("**/split_page-*.wasm", (route) => route.abort());
  await page.goto(url);
  await page.getByRole("heading", { name: "Crossover cannot start" }).waitFor();
});

test("once loaded, the page needs no network", async () => {
  const { page, complaints } = await chromium.page();
  const finished = (pattern) => page.waitForResponse(pattern).then((response) => response.finished());
  await Promise.all([finished(LATER), finished("**/split_links-*.wasm"), open(page)]);
  await page.locator(".notes").waitFor({ state: "attached" });
  await page.context().setOffline(true);
  await ledger(page);
  await page.locator(".dock .figures").waitFor();
  assert.deepEqual(complaints, []);
});
