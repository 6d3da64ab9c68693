// Reads a frame by a description in Kaitai Struct and prints every field as JSON: node kaitai.js KSY HEX.
// The compiler and the runtime are another's programs, found by NODE_PATH.
const fs = require("fs");
const yaml = require("js-yaml");
const compiler = require("kaitai-struct-compiler");
const KaitaiStream = require("kaitai-struct/KaitaiStream");

const description = yaml.load(fs.readFileSync(process.argv[2], "utf8"));
compiler.compile("javascript", description, null, false).then((files) => {
  const [name, code] = Object.entries(files)[0];
  const loaded = { exports: {} };
  new Function("module", "exports", "require", "define", code)(
    loaded, loaded.exports, (wanted) => require(wanted), undefined);
  const type = loaded.exports[name.replace(".js", "")] || loaded.exports;
  const bytes = Buffer.from(process.argv[3], "hex");
  const frame = new type(new KaitaiStream(bytes.buffer.slice(
    bytes.byteOffset, bytes.byteOffset + bytes.length)));
  const fields = {};
  for (const [key, value] of Object.entries(frame)) {
    if (!key.startsWith("_")) {
      fields[key] = value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value;
    }
  }
  console.log(JSON.stringify(fields));
});
