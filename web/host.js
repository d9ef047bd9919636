// Crossover: gives frames of embed.html the height of what they show. For the page around them:
//   <iframe src="…/embed.html#s=…&height=auto" title="…" width="100%" height="480"></iframe>
//   <script src="…/crossover-host.js"></script>
// Licensed under MIT or Apache-2.0, at your choice.
(() => {
  const [LEAST, MOST] = [80, 10_000];
  const home = new URL(".", document.currentScript?.src ?? location.href).href;
  /** Frames of Crossover: those beside this script, and those that say so. */
  const isOurs = (frame) => frame.src.startsWith(`${home}embed.html`) || frame.hasAttribute("data-crossover");

  addEventListener("message", ({ data, source }) => {
    const height = data?.["crossover-height"];
    if (typeof height !== "number" || !(height >= LEAST && height <= MOST)) return;
    for (const frame of document.querySelectorAll("iframe")) {
      // Only its own window speaks for a frame.
      if (frame.contentWindow === source && isOurs(frame)) frame.style.height = `${Math.ceil(height)}px`;
    }
  });
})();
