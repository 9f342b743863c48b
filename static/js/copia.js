// "Copia": puts a text of the page on the clipboard. Without JavaScript the text is there to be selected.
"use strict";

for (const button of document.querySelectorAll("button[data-copia]")) {
  const source = document.getElementById(button.dataset.copia);
  const said = document.getElementById(button.getAttribute("aria-describedby"));
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      said.textContent = "Copiato.";
    } catch {
      getSelection().selectAllChildren(source);
      said.textContent = "Ora premi Ctrl+C.";
    }
  });
}
