// No text lies on another, leaves its chart, or is cut off without a word, whatever is shown.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { browser, open, openPreset } from "./browser.mjs";
import { presets } from "./cli.mjs";
import { crowded } from "./overlap.mjs";
import { name, paste } from "./scenario.mjs";

const chromium = browser();
const quiet = readFileSync(new URL("../common/quiet.toml", import.meta.url), "utf8");
const widths = [1440, 768, 390];
/** Between the layouts. */
const others = [1366, 1280, 1200, 1100, 1024, 320];

async function shown(width, options = {}) {
  const { page } = await chromium.page({ viewport: { width, height: 900 }, ...options });
  await open(page);
  await page.locator(".mainfig svg[role=img]").waitFor();
  return page;
}

/** Fonts of other platforms run wider: every text by about 15 %. */
const widen = (page) =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { letter-spacing: .07em !important; }");
    document.adoptedStyleSheets = [sheet];
  });

/** Waits until what changed is drawn. */
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));

const fixed = (usd) => `[[extra]]
name = "A fee"
strategies = ["prompt_only", "rag", "fine_tuned", "hybrid", "staged"]
usd_per_month = ${usd}
`;
const with_ = (title, replaced, appended = "") => `title = "${title}"\n${replaced(quiet)}\n${appended}`;
const months = (count) => (text) => text.replace("months = 4", `months = ${count}`);
const long = "A title that somebody has written without any thought of where it has to stand later on ".repeat(3).slice(0, 200);

const extremes = {
  "one month": with_("one month", months(1), fixed(1_000)),
  "120 months": with_("120 months", months(120), fixed(1_000)),
  "five equal lines": with_("five equal lines", months(36), fixed(1_000)),
  "nothing costs anything": with_("nothing costs anything", months(36)),
  "tiny money": with_("tiny money", months(36), fixed(0.000_001)),
  "huge money": with_("huge money", months(36), fixed(1e12)),
  "huge and tiny": with_(
    "huge and tiny",
    (text) => months(36)(text).replace("[rag]", "[rag]\nrerank = { enabled = false }").replace("setup_hours = 0", "setup_hours = 1_000_000"),
    fixed(0.000_001),
  ),
  "a long title": with_(long, months(36), fixed(1_000)),
};

describe("presets", () => {
  for (const width of [...widths, ...others]) {
    for (const wide of [false, true]) {
      test(`${width} px${wide ? ", wider fonts" : ""}`, async () => {
        const page = await shown(width);
        if (wide) await widen(page);
        for (const { title } of presets()) {
          await openPreset(page, title);
          await settled(page);
          assert.deepEqual(await crowded(page), [], title);
        }
      });
    }
  }
});

describe("extremes", () => {
  for (const width of widths) {
    for (const [colorScheme, wide] of [["light", false], ["dark", true]]) {
      test(`${width} px, ${colorScheme}${wide ? ", wider fonts" : ""}`, async () => {
        const page = await shown(width, { colorScheme });
        if (wide) await widen(page);
        for (const [what, text] of Object.entries(extremes)) {
          await paste(page, text);
          const title = what === "a long title" ? long : what;
          await name(page).getByText(title, { exact: true }).waitFor({ state: "attached" });
          await settled(page);
          assert.deepEqual(await crowded(page), [], what);
          const said = await page.locator("body").innerText();
          assert.doesNotMatch(said, /NaN|Infinity|undefined/, what);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `${what}: ${over} px too wide`);
        }
      });
    }
  }
});

describe("states", () => {
  const volume = (page) => page.locator("[id='workload.queries_per_month']");
  const states = {
    "an invalid input": (page) => volume(page).fill("1,5"),
    "what a figure consists of": (page) => page.locator(".verdict .ask").last().click(),
    "a why": async (page) => {
      await page.locator(".verdict .ask").last().click();
      await page.locator(".dock .figures .ask").first().click();
    },
    "a ledger": (page) => page.locator(".strats .nm button").first().click(),
    "a pinned scenario": async (page) => {
      await page.locator(".verdict .ask").first().focus();
      await page.keyboard.press("p");
      await volume(page).fill("250k");
    },
    "the catalogue": (page) => page.locator("[id='models.base.catalog']").click(),
    share: (page) => page.getByRole("button", { name: "Share" }).click(),
    "all inputs": async (page) => {
      await page.getByRole("button", { name: /^All/ }).click();
      const folded = page.locator(".inputs .fold button[aria-expanded=false]");
      while ((await folded.count()) > 0) await folded.first().click();
    },
  };
  for (const width of widths) {
    for (const wide of [false, true]) {
      for (const [state, show] of Object.entries(states)) {
        test(`${state}, ${width} px${wide ? ", wider fonts" : ""}`, async () => {
          const page = await shown(width);
          if (wide) await widen(page);
          await show(page);
          await settled(page);
          assert.deepEqual(await crowded(page), []);
        });
      }
    }
  }
});
