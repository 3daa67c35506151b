// Commands: one registry behind the keyboard, the command palette and the sheet of keys, so that the three always agree.
const SEQUENCE_MS = 1200;
const SWITCH = "single-keys";
const commands = [];
let pending = "";
let pendingTimer = 0;

/**
 * Add a command: {name, keys, group, run, when}. `keys` is "j", "g i", "?" or "mod+k"; `when` says whether it
 * can be used now. A command without keys is in the palette only.
 */
export function addCommand(command) {
  commands.push({ group: "Everywhere", keys: "", when: () => true, ...command });
}

/** Those that can be used now. */
export function availableCommands() {
  return commands.filter((command) => command.when());
}

/** All of them, by group: for the sheet of keys. */
export function commandsByGroup() {
  const groups = new Map();
  for (const command of commands.filter(({ keys }) => keys)) {
    groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  }
  return groups;
}

/** Whether single keys act (WCAG 2.1.4: they can be turned off). */
export function singleKeysOn() {
  return localStorage.getItem(SWITCH) !== "off";
}

export function setSingleKeys(on) {
  localStorage.setItem(SWITCH, on ? "on" : "off");
}

export function startCommands() {
  document.addEventListener("keydown", onKey);
}

function onKey(event) {
  if (event.defaultPrevented || event.isComposing) return;
  const pressed = nameOf(event);
  const withModifier = pressed.startsWith("mod+");
  if (!withModifier && (!singleKeysOn() || event.ctrlKey || event.metaKey || event.altKey)) return;
  if (!withModifier && (isTyping(event.target) || document.querySelector("dialog[open], .menu:popover-open"))) return;
  const wanted = pending ? `${pending} ${pressed}` : pressed;
  const usable = availableCommands();
  const command = usable.find(({ keys }) => keys === wanted);
  const isStart = !withModifier && usable.some(({ keys }) => keys.startsWith(`${wanted} `));
  clearTimeout(pendingTimer);
  pending = isStart ? wanted : "";
  if (isStart) pendingTimer = setTimeout(() => (pending = ""), SEQUENCE_MS);
  if (!command) return;
  event.preventDefault();
  command.run(event);
}

function nameOf(event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

function isTyping(target) {
  return target.isContentEditable || target.matches?.("textarea, select, input:not([type=checkbox], [type=radio], [type=button])");
}
