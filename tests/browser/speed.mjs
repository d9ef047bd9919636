// How fast the page is, beside its budgets: node speed.mjs [FACTOR]; with a factor, whatever takes longer than
// that many times its budget is an error.

import { launch, open, url } from "./browser.mjs";

const factor = process.argv[2] === undefined ? undefined : Number(process.argv[2]);
const LOADS = 15;
const MOVES = 150;
const viewport = { width: 1440, height: 900 };

const sorted = (figures) => [...figures].sort((a, b) => a - b);
const share = (figures, part) => sorted(figures)[Math.ceil(figures.length * part) - 1] ?? NaN;
const median = (figures) => share(figures, 0.5);

/** Notes when the first chart is on the screen, and every task that blocks the page. Runs in the page. */
function watch() {
  globalThis.painted = new Promise((done) => {
    const look = () => {
      if (document.querySelector(".mainfig svg[role=img] path, body.empty p")) {
        // A message comes after the frame that shows it.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now());
          port2.postMessage(null);
        });
        observer.disconnect();
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
  });
  globalThis.tasks = [];
  const tasks = new PerformanceObserver((list) => {
    for (const task of list.getEntries()) globalThis.tasks.push(task.duration);
  });
  tasks.observe({ type: "longtask", buffered: true });
}

/** Measures every event of a kind up to the frame that shows what came of it. Runs in the page. */
function follow(kind) {
  const times = (globalThis.times = []);
  let waiting = false;
  addEventListener(
    kind,
    (event) => {
      if (waiting) return;
      waiting = true;
      const [happened, heard] = [event.timeStamp, performance.now()];
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          waiting = false;
          times.push({ whole: performance.now() - happened, work: performance.now() - heard });
        };
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}

/** A page in a browser that has nothing in store. */
async function fresh(running) {
  const context = await running.newContext({ viewport });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const body = '<!doctype html><meta name="viewport" content="width=device-width"><body class="empty"><p>Empty';
  await page.route("**/empty", (route) => route.fulfill({ contentType: "text/html", body }));
  return { page, close: () => context.close() };
}

async function load(running, address) {
  const { page, close } = await fresh(running);
  await page.goto(address);
  const painted = await page.evaluate(() => globalThis.painted);
  // What is left to do afterwards counts too.
  await page.waitForTimeout(200);
  const tasks = await page.evaluate(() => globalThis.tasks);
  await close();
  return { painted, tasks };
}

/** Moves the pointer over `box`, as far as a hand does between two frames. */
async function drag(page, box) {
  const y = box.y + box.height / 2;
  await page.evaluate(() => (globalThis.tasks.length = 0));
  await page.evaluate(follow, "pointermove");
  await page.mouse.move(box.x + box.width * 0.5, y);
  await page.mouse.down();
  for (let move = 0; move < MOVES; move += 1) {
    await page.mouse.move(box.x + box.width * (0.5 + 0.3 * Math.sin(move / 9)), y);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  }
  await page.mouse.up();
  return page.evaluate(() => ({ times: globalThis.times, tasks: globalThis.tasks }));
}

async function edits(running) {
  const { page, close } = await fresh(running);
  await open(page);
  await page.evaluate(() => globalThis.painted);
  const handle = page.getByRole("slider", { name: "Queries a month", exact: true });
  const before = await handle.getAttribute("aria-valuenow");
  const dragged = await drag(page, await handle.boundingBox());
  if ((await handle.getAttribute("aria-valuenow")) === before) throw new Error("the volume was not dragged");

  await page.evaluate(() => (globalThis.tasks.length = 0));
  await page.evaluate(follow, "input");
  const field = page.locator("[id='labour.engineer_usd_per_hour']");
  for (let edit = 0; edit < 40; edit += 1) await field.fill(String(80 + edit));
  const typed = await page.evaluate(() => ({ times: globalThis.times, tasks: globalThis.tasks }));
  await close();

  const empty = await fresh(running);
  await empty.page.goto(`${url}empty`);
  const idle = await drag(empty.page, { x: 400, y: 100, width: 600, height: 600 });
  await empty.close();
  return { dragged, typed, idle };
}

const running = await launch();
const empty = [];
const page = [];
await load(running, url);
for (let count = 0; count < LOADS; count += 1) {
  empty.push(await load(running, `${url}empty`));
  page.push(await load(running, url));
}
const { dragged, typed, idle } = await edits(running);
await running.close();

const painted = (loads) => loads.map((load) => load.painted);
const whole = ({ times }) => times.map((time) => time.whole);
const work = ({ times }) => times.map((time) => time.work);
const longest = (tasks) => Math.max(0, ...tasks);
const rows = [
  ["first chart, median", median(painted(page)), 300, median(painted(empty))],
  ["drag to painted charts, median", median(work(dragged)), 16, median(work(idle))],
  ["drag to painted charts, 95th percentile", share(work(dragged), 0.95), 33, share(work(idle), 0.95)],
  ["  with the wait for the frame, median", median(whole(dragged)), undefined, median(whole(idle))],
  ["  with the wait for the frame, 95th percentile", share(whole(dragged), 0.95), undefined, share(whole(idle), 0.95)],
  ["typing to painted charts, median", median(work(typed)), undefined, undefined],
  ["longest task while dragging", longest(dragged.tasks), 50, longest(idle.tasks)],
  ["longest task while typing", longest(typed.tasks), 50, undefined],
  ["longest task while loading, median", median(page.map((load) => longest(load.tasks))), undefined, undefined],
];
const column = (figure, unit = "") => (figure === undefined ? "" : figure.toFixed(1) + unit).padStart(9);
console.log(`${"ms".padEnd(46)}${"measured".padStart(9)}${"budget".padStart(9)}${"empty".padStart(9)}${"ratio".padStart(9)}`);
const over = [];
for (const [words, figure, budget, baseline] of rows) {
  const ratio = baseline > 0 ? figure / baseline : undefined;
  console.log(words.padEnd(46) + column(figure) + column(budget) + column(baseline) + column(ratio));
  if (!Number.isFinite(figure)) throw new Error(`nothing was measured for: ${words}`);
  if (budget !== undefined && factor !== undefined && figure > factor * budget) over.push(words.trim());
}
if (over.length > 0) {
  console.error(`over ${factor} times the budget: ${over.join(", ")}`);
  process.exitCode = 1;
}
