// The sheet of presences without a network. Each tap is kept on the device until the server has it, with the key that makes
// it one line however often it is sent. What is kept is ids, a day, hours: no name. Without this script the forms post by
// themselves; without storage too.
"use strict";

(() => {
  const barra = document.querySelector("[data-presenze]");
  const NOME = "rdc-presenze";
  if (!barra || !storageWorks()) return;
  const chi = barra.dataset.presenze;
  const stato = barra.querySelector("[data-presenze-stato]");
  const rifiutate = barra.querySelector("[data-presenze-rifiutate]");
  const PAROLE = {
    PRESENTE: "Presente", ASSENTE_GIUSTIFICATO: "Assente giustificato", ASSENTE_INGIUSTIFICATO: "Assente ingiustificato",
    RECUPERO: "Recupero", SOSPESO: "Progetto fermo",
  };
  const PAUSE = 15000;
  let sending = false;
  let problem = "";

  function storageWorks() {
    try {
      localStorage.setItem(`${NOME}-prova`, "1");
      localStorage.removeItem(`${NOME}-prova`);
      return true;
    } catch {
      return false;
    }
  }

  // Read and written whole at each step, and never kept between two: another tab may write too.
  function all() {
    try {
      return JSON.parse(localStorage.getItem(NOME)) || [];
    } catch {
      return [];
    }
  }

  function change(edit) {
    localStorage.setItem(NOME, JSON.stringify(edit(all())));
    show();
  }

  const mine = () => all().filter((each) => each.chi === chi);
  const waiting = () => mine().filter((each) => !each.errore);
  const same = (one, other) => one.campi.chiave === other.campi.chiave;
  const put = (entry) => change((list) => [...list.filter((each) => !same(each, entry)), entry]);
  const drop = (entry) => change((list) => list.filter((each) => !same(each, entry)));

  function words({ esito, ore }) {
    return esito === "SOSPESO" ? PAROLE[esito] : `${PAROLE[esito]}, ${String(ore).replace(".", ",")} ore`;
  }

  function row({ campi }) {
    const found = document.getElementById(`p-${campi.assegnazione}`);
    return found && found.dataset.giorno === campi.giorno ? found : null;
  }

  function button(text, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "btn btn-link";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  // What the card of a person says, in place of its form; "" gives the form back.
  function tell(card, condition, text, ...controls) {
    const line = card.querySelector("[data-esito]");
    const form = card.querySelector("form");
    if (!line) return;
    card.dataset.stato = condition;
    line.hidden = !text;
    line.replaceChildren(Object.assign(document.createElement("span"), { textContent: text }), ...controls);
    if (form) form.hidden = Boolean(text);
  }

  function show() {
    for (const card of document.querySelectorAll('[data-stato="coda"], [data-stato="rifiutata"]')) tell(card, "", "");
    for (const entry of mine()) {
      const card = row(entry);
      if (!card) continue;
      if (!entry.errore) {
        tell(card, "coda", `${words(entry.campi)}: da mandare`, button("Cambia", () => drop(entry)));
      } else {
        const yes = entry.conferma
          ? [button("È proprio così, scrivila", () => {
              put({ ...entry, errore: "", campi: { ...entry.campi, conferma: "on" } });
              send();
            })]
          : [];
        tell(card, "rifiutata", `${words(entry.campi)}: non scritta. ${entry.errore}`, ...yes, button("Cambia", () => drop(entry)));
      }
    }
    const many = waiting().length;
    const elsewhere = mine().filter((each) => each.errore && !row(each));
    rifiutate.replaceChildren(...elsewhere.map(listed));
    barra.hidden = !(many || problem || elsewhere.length);
    stato.textContent = [many ? `${many} da mandare.` : "", problem].filter(Boolean).join(" ");
  }

  // One that was refused, of another day or project: a way there.
  function listed(entry) {
    const item = document.createElement("li");
    const [year, month, day] = entry.campi.giorno.split("-");
    const link = Object.assign(document.createElement("a"), { href: `${entry.url}?giorno=${entry.campi.giorno}` });
    link.textContent = `Una presenza del ${Number(day)}/${Number(month)}/${year} non è scritta: guardala`;
    item.append(link);
    return item;
  }

  async function post(entry) {
    const body = new URLSearchParams(entry.campi);
    body.set("csrfmiddlewaretoken", barra.querySelector("[name=csrfmiddlewaretoken]").value);
    const headers = { Accept: "application/json" };
    return fetch(entry.url, { method: "POST", body, headers, redirect: "manual" });
  }

  // True once there is an answer for this entry; false where the rest must wait as well.
  async function settle(entry, answer) {
    if (answer.status === 422) {
      const { testo, conferma } = await answer.json();
      put({ ...entry, errore: testo, conferma });
    } else if (answer.status === 404) {
      put({ ...entry, errore: "Questa persona non è più fra quelle di cui scrivi le presenze.", conferma: false });
    } else if (answer.ok) {
      const card = row(entry);
      const { testo, avvisi, gia, correggi } = await answer.json();
      drop(entry);
      const link = Object.assign(document.createElement("a"), { href: correggi, textContent: "Correggi" });
      if (card) tell(card, "fatta", [gia && testo !== words(entry.campi) ? `Era già scritta: ${testo}` : testo, ...avvisi].join(". "), link);
    } else {
      const out = answer.type === "opaqueredirect" || [401, 403].includes(answer.status);
      problem = out ? "La sessione è finita: entra di nuovo, e partono da sole." : "Il server non risponde: riproviamo fra poco.";
      return false;
    }
    problem = "";
    return true;
  }

  async function send() {
    if (sending) return;
    sending = true;
    try {
      for (let next = waiting()[0]; next; next = waiting()[0]) {
        if (!(await settle(next, await post(next)))) break;
      }
    } catch {
      problem = "Senza rete: partono da sole quando torna.";
    }
    sending = false;
    show();
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-persona] form") || !event.submitter?.value) return;
    event.preventDefault();
    const campi = Object.fromEntries(new FormData(form));
    delete campi.csrfmiddlewaretoken;
    campi.esito = event.submitter.value;
    put({ chi, url: location.pathname, campi, errore: "", conferma: false });
    send();
  });

  for (const step of document.querySelectorAll("[data-passo]")) {
    step.hidden = false;
    step.addEventListener("click", () => {
      const field = step.parentElement.querySelector("input");
      const ore = (Number(field.value) || 0) + Number(step.dataset.passo);
      field.value = Math.min(Math.max(ore, 0.25), 8);
    });
  }

  const note = document.querySelector("[data-presenze-senza-rete]");
  if (note) note.hidden = false;
  window.addEventListener("online", send);
  window.addEventListener("offline", () => {
    problem = "Senza rete: partono da sole quando torna.";
    show();
  });
  window.addEventListener("storage", show);
  document.addEventListener("visibilitychange", () => document.hidden || send());
  setInterval(() => waiting().length && send(), PAUSE);
  show();
  send();
})();
