package hall.device.printer;

import java.util.List;

/// A page for any printer: blocks from top to bottom. Whoever makes it knows nothing of printers,
/// and whoever prints it knows nothing of tickets.
public record Page(List<Block> blocks) {

  /// Longer than any ticket; what is longer is a mistake.
  public static final int MOST_BLOCKS = 200;

  public Page {
    blocks = List.copyOf(blocks);
    if (blocks.size() > MOST_BLOCKS) {
      throw new IllegalArgumentException(
          "A page has at most " + MOST_BLOCKS + " blocks, not " + blocks.size() + ".");
    }
  }

  /// One thing on the paper.
  public sealed interface Block {}

  /// A paragraph, `width` and `height` times the normal size. Line breaks in it are kept.
  public record Text(String text, int width, int height, boolean bold, Align align)
      implements Block {

    private static final int LONGEST = 2_000;

    public Text {
      if (width < 1 || width > 8 || height < 1 || height > 8) {
        throw new IllegalArgumentException(
            "Text is 1 to 8 times as wide and high, not " + width + " by " + height + ".");
      }
      if (text.length() > LONGEST) {
        throw new IllegalArgumentException(
            "A paragraph has at most " + LONGEST + " characters, not " + text.length() + ".");
      }
    }

    /// A paragraph in the normal size at the left.
    public static Text of(String text) {
      return new Text(text, 1, 1, false, Align.LEFT);
    }
  }

  /// A line across the paper.
  public record Rule() implements Block {}

  /// Empty lines.
  public record Space(int lines) implements Block {

    public Space {
      if (lines < 1 || lines > 20) {
        throw new IllegalArgumentException("A space is 1 to 20 lines, not " + lines + ".");
      }
    }
  }

  /// A QR code in the middle of the paper, each of its modules that many dots wide.
  public record Qr(String text, int moduleDots) implements Block {

    private static final int LONGEST = 500;

    public Qr {
      if (moduleDots < 1 || moduleDots > 16) {
        throw new IllegalArgumentException(
            "A QR module is 1 to 16 dots wide, not " + moduleDots + ".");
      }
      if (text.isEmpty() || text.length() > LONGEST) {
        throw new IllegalArgumentException(
            "A QR code holds 1 to " + LONGEST + " characters, not " + text.length() + ".");
      }
    }
  }

  /// Feed and cut.
  public record Cut() implements Block {}

  /// Where a paragraph stands on its lines.
  public enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }
}
