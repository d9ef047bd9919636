// What concerns the scenario as a whole: presets, history, links, files, the store of the browser.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";

import { browser, open, openPreset, url } from "./browser.mjs";
import { crossover, presets, verdict } from "./cli.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const chromium = browser();
const [first, second, third] = presets();
const folder = mkdtempSync(join(tmpdir(), "crossover-"));

/** A scenario of one's own, as a file. */
function file(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A preset with another title and volume. */
function changed(queries, title = `With ${queries}`) {
  return readFileSync(new URL(`../../scenarios/${first.id}.toml`, import.meta.url), "utf8")
    .replace(/^title = .*$/m, `title = "${title}"`)
    .replace(/^queries_per_month = [\d_]+/m, `queries_per_month = ${queries}`);
}

const paste = (page, text) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", text);
    const options = { clipboardData, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new ClipboardEvent("paste", options));
  }, text);

const drop = (page, name, text) =>
  page.evaluate(
    ([name, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      const options = { dataTransfer, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent("drop", options));
    },
    [name, text],
  );

const name = (page) => page.locator(".preset .name");
const opened = (page, title) => page.locator(".preset .name", { hasText: new RegExp(`^${title}$`) }).waitFor();
const said = (page) => page.locator(".verdict").innerText();
const scenarios = (page) => page.locator("#scenarios");

/** The scenario that the page would export. */
async function exported(page, words, within = "#export") {
  if (!(await page.locator(within).isVisible())) await page.getByRole("button", { name: "Export" }).click();
  const button = page.locator(within).locator("p", { hasText: words[0] }).getByRole("button", { name: words[1] });
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** Waits until the address holds a link other than `before`. */
async function link(page, before = "") {
  await page.waitForFunction((before) => location.hash.startsWith("#s=") && location.href !== before, before);
  return page.url();
}

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
      if (step % 50 === 0) assert.equal(await name(page).innerText(), `With ${1000 + ((step * 7919) % 99991)}`);
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
    await page.getByRole("button", { name: "Unpin" }).waitFor();
    await page.keyboard.press("p");
    await page.getByRole("button", { name: "Pin to compare" }).waitFor();
    await page.keyboard.press("Control+k");
    await scenarios(page).getByRole("textbox", { name: "Name" }).press("p");
    await page.keyboard.press("Escape");
    assert.equal(await page.getByRole("button", { name: "Pin to compare" }).count(), 1);
  });
});

describe("links", () => {
  test("the address of a changed scenario opens it elsewhere", async () => {
    const { page } = await chromium.page();
    await open(page);
    const before = await link(page);
    await paste(page, changed(1_234_567));
    await opened(page, "With 1234567");
    const address = await link(page, before);
    const { page: other, complaints } = await chromium.page();
    await open(other, address);
    assert.equal(await said(other), await said(page));
    assert.equal(await name(other).innerText(), "With 1234567");
    const path = file("again.toml", changed(1_234_567));
    assert.match(crossover("evaluate", address, "--format", "markdown"), /With 1234567/);
    assert.equal(
      crossover("evaluate", address, "--format", "json"),
      crossover("evaluate", path, "--format", "json"),
    );
    assert.deepEqual(complaints, []);
  });

  for (const sign of ["#", "?"]) {
    test(`a link of the command line opens, behind ${sign}`, async () => {
      const { page, complaints } = await chromium.page();
      const set = ["--set", "workload.queries_per_month=777777", "--set", "title=From afar"];
      const value = crossover("link", `preset:${second.id}`, ...set).trim();
      await open(page, `${url}${sign}${value}`);
      assert.equal(await name(page).innerText(), "From afar");
      const [, , sentence] = crossover("evaluate", value, "--format", "markdown").split("\n");
      assert.equal(await said(page), sentence.replaceAll("**", ""));
      assert.match(await link(page), /#s=1_/);
      assert.equal(new URL(page.url()).search, "");
      assert.deepEqual(complaints, []);
    });
  }

  test("a broken link opens nothing, and offers choices", async () => {
    const { page, complaints } = await chromium.page();
    const whole = crossover("link", `preset:${second.id}`, "--set", "rag.top_k=3").trim();
    const cut = whole.slice(0, -9);
    await page.goto(`${url}#${cut}`);
    await page.getByRole("alert").waitFor();
    assert.match(await page.getByRole("alert").innerText(), /does not open.*cut off/s);
    assert.equal(await page.locator(".verdict").count(), 0);
    assert.equal(await page.locator("form.inputs").count(), 0);
    assert.equal(new URL(page.url()).hash, `#${cut}`);
    await page.getByRole("textbox", { name: "Link" }).fill(whole);
    await page.getByRole("button", { name: "Try again" }).click();
    await opened(page, second.title);
    assert.match(await link(page, `${url}#${cut}`), /#s=1_/);
    assert.equal(await page.getByRole("button", { name: /^Undo/ }).isDisabled(), true);

    await page.evaluate(() => (location.hash = "#s=1_nothing_000000"));
    await page.getByRole("alert").waitFor();
    await page.getByRole("button", { name: "What was open before" }).click();
    await opened(page, second.title);
    await page.evaluate(() => (location.hash = "#s=2_nothing_000000"));
    await page.getByRole("button", { name: /^The opening preset/ }).click();
    await opened(page, first.title);
    assert.deepEqual(complaints, []);
  });

  test("a link with older prices shows its own figures and offers today's", async () => {
    const { page } = await chromium.page();
    const set = ["--set", "prices_as_of=2026-01-15"];
    await open(page, `${url}#${crossover("link", `preset:${first.id}`, ...set).trim()}`);
    const notice = page.locator(".note.warn");
    assert.match(await notice.innerText(), /Made with the prices of 2026-01-15.*With today’s prices/s);
    const own = crossover("evaluate", `preset:${first.id}`, ...set, "--format", "markdown").split("\n")[2];
    assert.equal(await said(page), own.replaceAll("**", ""));
    await notice.getByRole("button", { name: "Use today’s prices" }).click();
    await notice.waitFor({ state: "detached" });
    assert.equal(await said(page), verdict(first.id));
    assert.equal(await page.locator(".edited").count(), 0);
  });
});

describe("share", () => {
  test("the link is copied, and that is said", async () => {
    const { page, complaints } = await chromium.page({ permissions: ["clipboard-read", "clipboard-write"] });
    await open(page);
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await page.getByRole("textbox", { name: "Link" }).inputValue());
    const value = copied.slice(copied.indexOf("#") + 1);
    assert.equal(value, crossover("link", `preset:${first.id}`).trim());
    assert.match(await page.locator("#share").innerText(), new RegExp(`${copied.length} characters\\. Short enough`));
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#share").isVisible(), false);
    assert.deepEqual(complaints, []);
  });

  test("without a clipboard the link is selected", async () => {
    const { page, complaints } = await chromium.page();
    await page.addInitScript(() => {
      Clipboard.prototype.writeText = () => Promise.reject(new DOMException("denied", "NotAllowedError"));
    });
    await open(page);
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByText("does not let the page copy").waitFor();
    const selected = await page.evaluate(() => {
      const field = document.querySelector("#share [readonly]");
      return field.value.slice(field.selectionStart, field.selectionEnd) === field.value;
    });
    assert.ok(selected);
    assert.deepEqual(complaints, []);
  });

  test("texts may stay behind", async () => {
    const { page } = await chromium.page();
    await open(page);
    await paste(page, changed(5_000, "A title of its own"));
    await opened(page, "A title of its own");
    await page.getByRole("button", { name: "Share" }).click();
    const field = page.getByRole("textbox", { name: "Link" });
    assert.match(await field.inputValue(), /A-title-of-its-own/);
    await page.getByRole("checkbox", { name: "Title" }).uncheck();
    assert.doesNotMatch(await field.inputValue(), /title/);
  });
});

describe("import and export", () => {
  test("by file, drop and paste", async () => {
    const { page, complaints } = await chromium.page();
    await open(page);
    await page.keyboard.press("Control+k");
    await page.locator("#scenarios input[type=file]").setInputFiles(file("a.toml", changed(1001)));
    await opened(page, "With 1001");
    await drop(page, "b.toml", changed(1002));
    await opened(page, "With 1002");
    await paste(page, changed(1003));
    await opened(page, "With 1003");
    await page.keyboard.press("Control+k");
    await page.getByRole("textbox", { name: "A link, TOML or JSON" }).fill(changed(1004));
    await scenarios(page).getByRole("button", { name: "Open", exact: true }).click();
    await opened(page, "With 1004");
    await paste(page, crossover("link", `preset:${third.id}`));
    await opened(page, third.title);
    for (const step of ["With 1004", "With 1003", "With 1002", "With 1001", first.title]) {
      await page.keyboard.press("Control+z");
      await opened(page, step);
    }
    assert.deepEqual(complaints, []);
  });

  test("what is wrong is listed, and nothing is lost", async () => {
    const { page, complaints } = await chromium.page();
    await open(page);
    await drop(page, "wrong.toml", "[rag]\ntop_k = -1\nbottom_k = 2\n");
    const notice = page.locator(".note.bad");
    await notice.waitFor();
    assert.match(await notice.innerText(), /wrong\.toml was not opened.*rag\.top_k.*rag\.bottom_k|rag\.bottom_k.*rag\.top_k/s);
    await drop(page, "wrong.json", "{");
    await page.getByText("wrong.json was not opened").waitFor();
    assert.equal(await notice.count(), 1);
    assert.equal(await name(page).innerText(), first.title);
    assert.equal(await said(page), verdict(first.id));
    await notice.getByRole("button", { name: "Close" }).click();
    await notice.waitFor({ state: "detached" });
    assert.deepEqual(complaints, []);
  });

  test("files hold what the command line prints", async () => {
    const { page, complaints } = await chromium.page();
    await open(page);
    for (const { id, title } of presets()) {
      await openPreset(page, title);
      await opened(page, title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      const stem = title.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).join("-");
      for (const [words, format, ending] of [
        ["CSV", "csv", "csv"],
        ["Markdown", "markdown", "md"],
        ["JSON", "json", "results.json"],
      ]) {
        const found = await exported(page, ["Results", words]);
        assert.equal(found.name, `${stem}.${ending}`);
        assert.ok(found.text === crossover("evaluate", `preset:${id}`, "--format", format), `${id} as ${words}`);
      }
      for (const words of ["TOML", "JSON"]) {
        const found = await exported(page, ["Scenario", words]);
        assert.equal(found.name, `${stem}.${words.toLowerCase()}`);
        const again = crossover("evaluate", file(found.name, found.text), "--format", "json");
        assert.ok(again === crossover("evaluate", `preset:${id}`, "--format", "json"), `${id} as ${words}`);
      }
      await page.keyboard.press("Escape");
    }
    assert.deepEqual(complaints, []);
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
