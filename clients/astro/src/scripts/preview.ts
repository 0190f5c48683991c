// Shows what an editor has on the screen, by the token that the administration adds to the address.

import { imageAttributes, told, type Schemas } from "volunteering-client";
import { centre } from "../lib/centre";
import { addressOf, dayOf, sentenceOf, whenOf, whereOf } from "../lib/words";
import { element } from "./element";

type Shown = (Node | string | false | null | undefined)[];

const state = document.querySelector<HTMLElement>("#state")!;
const place = document.querySelector<HTMLElement>("#preview")!;

/** Return an element of a class, or nothing when there is nothing to say. */
function line(tag: "h1" | "h2" | "h3" | "p", text: string | null | undefined, className = "") {
  if (!text) return null;
  const made = element(tag, text);
  made.className = className;
  return made;
}

function picture(item: Schemas["Picture"]) {
  const image = element("img");
  for (const [name, value] of Object.entries(imageAttributes(item, "(min-width: 48rem) 44rem, 92vw"))) {
    image.setAttribute(name, String(value));
  }
  const figure = element("figure", image);
  if (item.author) figure.append(element("figcaption", `Foto: ${item.author}`));
  return figure;
}

/** The HTML comes clean from the centre's own API, as it does for the pages that are built. */
function body(html: string) {
  const part = element("div");
  part.innerHTML = html;
  return part;
}

function content(item: Schemas["News"] | Schemas["Story"] | Schemas["Event"]): Shown {
  const note =
    item.kind === "events"
      ? [whenOf(item), whereOf(item)].filter(Boolean).join(" · ")
      : dayOf(item.published_at);
  return [
    line("h1", item.title),
    line("p", note, "note"),
    line("p", item.lead, "lead"),
    item.picture && picture(item.picture.whole),
    item.body_html && body(item.body_html),
  ];
}

function organization(item: Schemas["Organization"]): Shown {
  return [
    line("h1", item.name),
    line("p", item.topics.map(({ name }) => name).join(" · "), "note"),
    line("p", item.summary, "lead"),
    ...item.description.split(/\n{2,}/).map((text) => line("p", text, "lines")),
    ...item.photos.map(picture),
    item.programs.length > 0 && line("h2", "S čím tu můžete pomoci"),
    ...item.programs.flatMap(({ name, summary }) => [line("h3", name), line("p", summary)]),
    line("h2", "Kontakt"),
    line("p", addressOf(item.address)),
    line("p", item.opening_hours, "lines"),
    ...item.contacts.map(({ name, role, email, phone }) =>
      line("p", [name, role, email, phone].filter(Boolean).join("\n"), "lines"),
    ),
  ];
}

/** What has no page of its own in this example: its name and its texts. */
function anything(item: Record<string, unknown>): Shown {
  const text = (name: string) => (typeof item[name] === "string" ? (item[name] as string) : "");
  return [
    line("h1", text("title") || text("name")),
    line("p", text("lead") || text("summary"), "lead"),
    line("p", text("description"), "lines"),
    text("body_html") && body(text("body_html")),
  ];
}

function shown({ kind, item }: Schemas["Preview"]): Shown {
  const known: unknown = item;
  if (["news", "stories", "events"].includes(kind)) return content(known as Schemas["News"]);
  if (kind === "organizations") return organization(known as Schemas["Organization"]);
  return anything(item);
}

const token = new URLSearchParams(location.search).get("token") ?? "";
try {
  if (!token) throw new Error("no token");
  const preview = await told(centre.GET("/preview", { params: { query: { token } } }));
  place.append(...shown(preview).filter((part): part is Node | string => !!part));
  state.textContent = "Náhled. Takto stránku uvidí čtenáři, až ji zveřejníte.";
  document.title = `Náhled: ${place.querySelector("h1")?.textContent ?? ""}`;
} catch (problem) {
  place.replaceChildren(element("h1", "Náhled tu není"));
  state.classList.add("wrong");
  state.textContent = token
    ? sentenceOf(problem)
    : "Náhled otevřete v administraci tlačítkem Náhled u rozepsané stránky nebo organizace.";
}
