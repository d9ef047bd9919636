// <crossover-calculator scenario="…" chart="…" inputs="…" theme="…">: the widget as an element of any page.
// docs/embedding.md describes it.

const OPTIONS = ["chart", "inputs", "theme"];
const PAGE = new URL("index.html", import.meta.url).href;
const UNAVAILABLE = "The calculator could not be loaded.";
const STOPPED = "The calculator has stopped. This is a fault of the program; reload the page.";

let program;
let stopped = false;

/** The program and its style sheet, once for all elements; what failed is tried again by the next one. */
function load() {
  program ??= Promise.all([start(), sheet()]).catch((error) => {
    program = undefined;
    throw error;
  });
  return program;
}

async function start() {
  const crossover = await import("./crossover.js");
  await crossover.default();
  return crossover.Calculator;
}

async function sheet() {
  const answer = await fetch(new URL("embed.css", import.meta.url));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return new CSSStyleSheet().replace(await answer.text());
}

/** JSON has no such numbers; as text they are told as what they are, and not taken for nothing. */
const plain = (_, value) =>
  typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value)) ? String(value) : value;

class CrossoverCalculator extends HTMLElement {
  static observedAttributes = ["scenario", ...OPTIONS];

  #shadow = this.attachShadow({ mode: "open" });
  /** Of the program, while the element is in a document. */
  #calculator;
  #waiting = false;
  #due = false;
  /** An object that was given in place of the attribute. */
  #object;
  #visit = 0;
  #report = null;
  #link = null;

  constructor() {
    super();
    // What is typed into a field is nobody else's: keys of the page around must not answer to it.
    for (const type of ["beforeinput", "input", "keydown", "keypress", "keyup", "paste"]) {
      this.#shadow.addEventListener(type, (event) => {
        if (event.target.matches?.("input, select, textarea")) event.stopPropagation();
      });
    }
  }

  /** What is shown: an object, or a text of any form. */
  get scenario() {
    return this.#object ?? this.getAttribute("scenario");
  }

  set scenario(given) {
    if (given !== null && typeof given === "object") {
      this.#object = given;
      this.#visit += 1;
      this.#show();
    } else if (given === null || given === undefined) {
      // Without an attribute to remove, nothing else would tell.
      this.attributeChangedCallback("scenario");
      this.removeAttribute("scenario");
    } else {
      this.setAttribute("scenario", given);
    }
  }

  /** What is shown, as the JavaScript package returns it; null before there is a result. */
  get report() {
    return this.#report;
  }

  /** The link to what is shown, on the whole page; null before there is a result. */
  get link() {
    return this.#link;
  }

  connectedCallback() {
    // Properties that were set before the element was known.
    for (const name of ["scenario", ...OPTIONS]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (!this.#calculator && !this.#waiting) this.#begin();
  }

  disconnectedCallback() {
    // What is moved is back before this task ends, and stays as it is.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  attributeChangedCallback(name) {
    if (name === "scenario") {
      this.#object = undefined;
      this.#visit += 1;
    }
    this.#show();
  }

  async #begin() {
    this.#waiting = true;
    try {
      const [Calculator, sheet] = await load();
      this.#waiting = false;
      if (stopped) this.#say(STOPPED);
      if (stopped || !this.isConnected) return;
      this.#calculator = new Calculator(PAGE, (what, detail) => this.#hear(what, detail));
      this.#shadow.adoptedStyleSheets = [sheet];
      this.#shadow.replaceChildren(this.#calculator.root);
      this.#show();
    } catch (error) {
      this.#waiting = false;
      console.error(error);
      this.#say(UNAVAILABLE);
    }
  }

  #end() {
    if (!stopped) this.#calculator?.remove();
    this.#calculator = undefined;
    this.#report = null;
    this.#link = null;
    this.#shadow.replaceChildren();
  }

  /** Shows what is asked for, once for all changes of a task. */
  #show() {
    if (this.#due || !this.#calculator) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (!this.#calculator || stopped) return;
      const given = OPTIONS.map((name) => [name, this.getAttribute(name)]).filter(([, value]) => value !== null);
      this.#calculator.show(this.#visit, this.#text(), Object.fromEntries(given));
    });
  }

  #text() {
    if (!this.#object) return this.getAttribute("scenario") ?? undefined;
    try {
      return JSON.stringify(this.#object, plain);
    } catch (error) {
      // An object that holds itself.
      return `{ ${error} }`;
    }
  }

  #hear(what, detail) {
    if (what === "unavailable") return this.#say(UNAVAILABLE);
    if (what === "stopped") {
      stopped = true;
      return this.#say(STOPPED);
    }
    if (what === "change") [this.#report, this.#link] = [detail.report, detail.link];
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }

  /** Something that the program cannot say itself. */
  #say(message) {
    const text = document.createElement("p");
    text.setAttribute("role", "alert");
    text.textContent = message;
    this.#shadow.replaceChildren(text);
    const problem = { field: "", found: "no program", allowed: "a program that runs", message };
    this.dispatchEvent(new CustomEvent("error", { detail: { problems: [problem] } }));
  }
}

for (const name of OPTIONS) {
  Object.defineProperty(CrossoverCalculator.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, Array.isArray(value) ? value.join(",") : value);
    },
  });
}

// A page may load the script twice.
if (!customElements.get("crossover-calculator")) customElements.define("crossover-calculator", CrossoverCalculator);
