// Lists are made here; what takes longer is asked of a worker, so that the page answers at once.
import { presets } from "crossover";

const [preset, volume, answer, chart] = ["preset", "volume", "answer", "chart"].map((id) => document.getElementById(id));
const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });

for (const { id, title } of presets()) preset.add(new Option(title, id));
preset.value = "support-desk";

const ask = () => worker.postMessage({ id: preset.value, volume: volume.value });
preset.addEventListener("change", ask);
volume.addEventListener("input", ask);

worker.addEventListener("message", ({ data }) => {
  if (data === "ready") return ask();
  const { svg, text } = data;
  answer.textContent = text;
  chart.hidden = !svg;
  if (svg) chart.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
});
