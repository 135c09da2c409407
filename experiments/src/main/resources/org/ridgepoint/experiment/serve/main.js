// The design on the left: what is asked, and what is done with the stream of the answer.
import { fromWords, toWords, wire } from "./state.js";
import { post, stream } from "./server.js";
import * as view from "./view.js";
import * as more from "./more.js";
import * as steps from "./steps.js";
import * as finished from "./finished.js";

const byId = id => document.getElementById(id);
let catalogue;
let chip;
let state = { chip: "inferx-x1", workload: "resnet50", settings: {} };
let pinned = null;
let asking = null;
let timer = 0;

const address = () => {
  const words = toWords(state);
  if (pinned) words.set("pin", toWords(pinned.state).toString());
  return "#" + words;
};

const remember = push => {
  if (address() !== location.hash) history[push ? "pushState" : "replaceState"](null, "", address());
};

const ask = whatIf => {
  if (asking) asking.abort();
  const own = new AbortController();
  const asked = structuredClone(state);
  asking = own;
  view.begin(whatIf);
  const begun = performance.now();
  stream({ state: wire(asked), whatIf: Boolean(whatIf) }, own.signal, line => {
    if (asking !== own) return;
    const after = performance.now() - begun;
    if (line.event === "result") {
      view.result(line, after, pinned);
      document.body.dataset.answered = String(Number(document.body.dataset.answered || 0) + 1);
      more.answered(asked, line);
    } else if (line.event === "error" && line.after) {
      view.error(line.error);
      timer = setTimeout(() => ask(whatIf), 1000 * line.after);
    } else {
      view.line(line, after);
    }
  }).catch(failure => {
    if (failure.name !== "AbortError" && asking === own) view.error("the server does not answer; is it still running?");
  });
};

/** While a slider is dragged, all its places are one step back. */
let dragging = false;
const drag = () => {
  remember(!dragging);
  dragging = true;
  clearTimeout(timer);
  timer = setTimeout(() => ask(false), 40);
};

const soon = () => {
  remember(true);
  clearTimeout(timer);
  ask(false);
};

const option = (value, text) => {
  const made = document.createElement("option");
  made.value = value;
  made.textContent = text === undefined ? value : text;
  return made;
};

const set = (key, value, own) => {
  if (value === own) delete state.settings[key];
  else state.settings[key] = value;
};

/** A slider over the values of a knob, or a choice where they have no order. */
const knob = each => {
  const row = document.createElement("div");
  const now = state.settings[each.key] || each.value;
  const id = "knob-" + each.key.replaceAll(".", "-");
  const choice = each.key === "dram.standard";
  row.className = "knob";
  const label = document.createElement("label");
  label.htmlFor = id;
  label.textContent = each.label;
  row.append(label);
  if (choice) {
    const select = document.createElement("select");
    each.values.forEach(value => select.append(option(value, value === each.value ? value + " (the chip's)" : value)));
    select.id = id;
    select.value = now;
    select.addEventListener("change", () => { set(each.key, select.value, each.value); soon(); });
    row.append(select);
    return row;
  }
  const values = each.values.includes(now) ? each.values : [...each.values, now];
  const output = document.createElement("output");
  const range = document.createElement("input");
  range.type = "range";
  range.id = id;
  range.min = 0;
  range.max = values.length - 1;
  range.value = values.indexOf(now);
  output.htmlFor = id;
  const show = () => {
    const value = values[range.value];
    output.textContent = value;
    range.setAttribute("aria-valuetext", value + (value === each.value ? ", as the chip's file says" : ""));
  };
  range.addEventListener("input", () => { show(); set(each.key, values[range.value], each.value); drag(); });
  range.addEventListener("change", () => { dragging = false; });
  show();
  row.append(output, range);
  return row;
};

const showCores = () => {
  const cores = byId("cores");
  const value = state.cores || chip.cores;
  cores.value = Math.round(Math.log2(value));
  byId("cores-value").textContent = value;
  cores.setAttribute("aria-valuetext", value + (value === 1 ? " core" : " cores"));
};

const showWorkload = () => {
  const known = catalogue.workloads.find(each => each.name === state.workload);
  byId("workload").value = state.workload.startsWith("upload:") ? "your model" : state.workload;
  byId("input").placeholder = known && known.standard && known.input !== "fixed" ? String(known.standard) : "as it says";
  byId("input").disabled = Boolean(known && known.input === "fixed") || /^(gemm|conv):/.test(state.workload);
};

/** Puts the state onto the controls. */
const show = async () => {
  const uploaded = state.chip.startsWith("upload:");
  if (!chip || chip.asked !== state.chip) {
    const answer = uploaded ? null : await fetch("/api/v1/chips/" + encodeURIComponent(state.chip));
    chip = answer && answer.ok ? await answer.json() : { cores: 1, precisions: ["int8", "int16", "bf16"], knobs: [] };
    chip.asked = state.chip;
  }
  const select = byId("chip");
  if (uploaded && ![...select.options].some(each => each.value === state.chip)) select.append(option(state.chip, "your chip"));
  select.value = state.chip;
  select.title = chip.description || "";
  const precision = byId("precision");
  const formats = chip.precisions.includes(state.precision) || !state.precision ? chip.precisions : [...chip.precisions, state.precision];
  precision.replaceChildren(option("", "as run chooses"), ...formats.map(each => option(each)));
  precision.value = state.precision || "";
  byId("detail").value = state.detail || "auto";
  byId("input").value = state.input || "";
  byId("batch").value = state.batch || "";
  byId("dims").value = state.dims || "";
  byId("open-dims").hidden = !state.workload.startsWith("upload:");
  const focused = document.activeElement && document.activeElement.id;
  byId("knobs").replaceChildren(...chip.knobs.map(knob));
  if (focused && focused.startsWith("knob-") && byId(focused)) byId(focused).focus();
  showWorkload();
  showCores();
};

const change = (field, value) => {
  if (value === "" || value === undefined) delete state[field];
  else state[field] = value;
};

/** Another chip or network, from elsewhere on the page. */
export const choose = async changes => {
  Object.assign(state, changes);
  if (changes.chip) state.settings = {};
  if (changes.workload) { delete state.input; delete state.batch; delete state.dims; }
  await show();
  soon();
};

const listen = () => {
  byId("chip").addEventListener("change", event => {
    delete state.cores;
    delete state.precision;
    choose({ chip: event.target.value });
  });
  byId("workload").addEventListener("change", event => {
    const [name, size] = event.target.value.trim().split("@");
    if (name === "your model") return;
    choose({ workload: name }).then(() => { if (size) { change("input", size); byId("input").value = size; soon(); } });
  });
  byId("input").addEventListener("change", event => { change("input", event.target.value.trim()); soon(); });
  byId("batch").addEventListener("change", event => { change("batch", event.target.value ? Number(event.target.value) : ""); soon(); });
  byId("precision").addEventListener("change", event => { change("precision", event.target.value); soon(); });
  byId("detail").addEventListener("change", event => { change("detail", event.target.value === "auto" ? "" : event.target.value); soon(); });
  byId("dims").addEventListener("change", event => { change("dims", event.target.value.trim()); soon(); });
  byId("cores").addEventListener("input", event => {
    const cores = 2 ** Number(event.target.value);
    change("cores", cores === chip.cores ? "" : cores);
    showCores();
    drag();
  });
  byId("cores").addEventListener("change", () => { dragging = false; });
  byId("reset").addEventListener("click", () => { state.settings = {}; delete state.cores; show().then(() => soon()); });
  byId("controls").addEventListener("submit", event => event.preventDefault());
  byId("whatif").addEventListener("click", () => ask(true));
  byId("pin").addEventListener("click", () => {
    pinned = more.last();
    view.pinned(pinned);
    remember(true);
  });
  byId("unpin").addEventListener("click", () => { pinned = null; view.pinned(null); remember(true); });
};

/** The result of a pinned state that came with a link. */
const repin = async words => {
  const of = fromWords(new URLSearchParams(words));
  const answer = await post("runs", { state: wire(of) });
  if (answer.ok) {
    pinned = { state: of, result: await answer.json() };
    view.pinned(pinned);
  }
};

const open = async () => {
  const words = new URLSearchParams(location.hash.slice(1));
  const shown = words.get("view") || "design";
  document.querySelectorAll("nav a").forEach(link => {
    if (link.dataset.view === shown) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  });
  document.querySelectorAll(".view").forEach(each => { each.hidden = each.id !== shown; });
  if (shown === "steps") return steps.open(byId("steps"), words);
  if (shown === "results") return finished.open(byId("results"), words);
  if (words.has("chip")) {
    state = fromWords(words);
    const pin = words.get("pin");
    if (!pin) { pinned = null; view.pinned(null); }
    else if (!pinned || toWords(pinned.state).toString() !== pin) await repin(pin);
  }
  await show();
  remember(false);
  ask(false);
};

const start = async () => {
  catalogue = await (await fetch("/api/v1/catalogue")).json();
  byId("chip").replaceChildren(...catalogue.chips.map(each => option(each.name)));
  byId("workloads").replaceChildren(...catalogue.workloads.map(each => option(each.name, each.description)));
  listen();
  more.listen();
  addEventListener("popstate", open);
  await open();
};
start();
