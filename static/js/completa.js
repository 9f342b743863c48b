// A long <select data-completa> becomes a box one types in, with its options as suggestions. Without JavaScript it stays a select.
"use strict";

for (const select of document.querySelectorAll("select[data-completa]")) {
  const options = [...select.options].filter((option) => option.value);
  const list = document.createElement("datalist");
  list.id = `${select.id}-elenco`;
  for (const option of options) list.append(new Option(option.text, option.text));

  const input = document.createElement("input");
  input.type = "text";
  input.id = select.id;
  input.className = select.className.replace("form-select", "form-control");
  input.autocomplete = "off";
  input.placeholder = "Scrivi per cercare";
  input.setAttribute("list", list.id);
  for (const name of ["aria-describedby", "aria-required", "aria-invalid"]) {
    if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
  }
  input.value = select.value ? select.selectedOptions[0].text : "";

  // What is typed counts once it names one option alone: whole, or as the only one that holds it.
  const choose = () => {
    const typed = input.value.trim().toLowerCase();
    const same = options.filter((option) => [typed, `${typed} (`].includes(option.text.toLowerCase().slice(0, typed.length + 2)));
    const near = same.length ? same : options.filter((option) => typed && option.text.toLowerCase().includes(typed));
    select.value = near.length === 1 ? near[0].value : "";
    return near.length === 1 ? near[0] : null;
  };
  const hint = document.createElement("p");
  hint.className = "rdc-aiuto";
  hint.setAttribute("role", "status");
  input.addEventListener("input", choose);
  const settle = () => {
    const option = choose();
    if (option) input.value = option.text;
    const settled = option || !input.value.trim();
    hint.textContent = settled ? "" : "Scegli una voce dell'elenco: quello che hai scritto ne indica più d'una, o nessuna.";
    return settled;
  };
  input.addEventListener("change", settle);
  // The select cannot carry what names no option: sent, it would be lost.
  select.form?.addEventListener("submit", (event) => {
    if (settle()) return;
    event.preventDefault();
    input.focus();
  });

  select.id = `${select.id}-scelta`;
  select.hidden = true;
  select.after(input, list, hint);
}
