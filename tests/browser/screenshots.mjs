// Pictures of the page: node screenshots.mjs FOLDER.

import { join } from "node:path";

import { launch, open } from "./browser.mjs";

const folder = process.argv[2];
const sizes = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
];
const running = await launch();
for (const viewport of sizes) {
  for (const colorScheme of ["light", "dark"]) {
    const page = await running.newPage({ viewport, colorScheme });
    await open(page);
    // What comes last.
    await page.locator(".flip-t").first().waitFor({ state: "attached" });
    const fullPage = viewport.width < 1024;
    await page.screenshot({ path: join(folder, `${viewport.width}-${colorScheme}.png`), fullPage });
    await page.close();
  }
}
await running.close();
