import { knows, say } from "./words.js";

/** What a cause is about, in words where there are any: a script without a typeface. */
const about = detail => (knows(`devices.script.${detail}`) ? say(`devices.script.${detail}`) : detail);

/** Why a device is as it is. Needs the word file `devices`. */
export function causeText({ cause, detail = "" }) {
  return knows(`devices.cause.${cause}`) ? say(`devices.cause.${cause}`, { what: about(detail) }) : say("devices.cause.other", { code: cause });
}

/** What helps; empty where nobody knows. */
export function remedyText({ cause, detail = "" }) {
  return cause && knows(`devices.remedy.${cause}`) ? say(`devices.remedy.${cause}`, { what: about(detail) }) : "";
}
