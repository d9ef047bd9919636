// Pages of other people, around frames and elements of ours.

import { crossover, presets } from "./cli.mjs";
import { url, urlBelow } from "./browser.mjs";

/** What a careful company sends with its pages. */
export const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
  "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

const SOMEWHERE = new URL("/somewhere/below/", urlBelow).href;

/** The link to a preset with these inputs, without what stands before it. */
export function link(preset = presets()[0].id, ...changes) {
  const set = changes.flatMap((change) => ["--set", change]);
  return crossover("link", `preset:${preset}`, ...set).trim().replace(/^#?s=/, "");
}

/** The address of the widget, with these options. */
export function widget(options = {}, base = url) {
  const { s = link(), ...others } = options;
  const all = [["s", s], ...Object.entries(others)].map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${base}embed.html#${all.join("&")}`;
}

/** Opens a page with this body: of another origin than the calculator's, or of the same. */
export async function visit(page, body, { same = false, csp = "", head = "", scripts = {} } = {}) {
  const base = same ? url : SOMEWHERE;
  const headers = csp ? { "content-security-policy": csp } : {};
  for (const [name, text] of Object.entries(scripts)) {
    await page.route(base + name, (route) => route.fulfill({ contentType: "text/javascript", body: text }));
  }
  const html = `<!doctype html><html lang="en"><head><title>A wiki</title>${head}</head><body>${body}</body></html>`;
  await page.route(`${base}host.html`, (route) => route.fulfill({ contentType: "text/html", headers, body: html }));
  await page.goto(`${base}host.html`);
}
