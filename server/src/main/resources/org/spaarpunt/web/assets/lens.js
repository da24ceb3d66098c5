// The camera: what it sees is shown, and each card that comes before it is read once.
import { cardIn } from "./wedge.js";

/** The time between two pictures, in milliseconds. */
const PACE = 120;
/** A card has to be out of sight this long, in milliseconds, to be read again. */
const AWAY = 4000;
/** How long is said what was seen, in milliseconds. */
const SAID = 2500;
/** The longer side of a picture that we decode ourselves, in pixels: bars of a card stay apart, and phones keep up. */
const LARGEST = 960;
const SOURCE = "camera:source";
const FORMATS = ["code_128", "qr_code"];

/** What went wrong when the camera was asked for, as the browser names it. */
const TROUBLE = {
    NotAllowedError: "denied",
    SecurityError: "denied",
    NotFoundError: "none",
    OverconstrainedError: "none",
    NotReadableError: "busy",
    AbortError: "busy",
};

const TROUBLES = new Set([...Object.values(TROUBLE), "failed"]);

/** Where answers have a place beside the camera, and not below it. */
const WIDE = matchMedia("(min-width: 62rem)");

/* Decoding */

/** The browser's own decoder, if it knows both kinds of codes. */
async function ofBrowser() {
    if (!("BarcodeDetector" in window)) {
        return null;
    }
    try {
        const known = await BarcodeDetector.getSupportedFormats();
        if (!FORMATS.every((format) => known.includes(format))) {
            return null;
        }
        const detector = new BarcodeDetector({ formats: FORMATS });
        return async (video) => (await detector.detect(video)).map((code) => code.rawValue);
    } catch {
        return null;
    }
}

/** Ours, which works beside the page. */
function ofOurs() {
    const worker = new Worker(new URL("./reader.js", import.meta.url), { type: "module" });
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d", { willReadFrequently: true });
    let answer = null;
    let broken = false;
    worker.onmessage = ({ data }) => answer.resolve(data ? [data] : []);
    worker.onerror = () => {
        broken = true;
        if (answer) {
            answer.reject(new Error("no decoder"));
        }
    };
    return (video) =>
        new Promise((resolve, reject) => {
            answer = { resolve, reject };
            if (broken) {
                reject(new Error("no decoder"));
                return;
            }
            const scale = Math.min(1, LARGEST / Math.max(video.videoWidth, video.videoHeight));
            const width = (canvas.width = Math.round(video.videoWidth * scale));
            const height = (canvas.height = Math.round(video.videoHeight * scale));
            context.drawImage(video, 0, 0, width, height);
            const pixels = context.getImageData(0, 0, width, height).data.buffer;
            worker.postMessage({ pixels, width, height }, [pixels]);
        });
}

/* Browsers, to explain where each has its permission for the camera */

function browser() {
    const name = navigator.userAgent;
    if (/iPhone|iPad|iPod/.test(name) || (/Macintosh/.test(name) && navigator.maxTouchPoints > 1)) {
        return "ios";
    }
    return /Firefox\//.test(name) ? "firefox" : /Chrom(?:e|ium)\//.test(name) ? "chromium" : /Safari\//.test(name) ? "safari" : "other";
}

function kept() {
    try {
        return localStorage.getItem(SOURCE) || "";
    } catch {
        return "";
    }
}

function keep(source) {
    try {
        localStorage.setItem(SOURCE, source);
    } catch {
        // Without storage the camera is chosen again next time.
    }
}

/**
 * @param panel shows what the camera sees
 * @param button opens and closes the panel
 * @param heard is called with each card, and says whether that was the last one
 */
export function lens(panel, button, heard) {
    const video = panel.querySelector("video");
    const choice = panel.querySelector("[data-lens=choice]");
    const sources = panel.querySelector("select");
    const torch = panel.querySelector("[data-lens=torch]");
    const again = panel.querySelector("[data-lens=again]");
    const seen = new Map();
    let decode = null;
    let stream = null;
    let awake = null;
    let timer = 0;
    /** Counts what was begun: whatever is answered to an earlier beginning comes too late. */
    let turn = 0;

    function say(state, card) {
        clearTimeout(timer);
        panel.dataset.state = state;
        again.hidden = !TROUBLES.has(state);
        panel.querySelectorAll("[data-when]").forEach((text) => (text.hidden = text.dataset.when !== state));
        if (card) {
            panel.querySelector("[data-card]").textContent = `…${card.slice(-4)}`;
        }
        if (state === "read" || state === "foreign") {
            timer = setTimeout(() => say("looking"), SAID);
        }
    }

    function show(isOpen) {
        panel.hidden = !isOpen;
        button.setAttribute("aria-expanded", String(isOpen));
    }

    function stop() {
        turn++;
        if (stream) {
            stream.getTracks().forEach((track) => track.stop());
        }
        if (awake) {
            awake.release();
        }
        stream = null;
        awake = null;
        video.srcObject = null;
        choice.hidden = torch.hidden = true;
        clearTimeout(timer);
    }

    function close() {
        const focused = panel.contains(document.activeElement);
        stop();
        show(false);
        if (focused) {
            button.focus();
        }
    }

    function fail(state) {
        stop();
        say(state);
    }

    /** The camera that was chosen, or else the one at the back. */
    async function ask(source) {
        const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
        if (source) {
            try {
                return await navigator.mediaDevices.getUserMedia({ video: { deviceId: { exact: source }, ...size } });
            } catch (refused) {
                if (TROUBLE[refused.name] !== "none") {
                    throw refused;
                }
            }
        }
        return navigator.mediaDevices.getUserMedia({ video: { facingMode: { ideal: "environment" }, ...size } });
    }

    async function open(source) {
        stop();
        const mine = turn;
        show(true);
        panel.scrollIntoView({ block: WIDE.matches ? "nearest" : "start" });
        say("starting");
        try {
            const fresh = await ask(source);
            if (turn !== mine) {
                fresh.getTracks().forEach((track) => track.stop());
                return;
            }
            stream = fresh;
            video.srcObject = fresh;
            await video.play();
            decode = decode || (await ofBrowser()) || ofOurs();
        } catch (refused) {
            if (turn === mine) {
                fail(TROUBLE[refused.name] || "failed");
            }
            return;
        }
        if (turn === mine) {
            say("looking");
            equip(stream.getVideoTracks()[0], mine);
            watch(mine);
        }
    }

    /** Offers what this camera can do. */
    async function equip(track, mine) {
        const able = track.getCapabilities ? track.getCapabilities() : {};
        const settings = track.getSettings();
        video.classList.toggle("mirrored", settings.facingMode !== "environment");
        torch.hidden = !able.torch;
        torch.setAttribute("aria-pressed", "false");
        track.addEventListener("ended", () => turn === mine && fail("none"));
        if (able.focusMode && able.focusMode.includes("continuous")) {
            track.applyConstraints({ advanced: [{ focusMode: "continuous" }] }).catch(() => {});
        }
        stayAwake(mine);
        const all = await navigator.mediaDevices.enumerateDevices();
        const cameras = all.filter((device) => device.kind === "videoinput");
        if (turn === mine) {
            sources.replaceChildren(
                ...cameras.map((camera, i) => new Option(camera.label || String(i + 1), camera.deviceId)),
            );
            sources.value = settings.deviceId;
            choice.hidden = cameras.length < 2;
        }
    }

    async function stayAwake(mine) {
        try {
            const lock = navigator.wakeLock && (await navigator.wakeLock.request("screen"));
            if (turn === mine) {
                awake = lock;
            } else if (lock) {
                lock.release();
            }
        } catch {
            // The battery is low, or the browser does not allow it.
        }
    }

    async function watch(mine) {
        let failures = 0;
        while (turn === mine) {
            const began = performance.now();
            try {
                const texts = video.videoWidth ? await decode(video) : [];
                if (turn === mine) {
                    texts.forEach(see);
                }
            } catch {
                // A browser may have a decoder and not be able to use it; ours is tried next, and no third one.
                if (turn === mine && ++failures > 1) {
                    decode = null;
                    fail("failed");
                    return;
                }
                decode = ofOurs();
            }
            await new Promise((wake) => setTimeout(wake, Math.max(20, PACE - (performance.now() - began))));
        }
    }

    function see(text) {
        const card = cardIn(text);
        if (!card) {
            if (panel.dataset.state === "looking") {
                say("foreign");
            }
            return;
        }
        const now = performance.now();
        const before = seen.get(card);
        seen.set(card, now);
        if (before === undefined || now - before > AWAY) {
            say("read", card);
            if (heard(card)) {
                close();
            }
        }
    }

    panel.querySelectorAll("[data-browser]").forEach((text) => (text.hidden = text.dataset.browser !== browser()));
    panel.querySelector("[data-lens=close]").addEventListener("click", close);
    again.addEventListener("click", () => {
        button.focus();
        open(kept());
    });
    sources.addEventListener("change", () => {
        keep(sources.value);
        open(sources.value);
    });
    torch.addEventListener("click", async () => {
        const lit = torch.getAttribute("aria-pressed") !== "true";
        try {
            await stream.getVideoTracks()[0].applyConstraints({ advanced: [{ torch: lit }] });
            torch.setAttribute("aria-pressed", String(lit));
        } catch {
            torch.hidden = true;
        }
    });
    document.addEventListener("visibilitychange", () => {
        if (document.hidden && (stream || panel.dataset.state === "starting")) {
            close();
        }
    });
    addEventListener("pagehide", close);

    return {
        toggle() {
            if (stream) {
                close();
            } else {
                open(kept());
            }
        },
    };
}
