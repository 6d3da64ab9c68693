package hall.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.HdrHistogram.Histogram;

/// Citizens who take numbers, one after the other or all at once.
final class Tickets {

  private final List<String> services;
  private int taken;

  Tickets(List<String> services) {
    this.services = services;
  }

  /// The next citizen's request; each goes to the next service.
  ByteBuffer next() {
    String service = services.get(taken++ % services.size());
    String body =
        "{\"service\":\"" + service + "\",\"priority\":\"ordinary\",\"language\":\"zh-CN\"}";
    return Wire.request("POST", "/api/v1/tickets", "bench-" + taken, body);
  }

  /// Takes so many numbers over one connection and notes how long each took, in nanoseconds.
  void take(Wire wire, int count, Histogram times) throws IOException {
    for (int i = 0; i < count; i++) {
      ByteBuffer request = next();
      long begun = System.nanoTime();
      Reply reply = wire.ask(request);
      times.recordValue(System.nanoTime() - begun);
      if (reply.status() != 201) {
        throw new IOException("No ticket was given: " + reply.body());
      }
    }
  }
}
