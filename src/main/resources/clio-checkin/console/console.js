// What pages do beyond HTML and htmx. Every page can be read without it.
"use strict";

// Times stand in the page in UTC; whoever looks has a zone of their own, which the foot of the page names.
function showTimes(root) {
    const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
    root.querySelectorAll("time[datetime]").forEach(time => {
        const at = new Date(time.dateTime);
        if (!isNaN(at)) {
            time.title = time.textContent;
            time.textContent = format.format(at);
        }
    });
}

function nameZone() {
    const zone = document.getElementById("zone");
    if (zone) {
        zone.textContent = Intl.DateTimeFormat().resolvedOptions().timeZone;
    }
}

document.addEventListener("DOMContentLoaded", () => {
    showTimes(document);
    nameZone();
});
document.addEventListener("htmx:afterSwap", event => showTimes(event.target));

// Charts are drawn from a table of the page, so whoever reads the table reads the same.
function drawChart(canvas) {
    const style = getComputedStyle(document.documentElement);
    const rows = [...document.querySelectorAll("#" + canvas.dataset.table + " tr")].map(row => [...row.cells].map(cell => cell.textContent));
    const ink = style.getPropertyValue("--pico-color");
    const points = ["circle", "rect", "triangle"];
    const datasets = canvas.dataset.columns.split(" ").map((column, number) => {
        const colour = style.getPropertyValue("--chart-" + (number + 1));
        return { label: rows[0][column], data: rows.slice(1).map(row => Number(row[column])), borderColor: colour, backgroundColor: colour,
            pointStyle: points[number], borderDash: number ? [2 + 4 * number, 3] : [], borderWidth: 2 };
    });
    const axis = { ticks: { color: ink, precision: 0 }, grid: { color: style.getPropertyValue("--pico-muted-border-color") } };
    canvas.closest("figure").hidden = false;
    new Chart(canvas, { type: canvas.dataset.kind, data: { labels: rows.slice(1).map(row => row[0].substring(5)), datasets },
        options: { animation: false, maintainAspectRatio: false, scales: { x: axis, y: { ...axis, beginAtZero: true, max: Number(canvas.dataset.top) || undefined } },
            plugins: { legend: { display: datasets.length > 1, labels: { color: ink, usePointStyle: true, boxHeight: 6 } } } } });
}

document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("canvas[data-table]").forEach(drawChart);
    document.querySelectorAll("details.figures").forEach(details => details.open = false);
});

// What a part of a page cannot show, the whole page says.
document.addEventListener("htmx:responseError", event => {
    window.location.assign(event.detail.pathInfo.finalRequestPath);
});
