// The Share panel: what it offers is what the command line prints, looks as it says, and opens.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";

import { browser, open, url } from "./browser.mjs";
import { crossover, presets, verdict } from "./cli.mjs";
import { changed, opened, paste, said } from "./scenario.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const chromium = browser();
const [first] = presets();
const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };

/** The ways: what the panel calls each, what the command line does, and what is copied. */
const ways = [
  ["Link", "link", "link"],
  ["Frame", "iframe", "frame"],
  ["Element", "element", "element"],
  ["Image", "image", "image"],
  ["Markdown", "markdown", "Markdown"],
  ["HTML", "html", "HTML"],
  ["File", "file", "address"],
];
const drawn = ["image", "markdown", "html"];

const panel = (page) => page.locator("#share");
const preview = (page) => panel(page).getByLabel("Preview");
const shared = (way, ...more) => crossover("share", `preset:${first.id}`, "--page", url, "--as", way, ...more);

async function share(page, way) {
  if (!(await panel(page).isVisible())) await page.locator(".head").getByRole("button", { name: "Share" }).click();
  if (way) await panel(page).locator(".ways label", { hasText: way }).click();
}

/** The text that is offered. */
const offered = (page) => panel(page).locator("[readonly]").inputValue();

describe("every way", () => {
  test("is what the command line prints, and is copied by one button", async () => {
    const { page, complaints } = await chromium.page(clipboard);
    await open(page);
    for (const [name, way, copied] of ways) {
      await share(page, name);
      const more = drawn.includes(way) ? ["--image", "crossover-time.svg"] : [];
      const expected = shared(way, ...more);
      await preview(page).waitFor();
      const single = ["link", "file"].includes(way);
      assert.equal(await offered(page), single ? expected.trimEnd() : expected);
      assert.equal(await panel(page).getByRole("button", { name: /^Cop/ }).count(), 1);
      await panel(page).getByRole("button", { name: `Copy ${copied}`, exact: true }).click();
      await panel(page).getByRole("button", { name: "Copied" }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await offered(page), name);
    }
    await share(page, "Frame");
    const alone = panel(page).getByRole("link", { name: "The widget alone" });
    assert.equal(await alone.getAttribute("href"), shared("embed").trim());
    assert.deepEqual(complaints, []);
  });

  test("choices are those of the command line", async () => {
    const { page, complaints } = await chromium.page();
    await open(page);
    await share(page, "Frame");
    await panel(page).getByLabel("Chart").selectOption("volume");
    await panel(page).getByLabel("Theme").selectOption("dark");
    await panel(page).getByLabel("Input 1").selectOption("workload.queries_per_month");
    await panel(page).getByLabel("Input 2").selectOption("rag.top_k");
    await panel(page).getByLabel("Input 3").selectOption("horizon.months");
    await panel(page).getByLabel("As high as what is in it").check();
    const widget = ["--kind", "volume", "--theme", "dark", "--inputs", "workload.queries_per_month,rag.top_k,horizon.months"];
    assert.equal(await offered(page), shared("iframe", ...widget, "--auto-height"));
    await share(page, "Element");
    assert.equal(await offered(page), shared("element", ...widget));
    await panel(page).getByLabel("Input 1").selectOption("");
    const two = ["--kind", "volume", "--theme", "dark", "--inputs", "rag.top_k,horizon.months"];
    assert.equal(await offered(page), shared("element", ...two));
    await share(page, "Markdown");
    const look = ["--kind", "volume", "--theme", "dark"];
    assert.equal(await offered(page), shared("markdown", ...look, "--image", "crossover-volume.svg"));
    assert.deepEqual(complaints, []);
  });

  test("texts may stay behind, in every way", async () => {
    const { page } = await chromium.page();
    await open(page);
    await paste(page, changed(5_000, "A title of its own"));
    await opened(page, "A title of its own");
    for (const [name] of ways) {
      await share(page, name);
      const box = panel(page).getByRole("checkbox", { name: "Title" });
      await box.check();
      assert.match(await offered(page), /A-title-of-its-own/, name);
      await box.uncheck();
      assert.doesNotMatch(await offered(page), /title of its own/i, name);
      assert.doesNotMatch(await offered(page), /A-title-of-its-own/, name);
      assert.doesNotMatch((await preview(page).innerText()).replaceAll("\n", " "), name === "Link" ? /^$/ : /title of its own/);
    }
  });

  test("without a clipboard the text is selected", async () => {
    const { page, complaints } = await chromium.page();
    await page.addInitScript(() => {
      Clipboard.prototype.writeText = () => Promise.reject(new DOMException("denied", "NotAllowedError"));
    });
    await open(page);
    for (const [name, , copied] of ways) {
      await share(page, name);
      await panel(page).getByRole("button", { name: `Copy ${copied}`, exact: true }).click();
      await panel(page).getByText(`The ${copied} is selected`).waitFor();
      const isSelected = await panel(page).locator("[readonly]").evaluate(
        (field) => field.value.length > 0 && field.value.slice(field.selectionStart, field.selectionEnd) === field.value,
      );
      assert.ok(isSelected, name);
    }
    assert.deepEqual(complaints, []);
  });

  test("what is shown is shared, never a result of other inputs", async () => {
    const { page } = await chromium.page();
    await open(page);
    await page.locator("[id='rag.top_k'], [id='horizon.months']").first().fill("0.5");
    await page.locator(".row.wrong").waitFor();
    for (const [name] of ways.slice(1)) {
      await share(page, name);
      await panel(page).getByText("The inputs have to be mended first").waitFor();
      assert.equal(await panel(page).locator("[readonly]").count(), 0, name);
    }
  });
});

describe("previews", () => {
  test("the widget is drawn where the page may not show frames, and nothing is tried", async () => {
    const { page, complaints } = await chromium.page();
    await open(page);
    await share(page, "Frame");
    await panel(page).getByText("allows no frames on its own page").waitFor();
    assert.ok((await preview(page).innerText()).includes(verdict(first.id)));
    await panel(page).getByLabel("Input 1").selectOption("workload.queries_per_month");
    assert.match(await preview(page).innerText(), /Queries\s+380k/);
    assert.equal(await panel(page).locator("iframe").count(), 0);
    const ground = () => preview(page).evaluate((box) => getComputedStyle(box).backgroundColor);
    await panel(page).getByLabel("Theme").selectOption("light");
    const light = await ground();
    await panel(page).getByLabel("Theme").selectOption("dark");
    assert.notEqual(await ground(), light);
    assert.deepEqual(complaints, []);
  });

  test("the widget is in a frame where the policy of the page allows it", async () => {
    const { page, complaints } = await chromium.page();
    await page.route(url, async (route) => {
      const response = await route.fetch();
      const policy = `${response.headers()["content-security-policy"]}; frame-src 'self'`;
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
    });
    // What the widget itself shows is tested elsewhere.
    await page.route("**/embed.html", (route) => route.fulfill({ contentType: "text/html", body: "<p>The widget" }));
    await open(page);
    await share(page, "Frame");
    const frame = panel(page).locator("iframe");
    await frame.waitFor();
    const expected = /src="([^"]*)"/.exec(shared("iframe"))[1].replaceAll("&amp;", "&");
    assert.equal(await frame.getAttribute("src"), expected);
    assert.equal(await frame.contentFrame().locator("p").innerText(), "The widget");
    assert.deepEqual(complaints, []);
  });

  test("images are what is saved, and are said to be missing where a server draws none", async () => {
    const { page } = await chromium.page();
    await open(page);
    for (const name of ["Image", "Markdown", "HTML"]) {
      await share(page, name);
      const image = preview(page).locator("img");
      await image.waitFor();
      assert.equal(await image.evaluate((node) => node.decode().then(() => node.naturalWidth)), 1080, name);
    }
    const text = await preview(page).innerText();
    assert.ok(text.includes(verdict(first.id)) && text.includes("$133.0k") && text.includes("Open in Crossover"), text);

    await page.route("**/chart.svg?*", (route) => route.fulfill({ contentType: "image/svg+xml", body: shared("svg") }));
    await panel(page).getByLabel("Image from").selectOption("live");
    assert.equal(await offered(page), shared("html"));
    await preview(page).locator("img[src*='chart.svg?s=']").waitFor();
    assert.equal(await preview(page).locator("img").evaluate((node) => node.decode().then(() => node.naturalWidth)), 1080);
    await page.unroute("**/chart.svg?*");
    await page.route("**/chart.svg?*", (route) => route.fulfill({ status: 404 }));
    await panel(page).getByLabel("Chart").selectOption("volume");
    await preview(page).getByText("This server draws no charts").waitFor();
    await panel(page).getByLabel("Image from").selectOption("file");
    await preview(page).locator("img[src^='data:']").waitFor();
  });
});

describe("what is shared opens", () => {
  test("links, also those in snippets, lead to the same answer", async () => {
    const { page, complaints } = await chromium.page();
    const links = new Set();
    for (const way of ["link", "element", "image", "html"]) {
      const text = shared(way);
      links.add(way === "link" ? text.trim() : /<a href="([^"]*)"/.exec(text)[1]);
    }
    assert.equal(links.size, 1);
    for (const link of links) {
      await open(page, link);
      assert.equal(await said(page), verdict(first.id));
    }
    assert.deepEqual(complaints, []);
  });

  test("an image as a file says its figures, and leads back", async () => {
    const { page, complaints } = await chromium.page();
    await open(page);
    await share(page, "Image");
    const saved = async (name) => {
      const button = panel(page).getByRole("button", { name, exact: true });
      const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const svg = await saved("SVG");
    assert.equal(svg.name, "crossover-time.svg");
    assert.equal(svg.bytes.toString(), shared("svg"));
    const png = await saved("PNG");
    assert.equal(png.bytes.subarray(1, 4).toString(), "PNG");
    assert.equal(png.bytes.readUInt32BE(16), 2 * 1080);

    const address = `data:image/svg+xml;base64,${svg.bytes.toString("base64")}`;
    const { page: alone } = await chromium.page();
    await alone.goto(address);
    assert.match(await alone.locator("desc").textContent(), /^Fine-tuning is cheapest.*\$133\.0k/s);
    // Text is text: it can be selected, and needs no font of ours.
    await alone.evaluate(() => getSelection().selectAllChildren(document.documentElement));
    assert.match(await alone.evaluate(() => String(getSelection())), /Fine-tuned.*\$133\.0k/s);
    assert.equal(await alone.locator("a").getAttribute("href"), shared("link").trim());
    assert.deepEqual(complaints, []);
  });

  test("HTML stands on a page that forbids everything but images", async () => {
    const { page, complaints } = await chromium.page();
    const policy = "default-src 'none'; img-src data:";
    const image = `data:image/svg+xml;base64,${Buffer.from(shared("svg")).toString("base64")}`;
    const body = shared("html", "--image", "x.svg").replace("x.svg", image);
    await page.route("https://wiki.example/", (route) =>
      route.fulfill({ contentType: "text/html; charset=utf-8", headers: { "content-security-policy": policy }, body }),
    );
    await page.goto("https://wiki.example/");
    assert.equal(await page.locator("img").evaluate((node) => node.decode().then(() => node.naturalWidth)), 1080);
    assert.equal(await page.locator("tbody tr").count(), 5);
    assert.match(await page.locator("figcaption").innerText(), /Fine-tuning is cheapest/);
    assert.deepEqual(complaints, []);
  });

  test("a hostile title stays text in the panel and on the page it is pasted into", async () => {
    const { page, complaints } = await chromium.page();
    await open(page);
    const title = "</textarea><script>globalThis.hurt = 1</script><img src=x onerror=globalThis.hurt=1> ]]> \u202e\u2066 \\\\ `|`";
    await paste(page, changed(5_000, title));
    await page.locator(".edited, .preset .name", { hasText: "script" }).first().waitFor();
    const { page: wiki, complaints: there } = await chromium.page();
    for (const [name] of ways) {
      await share(page, name);
      await preview(page).waitFor();
      assert.equal(await panel(page).locator("script").count(), 0);
      const text = await offered(page);
      assert.doesNotMatch(text, /[\u202a-\u202e\u2066-\u2069]/, name);
      if (["Image", "HTML"].includes(name)) {
        const saved = await preview(page).locator("img").getAttribute("src");
        await wiki.setContent(text.replace(/src="crossover-[a-z]*\.svg"/, `src="${saved}"`));
        assert.equal(await wiki.locator("script").count(), 0);
        assert.equal(await wiki.locator("img").count(), 1, name);
        assert.match(await wiki.locator("img").getAttribute("alt"), /^<\/textarea><script>/);
        assert.equal(await wiki.evaluate(() => globalThis.hurt), undefined);
      }
    }
    assert.equal(await page.evaluate(() => globalThis.hurt), undefined);
    assert.deepEqual([...complaints, ...there], []);
  });
});

describe("the panel", () => {
  test("is worked with the keyboard alone", async () => {
    const { page } = await chromium.page();
    await open(page);
    await page.locator(".head").getByRole("button", { name: "Share" }).focus();
    await page.keyboard.press("Enter");
    await panel(page).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    for (const [name] of ways.slice(1)) {
      await page.keyboard.press("ArrowRight");
      assert.ok(await panel(page).getByRole("radio", { name, exact: true }).isChecked(), name);
    }
    await page.keyboard.press("Escape");
    await page.locator(".head .go:focus").waitFor();
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing, ${colorScheme}`, async () => {
      // What axe brings along is no part of the page.
      const { page } = await chromium.page({ colorScheme, bypassCSP: true });
      await open(page);
      await page.addScriptTag({ path: axe });
      for (const [name] of ways) {
        await share(page, name);
        await preview(page).waitFor();
        const { violations } = await page.evaluate(() => globalThis.axe.run("#share"));
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("; ")}`);
        assert.deepEqual(found, [], name);
      }
    });
  }

  test("fits a phone", async () => {
    const { page } = await chromium.page({ viewport: { width: 390, height: 844 } });
    await open(page);
    for (const [name] of ways) {
      await share(page, name);
      await preview(page).waitFor();
      const beyond = await panel(page).evaluate((sheet) => sheet.scrollWidth - sheet.clientWidth);
      assert.equal(beyond, 0, name);
      const low = await panel(page).locator("button, .ways label, select").evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect().height).filter((height) => height > 0 && height < 30));
      assert.deepEqual(low, [], name);
    }
  });
});
