// Tells in time that a session that is not used is about to end, and keeps it by one click.

/** How often the time is looked at, in milliseconds: a computer that slept has missed some. */
const PACE = 15000;

const place = document.getElementById("session");
const tabs = new BroadcastChannel("session");
let used = Date.now();

/** A request of this page, or of another one of the same browser, has used the session. */
function use() {
    used = Date.now();
    show(false);
}

function show(ending) {
    place.firstElementChild.hidden = !ending;
}

if (place) {
    new PerformanceObserver((list) => {
        if (list.getEntries().some((entry) => entry.initiatorType === "fetch" && entry.responseStatus === 200)) {
            use();
            tabs.postMessage("used");
        }
    }).observe({ type: "resource" });
    const look = () => show(Date.now() - used > place.dataset.after * 1000);
    setInterval(look, PACE);
    document.addEventListener("visibilitychange", look);
    place.querySelector("button").addEventListener("click", async () => {
        const response = await fetch(location.href, { redirect: "manual" });
        if (response.ok) {
            use();
        } else {
            location.reload();
        }
    });
}
tabs.addEventListener("message", use);
tabs.postMessage("used");
