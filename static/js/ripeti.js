// "Aggiungi un'altra persona" without leaving the page. Without this file the button posts, and the server adds the row.
"use strict";

for (const group of document.querySelectorAll("[data-ripeti]")) {
  const prefix = group.dataset.ripeti;
  const total = group.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);
  const limit = Number(group.querySelector(`[name="${prefix}-MAX_NUM_FORMS"]`)?.value || 1000);
  const template = group.querySelector("template");
  const button = group.querySelector('button[name="aggiungi"]');

  button.addEventListener("click", (event) => {
    const index = Number(total.value);
    if (index >= limit) return;
    event.preventDefault();
    const holder = document.createElement("template");
    holder.innerHTML = template.innerHTML.replaceAll("__prefix__", index).replaceAll("__numero__", index + 1);
    const row = holder.content.firstElementChild;
    button.before(row);
    total.value = index + 1;
    row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    group.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // A row to take away stays in the form, ticked: the server deletes it when the form is saved.
  group.addEventListener("change", (event) => {
    if (!event.target.name?.endsWith("-DELETE")) return;
    const row = event.target.closest("[data-riga]");
    for (const field of row.querySelectorAll(".rdc-campo")) {
      if (!field.contains(event.target)) field.hidden = event.target.checked;
    }
  });
}
