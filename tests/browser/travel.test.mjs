// How a scenario leaves the page and comes to it: links, files, pasted texts.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { browser, open, openPreset, url } from "./browser.mjs";
import { crossover, presets, verdict } from "./cli.mjs";
import { changed, drop, exported, file, link, name, opened, paste, said, scenarios } from "./scenario.mjs";

const chromium = browser();
const [first, second, third] = presets();

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

  test("links of every preset, there and back", async () => {
    const { page, complaints } = await chromium.page();
    await open(page);
    for (const { id, title } of presets()) {
      const set = ["--set", "labour.engineer_usd_per_hour=123", "--set", `title=${title} again`];
      const theirs = `#${crossover("link", `preset:${id}`, ...set).trim()}`;
      await page.evaluate((link) => (location.hash = link), theirs);
      await page.locator(".preset .name").getByText(`${title} again`, { exact: true }).waitFor();
      const found = await exported(page, ["Results", "JSON"]);
      assert.ok(found.text === crossover("evaluate", theirs, "--format", "json"), `${id}: the command line's link`);
      await page.keyboard.press("Escape");
      await openPreset(page, title);
      await page.waitForFunction((hash) => location.hash !== hash, theirs);
      await page.locator(".edited").waitFor({ state: "detached" });
      const link = crossover("link", `preset:${id}`).trim();
      await page.waitForFunction((hash) => location.hash === hash, `#${link}`);
    }
    assert.deepEqual(complaints.filter((text) => !text.startsWith("Throttling navigation")), []);
  });

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
    await page.getByRole("button", { name: first.title, exact: true }).click();
    await opened(page, first.title);
    assert.deepEqual(complaints, []);
  });

  test("a place on a page is no link", async () => {
    const { page, complaints } = await chromium.page();
    await open(page, `${url}#about`);
    assert.equal(await name(page).innerText(), first.title);
    assert.deepEqual(complaints, []);
  });

  test("a link with older prices shows its own figures and offers today's", async () => {
    const { page } = await chromium.page();
    const set = ["--set", "prices_as_of=2026-01-15"];
    await open(page, `${url}#${crossover("link", `preset:${first.id}`, ...set).trim()}`);
    const notice = page.locator(".note.warn");
    assert.match(await notice.innerText(), /Made with the prices of 2026-01-15.*With today’s prices .* instead of \$.* \([+−]\$/s);
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
    await drop(page, "picture.png", "\0\ufffd");
    await page.getByText("this is no text").waitFor();
    await drop(page, "long.toml", `a = ${"1".repeat(100_000)}.1.1`);
    await page.getByText("longer than 200 characters").waitFor();
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
      // Chromium drops the eleventh download of a burst; none is one after a second without.
      await page.waitForTimeout(1_100);
    }
    assert.deepEqual(complaints, []);
  });
});
