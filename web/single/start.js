// Unpacks the calculator and starts it. This is a part of one function: what stands around it, `startUnpacker`
// and `unpack`, is the script of the unpacker.
const show = (id) => {
  for (const main of document.querySelectorAll("main")) main.hidden = main.id !== id;
};

// Eleven letters hold nine bytes: they are digits to the base of 94, and three numbers of 24 bits hold what they
// come to. The sign that would open a tag is no letter.
const bytes = (id) => {
  const element = document.getElementById(id);
  const text = element?.textContent.replaceAll("\n", "") ?? "";
  const length = Number(element?.dataset.bytes ?? 0);
  if (!length || text.length !== Math.ceil(length / 9) * 11) return undefined;
  const found = new Uint8Array(Math.ceil(length / 9) * 9);
  for (let from = 0, to = 0; from < text.length; from += 11, to += 9) {
    let high = 0;
    let middle = 0;
    let low = 0;
    for (let place = from; place < from + 11; place++) {
      const code = text.charCodeAt(place);
      low = low * 94 + code - (code > 60 ? 33 : 32);
      middle = middle * 94 + (low >>> 24);
      high = high * 94 + (middle >>> 24);
      low &= 0xffffff;
      middle &= 0xffffff;
    }
    for (const [place, part] of [high, middle, low].entries()) {
      found[to + 3 * place] = part >>> 16;
      found[to + 3 * place + 1] = part >>> 8;
      found[to + 3 * place + 2] = part;
    }
  }
  return found.subarray(0, length);
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
