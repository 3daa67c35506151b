// The countdown ring: how long something is still there. The circle is 100 units round, so a share is its offset.
const SVG = "http://www.w3.org/2000/svg";

/** A ring that runs out in so many seconds. */
export function ring(seconds) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 36 36");
  drawing.setAttribute("class", "ring");
  drawing.setAttribute("aria-hidden", "true");
  for (const name of ["", "left"]) {
    const circle = document.createElementNS(SVG, "circle");
    for (const [key, value] of Object.entries({ cx: 18, cy: 18, r: 15.9155, pathLength: 100, class: name })) {
      circle.setAttribute(key, value);
    }
    drawing.append(circle);
  }
  const left = drawing.lastElementChild;
  left.style.transitionDuration = `${seconds}s`;
  left.style.strokeDashoffset = "0";
  requestAnimationFrame(() => requestAnimationFrame(() => (left.style.strokeDashoffset = "100")));
  return drawing;
}
