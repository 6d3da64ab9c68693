package hall.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final Line KEPT = Line.atMost("ticket-median", 0.25, "ms", 0.5);
  private static final Line BROKEN = Line.atLeast("ticket-rate", 4, "", 5);
  private static final Line NOTED = Line.noted("resident", 120, "MB", 40);

  @Test
  void everyFigureStandsBesideItsLimit() {
    String text = Table.in(Locale.ENGLISH).text(List.of(KEPT, BROKEN, NOTED));

    assertEquals(
        List.of(
            "figure value limit ratio verdict",
            "ticket: one client, median (limit: force + 0.3 ms) 0.250 ms ≤ 0.500 ms 0.50 kept",
            "ticket: rate of 64 clients over rate of one 4.000 ≥ 5.000 1.25 BROKEN",
            "resident after 2,000 tickets (beside: a bare JVM) 120.0 MB ~ 40.0 MB 3.00 noted"),
        text.lines().map(line -> line.replaceAll(" +", " ")).toList());
  }

  @Test
  void everyFigureHasItsWordsInChinese() {
    String text = Table.in(Locale.CHINA).text(List.of(KEPT, BROKEN, NOTED));

    assertTrue(text.contains("取号:单个客户端,中位数"), text);
  }

  @Test
  void aFigureOfManyNamesWhichItIs() {
    Line line = Line.atMost("frame-encode-times:board4 show", 2.5, "", 3);

    assertTrue(
        Table.in(Locale.ENGLISH)
            .text(List.of(line))
            .contains("board4 show made, over a hand-written codec"));
  }

  @Test
  void onlyABindingLimitCanBeBroken() {
    assertEquals(
        List.of(false, true, false), List.of(KEPT.broken(), BROKEN.broken(), NOTED.broken()));
  }

  @Test
  void programsReadTheSame() {
    String json = Table.json(List.of(BROKEN));

    assertTrue(json.contains("\"name\" : \"ticket-rate\""), json);
    assertTrue(json.contains("\"verdict\" : \"broken\""), json);
  }
}
