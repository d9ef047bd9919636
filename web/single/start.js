// Unpacks the calculator and starts it. This is a part of one function: what stands around it, `startUnpacker`
// and `unpack`, is the script of the unpacker.
const show = (id) => {
  for (const main of document.querySelectorAll("main")) main.hidden = main.id !== id;
};

// Two letters hold 31 bits: each is a digit, and these stretches hold 46,341 of them.
const STRETCHES = [[0x2800, 0x28ff], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xa000, 0xa48c], [0xac00, 0xd7a3], [0xe000, 0xf8ff]];
const digits = new Uint16Array(0x10000);
let count = 0;
for (const [first, last] of STRETCHES) for (let code = first; code <= last; code++) digits[code] = count++;

const bytes = (id) => {
  const element = document.getElementById(id);
  const text = element?.textContent.replaceAll("\n", "") ?? "";
  const length = Number(element?.dataset.bytes ?? 0);
  if (!length || text.length !== 2 * Math.ceil((length * 8) / 31)) return undefined;
  const found = new Uint8Array(length);
  // What is left of the letters before, fewer than eight bits.
  let [rest, bits, to] = [0, 0, 0];
  for (let place = 0; place < text.length; place += 2) {
    const value = digits[text.charCodeAt(place)] * 46341 + digits[text.charCodeAt(place + 1)];
    for (bits += 31; bits >= 8 && to < length; bits -= 8) {
      found[to++] = bits > 31 ? (rest << (39 - bits)) | (value >>> (bits - 8)) : value >>> (bits - 8);
    }
    rest = value & ((1 << bits) - 1);
  }
  return found;
};

// The policy of this file names what these elements may contain.
const add = (name, content) => {
  const element = document.createElement(name);
  element.textContent = content;
  document.head.append(element);
  return element;
};

const start = async () => {
  show("opening");
  const [unpacker, packed] = [bytes("unpacker"), bytes("packed")];
  if (!unpacker || !packed) return show("damaged");
  // So that the word about it is seen.
  await new Promise((done) => setTimeout(done, 20));
  const plain = new Blob([unpacker]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  await startUnpacker({ module_or_path: await new Response(plain).arrayBuffer() });
  const content = unpack(packed);
  if (!content.length) return show("damaged");
  const parts = [];
  let from = 0;
  for (const length of document.getElementById("packed").dataset.parts.split(" ").map(Number)) {
    parts.push(content.subarray(from, (from += length)));
  }
  const [style, script, module] = parts;
  const text = (part) => new TextDecoder().decode(part);
  const trusted = globalThis.trustedTypes?.createPolicy("crossover", { createScript: (script) => script });
  add("style", text(style));
  const program = add("script", trusted ? trusted.createScript(text(script)) : text(script));
  await program.start({ module_or_path: module });
};

// The file may end anywhere: what is not there is missed once all that is there has been read.
document.addEventListener("DOMContentLoaded", () =>
  start().catch((error) => {
    console.error(error);
    show("unavailable");
  }),
);
