import { html, nothing } from "/lib/lit-html/lit-html.js";
import { pick, say } from "./words.js";

const CLASSES = ["ordinary", "priority", "green", "appointment"];
const CREDITED = ["priority", "appointment", "green"];
const RETURNS = ["on-scan", "after-calls", "back", "final"];
/** Nobody but whoever lacks papers knows when they have them. */
const WITH_PAPERS = ["on-scan", "final"];
const PLACES = ["by-arrival", "front", "back"];
const WHENS = ["always", "waiting", "waited", "nobody", "during"];
const HOWS = ["call", "oldest", "in-order", "turns"];

/**
 * The rules as a form: sentences with holes. Each change hands a new tree to `changed`; the tree has
 * the shape that stands in a hall file under `call-rules`.
 */
export function rulesForm(rules, hall, changed) {
  const set = (path, value) => changed(put(rules, path, value));
  return html`<div class="form">
    <fieldset><legend>${say("rules-page.credits")}</legend>
      ${CREDITED.map(of => duration(say(`rules-page.credit.${of}`), rules.credits?.[of], value => set(["credits", of], value ?? "0 min"), 60))}
    </fieldset>
    ${(rules.windows ?? []).map((rule, i) => windowRule(rule, hall, value => set(["windows", i], value), () => set(["windows"], without(rules.windows, i))))}
    <button class="add" @click=${() => set(["windows"], [...(rules.windows ?? []), fresh(rules)])}>${say("rules-page.add-rule")}</button>
    <fieldset><legend>${say("rules-page.appointments")}</legend>
      ${duration(say("rules-page.early"), rules.appointments?.early, value => set(["appointments", "early"], value ?? "0 min"), 60)}
      ${duration(say("rules-page.late"), rules.appointments?.late, value => set(["appointments", "late"], value ?? "0 min"), 60)}
    </fieldset>
    ${returning("no-show", rules["no-show"], value => set(["no-show"], value))}
    ${returning("held", rules.held, value => set(["held"], value))}
    <fieldset><legend>${say("rules-page.others")}</legend>
      ${choice(say("rules-page.transfer"), PLACES, rules.transfer?.place ?? "by-arrival", one => say(`rules-page.place.${one}`), value => set(["transfer", "place"], value))}
      ${duration(say("rules-page.pin"), rules.transfer?.pin, value => set(["transfer", "pin"], value ?? "30 min"), 60)}
      ${duration(say("rules-page.parked"), rules.parked, value => set(["parked"], value ?? "30 min"), 60)}
      ${duration(say("rules-page.recall-gap"), rules["recall-gap"], value => set(["recall-gap"], value ?? "0 s"), 1)}
      ${duration(say("rules-page.undo"), rules.undo, value => set(["undo"], value ?? "0 s"), 1)}
      ${duration(say("rules-page.rating"), rules.rating, value => set(["rating"], value ?? "30 s"), 1)}
    </fieldset>
  </div>`;
}

const fresh = rules => ({
  rule: `rule-${(rules.windows?.length ?? 0) + 1}`,
  at: [],
  guard: "60 min",
  steps: [{ id: "earliest", call: "own" }],
});

/** A tree with one value changed; nothing else is touched, so that lit sees what is new. */
function put(tree, [first, ...rest], value) {
  const copy = Array.isArray(tree) ? [...tree] : { ...tree };
  const next = rest.length ? put(copy[first] ?? {}, rest, value) : value;
  if (next === undefined) {
    delete copy[first];
  } else {
    copy[first] = next;
  }
  return copy;
}

const without = (list, index) => list.filter((_, i) => i !== index);

/** Seconds of `1 h 30 min`. */
export function seconds(text) {
  const [, h = 0, min = 0, s = 0] = /^(?:(\d+) ?h)? ?(?:(\d+) ?min)? ?(?:(\d+) ?s)?$/.exec(text ?? "") ?? [];
  return Number(h) * 3600 + Number(min) * 60 + Number(s);
}

/** A length of time in minutes (60) or seconds (1); an empty field is none. */
const duration = (label, value, changed, unit) => html`<label><span>${label}</span>
  <span class="with-unit"><input type="number" min="0" max="1440" step="1" inputmode="numeric" .value=${value === undefined ? "" : String(seconds(value) / unit)}
    @change=${event => changed(event.target.value === "" ? undefined : `${Number(event.target.value)} ${unit === 60 ? "min" : "s"}`)}>
  ${say(unit === 60 ? "rules-page.minutes" : "rules-page.seconds")}</span></label>`;

const number = (label, value, most, changed) => html`<label><span>${label}</span>
  <input type="number" min="0" max=${most} step="1" inputmode="numeric" .value=${String(value ?? 0)} @change=${event => changed(Number(event.target.value))}></label>`;

const choice = (label, options, value, name, changed) => html`<label><span>${label}</span><select @change=${event => changed(event.target.value)}>
  ${options.map(one => html`<option value=${one} ?selected=${one === value}>${name(one)}</option>`)}
</select></label>`;

const tick = (label, value, changed) => html`<label class="tick"><input type="checkbox" .checked=${value} @change=${event => changed(event.target.checked)}> <span>${label}</span></label>`;

function returning(name, rule = {}, changed) {
  const how = rule.return ?? "on-scan";
  const set = (key, value) => changed({ ...rule, [key]: value });
  return html`<fieldset><legend>${say(`rules-page.${name}`)}</legend>
    ${choice(say("rules-page.return"), name === "held" ? WITH_PAPERS : RETURNS, how, one => say(`rules-page.return.${one}`), value => changed(value === "final" ? { return: value } : { after: 0, times: 1, within: "60 min", "same-window": false, ...rule, return: value }))}
    ${how === "final"
      ? nothing
      : html`${number(say("rules-page.after"), rule.after, 50, value => set("after", value))}
          ${number(say("rules-page.times"), rule.times, 9, value => set("times", value))}
          ${duration(say("rules-page.within"), rule.within, value => set("within", value ?? "60 min"), 60)}
          ${tick(say("rules-page.same-window"), rule["same-window"] ?? false, value => set("same-window", value))}`}
  </fieldset>`;
}

function windowRule(rule, hall, changed, drop) {
  const set = (path, value) => changed(put(rule, path, value));
  const at = new Set((rule.at ?? []).map(Number));
  const steps = rule.steps ?? [];
  const move = (from, to) => {
    const moved = [...steps];
    moved.splice(to, 0, ...moved.splice(from, 1));
    set(["steps"], moved);
  };
  return html`<fieldset class="rule"><legend>${say("rules-page.rule", { rule: rule.rule })}</legend>
    <label><span>${say("rules-page.rule-name")}</span><input maxlength="40" .value=${rule.rule} @change=${event => set(["rule"], event.target.value)}></label>
    <div class="windows" role="group" aria-label=${say("rules-page.at")}>${hall.windows.map(window =>
      tick(hall.windowName(window.id), at.has(window.id), on => {
        on ? at.add(window.id) : at.delete(window.id);
        set(["at"], [...at].sort((a, b) => a - b));
      }),
    )}</div>
    ${duration(say("rules-page.guard"), rule.guard, value => set(["guard"], value), 60)}
    ${duration(say("rules-page.auto-call"), rule["auto-call"], value => set(["auto-call"], value), 1)}
    <ol class="steps">${steps.map((step, i) => stepView(step, hall, value => set(["steps", i], value), {
      up: i > 0 ? () => move(i, i - 1) : null,
      down: i < steps.length - 1 ? () => move(i, i + 1) : null,
      drop: () => set(["steps"], without(steps, i)),
    }))}</ol>
    <button class="add" @click=${() => set(["steps"], [...steps, { id: `step-${steps.length + 1}`, call: "own" }])}>${say("rules-page.add-step")}</button>
    <button class="drop" @click=${drop}>${say("rules-page.drop-rule")}</button>
  </fieldset>`;
}

const whenOf = step => WHENS.find(one => step.when?.[one] !== undefined) ?? "always";
const howOf = step => HOWS.find(one => step[one] !== undefined) ?? "call";

/** The groups of a step as [lines, times]. */
function groupsOf(step) {
  const how = howOf(step);
  const value = step[how];
  return how === "turns" ? Object.entries(value) : (Array.isArray(value) ? value : [value ?? "own"]).map(lines => [lines, 1]);
}

function withGroups(step, how, groups) {
  const { call, oldest, "in-order": inOrder, turns, ...rest } = step;
  return { ...rest, [how]: how === "turns" ? Object.fromEntries(groups) : groups.map(([lines]) => lines) };
}

function stepView(step, hall, changed, { up, down, drop }) {
  const how = howOf(step);
  const groups = groupsOf(step);
  const regroup = next => changed(withGroups(step, how, next));
  return html`<li>
    ${whenView(step, hall, changed)}
    ${choice(say("rules-page.how"), HOWS, how, one => say(`rules-page.how.${one}`), next => changed(withGroups(step, next, groups.length > 1 || (next !== "turns" && next !== "in-order") ? groups : [["own.priority", 1], ["own.ordinary", 1]])))}
    ${groups.map(([lines, times], i) => html`<div class="group">
      ${linesView(lines, hall, next => regroup(groups.map((one, j) => (i === j ? [next, times] : one))))}
      ${how === "turns" ? number(say("rules-page.turn"), times, 99, next => regroup(groups.map((one, j) => (i === j ? [lines, Math.max(1, next)] : one)))) : nothing}
      ${groups.length > 1 ? html`<button class="drop" aria-label=${say("rules-page.drop-lines")} @click=${() => regroup(without(groups, i))}>×</button>` : nothing}
    </div>`)}
    <div class="step-acts">
      <button @click=${() => regroup([...groups, [unused(groups, hall), 1]])}>${say("rules-page.add-lines")}</button>
      <button ?disabled=${!up} @click=${up}>${say("rules-page.up")}</button>
      <button ?disabled=${!down} @click=${down}>${say("rules-page.down")}</button>
      <button class="drop" @click=${drop}>${say("rules-page.drop-step")}</button>
    </div>
  </li>`;
}

/** Lines that the groups do not name yet. */
const unused = (groups, hall) => {
  const named = new Set(groups.map(([lines]) => lines));
  const candidates = [...CLASSES.map(of => `own.${of}`), ...hall.services.map(service => service.id)];
  return candidates.find(lines => !named.has(lines)) ?? "own";
};

function whenView(step, hall, changed) {
  const when = whenOf(step);
  const set = (key, value) => changed({ ...step, when: { ...step.when, [key]: value } });
  const turn = next => {
    const { when: _, ...rest } = step;
    const made = { waiting: { waiting: "own", over: 10, until: 5 }, waited: { waited: "own", over: "30 min", until: "30 min" }, nobody: { nobody: "own" }, during: { during: ["12:00-13:30"] } }[next];
    changed(made ? { ...rest, when: made } : rest);
  };
  return html`${choice(say("rules-page.when"), WHENS, when, one => say(`rules-page.when.${one}`), turn)}
    ${when === "waiting"
      ? html`${linesView(step.when.waiting, hall, value => set("waiting", value))} ${number(say("rules-page.over-n"), step.when.over, 999, value => set("over", value))} ${number(say("rules-page.until-n"), step.when.until, 999, value => set("until", value))}`
      : nothing}
    ${when === "waited"
      ? html`${linesView(step.when.waited, hall, value => set("waited", value))} ${duration(say("rules-page.over-t"), step.when.over, value => set("over", value ?? "30 min"), 60)} ${duration(say("rules-page.until-t"), step.when.until, value => set("until", value), 60)}`
      : nothing}
    ${when === "nobody" ? linesView(step.when.nobody, hall, value => set("nobody", value)) : nothing}
    ${when === "during"
      ? html`<label><span>${say("rules-page.during")}</span><input .value=${step.when.during.join(", ")} @change=${event => set("during", event.target.value.split(",").map(one => one.trim()).filter(Boolean))}></label>`
      : nothing}`;
}

/** Lines such as `own.priority` or `tax.priority, permit.priority`: which services, which classes. */
function linesView(lines, hall, changed) {
  const words = String(lines ?? "own").split(",").map(word => word.trim());
  const names = words.map(word => word.split(".")[0]);
  const classes = words[0].includes(".") ? words[0].split(".")[1].split("+") : [];
  const join = (services, of) => changed(services.map(name => (of.length ? `${name}.${of.join("+")}` : name)).join(", "));
  return html`<span class="lines">
    <label><span>${say("rules-page.of")}</span><select @change=${event => join([event.target.value], classes)}>
      ${names.length > 1 ? html`<option selected value=${names.join(",")}>${names.map(name => pick(hall.service(name).name)).join(say("face.list"))}</option>` : nothing}
      <option value="own" ?selected=${names.length === 1 && names[0] === "own"}>${say("rules-page.own")}</option>
      ${hall.services.map(service => html`<option value=${service.id} ?selected=${names.length === 1 && names[0] === service.id}>${pick(service.name)}</option>`)}
    </select></label>
    <label><span>${say("rules-page.class")}</span><select @change=${event => join(names, event.target.value ? event.target.value.split("+") : [])}>
      <option value="" ?selected=${!classes.length}>${say("rules-page.class.all")}</option>
      ${classes.length > 1 ? html`<option selected value=${classes.join("+")}>${classes.map(of => say(`rules-page.class.${of}`)).join(say("face.list"))}</option>` : nothing}
      ${CLASSES.map(of => html`<option value=${of} ?selected=${classes.length === 1 && classes[0] === of}>${say(`rules-page.class.${of}`)}</option>`)}
    </select></label>
  </span>`;
}
