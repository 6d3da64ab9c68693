package hall.device.printer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// One page on its way to the paper.
final class PrintJob {

  private final Deque<byte[]> bands;
  private final Consumer<PrintResult> result;

  PrintJob(List<byte[]> bands, Consumer<PrintResult> result) {
    this.bands = new ArrayDeque<>(bands);
    this.result = result;
  }

  boolean hasMore() {
    return !bands.isEmpty();
  }

  byte[] nextBand() {
    return bands.remove();
  }

  void printed() {
    result.accept(new PrintResult.Printed());
  }

  void sent() {
    result.accept(new PrintResult.Sent());
  }

  void failed(String code) {
    result.accept(new PrintResult.Failed(code));
  }
}
