// Small helps of the public forms: what has to be mended gets the focus, long texts count their characters.

document.querySelectorAll("[data-focus]").forEach((notice, index) => {
  if (index === 0) notice.focus();
});

// A link to a choice inside a closed <details> opens it.
document.querySelectorAll(".error-summary a").forEach((link) => {
  link.addEventListener("click", (event) => {
    const field = document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    const closed = field.closest("details");
    if (closed) closed.open = true;
    field.focus();
    field.closest(".form-field")?.scrollIntoView({ block: "start" });
  });
});

document.querySelectorAll("[data-counter]").forEach((note) => {
  const field = document.getElementById(note.dataset.counter);
  const count = () => {
    const left = Number(field.dataset.limit) - [...field.value].length;
    note.textContent = left < 0 ? `${note.dataset.over} ${-left}` : `${note.dataset.left} ${left}`;
    note.classList.toggle("form-field__error", left < 0);
  };
  note.hidden = false;
  field.addEventListener("input", count);
  count();
});
