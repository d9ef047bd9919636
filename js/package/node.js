// In Node: the model is read from beside this file.
import { readFile } from "node:fs/promises";

import { initSync } from "./crossover.js";

initSync({ module: await readFile(new URL("./crossover_bg.wasm", import.meta.url)) });

export * from "./functions.js";
