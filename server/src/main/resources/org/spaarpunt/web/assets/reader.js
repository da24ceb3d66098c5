// Reads the code in a picture, beside the page, so that the page stays quick meanwhile.
import { read } from "./decoder.js";

/** Every second picture without a code is looked at sideways as well: bars are read across only. */
let sideways = false;

/** Red, green and blue to one byte, which Java takes for signed. */
function greysOf(pixels) {
    const greys = new Int8Array(pixels.length / 4);
    for (let i = 0, at = 0; i < greys.length; i++, at += 4) {
        greys[i] = (pixels[at] * 77 + pixels[at + 1] * 150 + pixels[at + 2] * 29) >> 8;
    }
    return greys;
}

function turned(greys, width, height) {
    const other = new Int8Array(greys.length);
    for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
            other[(width - 1 - x) * height + y] = greys[y * width + x];
        }
    }
    return other;
}

addEventListener("message", ({ data: { pixels, width, height } }) => {
    const greys = greysOf(new Uint8Array(pixels));
    let text = read(greys, width, height);
    if (!text) {
        sideways = !sideways;
        text = sideways ? read(turned(greys, width, height), height, width) : "";
    }
    postMessage(text);
});
