// Lists by keyboard: down and up, or j and k, move between the rows while the focus is in the table; Enter opens.
"use strict";

(() => {
  const DOWN = new Set(["ArrowDown", "j"]);
  const UP = new Set(["ArrowUp", "k"]);

  for (const table of document.querySelectorAll(".rdc-tabella")) {
    const links = [...table.querySelectorAll(".rdc-riga-link")];
    table.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || !(DOWN.has(event.key) || UP.has(event.key))) return;
      const row = event.target.closest("tbody tr");
      const at = row ? links.findIndex((link) => row.contains(link)) : -1;
      const next = links[at + (DOWN.has(event.key) ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
  }

  const boxes = [...document.querySelectorAll('input[form="lista-scelte"]')];
  const counter = document.querySelector("[data-conta]");
  const everyone = document.querySelector("[data-tutte]");
  if (!boxes.length || !counter || !everyone) return;
  const all = everyone.querySelector("input");
  everyone.hidden = false;
  document.querySelector("[data-senza-js]")?.remove();

  function count() {
    const chosen = boxes.filter((box) => box.checked).length;
    counter.textContent = chosen === 0 ? "Scegli le righe e poi" : chosen === 1 ? "1 scelta" : `${chosen} scelte`;
    counter.parentElement.toggleAttribute("data-scelte", chosen > 0);
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  }

  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    count();
  });
  for (const box of boxes) box.addEventListener("change", count);
  window.addEventListener("pageshow", count);
  count();
})();
