// Drawing a rectangle on the page fills the next empty row of the form. Without this script the rows are typed.
(() => {
  "use strict";
  const page = document.querySelector("svg.redaction");
  const rows = [...document.querySelectorAll("#redaction .box")];
  if (!page || rows.length === 0) {
    return;
  }

  const tools = document.querySelector("[data-drawing]");
  const said = tools.querySelector("[data-said]");
  const undo = [];
  tools.hidden = false;
  tools.querySelector("[data-undo]").addEventListener("click", () => {
    const last = undo.pop();
    if (last) {
      last.drawn.remove();
      inputs(last.row).forEach(input => { input.value = ""; });
      said.textContent = "已撤销。";
    }
  });

  const inputs = row => [...row.querySelectorAll("input")];
  let start = null;
  let drawn = null;
  const at = event => {
    const place = page.getBoundingClientRect();
    const share = (value, from, size) => Math.min(1, Math.max(0, (value - from) / size));
    return { x: share(event.clientX, place.left, place.width), y: share(event.clientY, place.top, place.height) };
  };
  const edges = (a, b) => [Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y)];
  page.addEventListener("pointerdown", event => {
    start = at(event);
    drawn = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    drawn.setAttribute("class", "place");
    page.append(drawn);
    page.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  page.addEventListener("pointermove", event => {
    if (start) {
      const [left, top, right, bottom] = edges(start, at(event));
      const box = page.viewBox.baseVal;
      drawn.setAttribute("x", left * box.width);
      drawn.setAttribute("y", top * box.height);
      drawn.setAttribute("width", (right - left) * box.width);
      drawn.setAttribute("height", (bottom - top) * box.height);
    }
  });
  page.addEventListener("pointerup", event => {
    if (!start) {
      return;
    }

    const all = edges(start, at(event));
    const row = rows.find(r => inputs(r)[1].value === "");
    start = null;
    if (!row || all[2] - all[0] < 0.002 || all[3] - all[1] < 0.002) {
      drawn.remove();
      said.textContent = row ? "" : "框选的行已经用完，按“预览”后会增加空行。";
      return;
    }

    undo.push({ row, drawn });
    said.textContent = `已框选第 ${undo.length} 处，请在下面选择理由。`;

    inputs(row)[0].value = page.dataset.page;
    all.forEach((value, n) => { inputs(row)[n + 1].value = (100 * value).toFixed(2); });
  });
})();
