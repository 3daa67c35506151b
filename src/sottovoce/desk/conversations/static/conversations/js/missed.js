// What the detector missed: an agent names the words, here they are found in the message, and only their place is
// sent. Words that were selected before are filled in.
import { correct } from "./correct.js";

const find = (id) => document.getElementById(id);
let message = null;

export function startMissed() {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-marks-missed]");
    if (opener) open(opener);
  });
  find("missed-form")?.addEventListener("submit", mark);
}

function open(opener) {
  message = opener.dataset.marksMissed;
  opener.closest(".menu").hidePopover();
  find("missed-words").value = selectedIn(bubble());
  complain("");
  find("missed-dialog").showModal();
  find("missed-words").focus();
}

function bubble() {
  return document.querySelector(`#m-${CSS.escape(message)} .bubble`);
}

function selectedIn(element) {
  const selection = getSelection();
  return selection.rangeCount && element.contains(selection.anchorNode) ? selection.toString().trim() : "";
}

async function mark(event) {
  event.preventDefault();
  const place = placeOf(find("missed-words").value.trim());
  if (place === null) return complain(find("missed-form").dataset.notFound);
  try {
    await correct(`/messages/${message}/missed/`, { kind: find("missed-kind").value, ...place }, find("missed-later").checked);
    find("missed-words").value = "";
    find("missed-later").checked = false;
    find("missed-dialog").close();
  } catch (refusal) {
    complain(refusal.message);
  }
}

// The first place where the words stand in one piece of plain text, counted in code points as the desk counts.
function placeOf(words) {
  if (words === "") return null;
  for (const piece of bubble().querySelectorAll("[data-segment]")) {
    const at = piece.textContent.indexOf(words);
    if (at < 0) continue;
    const start = [...piece.textContent.slice(0, at)].length;
    return { segment: piece.dataset.segment, start, end: start + [...words].length };
  }
  return null;
}

function complain(words) {
  const problem = find("missed-problem");
  problem.replaceChildren(Object.assign(document.createElement("li"), { textContent: words }));
  problem.hidden = words === "";
}
