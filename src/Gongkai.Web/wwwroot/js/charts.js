// Draws a chart above each table that asks for one (figure data-chart); the table stays, for those who cannot see the chart.
const colours = ["#0b3a75", "#b3171f", "#3f7fbf", "#8a6d1f", "#4a5565", "#6aa0a8"];
const charts = [];

function read(table) {
  const rows = [...table.tBodies[0].rows];
  return rows.map((row) => ({ name: row.cells[0].textContent.trim(), value: Number(row.cells[1].textContent.trim()) })).filter((row) => Number.isFinite(row.value));
}

function options(kind, rows, family, width) {
  const lying = kind === "rows";
  const shown = lying ? [...rows].reverse() : rows;
  const names = { type: "category", data: shown.map((row) => row.name), axisTick: { show: false }, axisLabel: { color: "#1c2430", interval: 0, width: lying ? Math.min(190, width * 0.4) : Math.max(24, (width - 70) / rows.length - 8), overflow: "break", fontFamily: family } };
  const values = { type: "value", minInterval: 1, axisLabel: { color: "#4a5565" }, splitLine: { lineStyle: { color: "#e3e8f0" } } };
  return {
    animation: false,
    color: colours,
    textStyle: { fontFamily: family },
    grid: { left: 8, right: 40, top: 24, bottom: 8, containLabel: true },
    xAxis: lying ? values : names,
    yAxis: lying ? names : values,
    series: [{ type: "bar", barMaxWidth: 34, data: shown.map((row) => row.value), label: { show: true, position: lying ? "right" : "top", color: "#1c2430" } }],
  };
}

for (const figure of document.querySelectorAll("figure[data-chart]")) {
  const rows = read(figure.querySelector("table"));
  if (rows.length === 0) {
    continue;
  }

  const box = document.createElement("div");
  box.className = figure.dataset.chart === "rows" ? (rows.length > 5 ? "chart rows-12" : "chart rows-5") : "chart";
  figure.querySelector("figcaption").after(box);
  const chart = echarts.init(box, null, { renderer: "canvas" });
  chart.setOption(options(figure.dataset.chart, rows, getComputedStyle(document.body).fontFamily, box.clientWidth));
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", `${figure.querySelector("figcaption").textContent}（图，数字见下表）`);
  charts.push(chart);
}

addEventListener("resize", () => charts.forEach((chart) => chart.resize()));
