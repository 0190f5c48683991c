// Solves the small puzzle (ALTCHA v2, SHA-256) that public forms carry instead of a test for people.
// Without this script, or on plain http, a form is accepted too, only fewer times an hour.

const PATIENCE = 6000; // milliseconds: a slow phone sends without the proof rather than let people wait
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const bytes = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));

async function solve({ parameters, signature }) {
  const start = bytes(parameters.salt + parameters.nonce);
  for (let first = 0; ; first += 64) {
    const keys = await Promise.all(
      Array.from({ length: 64 }, async (_, index) => {
        const data = new Uint8Array([...start, 0, 0, 0, 0]);
        new DataView(data.buffer).setUint32(start.length, first + index);
        return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", data)));
      }),
    );
    const found = keys.findIndex((key) => key.startsWith(parameters.keyPrefix));
    if (found < 0) continue;
    const solution = { counter: first + found, derivedKey: keys[found] };
    return btoa(JSON.stringify({ challenge: { parameters, signature }, solution }));
  }
}

document.querySelectorAll("input[data-challenge]").forEach((field) => {
  const form = field.form;
  const status = form.querySelector("[data-status]");
  if (!globalThis.crypto?.subtle) return;
  field.value = ""; // one that the Back button brought back is spent
  let work;
  let done = false;
  const begin = () =>
    (work ??= solve(JSON.parse(field.dataset.challenge))
      .then((proof) => (field.value = proof))
      .catch(() => {}));
  form.addEventListener("focusin", begin, { once: true });
  // On the document and while the event goes down: before whatever else listens to the form.
  document.addEventListener(
    "submit",
    async (event) => {
      if (event.target !== form || done || field.value) return;
      event.preventDefault();
      if (form.ariaBusy === "true") return;
      form.ariaBusy = "true";
      event.submitter?.setAttribute("aria-disabled", "true");
      if (status) status.textContent = field.dataset.busy;
      await Promise.race([begin(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
      done = true;
      form.ariaBusy = "false";
      event.submitter?.removeAttribute("aria-disabled");
      if (status) status.textContent = "";
      form.requestSubmit(event.submitter);
    },
    true,
  );
});
