// A real browser on the built page, and everything it complains about.

import assert from "node:assert/strict";
import { after, before } from "node:test";

import { chromium } from "playwright-core";

const { CROSSOVER_CHROMIUM: executablePath, CROSSOVER_URL: url, CROSSOVER_URL_BELOW: urlBelow } = process.env;
assert(executablePath && url && urlBelow, "the page has to be served first: run cargo xtask test");

export { url, urlBelow };

/** Starts the browser. */
export function launch(more = []) {
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", ...more];
  return chromium.launch({ executablePath, args });
}

/** One browser for the tests of a file; the result opens pages in it. */
export function browser() {
  let running;
  before(async () => {
    running = await launch();
  });
  after(() => running?.close());
  return {
    /** A page in a context of its own, with what it complained about and what it asked for. */
    async page(options = {}) {
      const context = await running.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      const complaints = [];
      const requests = [];
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("request", (request) => requests.push(request.url()));
      await page.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (event) =>
          console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
        );
      });
      return { page, complaints, requests };
    },
  };
}

/** Opens the page and waits until it shows an answer, with what comes later unless `all` is false. */
export async function open(page, address = url, { all = true } = {}) {
  const response = await page.goto(address);
  await page.locator(".verdict").waitFor();
  if (all) {
    await page.locator("form.inputs:not([aria-busy])").waitFor();
    await page.locator(".mainfig .tools").waitFor();
  }
  return response;
}

/** Opens a preset through the menu, and waits until the page shows it. */
export async function openPreset(page, title) {
  await page.keyboard.press("Control+k");
  await page.locator("#scenarios").getByRole("button", { name: title, exact: true }).click();
  const shown = page.locator(".preset .name").getByText(title, { exact: true });
  await shown.waitFor({ state: "attached" });
  // The header is drawn before the answer.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
}

/** Pastes a text into the page, as from the clipboard. */
export const paste = (page, text) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", text);
    const options = { clipboardData, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new ClipboardEvent("paste", options));
  }, text);
