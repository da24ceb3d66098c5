// Keeps the list of check-ins current. The server sends which check-ins to show, newest first, and those that are missing here.
const card = document.querySelector("[data-live]");
const list = card.querySelector("[data-list]");
const count = card.querySelector("[data-count]");
const none = card.querySelector("[data-none]");
const state = card.querySelector("[data-state]");
const pause = card.querySelector("[data-pause]");
/** The waits after a first refusal, and after a second; a random part, so that many do not ask at once. */
const AGAIN_MS = 1000;
const RELOAD_MS = 15000;
const SPREAD_MS = 5000;
let since = card.dataset.since;
let source;
let reload;
let refusals = 0;
let paused = false;

function tell(what) {
    const text = state.dataset[what];
    if (state.textContent !== text) {
        state.textContent = text;
    }
    state.className = "state " + what;
}

function show(message) {
    const here = new Map([...list.children].map((row) => [row.dataset.checkin, row]));
    const rows = [];
    for (const id of message.order) {
        if (here.has(id)) {
            rows.push(here.get(id));
        } else if (message.rows[id]) {
            const made = document.createElement("template");
            made.innerHTML = message.rows[id];
            const row = made.content.querySelector("[data-checkin]");
            row.classList.add("fresh");
            rows.push(row);
        } else {
            // Something was missed: the page itself has everything.
            location.reload();
            return;
        }
    }
    list.replaceChildren(...rows);
    count.textContent = count.dataset.count = message.count;
    none.hidden = rows.length > 0;
}

function close() {
    clearTimeout(reload);
    if (source) {
        source.close();
        source = undefined;
    }
}

function open() {
    close();
    source = new EventSource(card.dataset.live + "?since=" + encodeURIComponent(since));
    source.addEventListener("checkins", (event) => {
        refusals = 0;
        since = event.lastEventId;
        tell("on");
        show(JSON.parse(event.data));
    });
    source.onerror = () => {
        tell("off");
        // The browser tries again by itself, unless it was refused: too many people watch, or open the page at once, or the
        // user has left.
        if (source && source.readyState === EventSource.CLOSED) {
            close();
            refusals += 1;
            const spread = Math.random() * SPREAD_MS;
            reload =
                refusals === 1
                    ? setTimeout(open, AGAIN_MS + spread)
                    : setTimeout(() => location.reload(), RELOAD_MS + spread);
        }
    };
}

function update() {
    if (document.hidden || paused) {
        close();
        tell(paused ? "paused" : "off");
    } else {
        open();
    }
}

pause.hidden = false;
pause.addEventListener("click", () => {
    paused = !paused;
    pause.textContent = paused ? pause.dataset.go : pause.dataset.stop;
    update();
});
document.addEventListener("visibilitychange", update);
addEventListener("pagehide", close);
update();
