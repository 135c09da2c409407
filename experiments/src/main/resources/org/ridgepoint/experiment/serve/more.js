// What goes with an answer: how to repeat it, files of one's own, and who held what a layer waited for.
import { choose } from "./main.js";
import { post } from "./server.js";
import { wire } from "./state.js";
import { element, percent, table } from "./view.js";

const byId = id => document.getElementById(id);
const held = byId("waits");
let answer = null;
let asked = null;

/** The design that was answered last. */
export const last = () => ({ state: asked, result: answer.result });

const repeat = (button, text) => {
  const open = button.getAttribute("aria-pressed") === "true";
  ["as-command", "as-yaml"].forEach(id => byId(id).setAttribute("aria-pressed", "false"));
  button.setAttribute("aria-pressed", String(!open));
  byId("repeat").hidden = open;
  byId("repeat").textContent = open ? "" : text;
};

const texts = () => ({ "as-command": answer.command, "as-yaml": answer.chipYaml });

/** Of each layer, buttons for what it waited for. */
const picks = result => {
  const section = byId("figure-layers");
  if (!section) return;
  const box = element("div", null, { class: "picks" });
  section.querySelectorAll(".m").forEach(mark => {
    const number = parseInt(mark.getAttribute("aria-label"), 10);
    mark.addEventListener("click", () => waits(result, number - 1, box));
    mark.addEventListener("keydown", event => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); waits(result, number - 1, box); } });
  });
  section.querySelector(".chart").after(element("p", "Choose a layer (click, or Enter) to see what it waited for and who held that.", { class: "hint" }), box);
  section.after(held);
};

const words = key => key.replace(/[A-Z]/g, letter => " " + letter.toLowerCase()).replace("dram", "DRAM").replace("sram", "SRAM");
const AT_WORK = ["compute", "unusedLanes", "fillAndDrain", "weightLoad"];

const waits = (result, index, box) => {
  const layer = result.layers[index];
  if (!layer) return;
  box.replaceChildren(element("h3", (index + 1) + ". " + layer.name), element("p", layer.verdict));
  Object.entries(layer.cycleShare).filter(([key, share]) => share > 0.001 && !AT_WORK.includes(key)).sort((a, b) => b[1] - a[1]).forEach(([key, share]) => {
    const button = element("button", words(key) + " " + percent(share), { type: "button" });
    button.addEventListener("click", () => trail(index, layer.name, key));
    box.append(button);
  });
  if (box.children.length === 2) box.append(element("p", "It waited for nothing that is worth saying."));
  (box.querySelector("button") || box).focus();
};

const trail = async (index, name, cause) => {
  held.hidden = false;
  byId("trail").replaceChildren(element("p", "simulating once more, looking on"));
  const reply = await post("waits", { state: wire(asked), layer: index, cause });
  const found = await reply.json();
  if (!reply.ok) {
    byId("trail").replaceChildren(element("p", found.error));
    return;
  }
  const parts = [element("p", (index + 1) + ". " + name + " waited " + percent(found.shareOfRun) + " of the run for " + words(cause) + ".")];
  found.trail.forEach(step => {
    const box = element("div", null, { class: "trail" + (step.cause ? " cause" : "") });
    box.append(element("p", step.text));
    if (step.holders.length) box.append(table("Held by", ["held by", "of the time"], step.holders.map(each => [each.name, percent(each.share)])));
    parts.push(box);
  });
  const rows = found.resources.map(each => [each.name, percent(each.share), each.holders.map(holder => holder.name + " " + percent(holder.share)).join(", ")]);
  parts.push(element("h3", "What every part did meanwhile"), table("Every part", ["part", "busy", "for"], rows));
  byId("trail").replaceChildren(...parts);
  held.scrollIntoView({ block: "nearest" });
};

export const answered = (state, line) => {
  asked = state;
  answer = line;
  ["as-command", "as-yaml"].forEach(id => {
    if (byId(id).getAttribute("aria-pressed") === "true") byId("repeat").textContent = texts()[id];
  });
  held.hidden = true;
  picks(line.result);
};

const send = async file => {
  const model = file.name.toLowerCase().endsWith(".onnx");
  const path = "/api/v1/" + (model ? "models" : "chips") + "?name=" + encodeURIComponent(file.name);
  const reply = await fetch(path, { method: "POST", headers: { "Content-Type": model ? "application/octet-stream" : "application/yaml" }, body: file });
  const found = await reply.json();
  if (!reply.ok) {
    byId("error").textContent = found.error;
    byId("error").hidden = false;
    return;
  }
  choose(model ? { workload: found.id } : { chip: found.id });
};

export const listen = () => {
  ["as-command", "as-yaml"].forEach(id => byId(id).addEventListener("click", () => { if (answer) repeat(byId(id), texts()[id]); }));
  byId("file").addEventListener("change", event => { if (event.target.files[0]) send(event.target.files[0]); });
  const over = is => byId("drop").classList.toggle("over", is);
  addEventListener("dragover", event => { event.preventDefault(); over(true); });
  addEventListener("dragleave", () => over(false));
  addEventListener("drop", event => {
    event.preventDefault();
    over(false);
    if (event.dataTransfer.files[0]) send(event.dataTransfer.files[0]);
  });
};
