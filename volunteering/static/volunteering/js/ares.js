// The button beside an IČO in the admin: fills what the business register knows into fields that are empty.
(() => {
  const FIELDS = ["name", "legal_form", "street", "postal_code"];

  const fill = (field, value) => {
    field.value = value;
    // The slug follows the name, and unsaved changes are noticed.
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
  };

  // The chooser of a snippet keeps its key in a hidden field and shows a name.
  const choose = (field, key, label) => {
    const chooser = document.getElementById(`${field.id}-chooser`);
    if (!chooser) return false;
    chooser.querySelector("[data-chooser-title]").textContent = label;
    chooser.classList.remove("blank");
    fill(field, key);
    return true;
  };

  const fillEmpty = (form, { values, seat_label: seatLabel }) => {
    let filled = 0;
    for (const name of FIELDS) {
      const field = form.elements[name];
      if (!values[name] || !field || field.value.trim()) continue;
      fill(field, values[name]);
      filled += 1;
    }
    const seat = form.elements.seat;
    if (values.seat && seat && !seat.value && choose(seat, values.seat, seatLabel)) filled += 1;
    return filled;
  };

  const enhance = (box) => {
    if (box.dataset.ready) return;
    box.dataset.ready = "1";
    const button = box.querySelector("button");
    const status = box.querySelector("[role=status]");
    button.addEventListener("click", async () => {
      const { form } = button;
      button.disabled = true;
      status.textContent = "…";
      try {
        const query = new URLSearchParams({ ico: form.elements.ico.value });
        const response = await fetch(`${box.dataset.register}?${query}`);
        if (!response.ok) throw new Error(String(response.status));
        const answer = await response.json();
        const isFilled = fillEmpty(form, answer) > 0;
        status.textContent = isFilled || !answer.nothing ? answer.sentence : answer.nothing;
      } catch {
        status.textContent = box.dataset.failed;
      }
      button.disabled = false;
    });
  };

  const enhanceAll = () => document.querySelectorAll("[data-register]").forEach(enhance);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enhanceAll);
  else enhanceAll();
})();
