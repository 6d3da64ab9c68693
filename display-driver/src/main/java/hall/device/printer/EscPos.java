package hall.device.printer;

import hall.device.Cause;
import hall.device.printer.Page.Block;
import java.io.ByteArrayOutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// A page in the ESC/POS language. Every element of a job is whole commands, so that a question may
/// be put to the printer between two of them.
public final class EscPos {

  /// Everything as after power-on.
  static final byte[] INITIAL = {0x1B, 0x40};

  /// Tell us by yourself whenever something changes.
  static final byte[] AUTOMATIC = {0x1D, 0x61, (byte) 0xFF};

  /// Tell us when you have come this far.
  static final byte[] PRINTED = {0x1D, 0x72, 0x01};

  private static final byte[] CHINESE = {0x1C, 0x26};
  private static final byte[] CUT = {0x1D, 0x56, 0x42, 0x00};
  private static final byte[] FEED_TO_EDGE = {0x1B, 0x64, 0x05};
  private static final byte NEW_LINE = 0x0A;
  private static final byte UNKNOWN = '?';

  /// A band is at most so long, unless one command is longer.
  private static final int BAND = 256;

  /// GS ( k, error correction M: a thumb over a corner of the code does no harm.
  private static final int CORRECTION_M = 0x31;

  private static final System.Logger LOG = System.getLogger(EscPos.class.getName());

  private final Paper paper;
  private Optional<Lettering> lettering = Optional.empty();

  /// For one kind of printer.
  public EscPos(Paper paper) {
    this.paper = paper;
  }

  /// What a printer of that kind can do.
  ///
  /// @param columns Latin letters in a line
  /// @param dots across the paper
  /// @param charset of the printer's own Chinese letters
  /// @param raster whether text is drawn by us, because the printer has no Chinese letters
  /// @param cutter whether it cuts
  /// @param qr whether it draws QR codes by itself
  /// @param bandBytes how much may be sent before the printer is asked how it is
  public record Paper(
      int columns,
      int dots,
      Charset charset,
      boolean raster,
      boolean cutter,
      boolean qr,
      int bandBytes) {}

  int bandBytes() {
    return paper.bandBytes();
  }

  /// A page in the printer's language.
  ///
  /// @param bands whole commands each
  /// @param missing why not all letters are on it: a code from [Cause], empty when they are
  public record Job(List<byte[]> bands, String missing) {}

  /// The page as bands of whole commands, beginning with a printer as after power-on. What has no
  /// typeface is left open on the paper: a ticket without its hall's name is still a ticket.
  public Job job(Page page) {
    List<byte[]> commands = new ArrayList<>();
    SortedSet<String> missing = new TreeSet<>();
    commands.add(INITIAL);
    if (!paper.raster()) {
      commands.add(CHINESE);
    }
    page.blocks().forEach(block -> commands.addAll(commands(block, missing)));
    return new Job(joined(commands), missing.isEmpty() ? Cause.NONE : missing.first());
  }

  /// The question `n` (1 to 4) about the printer's state, answered at once even when it is busy.
  static byte[] realtime(int n) {
    return new byte[] {0x10, 0x04, (byte) n};
  }

  private List<byte[]> commands(Block block, Set<String> missing) {
    return switch (block) {
      case Page.Text text ->
          paper.raster() || !hasLetters(text.text()) ? drawn(text, missing) : text(text);
      case Page.Rule() -> List.of(align(0), size(1, 1), bold(false), ruled());
      case Page.Space space -> List.of(new byte[] {0x1B, 0x64, (byte) space.lines()});
      case Page.Qr qr -> qr(qr);
      case Page.Cut() -> List.of(paper.cutter() ? CUT : FEED_TO_EDGE);
    };
  }

  /// Chinese printers have the letters of two bytes. Those of four, which the same character set
  /// also knows, come out of most as rubbish.
  private boolean hasLetters(String text) {
    CharsetEncoder encoder = paper.charset().newEncoder();
    return text.codePoints()
        .filter(letter -> letter > 0x7F && !Character.isISOControl(letter))
        .mapToObj(Character::toString)
        .allMatch(
            letter -> encoder.canEncode(letter) && letter.getBytes(paper.charset()).length == 2);
  }

  /// Where nothing can be drawn, the printer's own letters must do.
  private List<byte[]> drawn(Page.Text text, Set<String> missing) {
    try {
      Lettering pen =
          lettering.orElseGet(
              () -> new Lettering(paper.dots(), 2 * paper.dots() / paper.columns()));
      lettering = Optional.of(pen);
      Lettering.Drawn drawn = pen.draw(text);
      drawn.missing().forEach(script -> missing.add(Cause.FONT_MISSING + ":" + script));
      return drawn.lines().stream()
          .flatMap(line -> line.bands(paper.bandBytes()).stream())
          .toList();
    } catch (RuntimeException | LinkageError | InternalError failure) {
      LOG.log(Level.WARNING, "This machine cannot draw letters.", failure);
      missing.add(Cause.FONTS_ABSENT);
      return text(text);
    }
  }

  private List<byte[]> text(Page.Text text) {
    List<byte[]> commands = new ArrayList<>();
    commands.add(align(side(text.align())));
    commands.add(size(text.width(), text.height()));
    commands.add(bold(text.bold()));
    for (String line : new Columns(paper.columns() / text.width()).lines(text.text())) {
      commands.add(letters(line));
    }
    return commands;
  }

  private byte[] letters(String line) {
    CharsetEncoder encoder = paper.charset().newEncoder();
    return encoder.canEncode(line)
        ? (line + (char) NEW_LINE).getBytes(paper.charset())
        : oneByOne(line, encoder);
  }

  /// A letter that the printer does not have is shown as one that is missing.
  private byte[] oneByOne(String line, CharsetEncoder encoder) {
    var bytes = new ByteArrayOutputStream();
    line.codePoints()
        .mapToObj(Character::toString)
        .forEach(letter -> {
          if (encoder.canEncode(letter)) {
            bytes.writeBytes(letter.getBytes(paper.charset()));
          } else {
            bytes.write(UNKNOWN);
          }
        });
    bytes.write(NEW_LINE);
    return bytes.toByteArray();
  }

  private byte[] ruled() {
    return ("-".repeat(paper.columns()) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static int side(Page.Align align) {
    return switch (align) {
      case LEFT -> 0;
      case CENTRE -> 1;
      case RIGHT -> 2;
    };
  }

  private static byte[] align(int n) {
    return new byte[] {0x1B, 0x61, (byte) n};
  }

  private static byte[] size(int width, int height) {
    return new byte[] {0x1D, 0x21, (byte) ((width - 1) << 4 | (height - 1))};
  }

  private static byte[] bold(boolean on) {
    return new byte[] {0x1B, 0x45, (byte) (on ? 1 : 0)};
  }

  private List<byte[]> qr(Page.Qr qr) {
    if (!paper.qr()) {
      return Symbols.qr(qr, paper.dots()).bands(paper.bandBytes());
    }
    byte[] data = qr.text().getBytes(StandardCharsets.UTF_8);
    return List.of(
        align(1),
        symbol(0x41, 0x32, 0x00),
        symbol(0x43, qr.moduleDots()),
        symbol(0x45, CORRECTION_M),
        stored(data),
        symbol(0x51, 0x30),
        align(0));
  }

  private static byte[] symbol(int function, int... parameters) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {0x1D, 0x28, 0x6B, (byte) (parameters.length + 2), 0x00, 0x31});
    bytes.write(function);
    for (int parameter : parameters) {
      bytes.write(parameter);
    }
    return bytes.toByteArray();
  }

  private static byte[] stored(byte[] data) {
    var bytes = new ByteArrayOutputStream();
    int length = data.length + 3;
    bytes.writeBytes(new byte[] {0x1D, 0x28, 0x6B, (byte) length, (byte) (length >> 8)});
    bytes.writeBytes(new byte[] {0x31, 0x50, 0x30});
    bytes.writeBytes(data);
    return bytes.toByteArray();
  }

  private static List<byte[]> joined(List<byte[]> commands) {
    List<byte[]> bands = new ArrayList<>();
    var band = new ByteArrayOutputStream();
    for (byte[] command : commands) {
      if (band.size() > 0 && band.size() + command.length > BAND) {
        bands.add(band.toByteArray());
        band.reset();
      }
      band.writeBytes(command);
    }
    bands.add(band.toByteArray());
    return bands;
  }
}
