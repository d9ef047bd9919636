// In browsers, bundlers and workers: the model loads from beside this file.
import start from "./crossover.js";

await start({ module_or_path: new URL("./crossover_bg.wasm", import.meta.url) });

export * from "./functions.js";
