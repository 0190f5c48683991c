// Sends the form of a new listing: once, with a proof of work, and with what is wrong shown beside the fields.

import { Problem, solve, told, type Challenge, type Schemas } from "volunteering-client";
import { centre } from "../lib/centre";
import { sentenceOf } from "../lib/words";
import { element } from "./element";

const form = document.querySelector<HTMLFormElement>("#listing")!;
const result = document.querySelector<HTMLElement>("#result")!;
const button = form.querySelector<HTMLButtonElement>("button[type=submit]")!;
// The same for every attempt: sent twice, it is one listing.
const key = crypto.randomUUID();

/** Put a value where its name says: "sender.email", "contacts.0.name". */
function put(target: Record<string, unknown>, name: string, value: unknown) {
  const path = name.split(".");
  const last = path.pop() ?? name;
  let at: any = target;
  path.forEach((part, index) => {
    at[part] ??= /^\d+$/.test(path[index + 1] ?? last) ? [] : {};
    at = at[part];
  });
  at[last] = value;
}

/** Return what is filled in, as the API takes it. */
function filled(): Record<string, unknown> {
  const sent: Record<string, unknown> = {};
  for (const field of form.querySelectorAll<HTMLInputElement>("[name]")) {
    const { name, value } = field;
    switch (field.dataset.type) {
      case "choices":
        sent[name] ??= [];
        if (field.checked) (sent[name] as string[]).push(value);
        break;
      case "boolean":
        put(sent, name, field.checked);
        break;
      case "date":
        put(sent, name, value || null);
        break;
      default:
        put(sent, name, value);
    }
  }
  return sent;
}

/** Say something above the form, and lead there whoever reads or listens. */
function say(isWrong: boolean, ...parts: (Node | string)[]) {
  result.className = isWrong ? "message wrong" : "message";
  result.replaceChildren(...parts);
  result.hidden = false;
  result.focus();
  result.scrollIntoView({ block: "center" });
}

const inputOf = (name: string) => document.getElementById(`field-${name}`);

function forget() {
  result.hidden = true;
  form.querySelectorAll<HTMLElement>("[data-error]").forEach((place) => (place.hidden = true));
  form.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
}

/** Show each sentence beside its field, and above the form a list that leads there. */
function showErrors(errors: Problem["errors"]) {
  // In the order of the form.
  const order = [...form.querySelectorAll("[id]")].map(({ id }) => id);
  const placeOf = ({ parameter }: Problem["errors"][number]) => order.indexOf(`field-${parameter}`);
  const list = [...errors].sort((one, other) => placeOf(one) - placeOf(other)).map(({ parameter, detail }) => {
    const input = inputOf(parameter);
    const place = document.getElementById(`field-${parameter}-error`);
    if (!input || !place) return element("li", detail);
    place.textContent = detail;
    place.hidden = false;
    input.setAttribute("aria-invalid", "true");
    const name = form.querySelector(`[data-field="${CSS.escape(parameter)}"] :is(legend, label)`);
    const link = element("a", (name?.textContent ?? detail).replace("(nepovinné)", "").trim());
    link.href = `#${input.id}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      input.focus();
    });
    return element("li", link);
  });
  say(true, element("p", "Zápis jsme zatím nepřijali. Opravte prosím:"), element("ul", ...list));
}

/** Let people say that theirs is another organization than those in the directory. */
function showDuplicates(duplicates: Problem["duplicates"]) {
  const list = duplicates.map(({ name, url }) => {
    if (!url) return element("li", name);
    const link = element("a", name);
    link.href = url;
    return element("li", link);
  });
  const other = element("button", "Je to jiná organizace, odeslat");
  other.type = "button";
  other.addEventListener("click", () => send(true));
  say(
    false,
    element("p", "Nejspíš už v adresáři je:"),
    element("ul", ...list),
    element("p", "Pokud je to ona, nemusíte nic posílat. Údaje se opravují z jejího profilu."),
    other,
  );
}

async function send(isNoDuplicate: boolean) {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  button.textContent = "Odesílá se…";
  forget();
  try {
    const { challenge } = await told(centre.GET("/forms/challenge"));
    const body = {
      ...filled(),
      proof: await solve(challenge as unknown as Challenge),
      consent_version: Number(form.dataset.version) || null,
      is_no_duplicate: isNoDuplicate,
    } as unknown as Schemas["ListingSent"];
    const { next } = await told(
      centre.POST("/forms/listings", { body, headers: { "Idempotency-Key": key } }),
    );
    form.remove();
    say(false, element("h2", "Děkujeme"), element("p", next));
  } catch (problem) {
    if (problem instanceof Problem && problem.duplicates.length) showDuplicates(problem.duplicates);
    else if (problem instanceof Problem && problem.errors.length) showErrors(problem.errors);
    else say(true, element("p", sentenceOf(problem)));
  } finally {
    button.removeAttribute("aria-disabled");
    button.textContent = "Odeslat zápis";
  }
}

form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void send(false);
});
