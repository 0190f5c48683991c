// Suggestions below a search field: an editable combobox with a list, after the ARIA Authoring Practices (docs/searching.md).

const set = (element, attributes) => {
  for (const name in attributes) element.setAttribute(name, attributes[name]);
};
const make = (attributes, ...inside) => {
  const element = document.createElement("span");
  set(element, attributes);
  element.append(...inside);
  return element;
};

document.querySelectorAll("input[data-suggest]").forEach((field, index) => {
  const { suggest, suggestLabel, suggestKeep } = field.dataset;
  const id = `suggestions-${index}`;
  const list = make({ id, class: "suggestions", role: "listbox", "aria-label": suggestLabel });
  const status = make({ class: "visually-hidden", role: "status" });
  let options = [];
  let shown = "";
  let chosen, timer, request;

  const choose = (place) => {
    chosen = options[place] ? place : -1;
    options.forEach((option, at) => set(option, { "aria-selected": at === chosen }));
    set(field, { "aria-activedescendant": options[chosen]?.id ?? "" });
    options[chosen]?.scrollIntoView({ block: "nearest" });
  };

  const open = (isOpen) => {
    choose(-1);
    list.hidden = !isOpen;
    set(field, { "aria-expanded": isOpen });
  };

  // An answer still on its way must not open what the reader has closed.
  const close = () => {
    clearTimeout(timer);
    request?.abort();
    open(false);
  };

  const show = (items, sentence) => {
    const groups = {};
    options = items.map((item, at) => {
      const option = make({ id: `${id}-${at}`, class: "suggestions__item", role: "option" },
        make({}, item.text), " ", make({ class: "suggestions__kind" }, item.kind));
      option.item = item;
      (groups[item.group] ??= []).push(option);
      return option;
    });
    list.replaceChildren(...Object.entries(groups).map(([name, inside]) => make({ role: "group", "aria-label": name },
      make({ class: "suggestions__group", "aria-hidden": true }, name), ...inside)));
    open(!!options.length);
    status.textContent = sentence;
  };

  const ask = async () => {
    const typed = field.value.trim();
    request?.abort();
    if (!typed[1]) return show([], "");
    const { signal } = (request = new AbortController());
    const address = new URL(suggest, location);
    address.searchParams.set("q", typed);
    try {
      const answer = await (await fetch(address, { signal })).json();
      if (signal.aborted) return;
      shown = typed;
      show(answer.items, answer.status);
    } catch {
      // Aborted; or the server or the network fails, and the search works without.
      if (!signal.aborted) show([], "");
    }
  };

  const take = ({ item }) => {
    close();
    // A question has no address: the form asks it.
    if (!item.url) {
      field.value = item.text;
      return field.form.requestSubmit();
    }
    const address = new URL(item.url, location);
    const asked = address.searchParams;
    // The rest of a filter is kept, the page of the list is not.
    if (suggestKeep !== undefined && address.search) {
      new URLSearchParams(location.search).forEach((value, name) => {
        if (!["strana", field.name].includes(name) && !asked.has(name)) asked.append(name, value);
      });
    }
    location.assign(address);
  };

  set(field, { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": id });
  field.after(list, status);
  open(false);

  field.addEventListener("input", () => {
    clearTimeout(timer);
    choose(-1);
    // An answer to other letters goes at once, one to the beginning of these when the new one is there.
    if (!field.value.trim().startsWith(shown)) open(false);
    timer = setTimeout(ask, 120);
  });

  field.addEventListener("keydown", (event) => {
    const { key } = event;
    const isOpen = !list.hidden;
    if (event.isComposing || event.altKey || event.ctrlKey) return;
    if (key === "ArrowDown" || key === "ArrowUp") {
      // Beyond the first and the last option is the field itself.
      if (!isOpen) ask();
      else choose(key === "ArrowDown" ? chosen + 1 : (chosen < 0 ? options.length : chosen) - 1);
    } else if (key === "Escape" && (isOpen || field.value)) {
      if (!isOpen) field.value = "";
      close();
      // A menu around the field stays open.
      event.stopPropagation();
    } else if (key === "Enter" && isOpen && (chosen >= 0 || !field.form)) take(options[Math.max(chosen, 0)]);
    else return;
    event.preventDefault();
  });

  field.addEventListener("blur", close);
  // The list must not take the focus before its click is understood.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("[role=option]");
    if (option) take(option);
  });
  addEventListener("pagehide", close);
});
