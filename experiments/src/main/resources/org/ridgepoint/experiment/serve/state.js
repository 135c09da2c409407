// A design as the address of the page has it, and as the interface takes it.
const FIELDS = ["input", "batch", "precision", "detail", "cores", "split", "dims"];

/** A state as the address has it, and back. */
export const toWords = of => {
  const words = new URLSearchParams();
  words.set("chip", of.chip);
  words.set("workload", of.workload);
  FIELDS.forEach(field => { if (of[field] !== undefined && of[field] !== "") words.set(field, of[field]); });
  Object.entries(of.settings).forEach(([key, value]) => words.set("s." + key, value));
  return words;
};
export const fromWords = words => {
  const of = { chip: words.get("chip") || "inferx-x1", workload: words.get("workload") || "resnet50", settings: {} };
  FIELDS.forEach(field => {
    const value = words.get(field);
    if (value) of[field] = field === "batch" || field === "cores" ? Number(value) : value;
  });
  for (const [key, value] of words) if (key.startsWith("s.")) of.settings[key.slice(2)] = value;
  return of;
};

/** A state as the interface takes it: sizes of open dimensions are written NAME=SIZE, one after the other. */
export const wire = of => {
  const sent = structuredClone(of);
  if (sent.dims) {
    sent.dims = Object.fromEntries(sent.dims.split(/[\s,]+/).filter(each => each).map(each => {
      const at = each.lastIndexOf("=");
      return [each.slice(0, Math.max(at, 0)), Number(each.slice(at + 1))];
    }));
  }
  return sent;
};
