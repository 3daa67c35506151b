// Bringing a list up to date without flicker: only what changed is replaced; focus, menus and scrolling stay.
const shapes = new WeakMap();

/** An element as the server drew it, without the times that grow old by themselves. */
export function shapeOf(element) {
  return element.outerHTML.replace(/(<time[^>]*>)[^<]*/g, "$1").replace(/(data-due-words[^>]*>)[^<]*/g, "$1");
}

/** Remember how the server drew these, before scripts change them. */
export function remember(elements) {
  for (const element of elements) shapes.set(element, shapeOf(element));
}

/** The elements of an answer. */
export function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** Put `fresh` in the place of `old` unless they are the same, or somebody is using a menu of it. Returns what stands there. */
export function replace(old, fresh) {
  const shape = shapeOf(fresh);
  if (shapes.get(old) === shape || old.querySelector(":popover-open")) return old;
  const focused = old.contains(document.activeElement) ? addressOf(document.activeElement) : "";
  old.replaceWith(fresh);
  shapes.set(fresh, shape);
  window.htmx?.process(fresh);
  if (focused) (fresh.matches(focused) ? fresh : fresh.querySelector(focused))?.focus({ preventScroll: true });
  return fresh;
}

/** Bring keyed children up to date. Those above the first one that is known on both sides are earlier pages: kept. */
export function patchChildren(list, fresh) {
  const known = new Map([...list.children].map((child) => [child.dataset.key, child]));
  const wanted = [...fresh].filter(({ dataset }) => !(list.dataset.hasEarlier && /^(older|start)$/.test(dataset.key)));
  const keys = new Set(wanted.map(({ dataset }) => dataset.key));
  const firstShared = [...list.children].findIndex((child) => keys.has(child.dataset.key));
  [...list.children].slice(Math.max(firstShared, 0)).forEach((child) => keys.has(child.dataset.key) || child.remove());
  let before = firstShared > 0 ? [...list.children][firstShared - 1] : null;
  for (const child of wanted) {
    const old = known.get(child.dataset.key);
    const placed = old?.isConnected ? replace(old, child) : child;
    const following = before ? before.nextElementSibling : list.firstElementChild;
    if (placed !== following) list.insertBefore(placed, following);
    if (placed === child && !shapes.has(child)) {
      shapes.set(child, shapeOf(child));
      window.htmx?.process(child);
    }
    before = placed;
  }
}

function addressOf(element) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  for (const name of ["data-finding", "popovertarget", "hx-post", "value", "href"]) {
    if (element.hasAttribute(name)) return `[${name}="${CSS.escape(element.getAttribute(name))}"]`;
  }
  return "";
}
