// A button beside each example that copies it. Without script there is none, and the text can be selected.

const words = document.getElementById("copying");

/** Where the browser gives no access to the clipboard, over plain HTTP, its older way is left. */
async function copy(text) {
    if (navigator.clipboard) {
        return navigator.clipboard.writeText(text);
    }
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) {
        throw new Error("not copied");
    }
}

function say(text) {
    // A text that is the same as before would not be read out.
    words.textContent = "";
    requestAnimationFrame(() => {
        words.textContent = text;
    });
}

for (const example of document.querySelectorAll("pre[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet copy";
    button.textContent = words.dataset.copy;
    button.addEventListener("click", async () => {
        try {
            await copy(example.textContent);
            button.textContent = words.dataset.done;
            say(words.dataset.done);
        } catch {
            say(words.dataset.failed);
        }
        button.focus();
    });
    example.after(button);
}
