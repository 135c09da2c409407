"use strict";
(() => {
  const tip = document.getElementById("tip");
  const hide = () => { tip.hidden = true; };
  const show = (mark, x, y) => {
    tip.textContent = mark.getAttribute("aria-label");
    tip.hidden = false;
    const right = document.documentElement.clientWidth - tip.offsetWidth - 8;
    const above = y - tip.offsetHeight - 14;
    tip.style.left = Math.max(8, Math.min(x - tip.offsetWidth / 2, right)) + "px";
    tip.style.top = (above < 8 ? y + 18 : above) + "px";
  };
  const markOf = event => event.target.closest ? event.target.closest(".m") : null;
  const focus = (marks, index) => {
    const target = marks[Math.max(0, Math.min(marks.length - 1, index))];
    marks.forEach(mark => mark.setAttribute("tabindex", mark === target ? "0" : "-1"));
    target.focus();
  };
  const ready = chart => {
    const marks = [...chart.querySelectorAll(".m")];
    marks.forEach((mark, index) => mark.setAttribute("tabindex", index === 0 ? "0" : "-1"));
    chart.addEventListener("keydown", event => {
      const at = marks.indexOf(document.activeElement);
      const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1,
        Home: 0, End: marks.length - 1 }[event.key];
      if (event.key === "Escape") {
        hide();
      } else if (at >= 0 && to !== undefined) {
        event.preventDefault();
        focus(marks, to);
      }
    });
    chart.addEventListener("focusin", event => {
      const mark = markOf(event);
      if (mark) {
        const box = mark.getBoundingClientRect();
        show(mark, box.left + box.width / 2, Math.max(box.top, 60));
      }
    });
    chart.addEventListener("focusout", hide);
    chart.addEventListener("pointermove", event => {
      const mark = markOf(event);
      if (mark) {
        show(mark, event.clientX, event.clientY);
      } else {
        hide();
      }
    });
    chart.addEventListener("pointerleave", hide);
  };
  document.querySelectorAll(".chart > div > svg").forEach(ready);
  window.chartIsReady = ready;
  window.addEventListener("scroll", hide, { passive: true });
})();
