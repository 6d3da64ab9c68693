import { html, nothing, svg } from "/lib/lit-html/lit-html.js";
import { guard } from "/lib/lit-html/directives/guard.js";
import { repeat } from "/lib/lit-html/directives/repeat.js";
import { plug } from "./sim-keys.js";
import { say, tongue } from "./words.js";

const COLUMN = 12;
const LETTER = 24;
const LINE = 30;
const EDGE = 24;
const HEAD = 48;

const FAULTS = ["ok", "paper-near-end", "paper-out", "cover-open", "cutter-jam", "offline"];

/** A printer with the newest paper hanging from its slot and the ones before it below. */
export function printerView(device, hall, acts) {
  const { count, papers, hanging, buffered } = device.shows;
  const [newest, ...older] = papers;
  return html`<section class="printer ${device.condition}" aria-label=${say("sim.printer")}>
    <h2><span>${say("sim.printer")}</span>${plug(device, acts)}</h2>
    <div class="slot">
      <span class="lamp" aria-hidden="true"></span>
      <p role="status">${say(`sim.condition.${device.condition}`)}${buffered ? html` <small>${say("sim.paper.buffered", { n: buffered })}</small>` : nothing}</p>
      <small>${say("sim.paper.count", { n: count })}</small>
    </div>
    <div class="out">
      ${hanging.length
        ? html`<div class="paper hanging">${drawing(hanging, newest?.dots ?? 576, say("sim.paper.hanging"))}</div>`
        : nothing}
      ${newest
        ? repeat([newest], paper => paper.id, paper => paperView(paper, hall))
        : hanging.length ? nothing : html`<p class="empty">${say("sim.paper.none")}</p>`}
    </div>
    <fieldset>
      <legend>${say("sim.condition.legend")}</legend>
      ${FAULTS.map(fault => html`<button aria-pressed=${device.condition === fault} @click=${() => acts.condition(device, fault)}>${say(`sim.condition.${fault}`)}</button>`)}
    </fieldset>
    ${older.length
      ? html`<details><summary>${say("sim.paper.older")} <span class="n">${older.length}</span></summary>
          <div class="pile">${repeat(older, paper => paper.id, paper => paperView(paper, hall))}</div>
        </details>`
      : nothing}
  </section>`;
}

function paperView(paper, hall) {
  return guard([paper.id, tongue()], () => {
    const name = say("sim.paper", { id: paper.id, time: hall.timeToSeconds(paper.at) });
    return html`<figure class="paper" data-paper=${paper.id}>
      ${drawing(paper.elements, paper.dots, name)}
      <figcaption>${name}</figcaption>
    </figure>`;
  });
}

/** The paper, dot for dot as wide as the printer's: elements below one another. */
function drawing(elements, dots, name) {
  let y = HEAD;
  const parts = [];
  for (const element of elements) {
    const [part, height] = draw(element, y, dots);
    parts.push(part);
    y += height;
  }
  const tall = y + EDGE;
  return html`<svg class="print" viewBox=${`${-EDGE} 0 ${dots + 2 * EDGE} ${tall}`} role="group" aria-label=${name}>${parts}</svg>`;
}

function draw(element, y, dots) {
  switch (element.kind) {
    case "line":
      return line(element, y, dots);
    case "feed":
      return [nothing, element.lines * LINE];
    case "qr":
      return qr(element, y, dots);
    case "image":
      return image(element, y, dots);
    default:
      return [nothing, 0];
  }
}

const start = (align, width, dots) => (align === "centre" ? (dots - width) / 2 : align === "right" ? dots - width : 0);

const columns = text => [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) > 0x7f ? 2 : 1), 0);

/** Every letter stands in its cell, whatever font the browser has: the whole run is set to its width. */
function line({ align, runs }, y, dots) {
  const tallest = Math.max(1, ...runs.map(run => run.height));
  const width = runs.reduce((sum, run) => sum + columns(run.text) * COLUMN * run.width, 0);
  let x = start(align, width, dots);
  const base = y + LETTER * tallest * 0.86;
  const texts = runs.map(run => {
    const cells = columns(run.text) * COLUMN;
    const text = svg`<text transform=${`translate(${x} ${base}) scale(${run.width} ${run.height})`} textLength=${cells} lengthAdjust="spacingAndGlyphs" class=${run.bold ? "bold" : nothing}>${run.text}</text>`;
    x += cells * run.width;
    return text;
  });
  return [svg`<g>${texts}</g>`, LETTER * tallest + (LINE - LETTER)];
}

function qr({ align, text, module, size, path }, y, dots) {
  const width = size * module;
  const x = start(align, width, dots);
  const name = say("sim.paper.qr", { text });
  return [
    svg`<path class="qr" role="img" aria-label=${name} data-text=${text} transform=${`translate(${x} ${y}) scale(${module})`} d=${path}><title>${name}</title></path>`,
    width + LINE - LETTER,
  ];
}

/** Dark dots side by side become one stroke. */
function image({ align, width, height, scaleX, scaleY, dots: bits }, y, dots) {
  const bytes = Uint8Array.from(atob(bits), letter => letter.charCodeAt(0));
  const across = Math.ceil(width / 8);
  const dark = (column, row) => column < width && bytes[row * across + (column >> 3)] & (0x80 >> (column & 7));
  let path = "";
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = column;
      while (dark(column, row)) {
        column++;
      }
      if (column > from) {
        path += `M${from} ${row}h${column - from}v1h${from - column}z`;
      }
    }
  }
  const x = start(align, width * scaleX, dots);
  const name = say("sim.paper.picture", { width, height });
  return [
    svg`<path class="qr" role="img" aria-label=${name} transform=${`translate(${x} ${y}) scale(${scaleX} ${scaleY})`} d=${path}></path>`,
    height * scaleY,
  ];
}
