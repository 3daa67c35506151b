// Dialogs and menus: the browser's own <dialog> and popover; this adds only opening by attribute, placing, and arrow keys.
const GAP = 6;
let lastInvoker = null;

export function startDialogs() {
  document.addEventListener("click", onClick);
  document.addEventListener("toggle", onToggle, true);
  document.addEventListener("keydown", onKey);
}

function onClick(event) {
  const opener = event.target.closest("[data-opens-dialog]");
  if (opener) document.getElementById(opener.dataset.opensDialog)?.showModal();
  const closer = event.target.closest("[data-closes-dialog]");
  if (closer) closer.closest("dialog")?.close();
  if (event.target.matches?.("dialog.dialog") && isOutside(event.target, event)) event.target.close();
  const invoker = event.target.closest("[popovertarget]");
  if (invoker) lastInvoker = invoker;
  const copier = event.target.closest("[data-copies]");
  if (copier) copy(copier);
}

// A click on the dialog element itself may be in its padding; only outside its box is the backdrop.
function isOutside(dialog, { clientX, clientY }) {
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

function onToggle(event) {
  const menu = event.target;
  if (!menu.matches?.(".menu[popover]")) return;
  const invoker = lastInvoker?.getAttribute("popovertarget") === menu.id ? lastInvoker : document.querySelector(`[popovertarget="${menu.id}"]`);
  invoker?.setAttribute("aria-expanded", String(event.newState === "open"));
  if (event.newState !== "open" || !invoker) return;
  place(menu, invoker.getBoundingClientRect(), invoker.hasAttribute("data-place-beside"));
  (menu.querySelector("[autofocus]") ?? menu.querySelector(".menu-item"))?.focus();
}

function place(menu, box, beside) {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const rtl = document.documentElement.dir === "rtl";
  let left = beside ? box.right + GAP : rtl || box.left + width > innerWidth - GAP ? box.right - width : box.left;
  let top = beside ? box.bottom - height : box.bottom + GAP;
  if (top + height > innerHeight - GAP) top = beside ? innerHeight - height - GAP : box.top - height - GAP;
  left = Math.max(GAP, Math.min(left, innerWidth - width - GAP));
  menu.style.left = `${left}px`;
  menu.style.top = `${Math.max(GAP, top)}px`;
}

function onKey(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const menu = event.target.closest?.(".menu");
  if (!menu || event.target.matches("textarea, select")) return;
  const items = [...menu.querySelectorAll(".menu-item, input")].filter((item) => item.offsetParent !== null);
  const step = event.key === "ArrowDown" ? 1 : -1;
  const next = items[(items.indexOf(document.activeElement) + step + items.length) % items.length];
  event.preventDefault();
  next?.focus();
}

async function copy(button) {
  const source = document.querySelector(button.dataset.copies);
  await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
  const before = button.textContent;
  button.textContent = "Copied";
  setTimeout(() => (button.textContent = before), 1600);
}
