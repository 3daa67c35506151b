// The command palette (Ctrl or Cmd K) and the sheet of keys (?). Both read the one registry of commands.
import { addCommand, availableCommands, commandsByGroup, setSingleKeys, singleKeysOn } from "./commands.js";

const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);
let shown = [];
let chosen = 0;

export function startPalette() {
  const palette = document.getElementById("palette");
  if (!palette) return;
  const input = document.getElementById("palette-input");
  addCommand({ name: "Find a command or page", keys: "mod+k", run: open });
  addCommand({ name: "Show the keys", keys: "?", run: openKeys });
  addCommand({ name: "Switch between light and dark", run: () => document.querySelector("[data-theme-switch]").click() });
  addPlaces();
  document.addEventListener("click", (event) => event.target.closest("[data-opens-palette]") && open());
  input.addEventListener("input", () => show(input.value));
  input.addEventListener("keydown", onKey);
  document.getElementById("palette-list").addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) run(Number(option.dataset.at));
  });
}

function addPlaces() {
  for (const link of document.querySelectorAll("[data-place]")) {
    addCommand({ name: `Go to ${link.dataset.place}`, keys: link.dataset.go ?? "", group: "Go to", run: () => link.click() });
  }
  for (const item of document.querySelectorAll("#account-menu .menu-item")) {
    addCommand({ name: item.textContent.trim(), group: "Account", run: () => item.click() });
  }
}

function open() {
  const palette = document.getElementById("palette");
  if (palette.open) return palette.close();
  document.getElementById("palette-input").value = "";
  palette.showModal();
  show("");
  document.getElementById("palette-input").focus();
}

function show(query) {
  const wanted = query.trim().toLowerCase();
  shown = availableCommands()
    .filter(({ name }) => !/^Find a command/.test(name))
    .map((command) => ({ command, rank: rank(command.name.toLowerCase(), wanted) }))
    .filter(({ rank: found }) => found >= 0)
    .sort((a, b) => a.rank - b.rank || nearness(a.command) - nearness(b.command))
    .map(({ command }) => command);
  choose(0);
}

// What concerns the work at hand stands before what concerns the whole desk.
function nearness({ group }) {
  const order = ["Conversation", "List", "Go to", "Everywhere"];
  return order.includes(group) ? order.indexOf(group) : order.length;
}

// Words that begin with what is typed come first, then any place, then its letters in order.
function rank(name, wanted) {
  if (!wanted) return 0;
  if (name.split(/\W+/).some((word) => word.startsWith(wanted))) return 1;
  if (name.includes(wanted)) return 2;
  let at = -1;
  for (const letter of wanted) {
    at = name.indexOf(letter, at + 1);
    if (at < 0) return -1;
  }
  return 3;
}

function choose(at) {
  chosen = shown.length ? (at + shown.length) % shown.length : 0;
  const list = document.getElementById("palette-list");
  list.replaceChildren(...shown.map(option));
  const input = document.getElementById("palette-input");
  document.getElementById("palette-none").hidden = shown.length > 0;
  if (shown.length) input.setAttribute("aria-activedescendant", `command-${chosen}`);
  else input.removeAttribute("aria-activedescendant");
  list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
}

function option(command, at) {
  const element = document.createElement("li");
  element.className = "menu-item";
  element.id = `command-${at}`;
  element.dataset.at = at;
  element.setAttribute("role", "option");
  element.setAttribute("aria-selected", String(at === chosen));
  element.append(command.name);
  if (command.keys) {
    const keys = document.createElement("span");
    keys.className = "trail";
    keys.append(...keyCaps(command.keys));
    element.append(keys);
  }
  return element;
}

function onKey(event) {
  if (event.key === "ArrowDown") choose(chosen + 1);
  else if (event.key === "ArrowUp") choose(chosen - 1);
  else if (event.key === "Enter") run(chosen);
  else return;
  event.preventDefault();
}

function run(at) {
  const command = shown[at];
  document.getElementById("palette").close();
  command?.run();
}

function openKeys() {
  const sheet = document.getElementById("keys-sheet");
  const groups = [...commandsByGroup()].map(([group, commands]) => {
    const part = document.createElement("section");
    const title = document.createElement("h3");
    title.textContent = group;
    const list = document.createElement("ul");
    list.append(...commands.map(keyLine));
    part.append(title, list);
    return part;
  });
  sheet.replaceChildren(...groups, singleKeySwitch());
  document.getElementById("keys").showModal();
}

function keyLine({ name, keys }) {
  const line = document.createElement("li");
  const caps = document.createElement("span");
  caps.append(...keyCaps(keys));
  line.append(name, caps);
  return line;
}

function singleKeySwitch() {
  const label = document.createElement("label");
  label.className = "row";
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", className: "switch", checked: singleKeysOn() });
  box.setAttribute("role", "switch");
  box.addEventListener("change", () => setSingleKeys(box.checked));
  label.append(box, "Single keys act");
  return label;
}

function keyCaps(keys) {
  return keys.split(" ").flatMap((key) => key.split("+")).map((key) => {
    const cap = document.createElement("kbd");
    cap.textContent = { mod: isMac ? "⌘" : "Ctrl", Enter: "↵", Escape: "Esc" }[key] ?? (key.length === 1 ? key.toUpperCase() : key);
    return cap;
  });
}
