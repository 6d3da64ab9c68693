import { html, nothing } from "/lib/lit-html/lit-html.js";
import { causeText, remedyText } from "./causes.js";
import { Command } from "./commands.js";
import { openFace, remembered } from "./face.js";
import { office } from "./office.js";
import { knows, say } from "./words.js";

/** What each port was found to be: `"…"` while it is being asked, then the answer. */
const found = new Map();

/** The devices that were just told to show that they work. */
const tested = new Set();

let plugs = null;

/** What came from the devices lately. */
let heard = [];
const ECHO_MILLIS = 60_000;

const paint = office({
  title: "install.title",
  name: "install.install",
  links: [["/", "install.home"]],
  retold: () => repaint(),
  main: (state, hall) => html`
    <h2>${say("install.plugged")}</h2>
    ${sockets()}
    <p><button @click=${look}>${say("install.again")}</button></p>
    <h2>${say("install.configured")}</h2>
    <ul class="list">${(state.live?.devices ?? []).map(device => configured(device, hall))}</ul>
  `,
});

function sockets() {
  if (!plugs) {
    return html`<p class="none" role="status">${say("face.opening")}</p>`;
  }
  return plugs.length ? html`<ul class="list">${plugs.map(socket)}</ul>` : html`<p class="none" role="status">${say("install.plugged.none")}</p>`;
}

const socket = plug => html`<li>
  <p><b>${say(`install.kind.${plug.kind}`)} ${plug.name}</b><code>${plug.stable}</code> ${plug.usb ? html`<span>${say("install.usb", { usb: plug.usb })}</span>` : nothing}</p>
  <p role="status">${plug.open ? answer(plug) : html`<b class="bad">${say("install.denied")}</b><span>${say("devices.remedy.port-denied")}</span>`}</p>
  ${plug.device ? html`<span>${say("install.used", { id: plug.device })}</span>` : probeKey(plug)}
</li>`;

const PROBED = ["serial", "printer", "input", "hid"];

const probeKey = plug => PROBED.includes(plug.kind) && plug.open
  ? html`<button ?disabled=${[...found.values()].includes("…")} @click=${() => probe(plug)}>${say("install.probe")}</button>`
  : nothing;

function answer(plug) {
  const here = found.get(plug.port);
  if (!here) {
    return nothing;
  }
  if (here === "…") {
    return html`<span>${say("install.probing.now")}</span>`;
  }
  if (here.title) {
    return html`<b class="bad">${here.title}</b><span>${here.remedy}</span>`;
  }
  if (here.cause) {
    return html`<b class="bad">${causeText(here)}</b><span>${remedyText(here)}</span>`;
  }
  if (here.candidates.length) {
    return here.candidates.map(one => html`<b>${one.profile}</b> <span>${one.baud || nothing} ${one.address > 1 ? say("install.address", { address: one.address }) : nothing}</span> `);
  }
  return html`<span>${here.noiseBytes ? say("install.noise", { n: here.noiseBytes }) : say("install.silent")}</span>`;
}

const configured = (device, hall) => html`<li>
  <p><b>${knows(`devices.kind.${device.kind}`) ? say(`devices.kind.${device.kind}`) : device.kind}</b><code>${device.id}</code> <span>${device.window ? hall.windowName(device.window) : nothing}</span></p>
  <p role="status">
    <b class=${["fault", "absent"].includes(device.state) ? "bad" : ""}>${say(`devices.state.${device.state}`)}${device.cause ? html`${say("face.colon")}${causeText(device)}` : nothing}</b>
    <span>${remedyText(device)}</span>
    ${echo(device)}
    ${tested.has(device.id) ? html`<span>${say("install.tested")}</span>` : nothing}
  </p>
  <button @click=${() => test(device)} aria-label="${say("install.test")} ${device.id}">${say("install.test")}</button>
</li>`;

/** What came from the device in the last minute: whoever installs it presses its keys and sees it. */
function echo(device) {
  const last = heard.findLast(one => one.device === device.id && Date.now() - new Date(one.at) < ECHO_MILLIS);
  return last ? html`<span class="echo">${say(`install.${last.what}`, { key: last.value, level: last.value, card: last.value, cause: last.value, code: last.value })}</span>` : nothing;
}

async function listen() {
  try {
    const answer = await fetch("/api/v1/plugs/heard", { cache: "no-store" });
    const all = answer.ok ? await answer.json() : [];
    heard = Array.isArray(all) ? all : [];
  } catch {
    heard = [];
  }
  repaint();
}

async function look() {
  const answer = await fetch("/api/v1/plugs", { cache: "no-store" });
  plugs = answer.ok ? await answer.json() : [];
  repaint();
}

async function probe(plug) {
  found.set(plug.port, "…");
  repaint();
  try {
    const answer = await fetch("/api/v1/plugs/probe", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ port: plug.port }) });
    found.set(plug.port, await answer.json());
  } catch {
    found.set(plug.port, { title: say("face.unreached.title"), remedy: say("face.unreached.remedy") });
  }
  repaint();
}

async function test(device) {
  try {
    await new Command(`/api/v1/devices/${device.id}/test`).send();
    tested.add(device.id);
  } catch {
    tested.delete(device.id);
  }
  repaint();
}

const { repaint } = await openFace({
  files: ["install", "devices"],
  language: hall => remembered.language(hall),
  paint,
});

await look();
setInterval(() => document.hidden || listen(), 1_000);
