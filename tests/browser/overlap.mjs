// Whether texts lie on each other, are cut off, or leave their chart.

/**
 * What is wrong with the texts of the page as it is shown now, in words.
 * A text is what a person sees of a text node; two may touch, and by `slack` pixels overlap.
 */
export function crowded(page, roots = ".head, .inputs, .result, .pop:popover-open", slack = 2.5) {
  return page.evaluate(
    ([roots, slack]) => {
      const found = [];
      const pieces = [];
      const say = (text) => `“${text.trim().replace(/\s+/g, " ").slice(0, 40)}”`;
      const cut = (box, clip) => {
        const left = Math.max(box.left, clip.left);
        const right = Math.min(box.right, clip.right);
        const top = Math.max(box.top, clip.top);
        const bottom = Math.min(box.bottom, clip.bottom);
        return { left, right, top, bottom };
      };
      // What scrolls or hides cuts off what is in it.
      const seen = (box, element) => {
        for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
          const style = getComputedStyle(at);
          if (style.visibility === "hidden" || style.clipPath !== "none") return null;
          if (style.overflowX !== "visible" || style.overflowY !== "visible") box = cut(box, at.getBoundingClientRect());
          if (style.position === "fixed") break;
        }
        return box.right - box.left > 1 && box.bottom - box.top > 1 ? box : null;
      };
      const layer = (element) => element.closest(".pop, .dock, .list, .brief, .notes, .files div, .head") ?? document.body;
      const add = (text, box, element, whole) => {
        const part = seen(box, element);
        if (part) pieces.push({ text, box: part, element, whole, layer: layer(element) });
      };
      for (const root of document.querySelectorAll(roots)) {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const node = walker.currentNode;
          const element = node.parentElement;
          if (!node.data.trim() || element.closest("option, title, desc, [aria-hidden=true].reach")) continue;
          // What is folded has its place still.
          if (!element.checkVisibility()) continue;
          const svg = element.closest("svg");
          if (svg) {
            const [box, frame] = [element.getBoundingClientRect(), svg.getBoundingClientRect()];
            if (box.width === 0) continue;
            const out = Math.max(frame.left - box.left, box.right - frame.right);
            if (out > 1) found.push(`${say(node.data)} leaves its chart by ${out.toFixed(1)}`);
            add(node.data, box, element, element);
            continue;
          }
          const range = document.createRange();
          range.selectNodeContents(node);
          for (const box of range.getClientRects()) add(node.data, box, element, node);
        }
        // What is typed, and what opens.
        for (const field of root.querySelectorAll(".field, .picker, .btn, select, textarea")) {
          if (!field.closest(".field .field")) add(field.id || field.className || "field", field.getBoundingClientRect(), field, field);
        }
        for (const element of root.querySelectorAll("*")) {
          const style = getComputedStyle(element);
          const hides = style.textOverflow === "ellipsis" && element.scrollWidth > element.clientWidth;
          const named = element.closest("[title]") || element.matches("input, textarea");
          if (hides && !named) found.push(`${say(element.textContent)} is cut off and has no title`);
        }
      }
      for (const [place, a] of pieces.entries()) {
        for (const b of pieces.slice(place + 1)) {
          if (a.whole === b.whole || a.layer !== b.layer) continue;
          const holds = (field, other) => field.whole === field.element && field.element.contains(other.element);
          if (holds(a, b) || holds(b, a)) continue;
          const both = cut(a.box, b.box);
          const [across, down] = [both.right - both.left, both.bottom - both.top];
          if (across > slack && down > slack) {
            found.push(`${say(a.text)} and ${say(b.text)} overlap by ${across.toFixed(1)} × ${down.toFixed(1)}`);
          }
        }
      }
      return found;
    },
    [roots, slack],
  );
}
