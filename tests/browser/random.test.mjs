// Whatever somebody does to the inputs, the page goes on, and undo leads back to where it began.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browser, open, openPreset } from "./browser.mjs";
import { presets } from "./cli.mjs";
import { exported, link, said } from "./scenario.mjs";

const EDITS = 500;
const seed = Number(process.env.CROSSOVER_SEED ?? 1);
const chromium = browser();

/** Numbers from 0 to 1 that follow from `seed` (mulberry32). */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What must never be there. Both this and `edit` run in the page. */
function absurd() {
  const shown = document.querySelector(".page")?.innerHTML ?? "";
  const place = shown.search(/NaN|Infinity|undefined/);
  if (place >= 0) return shown.slice(Math.max(0, place - 60), place + 60);
  if (!document.querySelector(".verdict")?.textContent) return "no verdict";
  if (!document.querySelector(".mainfig svg[role=img] :is(path, text)")) return "an empty chart";
  return null;
}

/** Does one thing to the form; `dice` chooses what and where. The result says what it was. */
async function edit(dice) {
  const form = document.querySelector("form.inputs");
  const roll = (() => {
    let place = 0;
    return () => dice[place++ % dice.length];
  })();
  const pick = (items) => items[Math.floor(roll() * items.length)];
  const all = (selector) => [...form.querySelectorAll(selector)].filter((element) => !element.disabled);
  const drawn = () => new Promise((done) => setTimeout(done));
  const type = (field, text) => {
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field.blur();
  };
  const press = (element, key, shiftKey) => {
    element.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }));
  };
  const wrong = ["", "abc", "-3", "1,5", "140%", "1e309", "9999999999999999999999", "2024-13", "--", "$"];
  const right = ["0", "1", "2", "12", "36", "120", "500", "1k", "250k", "3M a year", "0.05", "3%", "90%", "$40", "2027-03", "1e9"];
  const doings = {
    number() {
      const field = pick(all("input[type=text], textarea"));
      const now = parseFloat(field.value.replace(/[^\d.]/g, "")) || 1;
      const near = String(Number((now * (0.5 + roll())).toPrecision(3)));
      const text = roll() < 0.55 ? near : roll() < 0.3 ? pick(wrong) : pick(right);
      type(field, text);
      return `${field.id} typed as ${text}`;
    },
    step() {
      const field = pick(all("input[inputmode=decimal]"));
      press(field, pick(["ArrowUp", "ArrowDown"]), roll() < 0.5);
      return `${field.id} stepped`;
    },
    choice() {
      const field = pick(all("select"));
      field.value = pick([...field.options].filter((option) => !option.disabled)).value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      return `${field.id || field.ariaLabel} chosen as ${field.value}`;
    },
    toggle() {
      const box = pick(all("input[type=checkbox]"));
      box.click();
      return `${box.id || box.closest("[role=group]")?.getAttribute("aria-labelledby")} turned`;
    },
    slide() {
      const [rail] = all("[role=slider]");
      // A volume that is given month by month has none.
      if (!rail) return doings.number();
      press(rail, pick(["ArrowLeft", "ArrowRight", "PageUp", "PageDown"]), roll() < 0.5);
      return "the rail moved";
    },
    repair() {
      const buttons = all(".fix, .row.wrong .reset, .reset");
      if (buttons.length === 0) return doings.number();
      const button = buttons.find((button) => button.matches(".fix, .row.wrong .reset")) ?? pick(buttons);
      button.click();
      return `${button.ariaLabel || button.textContent} clicked`;
    },
    async entry() {
      const button = pick(all("button.picker"));
      if (button.ariaExpanded === "false") button.click();
      await drawn();
      const chosen = pick(all(".list :is(tbody th button, [role=option], .foot button)"));
      chosen?.click();
      return `${button.id} named ${chosen?.textContent}`;
    },
    cost() {
      const button = pick(all(".extra > .lnk, .extra-row > .lnk, .extra-head"));
      button.click();
      return `${button.textContent} clicked`;
    },
  };
  const kinds = ["number", "number", "number", "number", "step", "choice", "toggle", "slide", "repair", "repair", "entry", "cost"];
  const done = await doings[pick(kinds)]();
  await drawn();
  return done;
}

/** Folds out every group. */
async function unfold(page) {
  await page.getByRole("form").getByRole("button", { name: /^All/ }).click();
  const folded = page.locator(".fold button[aria-expanded=false]");
  while ((await folded.count()) > 0) await folded.first().click();
}

/** Undoes everything, step by step; the result is how many there were, and what was wrong on the way. */
async function undo() {
  const button = document.querySelector(".head [aria-label^=Undo]");
  let steps = 0;
  while (!button.disabled) {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, bubbles: true, cancelable: true }));
    await new Promise((done) => setTimeout(done));
    steps += 1;
    const wrong = absurd();
    if (wrong) return { steps, wrong };
  }
  return { steps, wrong: null };
}

async function state(page) {
  const found = { verdict: await said(page) };
  for (const words of ["Results", "Scenario"]) found[words] = (await exported(page, [words, "JSON"])).text;
  await page.keyboard.press("Escape");
  return found;
}

test(`${EDITS} random edits, undone one by one, end in the first state (CROSSOVER_SEED=${seed})`, async () => {
  const next = random(seed);
  const offered = presets();
  const { page, complaints } = await chromium.page();
  const heard = () => complaints.filter((text) => !text.startsWith("Throttling navigation"));
  for (const tool of [absurd, edit, undo]) await page.addInitScript(`globalThis.${tool.name} = ${tool};`);
  await open(page);
  const address = await link(page);
  const before = await state(page);
  await unfold(page);
  const done = [];
  const check = (wrong) => {
    const where = `seed ${seed}, edit ${done.length}: ${done.slice(-12).join("; ")}`;
    assert.equal(wrong, null, where);
    assert.deepEqual(heard(), [], where);
  };
  while (done.length < EDITS) {
    if (next() < 0.25) {
      const { title } = offered[Math.floor(next() * offered.length)];
      await openPreset(page, title);
      done.push(`opened ${title}`);
      check(await page.evaluate(absurd));
    }
    const dice = Array.from({ length: 10 }, () => Array.from({ length: 8 }, next));
    const edits = await page.evaluate(
      async (dice) => {
        const edits = [];
        for (const thrown of dice) {
          edits.push({ done: await edit(thrown), wrong: absurd() });
          if (edits.at(-1).wrong) break;
        }
        return edits;
      },
      dice,
    );
    done.push(...edits.map((edit) => edit.done));
    check(edits.at(-1).wrong);
  }
  const { steps, wrong } = await page.evaluate(() => undo());
  check(wrong);
  assert.ok(steps > EDITS / 2, `only ${steps} of ${EDITS} edits changed something`);
  assert.deepEqual(await state(page), before, `seed ${seed}`);
  await page.waitForFunction((address) => location.href === address, address);
  check(null);
});
