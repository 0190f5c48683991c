// Narrows the list of the directory by asking the API.

import { everything, told } from "volunteering-client";
import { centre } from "../lib/centre";
import { countOf, sentenceOf } from "../lib/words";

const form = document.querySelector<HTMLFormElement>("#filter")!;
const count = document.querySelector<HTMLElement>("#count")!;
const nothing = document.querySelector<HTMLElement>("#nothing")!;
const cards = document.querySelectorAll<HTMLElement>("[data-id]");
const inputs = form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]");
// Typing is over when nothing has come for a while.
const PAUSE = 250;
// Nobody has to be told about a shorter wait.
const SHORT = 500;
let pause: number | undefined;
let latest = 0;

async function narrow() {
  const turn = ++latest;
  const chosen = [...inputs].filter(({ value }) => value.trim());
  const asked = new URLSearchParams(chosen.map(({ name, value }) => [name, value.trim()]));
  // The address can be sent to somebody else.
  history.replaceState(null, "", asked.size ? `?${asked}` : location.pathname);
  const query = {
    q: asked.get("q") ?? "",
    topic: asked.getAll("topic"),
    place: asked.getAll("place"),
    limit: 100,
  };
  const found = new Set<string>();
  const wait = window.setTimeout(() => (count.textContent = "Hledá se…"), SHORT);
  try {
    for await (const { id } of everything((offset) =>
      told(centre.GET("/organizations", { params: { query: { ...query, offset } } })),
    )) {
      found.add(id);
    }
  } catch (problem) {
    if (turn === latest) count.textContent = sentenceOf(problem);
    return;
  } finally {
    clearTimeout(wait);
  }
  // An answer that comes after a newer question is passed over.
  if (turn !== latest) return;
  let shown = 0;
  for (const card of cards) {
    card.hidden = !found.has(card.dataset.id ?? "");
    if (!card.hidden) shown++;
  }
  count.textContent = countOf(shown, "organization");
  nothing.hidden = shown > 0;
}

const asked = new URLSearchParams(location.search);
inputs.forEach((input) => (input.value = asked.get(input.name) ?? ""));
form.hidden = false;
if ([...inputs].some(({ value }) => value)) void narrow();
form.addEventListener("input", () => {
  clearTimeout(pause);
  pause = window.setTimeout(narrow, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void narrow();
});
nothing.querySelector("button")!.addEventListener("click", () => {
  form.reset();
  void narrow();
  form.querySelector("input")!.focus();
});
