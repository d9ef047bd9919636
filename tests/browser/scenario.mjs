// A scenario on the page: how it gets there, and what the page says of it.

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { presets } from "./cli.mjs";

export { paste } from "./browser.mjs";

const [first] = presets();
const folder = mkdtempSync(join(tmpdir(), "crossover-"));

/** A scenario of one's own, as a file. */
export function file(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A preset with another title and volume. */
export function changed(queries, title = `With ${queries}`) {
  return readFileSync(new URL(`../../scenarios/${first.id}.toml`, import.meta.url), "utf8")
    .replace(/^title = .*$/m, `title = "${title}"`)
    .replace(/^queries_per_month = [\d_]+/m, `queries_per_month = ${queries}`);
}

export const drop = (page, name, text) =>
  page.evaluate(
    ([name, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      const options = { dataTransfer, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent("drop", options));
    },
    [name, text],
  );

export const name = (page) => page.locator(".preset .name");
export const opened = (page, title) => page.locator(".preset .name", { hasText: new RegExp(`^${title}$`) }).waitFor();
export const said = (page) => page.locator(".verdict").innerText();
export const scenarios = (page) => page.locator("#scenarios");

/** Waits until the address holds a link other than `before`. */
export async function link(page, before = "") {
  await page.waitForFunction((before) => location.hash.startsWith("#s=") && location.href !== before, before);
  return page.url();
}

/** A file that the page exports: its name and its text. */
export async function exported(page, words, within = "#export") {
  if (!(await page.locator(within).isVisible())) await page.getByRole("button", { name: "Export" }).click();
  const button = page.locator(within).locator("p", { hasText: words[0] }).getByRole("button", { name: words[1] });
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}
