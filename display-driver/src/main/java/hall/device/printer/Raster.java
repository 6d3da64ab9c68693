package hall.device.printer;

import io.nayuki.qrcodegen.QrCode;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextAttribute;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lines and QR codes as pictures, for printers that have no Chinese letters or no QR codes of
/// their own. Works with every printer and every script this machine has a font for.
final class Raster {

  /// What a printer may have to swallow before it can answer a question.
  private static final int BAND_ROWS = 48;

  private static final double LEADING = 1.25;
  private static final int QUIET_MODULES = 4;
  private static final int BLACK = 1;
  private static final IndexColorModel WHITE_AND_BLACK =
      new IndexColorModel(1, 2, new byte[] {-1, 0}, new byte[] {-1, 0}, new byte[] {-1, 0});

  private Raster() {}

  static List<byte[]> text(Page.Text text, int dots, int columns) {
    List<byte[]> bands = new ArrayList<>();
    for (String line : new Columns(columns / text.width()).lines(text.text())) {
      bands.addAll(bands(drawn(line, text, dots, columns)));
    }
    return bands;
  }

  static List<byte[]> qr(Page.Qr qr, int dots) {
    QrCode code = QrCode.encodeText(qr.text(), QrCode.Ecc.MEDIUM);
    int side = (code.size + 2 * QUIET_MODULES) * qr.moduleDots();
    int left = Math.max(0, (dots - side) / 2);
    BufferedImage paper = blank(Math.max(dots, side), side);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int column = x / qr.moduleDots() - QUIET_MODULES;
        int row = y / qr.moduleDots() - QUIET_MODULES;
        if (code.getModule(column, row)) {
          paper.getRaster().setSample(left + x, y, 0, BLACK);
        }
      }
    }
    return bands(paper);
  }

  private static BufferedImage drawn(String line, Page.Text text, int dots, int columns) {
    int columnDots = dots / columns;
    int height = (int) Math.ceil(2 * columnDots * LEADING);
    BufferedImage paper = blank(dots, height * text.height());
    Graphics2D pen = paper.createGraphics();
    try {
      pen.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
      pen.setColor(Color.BLACK);
      pen.setFont(font(2 * columnDots, text.bold()));
      double width = pen.getFontMetrics().getStringBounds(line, pen).getWidth() * text.width();
      double left = left(text.align(), dots - width);
      pen.translate(left, 0);
      pen.scale(text.width(), text.height());
      pen.drawString(line, 0, (height + pen.getFontMetrics().getAscent()) / 2 - 1);
    } finally {
      pen.dispose();
    }
    return paper;
  }

  private static Font font(int dots, boolean bold) {
    return Font.getFont(
        Map.of(
            TextAttribute.FAMILY,
            Font.SANS_SERIF,
            TextAttribute.SIZE,
            (float) dots,
            TextAttribute.WEIGHT,
            bold ? TextAttribute.WEIGHT_BOLD : TextAttribute.WEIGHT_REGULAR));
  }

  private static double left(Page.Align align, double room) {
    return switch (align) {
      case LEFT -> 0;
      case CENTRE -> Math.max(0, room / 2);
      case RIGHT -> Math.max(0, room);
    };
  }

  /// White paper. White is 0, so that a fresh picture need not be filled and its bytes are already
  /// what the printer is sent: eight dots each, the leftmost highest, black as 1.
  private static BufferedImage blank(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY, WHITE_AND_BLACK);
  }

  private static List<byte[]> bands(BufferedImage paper) {
    List<byte[]> bands = new ArrayList<>();
    for (int top = 0; top < paper.getHeight(); top += BAND_ROWS) {
      bands.add(band(paper, top, Math.min(BAND_ROWS, paper.getHeight() - top)));
    }
    return bands;
  }

  private static byte[] band(BufferedImage paper, int top, int rows) {
    int width = (paper.getWidth() + 7) / 8;
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {0x1D, 0x76, 0x30, 0x00});
    bytes.writeBytes(new byte[] {(byte) width, (byte) (width >> 8)});
    bytes.writeBytes(new byte[] {(byte) rows, (byte) (rows >> 8)});
    byte[] dots = ((DataBufferByte) paper.getRaster().getDataBuffer()).getData();
    bytes.write(dots, top * width, rows * width);
    return bytes.toByteArray();
  }
}
