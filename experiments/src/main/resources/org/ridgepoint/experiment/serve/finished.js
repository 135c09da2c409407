// Runs and sweeps that lie under results/: a run's figures, a sweep's points as a scatter to brush, with the table that follows.
import { element, percent, scaled, table } from "./view.js";

const NAME = "http://www.w3.org/2000/svg";
const WIDTH = 960;
const HEIGHT = 420;
const PAD = { left: 84, right: 20, top: 12, bottom: 50 };
const MOST_ROWS = 200;
let view = null;

const ask = async path => {
  const answer = await fetch("/api/v1/results" + path);
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.error);
  return found;
};

const made = (kind, attributes, text) => {
  const each = document.createElementNS(NAME, kind);
  Object.entries(attributes).forEach(([key, value]) => each.setAttribute(key, value));
  if (text !== undefined) each.textContent = text;
  return each;
};

const run = result => {
  const facts = [["latency", scaled(result.latencySeconds, "s")], ["throughput", Number(result.inferencesPerSecond.toPrecision(3)) + " /s"],
    ["utilisation", percent(result.utilization)], ["DRAM", scaled(result.dramBytes, "B")], ["energy an inference", scaled(result.joulesPerInference, "J")]];
  const rows = result.layers.map((layer, index) => [(index + 1) + ". " + layer.name, layer.operator, scaled(layer.elapsedCycles / result.clockHz, "s"), percent(layer.utilization), scaled(layer.dramBytes, "B"), layer.bound]);
  return [element("h2", result.workload + " on " + result.chip), element("p", result.verdict, { class: "lead" }),
    table("The run", ["", ""], facts), element("h3", "Layers"), table("Layers", ["layer", "operator", "time", "utilisation", "DRAM", "bound by"], rows)];
};

const choice = (id, text, values, value, changed) => {
  const box = element("div");
  const select = element("select", null, { id });
  values.forEach(each => { const option = element("option", each); option.value = each; select.append(option); });
  select.value = value;
  select.addEventListener("change", () => changed(select.value));
  box.append(element("label", text, { for: id }), select);
  return box;
};

const numeric = (sweep, index) => sweep.rows.some(row => row[index] !== "" && Number.isFinite(Number(row[index])));

/** Points that none beats in both of what is chosen; each is wanted large or small. */
const front = (points, signs) => {
  const sorted = [...points].sort((a, b) => signs[0] * (b.x - a.x) || signs[1] * (b.y - a.y));
  let best = -Infinity;
  return sorted.filter(point => {
    const better = signs[1] * point.y > best;
    if (better) best = signs[1] * point.y;
    return better;
  });
};

/** Round values between two others. */
const ticks = (least, most) => {
  const power = 10 ** Math.floor(Math.log10((most - least) / 4));
  const step = [5, 2, 1].map(factor => factor * power).find(each => (most - least) / each >= 4) || power;
  const all = [];
  for (let value = Math.ceil(least / step) * step; value <= most * (1 + 1e-9); value += step) all.push(value);
  return all;
};
const short = value => Math.abs(value) >= 1e5 || (value && Math.abs(value) < 1e-2) ? value.toExponential(1) : String(Number(value.toPrecision(3)));

const sweepView = sweep => {
  const columns = sweep.columns.filter((name, index) => numeric(sweep, index));
  const prefer = names => names.find(name => columns.includes(name)) || columns[0];
  const chosen = { x: prefer(["joulesPerInference", "energyJoules", columns[1]]), y: prefer(["inferencesPerSecond", "latencySeconds"]), xWanted: "small", yWanted: "large" };
  const plot = made("svg", { viewBox: "0 0 " + WIDTH + " " + HEIGHT, class: "plot", role: "group", "aria-label": "Points of the sweep", tabindex: "-1" });
  const list = element("div");
  const count = element("p", "", { "aria-live": "polite" });
  let brush = null;
  const draw = () => {
    const [ix, iy] = [sweep.columns.indexOf(chosen.x), sweep.columns.indexOf(chosen.y)];
    const points = sweep.rows.map(row => ({ row, x: Number(row[ix]), y: Number(row[iy]) })).filter(each => each.row[ix] !== "" && each.row[iy] !== "" && Number.isFinite(each.x) && Number.isFinite(each.y));
    if (!points.length) { count.textContent = "No point has both."; plot.replaceChildren(); return; }
    const span = key => { const all = points.map(each => each[key]); const [a, b] = [Math.min(...all), Math.max(...all)]; return a === b ? [a - 1, b + 1] : [a >= 0 ? Math.max(0, a - (b - a) / 20) : a - (b - a) / 20, b + (b - a) / 20]; };
    const [x0, x1] = span("x");
    const [y0, y1] = span("y");
    const px = value => PAD.left + (value - x0) / (x1 - x0) * (WIDTH - PAD.left - PAD.right);
    const py = value => HEIGHT - PAD.bottom - (value - y0) / (y1 - y0) * (HEIGHT - PAD.top - PAD.bottom);
    const axis = made("g", { class: "axis", "aria-hidden": "true" });
    ticks(x0, x1).forEach(value => axis.append(made("text", { x: px(value), y: HEIGHT - 30, "text-anchor": "middle" }, short(value))));
    ticks(y0, y1).forEach(value => axis.append(made("path", { d: `M${PAD.left} ${py(value)}H${WIDTH - PAD.right}` }), made("text", { x: PAD.left - 8, y: py(value) + 4, "text-anchor": "end" }, short(value))));
    axis.append(made("text", { class: "title", x: WIDTH / 2, y: HEIGHT - 8, "text-anchor": "middle" }, chosen.x), made("text", { class: "title", x: 14, y: HEIGHT / 2, "text-anchor": "middle", transform: `rotate(-90 14 ${HEIGHT / 2})` }, chosen.y));
    const best = front(points, [chosen.xWanted === "large" ? 1 : -1, chosen.yWanted === "large" ? 1 : -1]);
    const line = made("path", { class: "front", fill: "none", "aria-hidden": "true", d: "M" + best.map(each => px(each.x) + " " + py(each.y)).join("L") });
    const inside = each => !brush || (px(each.x) >= brush[0] && px(each.x) <= brush[2] && py(each.y) >= brush[1] && py(each.y) <= brush[3]);
    const marks = points.map(each => {
      const label = sweep.columns.slice(0, 6).map((name, index) => name + " " + each.row[index]).join(", ") + (best.includes(each) ? "; on the front" : "");
      const mark = made("g", { class: inside(each) ? "m" : "m out", role: "img", "aria-label": label });
      mark.append(made("circle", { class: best.includes(each) ? "s4" : "s2", cx: px(each.x), cy: py(each.y), r: 5 }));
      return mark;
    });
    plot.replaceChildren(axis, line, ...marks);
    if (brush) plot.append(made("rect", { class: "brush", x: brush[0], y: brush[1], width: brush[2] - brush[0], height: brush[3] - brush[1] }));
    window.chartIsReady(plot);
    const kept = points.filter(inside);
    count.textContent = kept.length + " of " + points.length + " points" + (brush ? " are in the frame" : "") + ", " + best.length + " on the front" + (kept.length > MOST_ROWS ? "; the table has the first " + MOST_ROWS : "");
    list.replaceChildren(table("Points", sweep.columns, kept.slice(0, MOST_ROWS).map(each => each.row)));
    document.body.dataset.kept = String(kept.length);
  };
  let from = null;
  const spot = event => { const box = plot.getBoundingClientRect(); return [(event.clientX - box.left) * WIDTH / box.width, (event.clientY - box.top) * HEIGHT / box.height]; };
  plot.addEventListener("pointerdown", event => { from = spot(event); plot.setPointerCapture(event.pointerId); });
  plot.addEventListener("pointerup", event => {
    if (!from) return;
    const to = spot(event);
    const wide = Math.abs(to[0] - from[0]) > 4 && Math.abs(to[1] - from[1]) > 4;
    brush = wide ? [Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1])] : null;
    from = null;
    draw();
  });
  const row = element("div", null, { class: "row" });
  const pick = (key, id, text, values) => row.append(choice(id, text, values, chosen[key], value => { chosen[key] = value; brush = null; draw(); }));
  pick("x", "axis-x", "Across", columns);
  pick("xWanted", "wanted-x", "wanted", ["small", "large"]);
  pick("y", "axis-y", "Up", columns);
  pick("yWanted", "wanted-y", "wanted", ["large", "small"]);
  const all = element("button", "All points", { type: "button" });
  all.addEventListener("click", () => { brush = null; draw(); });
  row.append(all);
  const scroll = element("div", null, { class: "scroll chart" });
  const sized = element("div");
  sized.style.minWidth = "720px";
  sized.append(plot);
  scroll.append(sized);
  draw();
  return [element("h2", "Sweep " + sweep.name), element("p", "Drag a frame around points, and the table below has these alone. The line joins what no other point beats in both."), row, scroll, count, list];
};

const show = async (kind, name) => {
  history.replaceState(null, "", "#view=results&" + kind + "=" + encodeURIComponent(name));
  const out = view.querySelector("#finished");
  try {
    const found = await ask("/" + kind + "s/" + encodeURIComponent(name));
    out.replaceChildren(...(kind === "run" ? run(found) : sweepView(found)));
  } catch (failure) {
    out.replaceChildren(element("p", failure.message));
  }
};

export const open = async (into, words) => {
  view = into;
  const names = await ask("");
  const row = element("div", null, { class: "row" });
  const pick = (kind, text, values) => {
    if (values.length) row.append(choice("finished-" + kind, text, ["choose one", ...values], words.get(kind) || "choose one", value => { if (value !== "choose one") show(kind, value); }));
  };
  pick("run", "A run", names.runs);
  pick("sweep", "A sweep", names.sweeps);
  const none = names.runs.length + names.sweeps.length ? "" : "There are none under results/ yet: ./ridgepoint run or sweep leaves some.";
  view.replaceChildren(element("h2", "Finished runs and sweeps"), element("p", none || "What ./ridgepoint run and sweep left under results/."), row, element("div", null, { id: "finished" }));
  if (words.get("run")) await show("run", words.get("run"));
  if (words.get("sweep")) await show("sweep", words.get("sweep"));
  document.body.dataset.results = "shown";
};
