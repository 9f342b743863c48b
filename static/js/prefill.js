// A value that comes by itself, once something else is chosen, never takes the place of what somebody has typed meanwhile.
"use strict";

document.addEventListener("htmx:beforeSwap", (event) => {
  if (!event.detail.target.matches("[data-prefill]")) return;
  const box = event.detail.target.querySelector("input");
  if (box.value !== box.defaultValue) event.detail.shouldSwap = false;
});
