"use strict";
(() => {
  const data = JSON.parse(document.getElementById("plots-data").textContent);
  const holder = document.getElementById("plots");
  const first = 0;
  const last = data.end;
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const text = value => value == null ? "\u2013" : String(Number(value.toPrecision(4)));
  let plots = [];
  let range = [first, last];

  const look = (from, to) => {
    const width = Math.min(last - first, to - from);
    const start = Math.max(first, Math.min(from, last - width));
    range = [start, start + width];
    plots.forEach(plot => plot.setScale("x", { min: range[0], max: range[1] }));
  };
  const follow = plot => {
    const { min, max } = plot.scales.x;
    if (plots.includes(plot) && (min !== range[0] || max !== range[1])) {
      look(min, max);
    }
  };
  const axis = title => ({ label: title, stroke: colour("muted"), grid: { stroke: colour("grid"), width: 1 },
    ticks: { stroke: colour("grid"), width: 1 }, font: "13px system-ui, sans-serif", labelFont: "13px system-ui, sans-serif" });
  const options = plot => ({
    width: holder.clientWidth,
    height: 200,
    scales: { x: { time: false, min: range[0], max: range[1] }, y: { range: [0, plot.most] } },
    axes: [axis(data.time), { ...axis(plot.amount), size: 64 }],
    series: [{ label: data.time, value: (u, value) => text(value) }, ...plot.curves.map(curve => ({
      label: curve.name, stroke: colour(curve.style), width: 1.6, value: (u, value) => text(value),
      paths: uPlot.paths.stepped({ align: 1 }), points: { show: false } }))],
    cursor: { sync: { key: "time" }, drag: { x: true, y: false } },
    hooks: { setScale: [(u, key) => key === "x" && follow(u)] },
  });
  const columns = plot => [plot.times, ...plot.curves.map(curve => [...curve.steps, curve.steps[curve.steps.length - 1]])];
  const draw = () => {
    const old = plots;
    plots = [];
    old.forEach(plot => plot.destroy());
    plots = data.plots.map(plot => new uPlot(options(plot), columns(plot), holder));
  };
  const moves = {
    in: ([from, to]) => [from + (to - from) / 4, to - (to - from) / 4],
    out: ([from, to]) => [from - (to - from) / 2, to + (to - from) / 2],
    earlier: ([from, to]) => [from - (to - from) / 4, to - (to - from) / 4],
    later: ([from, to]) => [from + (to - from) / 4, to + (to - from) / 4],
    whole: () => [first, last],
  };
  document.querySelectorAll("button[data-look]").forEach(button => {
    button.addEventListener("click", () => look(...moves[button.dataset.look](range)));
  });
  new ResizeObserver(() => plots.forEach(plot => {
    if (plot.width !== holder.clientWidth) {
      plot.setSize({ width: holder.clientWidth, height: plot.height });
    }
  })).observe(holder);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  draw();
})();
