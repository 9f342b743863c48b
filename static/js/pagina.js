// Every page: menus that close, the error summary that takes the focus, forms that go only once.
"use strict";

const PHONE = "(max-width: 767.98px)";

for (const details of document.querySelectorAll("details[data-richiudi]")) {
  if (window.matchMedia(PHONE).matches) details.open = false;
}

// Where a <details> is a plain row of links its summary is hidden: crossing to the desk's width must show them again.
window.matchMedia(PHONE).addEventListener("change", (event) => {
  for (const details of document.querySelectorAll("details[data-richiudi]")) details.open = !event.matches;
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.rdc-menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.rdc-menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.querySelector("[data-errori]")?.focus();

// A second click while the first is on its way sends nothing. The server refuses doubles by itself: this spares the wait.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.inviato) {
    event.preventDefault();
    return;
  }
  form.dataset.inviato = "si";
  setTimeout(() => delete form.dataset.inviato, 8000);
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-inviato]")) delete form.dataset.inviato;
});
