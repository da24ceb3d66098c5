// Offers to read cards with the camera, where the browser lets a page have one. What that takes is loaded at the first press.
const button = document.getElementById("camera");
const panel = document.getElementById("lens");

/** @param heard is called with each card, and says whether that was the last one */
export function offer(heard) {
    if (!button || !navigator.mediaDevices || !navigator.mediaDevices.getUserMedia) {
        return;
    }
    let lens = null;
    let loading = false;
    button.hidden = false;
    button.addEventListener("click", async () => {
        if (loading) {
            return;
        }
        loading = true;
        try {
            lens = lens || (await import("./lens.js")).lens(panel, button, heard);
            panel.querySelector(".acts").hidden = false;
            lens.toggle();
        } catch {
            panel.hidden = false;
            panel.dataset.state = "failed";
            panel.querySelector(".acts").hidden = true;
            panel.querySelectorAll("[data-when]").forEach((text) => (text.hidden = text.dataset.when !== "failed"));
        } finally {
            loading = false;
        }
    });
}
