// The answer on the right: closed forms at once, then the simulation with its charts.
const byId = id => document.getElementById(id);
const PREFIXES = [[1e12, "T"], [1e9, "G"], [1e6, "M"], [1e3, "k"], [1, ""], [1e-3, "m"], [1e-6, "u"], [1e-9, "n"], [1e-12, "p"]];
const FORMS = [["roofline", "rooflineSeconds", "all overlaps, every lane busy"], ["shape limit", "shapeLimitSeconds", "the same with the lanes that these layers leave empty"],
  ["sum", "sumModelSeconds", "nothing overlaps"]];
let estimate = null;
let simulated = null;
let shown = null;
let pin = null;

/** A number with the prefix that suits it. */
export const scaled = (value, unit) => {
  if (!value) return "0 " + unit;
  const [size, prefix] = PREFIXES.find(([each]) => Math.abs(value) >= each * 0.99995) || PREFIXES[PREFIXES.length - 1];
  return Number((value / size).toPrecision(3)) + "\u00a0" + prefix + unit;
};
export const percent = share => (100 * share).toFixed(1) + "\u00a0%";

export const element = (name, text, attributes) => {
  const made = document.createElement(name);
  if (text !== undefined && text !== null) made.textContent = text;
  Object.entries(attributes || {}).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
};

export const table = (name, header, rows) => {
  const scroll = element("div", null, { class: "scroll", role: "region", "aria-label": "Table: " + name, tabindex: "0" });
  const made = element("table");
  const head = element("tr");
  header.forEach(text => head.append(element("th", text, { scope: "col" })));
  const thead = element("thead");
  thead.append(head);
  const body = element("tbody");
  rows.forEach(row => {
    const line = element("tr");
    row.forEach((cell, index) => line.append(cell instanceof Node ? cell : element(index ? "td" : "th", cell, index ? {} : { scope: "row" })));
    body.append(line);
  });
  made.append(thead, body);
  scroll.append(made);
  return scroll;
};

const forms = () => {
  const box = element("div", null, { class: "forms" });
  const most = Math.max(1e-15, simulated || 0, ...FORMS.map(([, key]) => estimate ? estimate[key] : 0));
  const bar = (name, seconds, kind, title) => {
    const track = element("div");
    const fill = element("div", null, { class: "bar " + kind });
    fill.style.width = (100 * (seconds || 0) / most) + "%";
    track.append(fill);
    box.append(element("span", name, title ? { title } : {}), track, element("b", seconds ? scaled(seconds, "s") : "..."));
  };
  FORMS.forEach(([name, key, title]) => bar(name, estimate && estimate[key], "", title));
  bar("simulation", simulated, simulated ? "simulated" : "waiting", "communication and computation as they met");
  byId("forms").replaceChildren(box);
};

const stage = text => { byId("stage").textContent = text; };
const stale = is => ["verdict", "facts", "story", "figures", "compared", "warnings", "tried"].forEach(id => byId(id).classList.toggle("stale", is));

export const begin = whatIf => {
  simulated = null;
  byId("error").hidden = true;
  byId("progress").removeAttribute("value");
  stage(whatIf ? "simulating twice of everything" : "planning");
  stale(true);
  document.body.dataset.busy = "yes";
};

export const error = text => {
  byId("error").textContent = text;
  byId("error").hidden = false;
  byId("progress").value = 0;
  stage("");
  document.body.dataset.busy = "no";
};

export const line = (each, after) => {
  if (each.event === "estimate") {
    estimate = each;
    forms();
    if (each.from === "plan") stage("planned after " + Math.round(after) + " ms; simulating" + (each.detail === "sampled" ? " (sampled)" : ""));
    if (each.from === "sizes") {
      stage("estimated from sizes after " + Math.round(after) + " ms; planning");
      document.body.dataset.estimated = String(after);
    }
  } else if (each.event === "progress") {
    byId("progress").value = each.done / each.all;
  } else if (each.event === "error") {
    error(each.error);
  }
};

const fact = (name, value) => {
  const box = element("div");
  box.append(element("dt", name), element("dd", value));
  return box;
};

const facts = result => {
  byId("facts").replaceChildren(
    fact("latency", scaled(result.latencySeconds, "s")),
    fact("throughput", Number(result.inferencesPerSecond.toPrecision(3)) + " /s"),
    fact("utilisation", percent(result.utilization)),
    fact("achieved of peak", Number(result.achievedTops.toPrecision(3)) + " of " + Number(result.peakTops.toPrecision(3)) + " TOPS"),
    fact("moved over DRAM", scaled(result.dramBytes, "B")),
    fact("that must move", scaled(result.compulsoryDramBytes, "B")),
    fact("energy an inference", scaled(result.joulesPerInference, "J")),
    fact("mean power", scaled(result.averageWatts, "W")),
    ...(result.totalAreaMm2 ? [fact("area", Number(result.totalAreaMm2.toPrecision(3)) + " mm\u00b2")] : []));
};

/** A chart of the report, and its numbers as a table once somebody opens it. */
export const figure = (id, each) => {
  const section = element("section", null, { id, "aria-labelledby": id + "-title" });
  section.append(element("h2", each.title, { id: id + "-title" }), element("p", each.caption));
  section.append(element("p", "\u2194 this chart is wider than the screen: swipe it sideways", { class: "more" }));
  const scroll = element("div", null, { class: "scroll chart", role: "region", "aria-label": "Chart: " + each.title, tabindex: "0" });
  const sized = element("div");
  sized.style.minWidth = each.leastWidth + "px";
  sized.innerHTML = each.svg;
  scroll.append(sized);
  const details = element("details");
  details.append(element("summary", "The numbers as a table"));
  details.addEventListener("toggle", () => {
    if (details.children.length === 1) details.append(table(each.title, each.header, each.rows));
  });
  section.append(scroll, details);
  window.chartIsReady(sized.querySelector("svg"));
  return section;
};

const figures = all => {
  const open = new Set([...document.querySelectorAll("#figures details[open]")].map(each => each.closest("section").id));
  byId("figures").replaceChildren(...Object.entries(all).map(([id, each]) => figure("figure-" + id, each)));
  open.forEach(id => { const section = byId(id); if (section) section.querySelector("details").open = true; });
};

const ROWS = [["latency", "latencySeconds", "s", -1], ["inferences per second", "inferencesPerSecond", "/s", 1], ["utilisation", "utilization", "%", 1],
  ["DRAM bytes", "dramBytes", "B", -1], ["energy an inference", "joulesPerInference", "J", -1], ["mean power", "averageWatts", "W", -1], ["area", "totalAreaMm2", "mm\u00b2", -1]];

/** Where the cycles of several runs went, one bar over the other, as long as they took. */
const stacks = runs => {
  const longest = Math.max(...runs.map(([, result]) => result.latencySeconds));
  const keys = Object.keys(runs[0][1].cycleShare);
  const name = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(name, "svg");
  const make = (kind, attributes, text) => {
    const made = document.createElementNS(name, kind);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    if (text) made.textContent = text;
    return made;
  };
  svg.setAttribute("viewBox", "0 0 960 " + (40 * runs.length + 6));
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", "Where the cycles went, pinned and now");
  svg.setAttribute("class", "stack");
  runs.forEach(([title, result], index) => {
    let x = 90;
    svg.append(make("text", { x: 80, y: 40 * index + 26, "text-anchor": "end" }, title));
    keys.forEach((key, cause) => {
      const share = result.cycleShare[key] || 0;
      const width = 850 * share * result.latencySeconds / longest;
      if (width > 0) {
        const mark = make("g", { class: "m", role: "img", "aria-label": title + ": " + key + " " + percent(share) });
        mark.append(make("rect", { class: "s" + Math.min(cause, 14), x, y: 40 * index + 6, width, height: 30 }));
        svg.append(mark);
      }
      x += width;
    });
  });
  window.chartIsReady(svg);
  return svg;
};

const compare = () => {
  byId("compared").hidden = !pin || !shown;
  if (!pin || !shown) return;
  const before = pin.result;
  const words = pin.state.chip + ", " + pin.state.workload + Object.entries(pin.state.settings).map(([key, value]) => ", " + key + " " + value).join("");
  byId("pinned-name").textContent = "Pinned: " + words;
  const rows = ROWS.filter(([, key]) => before[key] !== undefined && shown[key] !== undefined).map(([name, key, unit, good]) => {
    const change = shown[key] / before[key] - 1;
    const text = (change >= 0 ? "+" : "") + (100 * change).toFixed(1) + "\u00a0%" + (Math.abs(change) < 5e-4 ? "" : change * good > 0 ? ", better" : ", worse");
    const words = value => unit === "%" ? percent(value) : unit === "mm\u00b2" ? Number(value.toPrecision(3)) + "\u00a0mm\u00b2" : scaled(value, unit);
    return [name, words(before[key]), words(shown[key]), element("td", text, change * good > 5e-4 ? { class: "better" } : {})];
  });
  byId("comparison").replaceChildren(stacks([["pinned", before], ["now", shown]]), table("Pinned and now", ["", "pinned", "now", "change"], rows));
};

export const pinned = of => {
  pin = of;
  byId("unpin").hidden = !of;
  compare();
};

const trials = whatIf => {
  const all = whatIf.trials || [];
  byId("tried").hidden = !all.length;
  byId("trials").replaceChildren(table("What if", ["", "time of run", "change", "DRAM"], all.map(each => each.refused
    ? [each.name, "cannot be run", "", ""]
    : [each.name, scaled(each.latencySeconds, "s"), (each.savedShare > 0 ? "-" : "+") + percent(Math.abs(each.savedShare)), scaled(each.dramBytes, "B")])));
};

const warnings = texts => {
  const list = element("ul");
  texts.forEach(text => list.append(element("li", text)));
  byId("warnings").replaceChildren(...(texts.length ? [element("h2", "Before you quote this"), list] : []));
};

export const result = (each, after, pinnedDesign) => {
  shown = each.result;
  simulated = shown.latencySeconds;
  estimate = { rooflineSeconds: shown.rooflineSeconds, shapeLimitSeconds: shown.shapeLimitSeconds, sumModelSeconds: shown.sumModelSeconds };
  pin = pinnedDesign;
  forms();
  byId("verdict").textContent = shown.verdict.charAt(0).toUpperCase() + shown.verdict.slice(1) + ".";
  const sentences = each.story.map(text => element("li", text));
  byId("story").replaceChildren(...sentences);
  facts(shown);
  byId("facts").dataset.cycles = String(shown.cycles);
  byId("facts").dataset.latencySeconds = String(shown.latencySeconds);
  trials(shown.whatIf);
  figures(each.figures);
  warnings(shown.warnings);
  compare();
  stale(false);
  byId("progress").value = 1;
  stage((each.detail === "sampled" ? "sampled" : "simulated in full") + ", " + Math.round(after) + " ms");
  document.body.dataset.busy = "no";
  document.body.dataset.simulated = String(after);
};
