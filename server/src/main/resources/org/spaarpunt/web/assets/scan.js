// The screen of a counter: cards are read, sent one after another, and answered in that order.
import { offer } from "./camera.js";
import { cardIn, isField, listen } from "./wedge.js";

/** How long an answer may take, in milliseconds, before it is asked for again. */
const PATIENCE = 8000;
/** The waits before asking again, in milliseconds. */
const WAITS = [1000, 2000, 3000, 5000];
/** A request that the server fails at this often is given up; one that does not reach it never is. */
const MAX_FAILURES = 3;
/** A good answer is at rest after this time, in milliseconds: the screen is free. */
const REST = 8000;
/** What waits since yesterday belongs to another evening. */
const MAX_AGE = 12 * 3600 * 1000;
const MAX_ANSWERS = 30;
/** A page that was loaded again this short a time ago is not loaded again, in milliseconds. */
const RELOADED = 10000;

const byId = (id) => document.getElementById(id);
const answers = byId("answers");
const status = byId("listening");
const form = byId("read");
const field = byId("card");
const soundSwitch = byId("sound");

/* What waits to be sent survives a reload, and signing in again. */

const STORE = `scan:${location.pathname}`;

function stored() {
    try {
        const kept = JSON.parse(sessionStorage.getItem(STORE) || "[]");
        return kept.filter((one) => Date.now() - one.at < MAX_AGE);
    } catch {
        return [];
    }
}

const queue = stored();

function keep() {
    try {
        sessionStorage.setItem(STORE, JSON.stringify(queue));
    } catch {
        // Without storage the queue lives as long as the page.
    }
    const waiting = status.querySelector("[data-waiting]");
    waiting.hidden = queue.length < 2;
    waiting.querySelector("[data-count]").textContent = String(queue.length);
}

function enqueue(path, fields, card) {
    queue.push({ path, fields, card, key: crypto.randomUUID(), at: Date.now() });
    keep();
    work();
}

/* Sending */

/** What became of one attempt to send: an answer, or why there is none. */
async function send(job) {
    const body = new URLSearchParams(job.fields);
    body.set("formToken", form.elements.formToken.value);
    body.set("part", "answer");
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), PATIENCE);
    try {
        const response = await fetch(job.path, {
            method: "POST",
            body,
            headers: { "Idempotency-Key": job.key },
            redirect: "manual",
            signal: abort.signal,
        });
        const page = response.type === "opaqueredirect" ? "" : await response.text();
        const shown = new DOMParser().parseFromString(page, "text/html").querySelector("[data-outcome],[data-question]");
        return shown ? { shown } : { status: response.type === "opaqueredirect" ? 303 : response.status };
    } catch {
        return { status: 0 };
    } finally {
        clearTimeout(timer);
    }
}

let working = false;

async function work() {
    if (working) {
        return;
    }
    working = true;
    while (queue.length) {
        const job = queue[0];
        const { shown, status: code } = await send(job);
        if (shown) {
            done(job, shown);
        } else if (code === 303 || code === 403) {
            // Signed out, or signed in again elsewhere: the page itself leads on, and what waits is kept.
            if (reload()) {
                return;
            }
            done(job, made("failed", job));
        } else if (code >= 400 && code < 500 && code !== 408 && code !== 429) {
            done(job, made("failed", job));
        } else if (code === 500 && (job.failures = (job.failures || 0) + 1) >= MAX_FAILURES) {
            done(job, made("failed", job));
        } else {
            unsure(job);
            await new Promise((wake) => setTimeout(wake, WAITS[Math.min(job.tries++, WAITS.length - 1)]));
        }
    }
    working = false;
}

function reload() {
    const last = Number(sessionStorage.getItem("scan:reloaded"));
    if (Date.now() - last < RELOADED) {
        return false;
    }
    sessionStorage.setItem("scan:reloaded", String(Date.now()));
    location.reload();
    return true;
}

/* Answers */

const places = new Map();

function made(template, job) {
    const article = byId(template).content.firstElementChild.cloneNode(true);
    article.querySelector("[data-card]").textContent = job.card ? `…${job.card.slice(-4)}` : "";
    article.dataset.said = [...article.children].map(sentence).join(" ");
    return article;
}

function sentence(part) {
    const words = part.textContent.replace(/\s+/g, " ").trim();
    return words.endsWith(".") ? words : `${words}.`;
}

function unsure(job) {
    job.tries = job.tries || 0;
    if (!places.has(job.key)) {
        const article = made("unsure", job);
        places.set(job.key, article);
        put(article);
    }
    show();
}

function done(job, shown) {
    queue.shift();
    keep();
    const source = answers.querySelector(`[data-job="${job.key}"]`);
    const place = places.get(job.key);
    places.delete(job.key);
    if (shown.matches("[data-question]")) {
        if (place) {
            place.remove();
        }
        ask(shown, source);
        return;
    }
    if (source) {
        source.removeAttribute("data-job");
        settle(source, shown);
    }
    if (place) {
        place.replaceWith(shown);
        announce(shown);
    } else {
        put(shown);
    }
    rest(shown);
    show();
}

/** Puts an answer on top of the others. */
function put(article) {
    answers.querySelectorAll("[data-question]").forEach((question) => question.remove());
    answers.prepend(article);
    while (answers.children.length > MAX_ANSWERS) {
        answers.lastElementChild.remove();
    }
    announce(article);
}

function announce(article) {
    byId("said").textContent = article.dataset.said || "";
    play(article.dataset.outcome);
}

function rest(article) {
    if (article.dataset.outcome === "granted") {
        setTimeout(() => article.classList.add("rest"), REST);
    }
}

/** An earlier answer, after one of its buttons has done its work: what it offered may no longer hold. */
function settle(source, shown) {
    if (shown.dataset.outcome === "granted") {
        source.querySelectorAll("form, h3, .offers").forEach((part) => part.remove());
    } else {
        source.querySelectorAll("button").forEach((button) => (button.disabled = false));
    }
}

function ask(question, source) {
    answers.querySelectorAll("[data-question]").forEach((other) => other.remove());
    const article = source && source.closest("[data-outcome]");
    if (!article) {
        return;
    }
    source.removeAttribute("data-job");
    source.querySelectorAll("button").forEach((button) => (button.disabled = false));
    const offers = article.querySelector(".offers");
    article.insertBefore(question, offers && offers.parentNode === article ? offers : null);
    question.querySelector("[data-action=confirm]").focus();
}

answers.addEventListener("submit", (event) => {
    const sent = event.target;
    const article = sent.closest("[data-outcome]");
    if (!article) {
        return;
    }
    event.preventDefault();
    if (article.dataset.job) {
        return;
    }
    const fields = [...new FormData(sent)].filter(([name]) => name !== "formToken");
    const once = sent.elements.once ? sent.elements.once.value : crypto.randomUUID();
    article.dataset.job = once;
    article.querySelectorAll("button").forEach((button) => (button.disabled = true));
    queue.push({ path: sent.getAttribute("action"), fields, card: sent.elements.card.value, key: once, at: Date.now() });
    keep();
    work();
});

answers.addEventListener("click", (event) => {
    const decline = event.target.closest("[data-action=decline]");
    if (decline && decline.closest("[data-outcome]")) {
        event.preventDefault();
        decline.closest("[data-question]").remove();
    }
});

/* Cards */

function read(card) {
    unlockSound();
    enqueue(form.getAttribute("action"), [["card", card], ["event", form.elements.event.value]], card);
}

listen(read);
offer((card) => {
    read(card);
    return false;
});

form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text) {
        field.value = "";
        read(cardIn(text) || text);
    }
});

/* Whether a reader is heard */

/** Whether somebody types in a field, also in the one for numbers once it holds something. */
function isTyping() {
    const active = document.activeElement;
    return isField(active) && (active !== field || field.value !== "");
}

function show() {
    const heard = document.visibilityState === "visible" && document.hasFocus();
    const offline = navigator.onLine === false || places.size > 0;
    const state = !heard ? "away" : offline ? "offline" : isTyping() ? "typing" : "ready";
    status.dataset.listening = String(heard);
    status.dataset.state = state;
    status.querySelectorAll("[data-when]").forEach((text) => (text.hidden = text.dataset.when !== state));
}

for (const name of ["focus", "blur", "focusin", "focusout", "input", "online", "offline", "pageshow"]) {
    addEventListener(name, () => setTimeout(show));
}
document.addEventListener("visibilitychange", show);
addEventListener("online", work);

/* Sound: a pitch for each outcome */

const PITCHES = { granted: [660, 990], already: [520, 520], refused: [240, 170], unsure: [390] };
const NOTE = 0.14;
let audio = null;

function isLoud() {
    return localStorage.getItem("scan:sound") !== "off";
}

function unlockSound() {
    const Context = window.AudioContext || window.webkitAudioContext;
    if (isLoud() && Context) {
        audio = audio || new Context();
        audio.resume();
    }
}

function play(outcome) {
    if (!isLoud() || !audio || audio.state !== "running") {
        return;
    }
    (PITCHES[outcome] || []).forEach((pitch, i) => {
        const note = audio.createOscillator();
        const volume = audio.createGain();
        const start = audio.currentTime + i * NOTE * 1.2;
        note.type = outcome === "refused" ? "square" : "sine";
        note.frequency.value = pitch;
        volume.gain.setValueAtTime(0.2, start);
        volume.gain.exponentialRampToValueAtTime(0.001, start + NOTE);
        note.connect(volume).connect(audio.destination);
        note.start(start);
        note.stop(start + NOTE);
    });
}

function showSound() {
    soundSwitch.setAttribute("aria-pressed", String(isLoud()));
}

soundSwitch.hidden = false;
soundSwitch.addEventListener("click", () => {
    localStorage.setItem("scan:sound", isLoud() ? "off" : "on");
    showSound();
    unlockSound();
    play("granted");
});
showSound();

/* The screen stays on */

async function stayAwake() {
    if (navigator.wakeLock && document.visibilityState === "visible") {
        try {
            await navigator.wakeLock.request("screen");
        } catch {
            // The battery is low, or the browser does not allow it.
        }
    }
}

document.addEventListener("visibilitychange", stayAwake);
stayAwake();
show();
keep();
work();
