// What another program sends a printer for a QR code: qr.js TEXT SIZE
const Encoder = require("@point-of-sale/receipt-printer-encoder");
const Maker = Encoder.default ?? Encoder;
const bytes = new Maker({ language: "esc-pos" })
  .qrcode(process.argv[2], { model: 2, size: Number(process.argv[3]), errorlevel: "m" })
  .encode();
console.log(Buffer.from(bytes).toString("hex").toUpperCase());
