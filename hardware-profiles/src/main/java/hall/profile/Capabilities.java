package hall.profile;

import java.util.List;
import java.util.Set;

/// What a product has, for the drivers that need to know.
public sealed interface Capabilities {

  /// Nothing that has to be known.
  record None() implements Capabilities {}

  /// A screen of dots.
  ///
  /// @param width usual width in dots, where the hall does not say otherwise
  /// @param fonts heights of its letters in dots
  /// @param colours names of the colours it knows
  record Screen(int width, int height, List<Integer> fonts, List<String> colours)
      implements Capabilities {
    public Screen {
      fonts = List.copyOf(fonts);
      colours = List.copyOf(colours);
    }
  }

  /// A screen of letters that are always of one size.
  ///
  /// @param lines how many lines it has
  /// @param columns how many Latin letters a line has
  record Letters(int lines, int columns, List<String> colours) implements Capabilities {
    public Letters {
      colours = List.copyOf(colours);
    }
  }

  /// A display of digits, which shows a ticket's number and nothing else.
  ///
  /// @param count how many digits it has
  record Digits(int count) implements Capabilities {}

  /// A ticket printer.
  ///
  /// @param columns Latin letters in a line
  /// @param dots width of the paper's printed part
  /// @param dotsPerInch how fine it prints
  /// @param chinese how Chinese is printed
  /// @param cutter whether it cuts by itself
  /// @param status which questions it answers: `realtime` (DLE EOT), `automatic` (GS a), `printed`
  ///   (GS r after the job)
  /// @param nearEnd whether it feels the paper coming to its end
  record Printer(
      int columns,
      int dots,
      int dotsPerInch,
      Chinese chinese,
      boolean cutter,
      boolean qr,
      Set<String> status,
      boolean nearEnd)
      implements Capabilities {
    public Printer {
      status = Set.copyOf(status);
    }
  }

  /// Whether the printer has Chinese letters of its own, or every line is drawn as a picture.
  enum Chinese {
    GB18030,
    RASTER
  }

  /// Single wires.
  record Panel(List<Pin> pins) implements Capabilities {
    public Panel {
      pins = List.copyOf(pins);
    }
  }

  /// One wire.
  ///
  /// @param role `lamp`, `buzzer`, `button`, or `paper-low` for a contact that closes when the
  ///   paper runs low
  /// @param line the number of the wire, counted as the chip does
  /// @param activeLow whether 0 V means on or pressed
  /// @param debounceMillis how long a button must rest before it counts; 0 for outputs
  /// @param stuckMillis how long a button may be down before it counts as broken; 0 for outputs
  record Pin(
      String name, String role, int line, boolean activeLow, int debounceMillis, int stuckMillis) {}
}
