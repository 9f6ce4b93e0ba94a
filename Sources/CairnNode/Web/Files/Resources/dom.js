// Small words for making elements. Texts are always text nodes: nothing from the chain is ever
// read as markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** An HTML element with attributes, listeners (`onclick`) and children. */
export function make(tag, properties, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/** An SVG element with attributes and children. */
export function draw(tag, properties, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

/** The element of the page with an id. */
export const byID = (id) => document.getElementById(id);
