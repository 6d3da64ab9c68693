package hall.app.sim;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/// One thing on a paper, from top to bottom.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
sealed interface PaperElement {

  /// A line of text in its pieces; a line without pieces is an empty one.
  @JsonTypeName("line")
  record Line(String align, List<Run> runs) implements PaperElement {}

  /// Text of one size. Width and height count how many times the plain size.
  record Run(String text, int width, int height, boolean bold) {}

  /// Paper moved on with nothing on it.
  @JsonTypeName("feed")
  record Feed(int lines) implements PaperElement {}

  /// A QR code: what it says, and its drawing as an SVG path of `size` by `size` modules.
  @JsonTypeName("qr")
  record Qr(String align, String text, int module, String level, int size, String path)
      implements PaperElement {}

  /// Dots, rows of whole bytes, leftmost in the highest bit; each dot drawn `scaleX` by `scaleY`.
  @JsonTypeName("image")
  @SuppressWarnings("ArrayRecordComponent") // written once, read by the page, never compared
  record Image(String align, int width, int height, int scaleX, int scaleY, byte[] dots)
      implements PaperElement {}

  /// The knife went through: wholly, or leaving a bridge.
  @JsonTypeName("cut")
  record Cut(boolean full) implements PaperElement {}
}
