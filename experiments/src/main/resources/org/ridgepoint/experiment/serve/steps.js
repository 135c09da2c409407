// A small run, cycle by cycle: what every part does, where each piece of an operand is, what each multiplier has.
import { post } from "./server.js";
import { element, table } from "./view.js";

let run = null;
let at = 0;
let frame = null;

const region = packet => {
  const found = run.regions.findLast(each => each.address <= packet.address);
  return found && packet.address < found.address + found.bytes ? found : null;
};

/** Loads from DRAM have addresses there; each piece that is filled on into local SRAM is the load of its number. */
const named = () => {
  const loads = run.packets.filter(each => each.hops[0].kind === "DRAM");
  const fills = run.packets.filter(each => each.hops[0].kind === "BULK_SRAM" && !each.write);
  const stores = run.packets.filter(each => each.hops[each.hops.length - 1].kind === "DRAM");
  const text = each => {
    const lies = region(each);
    return lies ? lies.name + " bytes " + (each.address - lies.address) + " to " + (each.address - lies.address + each.bytes - 1) : each.bytes + " B";
  };
  loads.forEach(each => { each.name = text(each); });
  const paired = fills.length === loads.length && fills.every((each, index) => each.bytes === loads[index].bytes);
  fills.forEach((each, index) => { each.name = paired ? loads[index].name : each.bytes + " B of operands"; });
  stores.forEach(each => { each.name = text(each); });
  run.packets.filter(each => !each.name).forEach((each, index) => { each.name = "sums of tile " + (index + 1); });
  run.feeds.forEach((each, index) => { each.name = "operands of tile " + (index + 1); });
  return { loads, fills, paired };
};

const places = { DRAM: "DRAM", BUS: "on the bus", BULK_SRAM: "bulk SRAM", LINK: "on the link", LOCAL_SRAM: "local SRAM", VECTOR: "vector unit", FABRIC: "on the wires", HOST: "host" };

/** Where a piece is: at the hop that serves it, or behind the last that did. */
const place = packet => {
  const hops = packet.hops;
  if (at < hops[0].begin) return null;
  for (let i = 0; i < hops.length; i++) {
    if (at < hops[i].done) return at >= hops[i].begin ? places[hops[i].kind] + " (" + hops[i].part + ")" : "before " + hops[i].part;
  }
  return null;
};

const pieces = () => {
  const { loads, fills, paired } = run.named;
  const rows = loads.map((load, index) => {
    const fill = paired ? fills[index] : null;
    const end = load.hops[load.hops.length - 1].done;
    const filled = fill ? fill.hops[fill.hops.length - 1].done : Infinity;
    const moving = place(load) || (fill && place(fill));
    return [load.name, moving || (at < load.hops[0].begin ? "DRAM" : at >= filled ? "local SRAM" : at >= end ? "bulk SRAM" : "DRAM")];
  });
  run.packets.filter(each => !loads.includes(each) && !fills.includes(each)).forEach(each => {
    const end = each.hops[each.hops.length - 1];
    const is = place(each) || (at >= end.done ? places[end.kind] : "not made yet");
    rows.push([each.name + (each.hops[0].kind === "VECTOR" ? "" : " on its way out"), is]);
  });
  return table("Where each piece is", ["piece", "is"], rows);
};

const lanes = () => {
  const parts = new Map();
  [...run.packets, ...run.feeds].forEach(packet => packet.hops.forEach(hop => {
    if (!parts.has(hop.part)) parts.set(hop.part, "");
    if (at >= hop.begin && at < hop.end) parts.set(hop.part, packet.name);
  }));
  const work = run.works.findIndex(each => at >= each.begin && at < each.end);
  const wait = run.waits.find(each => at >= each.begin && at < each.end);
  const rows = [["array", work >= 0 ? "works on tile " + (work + 1) : wait ? "waits: " + wait.cause : ""], ...parts];
  return rows.map(([part, what]) => [part, element("td", what || "-", what ? { class: "busy" } : {})]);
};

/** The multiplier in row i and column j has element k of its sum in cycle i + j + k of a tile. */
const grid = () => {
  const tile = run.tile;
  if (!tile) return element("p", "What each multiplier has is told of one product on an output-stationary array, such as gemm:4,4,4 on classroom.");
  const work = run.works.findIndex(each => at >= each.begin && at < each.end);
  const cycle = work >= 0 ? Math.floor(at - run.works[work].begin) : -1;
  const made = element("table", null, { class: "grid" });
  made.append(element("caption", work >= 0 ? "Tile " + (work + 1) + ", cycle " + (cycle + 1) + " of " + (tile.arrayRows + tile.arrayColumns + tile.depth - 2) : "The array has nothing to multiply"));
  let busy = 0;
  for (let i = 0; i < tile.arrayRows; i++) {
    const row = element("tr");
    for (let j = 0; j < tile.arrayColumns; j++) {
      const k = cycle - i - j;
      const has = work >= 0 && i < tile.rows && j < tile.columns && k >= 0 && k < tile.depth;
      busy += has ? 1 : 0;
      row.append(element("td", has ? "a[" + (work * tile.rows + i) + "," + k + "]\u00b7w[" + k + "," + j + "]" : "\u00b7", has ? { class: "busy" } : {}));
    }
    made.append(row);
  }
  const box = element("div", null, { class: "sizer", tabindex: "0", role: "region", "aria-label": "The array" });
  box.append(made, element("p", busy + " of " + tile.arrayRows * tile.arrayColumns + " multipliers have work."));
  return box;
};

const draw = () => {
  frame.now.textContent = "cycle " + at + " of " + run.cycles;
  frame.range.value = at;
  frame.range.setAttribute("aria-valuetext", "cycle " + at);
  frame.back.disabled = at <= 0;
  frame.on.disabled = at >= run.cycles - 1;
  const scrolled = table("Every part", ["part", "does"], lanes());
  scrolled.classList.add("lanes");
  frame.out.replaceChildren(element("h3", "What every part does"), scrolled, element("h3", "The array"), grid(), element("h3", "Where each piece is"), pieces());
};

const go = to => {
  at = Math.max(0, Math.min(run.cycles - 1, to));
  history.replaceState(null, "", "#view=steps&chip=" + encodeURIComponent(run.chip) + "&workload=" + encodeURIComponent(run.workload) + "&cycle=" + at);
  draw();
};

/** The next cycle in which anything begins or ends. */
const next = way => {
  const times = new Set();
  [...run.packets, ...run.feeds].forEach(packet => packet.hops.forEach(hop => { times.add(Math.ceil(hop.begin)); times.add(Math.ceil(hop.end)); }));
  run.works.forEach(each => { times.add(Math.ceil(each.begin)); times.add(Math.ceil(each.end)); });
  const all = [...times].sort((a, b) => a - b);
  go(way > 0 ? all.find(each => each > at) ?? run.cycles : all.findLast(each => each < at) ?? 0);
};

const build = (view, chip, workload) => {
  const form = element("form", null, { class: "row", "aria-label": "What is followed" });
  const input = (id, text, value) => {
    const box = element("div");
    const made = element("input", null, { id, value, autocomplete: "off" });
    box.append(element("label", text, { for: id }), made);
    form.append(box);
    return made;
  };
  const chipInput = input("step-chip", "Chip", chip);
  const workInput = input("step-workload", "One small operator", workload);
  form.append(element("button", "Follow it", { type: "submit" }));
  form.addEventListener("submit", event => { event.preventDefault(); load(view, chipInput.value.trim(), workInput.value.trim(), 0); });
  const controls = element("div", null, { class: "buttons" });
  const button = (text, action) => {
    const made = element("button", text, { type: "button" });
    made.addEventListener("click", action);
    controls.append(made);
    return made;
  };
  button("\u00ab to the change before", () => next(-1));
  const back = button("\u2190 a cycle back", () => go(at - 1));
  const on = button("a cycle on \u2192", () => go(at + 1));
  button("to the next change \u00bb", () => next(1));
  const range = element("input", null, { type: "range", min: 0, max: 1, value: 0, "aria-label": "Cycle" });
  range.addEventListener("input", () => go(Number(range.value)));
  const now = element("p", "", { "aria-live": "polite", class: "lead" });
  const out = element("div");
  view.replaceChildren(element("h2", "Step by step"), element("p", "Every packet and every multiplier of a run that is small enough to follow by hand. Arrow keys on the slider go a cycle back and on."), form, now, range, controls, out);
  frame = { back, on, range, now, out };
};

const load = async (view, chip, workload, cycle) => {
  build(view, chip, workload);
  const answer = await post("steps", { state: { chip, workload } });
  const found = await answer.json();
  if (!answer.ok) {
    frame.now.textContent = found.error;
    return;
  }
  run = found;
  run.named = named();
  frame.range.max = run.cycles - 1;
  go(cycle);
  document.body.dataset.steps = String(run.cycles);
};

export const open = (view, words) => load(view, words.get("chip") || "classroom", words.get("workload") || "gemm:4,4,4", Number(words.get("cycle") || 0));
