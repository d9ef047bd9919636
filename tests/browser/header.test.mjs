// What concerns the scenario as a whole: presets, history, the store of the browser, the theme.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";

import { browser, open, openPreset, url } from "./browser.mjs";
import { presets, verdict } from "./cli.mjs";
import { changed, link, name, opened, paste, said, scenarios } from "./scenario.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const chromium = browser();
const [first, second, third] = presets();

describe("presets and history", () => {
  test("a preset opens, and the keys go back and forth", async () => {
    const { page, complaints } = await chromium.page();
    await open(page);
    await openPreset(page, second.title);
    await opened(page, second.title);
    assert.equal(await said(page), verdict(second.id));
    assert.equal(await scenarios(page).isVisible(), false);
    await openPreset(page, third.title);
    await page.keyboard.press("Control+z");
    await opened(page, second.title);
    await page.keyboard.press("Meta+z");
    await opened(page, first.title);
    assert.equal(await page.getByRole("button", { name: "Undo" }).isDisabled(), true);
    await page.keyboard.press("Control+Shift+z");
    await opened(page, second.title);
    await page.getByRole("button", { name: "Redo" }).click();
    await opened(page, third.title);
    assert.equal(await said(page), verdict(third.id));
    assert.equal(await page.getByRole("button", { name: "Redo" }).isDisabled(), true);
    assert.deepEqual(complaints, []);
  });

  test("Back returns from a preset, Forward to it", async () => {
    const { page } = await chromium.page();
    await open(page);
    await openPreset(page, second.title);
    await opened(page, second.title);
    await page.goBack();
    await opened(page, first.title);
    assert.equal(await said(page), verdict(first.id));
    await page.goForward();
    await opened(page, second.title);
  });

  test("the menu works with the keyboard alone", async () => {
    const { page } = await chromium.page();
    await open(page);
    await page.locator(".preset").focus();
    await page.keyboard.press("Enter");
    await page.locator("#scenarios [aria-current]:focus").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await opened(page, second.title);
    await page.keyboard.press("Control+k");
    await page.locator("#scenarios [aria-current]:focus").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".preset:focus").waitFor();
  });

  test("changes are counted, and taken back at once", async () => {
    const { page } = await chromium.page();
    await open(page);
    assert.equal(await page.locator(".edited").count(), 0);
    await paste(page, changed(123_456, first.title));
    await page.locator(".edited", { hasText: "1 change" }).waitFor();
    await page.keyboard.press("Control+k");
    await scenarios(page).getByRole("button", { name: /^Reset to/ }).click();
    await page.locator(".edited").waitFor({ state: "detached" });
    assert.equal(await said(page), verdict(first.id));
  });

  test("500 steps undone one by one end in the first state", async () => {
    const { page, complaints } = await chromium.page();
    await open(page);
    const before = { text: await said(page), link: await link(page) };
    const steps = 500;
    await page.evaluate(
      async ([steps, text]) => {
        for (let step = 1; step <= steps; step += 1) {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text", text.replaceAll("123456", 1000 + ((step * 7919) % 99991)));
          document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
          await new Promise((resolve) => setTimeout(resolve));
        }
      },
      [steps, changed(123_456)],
    );
    for (let step = steps; step > 0; step -= 1) {
      if (step % 50 === 0) await opened(page, `With ${1000 + ((step * 7919) % 99991)}`);
      await page.keyboard.press("Control+z");
    }
    await opened(page, first.title);
    assert.equal(await page.getByRole("button", { name: /^Undo/ }).isDisabled(), true);
    assert.equal(await said(page), before.text);
    await page.waitForFunction((href) => location.href === href, before.link);
    // Chromium itself says that a page may change its address only so often.
    assert.deepEqual(complaints.filter((text) => !text.startsWith("Throttling navigation")), []);
  });

  test("P pins and unpins, but not while somebody types", async () => {
    const { page } = await chromium.page();
    await open(page);
    await page.keyboard.press("p");
    await page.locator(".head").getByRole("button", { name: "Unpin" }).waitFor();
    await page.keyboard.press("p");
    await page.getByRole("button", { name: "Pin to compare" }).waitFor();
    await page.keyboard.press("Control+k");
    await scenarios(page).getByRole("textbox", { name: "Name" }).press("p");
    await page.keyboard.press("Escape");
    assert.equal(await page.getByRole("button", { name: "Pin to compare" }).count(), 1);
  });
});

describe("the store of the browser", () => {
  test("scenarios survive a reload, and can be renamed and deleted", async () => {
    const { page, complaints } = await chromium.page();
    await open(page);
    await paste(page, changed(4321));
    await opened(page, "With 4321");
    await page.keyboard.press("Control+k");
    await scenarios(page).getByRole("textbox", { name: "Name" }).fill("Mine");
    await scenarios(page).getByRole("button", { name: "Save" }).click();
    await scenarios(page).getByRole("button", { name: "Mine", exact: true }).waitFor();
    await page.goto(`${url}?again`);
    await page.locator(".verdict").waitFor();
    assert.equal(await name(page).innerText(), first.title);
    await page.keyboard.press("Control+k");
    await scenarios(page).getByRole("button", { name: "Rename Mine" }).click();
    await scenarios(page).getByRole("textbox", { name: "New name" }).fill("Ours");
    await scenarios(page).getByRole("button", { name: "Rename", exact: true }).last().click();
    await scenarios(page).getByRole("button", { name: "Ours", exact: true }).click();
    await opened(page, "With 4321");
    await page.keyboard.press("Control+k");
    assert.equal(await scenarios(page).getByRole("button", { name: "Mine", exact: true }).count(), 0);
    await scenarios(page).getByRole("button", { name: "Delete Ours" }).click();
    await scenarios(page).getByText("Really delete").click();
    await scenarios(page).getByRole("button", { name: "Ours", exact: true }).waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    assert.deepEqual(complaints, []);
  });

  test("what is damaged is told and set aside", async () => {
    const { page, complaints } = await chromium.page();
    await page.addInitScript(() => {
      if (sessionStorage.length > 0) return;
      sessionStorage.setItem("once", "");
      localStorage.setItem("crossover:saved:bad", "support-desk\n{");
      localStorage.setItem("crossover:saved:worse", "\u0000");
      localStorage.setItem("crossover:saved:good", 'support-desk\n{"title":"Good"}');
    });
    await open(page);
    await page.getByText("2 saved scenarios could not be read").waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator(".note").getByRole("button", { name: "Download" }).click(),
    ]);
    assert.match(readFileSync(await download.path(), "utf8"), /bad\nsupport-desk\n\{/);
    await page.keyboard.press("Control+k");
    await scenarios(page).getByRole("button", { name: "good", exact: true }).waitFor();
    assert.equal(await scenarios(page).getByRole("button", { name: "bad", exact: true }).count(), 0);
    await page.keyboard.press("Escape");
    await page.locator(".note").getByRole("button", { name: "forget" }).click();
    await page.reload();
    await page.locator(".verdict").waitFor();
    assert.equal(await page.locator(".note").count(), 0);
    assert.deepEqual(complaints, []);
  });

  test("a full store is told", async () => {
    const { page, complaints } = await chromium.page();
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await open(page);
    await page.keyboard.press("Control+k");
    await scenarios(page).getByRole("button", { name: "Save" }).click();
    await page.getByText("There is no room left in this browser").waitFor();
    assert.equal(await said(page), verdict(first.id));
    assert.deepEqual(complaints, []);
  });

  test("a browser that refuses any store does not stop the page", async () => {
    const { page, complaints } = await chromium.page();
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("sandboxed", "SecurityError");
        },
      });
    });
    await open(page);
    assert.equal(await said(page), verdict(first.id));
    await page.getByRole("button", { name: /^Theme/ }).click();
    assert.equal(await page.locator("html").getAttribute("data-theme"), "light");
    await page.keyboard.press("Control+k");
    await page.getByText("keeps nothing for this page").waitFor();
    assert.deepEqual(complaints, []);
  });
});

test("the theme goes round, and is kept", async () => {
  const { page } = await chromium.page({ colorScheme: "light" });
  await open(page);
  const theme = () => page.locator("html").getAttribute("data-theme");
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  assert.equal(await theme(), null);
  const light = await ground();
  await page.getByRole("button", { name: "Theme: as the system" }).click();
  await page.getByRole("button", { name: "Theme: light" }).click();
  assert.equal(await theme(), "dark");
  assert.notEqual(await ground(), light);
  await page.reload();
  await page.getByRole("button", { name: "Theme: dark" }).waitFor();
  assert.equal(await theme(), "dark");
  await page.getByRole("button", { name: "Theme: dark" }).click();
  assert.equal(await theme(), null);
});

describe("axe finds nothing", () => {
  const states = {
    scenarios: (page) => page.keyboard.press("Control+k"),
    share: (page) => page.getByRole("button", { name: "Share" }).click(),
    export: (page) => page.getByRole("button", { name: "Export" }).click(),
    notices: (page) => paste(page, "[rag]\ntop_k = -1"),
    "broken link": (page) => page.evaluate(() => (location.hash = "#s=1_nothing")),
  };
  for (const colorScheme of ["light", "dark"]) {
    for (const [state, reach] of Object.entries(states)) {
      test(`${state}, ${colorScheme}`, async () => {
        // What axe brings along is no part of the page.
        const { page } = await chromium.page({ colorScheme, bypassCSP: true });
        await open(page);
        await reach(page);
        await page.locator("#scenarios ul, #share h3, #export p, .note").first().waitFor();
        await page.addScriptTag({ path: axe });
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("; ")}`);
        assert.deepEqual(found, []);
      });
    }
  }
});

test("on a phone the tools are behind a button", async () => {
  const { page, complaints } = await chromium.page({ viewport: { width: 390, height: 844 } });
  await open(page);
  assert.equal(await page.getByRole("button", { name: "Undo" }).isVisible(), false);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Scenarios" }).click();
  await scenarios(page).getByRole("button", { name: second.title, exact: true }).click();
  await page.locator(".verdict", { hasText: verdict(second.id).slice(0, 30) }).waitFor();
  assert.deepEqual(complaints, []);
});
