// Warns before the session ends and extends it by one click. Other tabs of the same person count as work.
"use strict";

(() => {
  const dialog = document.querySelector("[data-sessione]");
  if (!dialog) return;
  const total = Number(dialog.dataset.secondi) * 1000;
  const warning = Number(dialog.dataset.avviso) * 1000;
  const left = dialog.querySelector("[data-restano]");
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("rdc-sessione") : null;
  let end = Date.now() + total;

  function renew(tell = true) {
    end = Date.now() + total;
    if (dialog.open) dialog.close();
    if (tell) channel?.postMessage("attiva");
  }

  function words(milliseconds) {
    const seconds = Math.ceil(milliseconds / 1000);
    if (seconds > 60) return `${Math.ceil(seconds / 60)} minuti`;
    return seconds === 1 ? "1 secondo" : `${seconds} secondi`;
  }

  // The clock and not a timer of the whole length: a laptop that slept must not wake up signed in.
  function tick() {
    const rest = end - Date.now();
    if (rest <= 0) {
      window.location.assign(dialog.dataset.fine);
    } else if (rest <= warning) {
      left.textContent = words(rest);
      if (!dialog.open) dialog.showModal();
    }
  }

  async function stay() {
    const form = dialog.querySelector("form");
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
      if (answer.ok) renew();
      else window.location.assign(dialog.dataset.fine);
    } catch {
      left.textContent = "poco: non riusciamo a collegarci";
    }
  }

  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    stay();
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    stay();
  });
  channel?.addEventListener("message", () => renew(false));
  document.addEventListener("rdc:salvato", () => renew());
  document.addEventListener("htmx:afterOnLoad", () => renew());
  channel?.postMessage("attiva");
  setInterval(tick, 1000);
})();
