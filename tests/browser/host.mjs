// Pages of other people, around frames and elements of ours.

import { once } from "node:events";
import { createServer } from "node:http";

import { url } from "./browser.mjs";
import { crossover, presets } from "./cli.mjs";

/** What a careful company sends with its pages. */
export const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
  "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

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
export async function visit(page, body, { same = false, csp = "", head = "" } = {}) {
  const html = `<!doctype html><html lang="en"><head><title>A wiki</title>${head}</head><body>${body}</body></html>`;
  const headers = { "content-type": "text/html; charset=utf-8", ...(csp && { "content-security-policy": csp }) };
  if (same) {
    await page.route(`${url}host.html`, (route) => route.fulfill({ headers, body: html }));
    await page.goto(`${url}host.html`);
    return;
  }
  // A real server: a browser trusts an answer from nowhere less than one from this machine.
  const server = createServer((_, response) => response.writeHead(200, headers).end(html));
  server.listen(0, "127.0.0.1").unref();
  await once(server, "listening");
  page.once("close", () => server.close());
  await page.goto(`http://127.0.0.1:${server.address().port}/host.html`);
}
