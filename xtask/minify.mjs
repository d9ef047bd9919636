// Prints a script, a module or a style sheet that does the same in fewer letters.
//
//     node xtask/minify.mjs script|module|sheet <SOURCE
import { readFileSync } from "node:fs";
import { transform } from "lightningcss";
import { minifySync } from "vite";

const kind = process.argv[2];
const source = readFileSync(0);
if (kind === "sheet") {
  process.stdout.write(transform({ filename: kind, code: source, minify: true }).code);
} else {
  const { code, errors } = minifySync(`${kind}.js`, source.toString(), { module: kind === "module" });
  if (errors.length) throw new Error(errors.map((error) => error.message).join("\n"));
  process.stdout.write(code);
}
