// Shows how far an import is. Without this script the same form waits for the result page.
(() => {
  const form = document.querySelector("form[data-import]");
  if (!form) return;
  const box = form.querySelector("[data-import-progress]");
  const bar = box.querySelector("progress");
  const text = box.querySelector("[data-import-text]");
  const button = form.querySelector("button[type=submit]");

  // Whoever leaves the page stops the import, and nothing of it stays.
  const warn = (event) => event.preventDefault();

  const show = ({ done, total }) => {
    bar.max = total;
    bar.value = done;
    text.textContent = form.dataset.text.replace("{done}", done).replace("{total}", total);
  };

  const lines = async function* (response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const parts = (rest + value).split("\n");
      rest = parts.pop();
      for (const part of parts) yield JSON.parse(part);
    }
  };

  const run = async () => {
    const response = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/x-ndjson" },
    });
    // Signed out meanwhile, or the form is stale: the server has sent a page instead.
    if (!response.ok || !response.headers.get("Content-Type").includes("ndjson")) {
      throw new Error(response.status);
    }
    for await (const line of lines(response)) {
      if (line.url) return line.url;
      show(line);
    }
    throw new Error("the stream ended early");
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    box.hidden = false;
    window.addEventListener("beforeunload", warn);
    try {
      const url = await run();
      window.removeEventListener("beforeunload", warn);
      window.location.assign(url);
    } catch {
      window.removeEventListener("beforeunload", warn);
      text.textContent = form.dataset.failure;
      button.disabled = false;
    }
  });
})();
