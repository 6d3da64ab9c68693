package hall.app.sim;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/// A ticket printer that speaks ESC/POS. What it is told waits in its buffer and comes out as paper
/// while it can print; what is asked in real time it answers at once, whatever state it is in.
final class SimPrinter implements SimulatedDevice {

  private static final Set<String> CONDITIONS =
      Set.of("ok", "paper-out", "paper-near-end", "cover-open", "cutter-jam", "offline");
  private static final int BUFFER_MAX = EscPos.LONGEST;
  private static final int SHOWN_PAPERS = 8;
  private static final int DLE = 0x10;
  private static final int EOT = 0x04;

  private final PaperRoll paper;
  private final EscPos commands;
  private String condition = "ok";
  private byte[] buffer = new byte[8192];
  private int start;
  private int end;
  private int lost;
  private int realTime;
  private boolean statusBack;
  private long changes;
  private Consumer<byte[]> out = _ -> {};

  SimPrinter(int dots) {
    paper = new PaperRoll(dots);
    commands =
        new EscPos(
            paper,
            new EscPos.Asked() {
              @Override
              public void statusBack(int which) {
                statusBack = which != 0;
                if (statusBack) {
                  sendStatusBack();
                }
              }

              @Override
              public void paperStatus(int which) {
                say(which == 1 ? paperBits() : 0);
              }

              @Override
              public void processed(byte[] id) {
                say(0x37, 0x22, id[0], id[1], id[2], id[3], 0);
              }
            });
  }

  @Override
  public void hear(byte[] bytes, int length, long now, Consumer<byte[]> line) {
    out = line;
    for (int i = 0; i < length; i++) {
      answerInRealTime(bytes[i] & 0xFF);
    }
    keep(bytes, length);
    print(now);
  }

  @Override
  public long due() {
    return Long.MAX_VALUE;
  }

  @Override
  public void turn(long now, Consumer<byte[]> line) {}

  @Override
  public void press(String key, long now, Consumer<byte[]> line) {
    throw new SimProblem("unknown-key", key);
  }

  @Override
  public void condition(String wanted, long now, Consumer<byte[]> line) {
    if (!CONDITIONS.contains(wanted)) {
      throw new SimProblem("unknown-condition", wanted);
    }
    out = line;
    boolean different = !wanted.equals(condition);
    condition = wanted;
    changes++;
    if (different && statusBack) {
      sendStatusBack();
    }
    print(now);
  }

  @Override
  public String condition() {
    return condition;
  }

  @Override
  public Output shows() {
    List<PaperRoll.Paper> papers = paper.papers();
    int count = papers.isEmpty() ? 0 : papers.getFirst().id();
    return new Output(
        count, papers.stream().limit(SHOWN_PAPERS).toList(), paper.hanging(), end - start, lost);
  }

  @Override
  public long changes() {
    return changes + paper.prints();
  }

  /// The last papers, newest first.
  List<PaperRoll.Paper> papers() {
    return paper.papers();
  }

  /// `DLE EOT n` is obeyed wherever it stands, inside pictures too, as some printers do; its bytes
  /// stay in the buffer, where they mean nothing.
  private void answerInRealTime(int code) {
    if (realTime == 2 && code >= 1 && code <= 4) {
      say(
          switch (code) {
            case 1 -> 0x12 | (canPrint() ? 0 : 0x08);
            case 2 ->
                0x12
                    | (is("cover-open") ? 0x04 : 0)
                    | (is("paper-out") ? 0x20 : 0)
                    | (is("cutter-jam") ? 0x40 : 0);
            case 3 -> 0x12 | (is("cutter-jam") ? 0x08 : 0);
            default -> 0x12 | (isNearEnd() ? 0x0C : 0) | (is("paper-out") ? 0x60 : 0);
          });
      realTime = 0;
    } else if (realTime == 1 && code == EOT) {
      realTime = 2;
    } else {
      realTime = code == DLE ? 1 : 0;
    }
  }

  /// Without flow control, what comes into a full buffer is lost.
  private void keep(byte[] bytes, int length) {
    int taken = Math.min(length, BUFFER_MAX - (end - start));
    lost += length - taken;
    if (end + taken > buffer.length) {
      int waiting = end - start;
      byte[] room = waiting + taken > buffer.length ? new byte[roomFor(waiting + taken)] : buffer;
      System.arraycopy(buffer, start, room, 0, waiting);
      buffer = room;
      start = 0;
      end = waiting;
    }
    System.arraycopy(bytes, 0, buffer, end, taken);
    end += taken;
  }

  private static int roomFor(int bytes) {
    return Math.min(BUFFER_MAX, Integer.highestOneBit(bytes) * 2);
  }

  private void print(long now) {
    while (canPrint() && start < end) {
      OptionalInt used = commands.obey(buffer, start, end, now);
      if (used.isPresent()) {
        start += used.getAsInt();
      } else {
        return;
      }
    }
  }

  private void sendStatusBack() {
    say(
        0x10 | (canPrint() ? 0 : 0x08) | (is("cover-open") ? 0x20 : 0),
        is("cutter-jam") ? 0x08 : 0,
        paperBits(),
        0);
  }

  private int paperBits() {
    return (isNearEnd() ? 0x03 : 0) | (is("paper-out") ? 0x0C : 0);
  }

  private boolean canPrint() {
    return is("ok") || is("paper-near-end");
  }

  private boolean isNearEnd() {
    return is("paper-near-end") || is("paper-out");
  }

  private boolean is(String one) {
    return condition.equals(one);
  }

  private void say(int... codes) {
    byte[] bytes = new byte[codes.length];
    for (int i = 0; i < codes.length; i++) {
      bytes[i] = (byte) codes[i];
    }
    out.accept(bytes);
  }

  /// What came out of the slot.
  ///
  /// @param count how many papers were cut in all
  /// @param papers the newest of them, newest first
  /// @param hanging what is printed but not cut
  /// @param buffered bytes that wait for the printer to print again
  /// @param lost bytes that found the buffer full
  record Output(
      int count,
      List<PaperRoll.Paper> papers,
      List<PaperElement> hanging,
      int buffered,
      int lost) {}
}
