// A form with data-autosave-url keeps itself: a second after typing, when a field is left, when the page is left.
// Nothing is kept in the browser: what a person writes about a family must not outlive the page on a shared machine.
"use strict";

for (const form of document.querySelectorAll("form[data-autosave-url]")) {
  const status = form.querySelector("[data-autosave-stato]") || document.querySelector("[data-autosave-stato]");
  const PAUSE = 1000;
  const MAX_WAIT = 60000;
  let dirty = false;
  let saving = null;
  let timer = null;
  let wait = 5000;
  let stopped = false;

  function say(text, outcome) {
    if (!status) return;
    status.textContent = text;
    status.dataset.esito = outcome;
  }

  function body() {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return new URLSearchParams(data);
  }

  function later(delay) {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  }

  function failed() {
    dirty = true;
    say("Non salvato: riprovo", "errore");
    later(wait);
    wait = Math.min(wait * 2, MAX_WAIT);
  }

  async function post() {
    const sent = body();
    // Kept alive, it arrives although the page is left; browsers allow that up to 64 kB.
    const keepalive = sent.toString().length < 60000;
    const answer = await fetch(form.dataset.autosaveUrl, { method: "POST", body: sent, keepalive, redirect: "manual" });
    if (answer.status === 409) {
      stopped = true;
      say((await answer.json()).messaggio, "conflitto");
    } else if (answer.status === 404) {
      stopped = true;
      say("Non salvato: questa pagina non è più tua. Quello che avevi salvato prima resta. Copia il resto, se ti serve.", "errore");
    } else if (answer.type === "opaqueredirect" || [401, 403].includes(answer.status)) {
      stopped = true;
      say("Non salvato: la sessione è finita. Copia quello che hai scritto ed entra di nuovo.", "errore");
    } else if (!answer.ok) {
      failed();
    } else {
      const { versione, ora } = await answer.json();
      if (form.elements.versione) form.elements.versione.value = versione;
      wait = 5000;
      say(`Salvato alle ${ora}`, "fatto");
      document.dispatchEvent(new Event("rdc:salvato"));
    }
  }

  // One at a time: two on the way together would carry the same version, and the second would look like a conflict.
  async function save() {
    if (!dirty || stopped) return;
    if (saving) return later(PAUSE);
    clearTimeout(timer);
    dirty = false;
    saving = post().catch(failed);
    await saving;
    saving = null;
  }

  function changed() {
    dirty = true;
    later(PAUSE);
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("focusout", save);
  window.addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", () => document.hidden && save());
  window.addEventListener("online", () => dirty && !stopped && later(0)); // the network is back: do not wait for the next try
  window.addEventListener("beforeunload", (event) => {
    if (dirty && (saving || status?.dataset.esito === "errore")) event.preventDefault();
  });

  // The form's own button waits for the draft on its way, so that it carries the version that the draft left.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    dirty = false;
    if (!saving) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    saving.then(() => {
      clearTimeout(timer);
      form.requestSubmit(button);
    });
  });
}
