// Card readers that type what they read, as a keyboard would, under any layout of the keyboard.

/** The longest average time between two keys of a reader, in milliseconds; nobody types 20 keys a second. */
const READER_PACE = 50;
/** A pause that ends what a reader types, in milliseconds. */
const SILENCE = 80;
/** Where nobody can be typing, keys belong together within this time: a slow reader or a busy computer loses no card. */
const FORGET = 1000;
/** The Enter of a reader may come this long after a card that a pause has ended. */
const LATE_END = 500;

const CARD = /^\d{13}$/;
const CHIP = /^[0-9A-F]{14}$/;
const SEPARATORS = /[\s:.\-]/g;
/** The chips of cards begin with the number of their maker; readers that begin at the other end give it last. */
const MAKER = "04";
/** A chip in decimal notation. */
const DECIMAL_CHIP = /^\d{16}$/;
const OTHER_PLACE = { A: "Q", Q: "A", W: "Z", Z: "W" };

/** The card that a text names, or nothing. */
export function cardIn(text) {
    const bare = text.replace(SEPARATORS, "").toUpperCase();
    if (CARD.test(bare)) {
        return bare;
    }
    return chipIn(DECIMAL_CHIP.test(bare) ? BigInt(bare).toString(16).toUpperCase().padStart(14, "0") : bare, bare);
}

function chipIn(hex, typed) {
    if (!CHIP.test(hex) || (hex !== typed && !hex.startsWith(MAKER))) {
        return null;
    }
    return !hex.startsWith(MAKER) && hex.endsWith(MAKER) ? hex.match(/../g).reverse().join("") : hex;
}

function digitOf(key) {
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(key.code);
    return digit ? digit[1] : "";
}

function letterAt(key) {
    const letter = /^Key([A-Z])$/.exec(key.code);
    return letter ? letter[1] : "";
}

function typed(key) {
    return key.key.length === 1 ? key.key : "";
}

/**
 * The ways to read keys. A reader is set to one layout and the computer to another, and no browser tells which: the
 * characters may be right, or the places of the keys, or the digits by place and the letters by character.
 */
const READINGS = [
    typed,
    (key) => digitOf(key) || letterAt(key),
    (key) => digitOf(key) || (/^[a-z]$/i.test(key.key) ? key.key : ""),
    (key) => digitOf(key) || OTHER_PLACE[letterAt(key)] || letterAt(key),
];

/** The card that some keys name in one of the readings, or nothing. */
export function cardOf(keys) {
    for (const reading of READINGS) {
        const card = cardIn(keys.map(reading).join(""));
        if (card) {
            return card;
        }
    }
    return null;
}

/** The last keys between which no pause was longer than this. */
function tail(keys, pause) {
    let first = keys.length - 1;
    while (first > 0 && keys[first].at - keys[first - 1].at <= pause) {
        first--;
    }
    return keys.slice(Math.max(first, 0));
}

/** Whether a reader typed this, and no person. */
function isFast(keys) {
    return keys.length > 1 && (keys[keys.length - 1].at - keys[0].at) / (keys.length - 1) < READER_PACE;
}

export function isField(element) {
    return element instanceof HTMLElement
        && (element.isContentEditable || element.matches("textarea, select, input:not([type=checkbox],[type=radio],[type=button],[type=submit])"));
}

/**
 * Listens to a reader, wherever the focus is.
 *
 * @param heard is called with each card
 */
export function listen(heard) {
    let keys = [];
    let alt = "";
    let timer = 0;
    let swallowEnd = 0;
    let swallowSpace = false;

    function forget() {
        keys = [];
        alt = "";
        clearTimeout(timer);
    }

    /** Takes the card that the keys name, if a reader typed it; a person who types in a field is left alone. */
    function take(target, byEnter) {
        const field = isField(target);
        const careful = field && !(byEnter && "wedge" in target.dataset);
        const last = tail(keys, careful ? SILENCE : FORGET);
        const card = careful && !isFast(last) ? null : cardOf(last);
        if (!card) {
            return false;
        }
        if (field && last[0].field === target) {
            target.value = last[0].before;
        }
        forget();
        heard(card);
        return true;
    }

    function add(key, event) {
        const target = event.target;
        if (keys.length && (keys[keys.length - 1].target !== target || event.timeStamp - keys[keys.length - 1].at > FORGET)) {
            keys = [];
        }
        const field = isField(target) ? target : null;
        keys.push({ ...key, at: event.timeStamp, target, field, before: field ? field.value : "" });
        clearTimeout(timer);
        timer = setTimeout(() => {
            if (take(target, false)) {
                swallowEnd = performance.now() + LATE_END;
            }
        }, SILENCE);
    }

    addEventListener("keydown", (event) => {
        if (event.isComposing || event.ctrlKey || event.metaKey) {
            return;
        }
        const field = isField(event.target);
        if (event.key === "Enter" || event.key === "Tab") {
            const taken = take(event.target, true);
            if (taken || event.timeStamp < swallowEnd) {
                swallowEnd = 0;
                event.preventDefault();
                event.stopImmediatePropagation();
            }
            forget();
        } else if (event.altKey && /^Numpad\d$/.test(event.code)) {
            alt += event.code.slice(-1);
            event.preventDefault();
        } else if (event.key.length === 1 || event.key === "Dead" || /^(?:Digit|Numpad)\d$/.test(event.code)) {
            const inBurst = keys.length > 1 && event.timeStamp - keys[keys.length - 1].at < SILENCE;
            add({ key: event.key, code: event.code }, event);
            if (!field && (event.key !== " " ? event.key.length === 1 : inBurst)) {
                swallowSpace = event.key === " ";
                event.preventDefault();
            }
        } else if (!["Shift", "CapsLock", "Alt", "AltGraph", "NumLock"].includes(event.key)) {
            forget();
        }
    }, true);

    addEventListener("keyup", (event) => {
        if (event.key === "Alt" && alt) {
            const character = String.fromCharCode(Number(alt) % 256);
            alt = "";
            event.preventDefault();
            add({ key: character, code: "" }, event);
        } else if (event.key === " " && swallowSpace) {
            swallowSpace = false;
            event.preventDefault();
        }
    }, true);
}
