// A form that asks for the number of a card: the camera can read it.
import { offer } from "./camera.js";

offer((card) => {
    const fields = [...document.querySelectorAll("[name^=uitpasNumber]")];
    const field = fields.find((one) => one.value === "") || fields[fields.length - 1];
    field.value = card;
    // The date of birth, which no card carries, is typed next.
    const all = [...field.form.elements];
    all.slice(all.indexOf(field) + 1).find((one) => one.matches("input:not([type=hidden])")).focus();
    return true;
});
