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
