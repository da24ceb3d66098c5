// Keeps the list of recent check-ins up to date while somebody looks at it.

/** The time between two looks, in milliseconds. */
const PACE = 5000;

async function refresh() {
    const list = document.getElementById("recent");
    // A button that has the focus must not be replaced under the fingers of the one who presses it.
    if (document.visibilityState !== "visible" || list.contains(document.activeElement)) {
        return;
    }
    try {
        const response = await fetch(location.pathname, { redirect: "manual" });
        if (response.ok) {
            const page = new DOMParser().parseFromString(await response.text(), "text/html");
            const fresh = page.getElementById("recent");
            if (fresh && fresh.innerHTML !== list.innerHTML) {
                list.replaceWith(fresh);
            }
        }
    } catch {
        // No connection: the next look may find one.
    }
}

setInterval(refresh, PACE);
document.addEventListener("visibilitychange", refresh);
