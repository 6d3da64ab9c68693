package hall.device.printer;

import io.nayuki.qrcodegen.QrCode;

/// QR codes as pictures, for printers that have none of their own.
final class Symbols {

  private static final int QUIET_MODULES = 4;

  private Symbols() {}

  /// The code in the middle of the paper.
  static Dots qr(Page.Qr qr, int dots) {
    QrCode code = QrCode.encodeText(qr.text(), QrCode.Ecc.MEDIUM);
    int side = (code.size + 2 * QUIET_MODULES) * qr.moduleDots();
    int left = Math.max(0, (dots - side) / 2);
    var paper = new Dots(Math.max(dots, side), side);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        if (code.getModule(
            x / qr.moduleDots() - QUIET_MODULES, y / qr.moduleDots() - QUIET_MODULES)) {
          paper.black(left + x, y);
        }
      }
    }
    return paper;
  }
}
