// Small improvements of pages that work without them: menu, filters, opening hours, double clicks.

const wide = matchMedia("(min-width: 62em)");

// Menu of small screens: Escape and a click elsewhere close it.
const menu = document.querySelector("details.menu");
if (menu) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
}

// Facets stand open where there is room for them beside the list.
if (wide.matches) document.querySelectorAll("details[data-open-wide]").forEach((facet) => (facet.open = true));

// <form data-auto-submit>: a choice made by pointer sends the form, so its button [data-auto-submit-button] is not needed.
// Arrow keys change a <select> at every step; whoever uses the keyboard therefore keeps the button.
document.querySelectorAll("form[data-auto-submit]").forEach((form) => {
  const buttons = form.querySelectorAll("[data-auto-submit-button]");
  let keyboard = false;
  const useKeyboard = (value) => {
    keyboard = value;
    if (value) buttons.forEach((button) => (button.hidden = false));
  };
  buttons.forEach((button) => (button.hidden = true));
  form.addEventListener("keyup", () => useKeyboard(true));
  form.addEventListener("pointerdown", () => useKeyboard(false));
  form.addEventListener("change", (event) => {
    if (!keyboard && event.target.matches("select, [type=checkbox], [type=radio]")) form.requestSubmit();
  });
  // Empty fields stay out of the address, which people share.
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  });
});

// <p class="open-state" data-until="ISO time" data-then="text" data-then-state="closed">: the label changes when its time has come,
// also in a tab that slept or came back by the Back button.
const refreshOpenStates = () => {
  document.querySelectorAll("[data-until]").forEach((label) => {
    const wait = Date.parse(label.dataset.until) - Date.now();
    if (Number.isNaN(wait)) return;
    if (wait > 0) {
      clearTimeout(label.timer);
      label.timer = setTimeout(refreshOpenStates, Math.min(wait + 500, 2 ** 31 - 1));
      return;
    }
    label.textContent = label.dataset.then;
    label.classList.remove("open-state--open", "open-state--soon", "open-state--closed");
    if (label.dataset.thenState) label.classList.add(`open-state--${label.dataset.thenState}`);
    label.removeAttribute("data-until");
  });
};
refreshOpenStates();
document.addEventListener("visibilitychange", refreshOpenStates);

// <form data-once>: the second click of a double click does nothing; the server makes sure of it too.
document.querySelectorAll("form[data-once]").forEach((form) => {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    if (event.defaultPrevented) return;
    form.dataset.sent = "yes";
    form.querySelectorAll("[type=submit]").forEach((button) => button.setAttribute("aria-disabled", "true"));
  });
});
addEventListener("pageshow", () => {
  refreshOpenStates();
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[type=submit]").forEach((button) => button.removeAttribute("aria-disabled"));
  });
});
