// How the page is laid out, at every width and on paper.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { browser, open, openPreset } from "./browser.mjs";
import { presets } from "./cli.mjs";
import { changed, opened, paste, said } from "./scenario.mjs";

const chromium = browser();
const offered = presets();
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function shown(options) {
  const { page, complaints } = await chromium.page(options);
  await open(page);
  await page.locator(".mainfig svg[role=img]").waitFor();
  return { page, complaints };
}

const box = (page, selector) => page.locator(selector).first().boundingBox();

/** By how much the page is wider than the window. */
const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe("one screen at 1440 × 900", () => {
  for (const { id, title } of offered) {
    test(id, async () => {
      const { page } = await shown();
      await openPreset(page, title);
      const over = await page.evaluate(() => {
        const result = document.querySelector(".result");
        const root = document.scrollingElement;
        return [result.scrollHeight - result.clientHeight, root.scrollHeight - innerHeight, root.scrollWidth - innerWidth];
      });
      assert.ok(over.every((pixels) => pixels <= 0), `it scrolls by ${over}`);
      const parts = [".verdict", ".mainfig .chart", ".inputs", ".strats", ".small .chart >> nth=0", ".small .chart >> nth=1"];
      for (const part of parts) {
        const { y, height } = await box(page, part);
        assert.ok(height > 20 && y >= 0 && y + height <= 900, `${part} stands from ${y} to ${y + height}`);
      }
      const { height } = await box(page, ".detail");
      assert.ok(height <= 2 * 19, `the detail is ${height} high`);
      // The form ends within its own reach: what does not fit, scrolls in it alone.
      const form = await page.locator(".inputs").evaluate((form) => {
        form.scrollTop = form.scrollHeight;
        return form.querySelector(".in-foot").getBoundingClientRect().bottom;
      });
      assert.ok(form <= 900, `the form ends at ${form}`);
    });
  }
});

test("the chart stays where it is, whatever stands above it", async () => {
  const { page } = await shown();
  const top = async () => (await box(page, ".mainfig")).y;
  const volume = page.locator("[id='workload.queries_per_month']");
  const before = await top();
  for (const [typed, card] of [["20k", "What your last edit moved"], ["x", "State of the result"], ["600k", "What your last edit moved"]]) {
    await volume.fill(typed);
    await page.getByLabel(card).waitFor();
    assert.equal(await top(), before, typed);
  }
  await page.getByRole("button", { name: "Pin to compare" }).click();
  await page.locator("[id='knowledge.documents']").fill("9000");
  await volume.fill("20k");
  await page.getByRole("button", { name: "All differences" }).waitFor();
  assert.equal(await top(), before, "pinned");
});

test("a notice covers nothing and moves nothing", async () => {
  const { page } = await shown();
  const before = await box(page, ".mainfig .chart");
  await paste(page, "[rag]\ntop_k = -1");
  await page.locator(".note").waitFor();
  assert.deepEqual(await box(page, ".mainfig .chart"), before);
  const { y, height } = await box(page, ".page");
  const note = await box(page, ".notes");
  assert.ok(note.y >= y + height && note.y + note.height <= 900);
});

/** How far what is in `selector` reaches beyond it. */
const beyond = (page, selector) => page.locator(selector).evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth));

for (const width of [1440, 1280, 1024, 768, 390]) {
  test(`tables of charts are seen whole at ${width}`, async () => {
    const { page } = await shown({ viewport: { width, height: 900 } });
    for (const button of await page.getByRole("button", { name: "Table of these figures" }).all()) await button.click();
    const over = await beyond(page, ".mainfig .scroll, .small .scroll");
    assert.deepEqual(over, [0, 0, 0]);
  });
}

test("amounts are not parted from their signs", async () => {
  const { page } = await shown();
  await page.getByRole("button", { name: "Pin to compare" }).click();
  await page.locator("[id='workload.queries_per_month']").fill("20k");
  await page.getByRole("button", { name: "All differences" }).click();
  const lines = await page.locator(".dock table + table td.num").evaluateAll((cells) =>
    cells.map((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return [cell.textContent, range.getClientRects().length];
    }),
  );
  assert.ok(lines.some(([text]) => text.startsWith("−$")));
  assert.deepEqual(lines.filter(([, count]) => count > 1), []);
});

for (const [width, columns] of [[1000, 2], [768, 2], [390, 1]]) {
  test(`one column at ${width}: verdict, chart, inputs, strategies, small charts`, async () => {
    const { page } = await shown({ viewport: { width, height: 844 } });
    const order = [".verdict", ".mainfig", ".inputs", ".strats", ".small >> nth=0", ".small >> nth=1"];
    const boxes = await Promise.all(order.map((part) => box(page, part)));
    for (const [place, { y, height }] of boxes.slice(0, -1).entries()) {
      const next = boxes[place + 1];
      const beside = columns === 2 && place === 4;
      assert.ok(beside ? next.y === y : next.y >= y + height - 1, `${order[place + 1]} is not below ${order[place]}`);
    }
    const rows = await page.locator(".inputs .row").evaluateAll((rows) => rows.map((row) => Math.round(row.getBoundingClientRect().x)));
    assert.equal(new Set(rows).size, columns);
  });
}

describe("nothing scrolls sideways", () => {
  for (const viewport of [{ width: 390, height: 844 }, { width: 360, height: 740 }, { width: 320, height: 568 }, { width: 360, height: 225 }]) {
    test(`${viewport.width} × ${viewport.height}`, async () => {
      const { page, complaints } = await shown({ viewport });
      for (const { title } of offered) {
        await openPreset(page, title);
        assert.ok((await tooWide(page)) <= 0, title);
      }
      await page.locator("[id='models.base.catalog']").click();
      assert.ok((await tooWide(page)) <= 0, "the catalogue");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Share" }).click();
      assert.ok((await tooWide(page)) <= 0, "share");
      assert.deepEqual(complaints, []);
    });
  }
});

describe("on a phone", () => {
  test("the header stays, with share and more", async () => {
    const { page } = await shown(phone);
    await page.evaluate(() => scrollTo(0, 1500));
    assert.equal((await box(page, ".head")).y, 0);
    for (const name of ["Share", "More"]) assert.ok(await page.getByRole("button", { name, exact: true }).isVisible());
    assert.ok(!(await page.getByRole("button", { name: "Export" }).isVisible()));
  });

  test("the short answer stands under the header once the sentence has left", async () => {
    const { page } = await shown(phone);
    const brief = page.locator(".brief");
    assert.equal(await brief.count(), 0);
    await page.evaluate(() => scrollTo(0, 1200));
    await brief.waitFor();
    assert.match(await brief.innerText(), /^Fine-tuned \$133\.0k · pays back 2028-05$/);
    const { y, height } = await box(page, ".head");
    assert.equal((await box(page, ".brief")).y, y + height);
    await page.evaluate(() => scrollTo(0, 0));
    await brief.waitFor({ state: "detached" });
  });

  test("fields are 44 high, with a text of 16 px", async () => {
    const { page } = await shown(phone);
    const fields = await page.locator(".inputs .field:has(input)").evaluateAll((fields) =>
      fields.map((field) => [field.getBoundingClientRect().height, getComputedStyle(field.querySelector("input")).fontSize]),
    );
    assert.ok(fields.length > 8);
    for (const field of fields) assert.deepEqual(field, [44, "16px"]);
    const small = await page.locator("button:visible, select:visible, summary:visible").evaluateAll((controls) =>
      controls
        .filter((control) => !control.matches(".strats button, .ask, .ev, .reset"))
        .map((control) => [control.textContent || control.ariaLabel, control.getBoundingClientRect().height])
        .filter(([, height]) => height < 44),
    );
    assert.deepEqual(small, []);
  });

  test("what is behind More has words", async () => {
    const { page } = await shown(phone);
    await page.getByRole("button", { name: "More" }).click();
    const words = await page.locator("#tools button").allInnerTexts();
    assert.deepEqual(words, ["Scenarios", "Undo", "Redo", "Pin to compare", "Export", "Theme: as the system"]);
  });

  const tables = {
    "what a figure consists of": [".verdict .ask"],
    "the ledger of a strategy": [".strats .nm button"],
    "the ledger of a month": [".strats .nm button", ".dock .ask", ".dock .lnk"],
  };
  for (const [what, openers] of Object.entries(tables)) {
    test(`${what} shows its figures`, async () => {
      const { page } = await shown(phone);
      for (const opener of openers) await page.locator(opener).first().click();
      const cells = page.locator(".dock .figures tbody .num");
      await cells.first().waitFor();
      const found = await cells.evaluateAll((cells) => cells.map((cell) => [cell.textContent, cell.getBoundingClientRect()]));
      assert.ok(found.filter(([text]) => text.startsWith("$")).length > 8);
      for (const [text, { left, right }] of found) assert.ok(left >= 0 && right <= 390, `${text} stands from ${left} to ${right}`);
      const over = await beyond(page, ".dock .scroll, .dock .figures .num");
      assert.ok(over.every((pixels) => pixels === 0), `cut by ${over}`);
    });
  }

  test("the last edit is told in two lines at most", async () => {
    const { page } = await shown(phone);
    await page.locator("[id='workload.queries_per_month']").fill("250k");
    const card = page.locator(".card");
    assert.match(await card.innerText(), /Queries 380k → 250k\s+RAG\s+−\$45\.8k\s+Fine-tuned\s+\$0\s+Break-even\s+16 months later/);
    assert.ok((await card.boundingBox()).height <= 12 + 2 * 22);
  });

  const sheets = {
    ".list": (page) => page.locator("[id='models.base.catalog']").click(),
    ".dock": (page) => page.locator(".verdict .ask").last().click(),
    "#share": (page) => page.getByRole("button", { name: "Share" }).click(),
  };
  for (const [sheet, show] of Object.entries(sheets)) {
    test(`${sheet} is as high as the screen, and closes`, async () => {
      const { page } = await shown(phone);
      await show(page);
      await page.locator(sheet).waitFor();
      assert.deepEqual(await box(page, sheet), { x: 0, y: 0, width: 390, height: 844 });
      await page.locator(sheet).getByRole("button", { name: /^Close/ }).click();
      await page.locator(sheet).waitFor({ state: "hidden" });
    });
  }
});

describe("on paper", () => {
  const pages = async (page) => {
    const pdf = await page.pdf({ preferCSSPageSize: true });
    return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  };

  test("every preset is one page", async () => {
    const { page, complaints } = await shown();
    for (const { title } of offered) {
      await openPreset(page, title);
      assert.equal(await pages(page), 1, title);
    }
    assert.deepEqual(complaints, []);
  });

  test("tags keep off the rules between the strategies", async () => {
    const { page } = await shown();
    await page.emulateMedia({ media: "print" });
    const room = await page.locator(".strats .tag").evaluateAll((tags) =>
      tags.map((tag) => tag.closest("tr").getBoundingClientRect().bottom - tag.getBoundingClientRect().bottom),
    );
    assert.equal(room.length, 5);
    assert.ok(room.every((pixels) => pixels >= 2), String(room));
  });

  test("a changed scenario is one page, whatever is open, and says what was changed", async () => {
    const { page } = await shown({ colorScheme: "dark" });
    await paste(page, changed(410_000, "With another volume"));
    await opened(page, "With another volume");
    const before = await said(page);
    await page.locator("[id='labour.engineer_usd_per_hour']").fill("120");
    await page.getByRole("button", { name: /^All/ }).click();
    await page.locator(".verdict .ask").last().click();
    assert.equal(await pages(page), 1);
    assert.notEqual(await said(page), before);

    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const paper = page.locator(".paper");
    await paper.waitFor();
    assert.equal(await page.locator(".mainfig .chart").first().getAttribute("width"), "688");
    assert.equal(await page.locator(".mainfig .chart").first().getAttribute("height"), "258");
    const inputs = await paper.locator("> div").allInnerTexts();
    assert.equal(inputs.length, 13);
    assert.ok(inputs.some((text) => /^Engineer\s*you\s*\$120 an hour$/.test(text.replace(/\s+/g, " "))), inputs.join("\n"));
    assert.ok(inputs.some((text) => /vendor price · 20\d\d-/.test(text)));
    const foot = await page.locator(".printed").innerText();
    assert.match(foot, /with the prices of 20\d\d-\d\d-\d\d\..*Printed 20\d\d-\d\d-\d\d\.\s+http.*#s=/s);
    for (const hidden of [".inputs", ".dock", ".tools", ".reach", ".head .go", ".card", ".pop"]) {
      assert.ok(!(await page.locator(hidden).first().isVisible()), hidden);
    }
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "light");
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await paper.waitFor({ state: "detached" });
  });
});
