// The audit by sample: open a message, tick what is wrong, name what was missed, go on; all of it by keyboard.
import { post } from "../js/posting.js";

const form = document.getElementById("audit");
const find = (id) => document.getElementById(`audit-${id}`);

find("open").addEventListener("click", open);
find("add").addEventListener("click", addMissed);
document.addEventListener("keydown", onKey);
// What was opened does not stay on a screen that nobody looks at.
document.addEventListener("visibilitychange", () => document.hidden && !find("opened").hidden && location.reload());
find("open").focus();

async function open() {
  try {
    const answer = await post(form.dataset.opens);
    show((await answer.json()).pieces);
  } catch (refusal) {
    find("problem").textContent = refusal.message;
    find("problem").hidden = false;
  }
}

function show(pieces) {
  let number = 0;
  find("text").replaceChildren(
    ...pieces.map(({ text, finding, title }) => {
      if (!finding) return document.createTextNode(text);
      number += 1;
      find("findings").append(choice(number, finding, `${number}. ${title}: ${text}`));
      return marked(`${text}`, number);
    }),
  );
  find("none").hidden = number > 0;
  find("closed").hidden = true;
  find("opened").hidden = false;
  find("text").focus();
}

function marked(text, number) {
  const mark = document.createElement("mark");
  const said = Object.assign(document.createElement("span"), { className: "kind-said", textContent: ` ${number}` });
  mark.append(text, said);
  return mark;
}

function choice(number, finding, words) {
  const line = Object.assign(document.createElement("div"), { className: "field check" });
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name: "wrong", value: finding, id: `wrong-${number}` });
  const label = Object.assign(document.createElement("label"), { htmlFor: box.id, textContent: words });
  line.append(box, label);
  return line;
}

function addMissed() {
  const kind = find("kind");
  const title = kind.selectedOptions[0].textContent;
  const line = document.createElement("li");
  const field = Object.assign(document.createElement("input"), { type: "hidden", name: "missed", value: kind.value });
  const away = Object.assign(document.createElement("button"), { type: "button", className: "button small", textContent: `${title} ×` });
  away.setAttribute("aria-label", `Not missed: ${title}`);
  away.addEventListener("click", () => line.remove());
  line.append(field, away);
  find("missed").append(line);
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input:not([type=checkbox]), dialog")) return;
  if (find("opened").hidden) {
    if (event.key === "o") open();
    return;
  }
  if (/^[1-9]$/.test(event.key)) document.getElementById(`wrong-${event.key}`)?.click();
  else if (event.key === "m") find("kind").focus();
  else if (event.key === "n") form.requestSubmit();
  else return;
  event.preventDefault();
}
