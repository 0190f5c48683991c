// Adds a text field that narrows a long list of checkboxes; chosen ones stay in sight.
(() => {
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  const enhance = (box) => {
    if (box.dataset.ready) return;
    box.dataset.ready = "1";
    const options = [...box.querySelectorAll("input[type=checkbox]")].map((input) => ({
      input,
      row: input.closest("label").parentElement,
      words: fold(input.closest("label").textContent),
    }));
    if (options.length < 12) return;
    const field = document.createElement("input");
    field.type = "search";
    field.className = "filtered-checkboxes__field";
    field.placeholder = box.dataset.filterLabel;
    field.setAttribute("aria-label", box.dataset.filterLabel);
    const narrow = () => {
      const wanted = fold(field.value.trim());
      for (const { input, row, words } of options) {
        row.hidden = !input.checked && !words.includes(wanted);
      }
    };
    field.addEventListener("input", narrow);
    // Enter belongs to the filter here, not to the form around it.
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    // What is chosen comes first, so that nobody has to search for it.
    for (const { input, row } of options) {
      if (input.checked) row.parentElement.prepend(row);
    }
    box.prepend(field);
  };

  const enhanceAll = () => document.querySelectorAll("[data-filtered-checkboxes]").forEach(enhance);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enhanceAll);
  else enhanceAll();
  // A part that somebody adds to the form (Wagtail says so) has lists of its own.
  document.addEventListener("w-formset:added", enhanceAll);
})();
