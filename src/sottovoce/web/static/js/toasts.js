// Toasts: one line at the bottom that says what happened, read out politely, gone by itself.
const ERROR_SECONDS = 9;
const SECONDS = 5;

/** Say something. `action` is {label, run}; returns the toast, so that a caller can take it away early. */
export function toast(text, { kind = "", action = null, seconds = kind === "error" ? ERROR_SECONDS : SECONDS } = {}) {
  const element = document.createElement("div");
  element.className = `toast ${kind}`;
  const words = document.createElement("span");
  words.textContent = text;
  element.append(words);
  if (action) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = action.label;
    button.addEventListener("click", () => {
      element.remove();
      action.run();
    });
    element.append(button);
  }
  document.getElementById("toasts").append(element);
  if (seconds) setTimeout(() => element.remove(), seconds * 1000);
  return element;
}

/** What a refused request said, in words: every problem page and fragment carries `data-problem`. */
export function problemIn(html) {
  const found = new DOMParser().parseFromString(html, "text/html").querySelector("[data-problem]");
  if (!found) return "That did not work. Load the page again and try once more.";
  return [found.dataset.problem, found.dataset.remedy].filter(Boolean).join(" ");
}

export function startToasts() {
  for (const element of document.querySelectorAll("[data-toast]")) {
    setTimeout(() => element.remove(), 2 * SECONDS * 1000);
  }
  document.body.addEventListener("htmx:responseError", (event) => {
    const { xhr } = event.detail;
    if (xhr.status !== 401) toast(problemIn(xhr.responseText), { kind: "error" });
  });
  document.body.addEventListener("htmx:sendError", () =>
    toast("The desk cannot be reached. Nothing was changed.", { kind: "error" }),
  );
}
