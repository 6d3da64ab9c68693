package hall.queue;

import java.time.Instant;
import java.util.List;

/// Services that a window handles besides its own for a while: a window borrowed (借窗), or one that
/// took over another's (合并窗口).
///
/// @param until when it gives them back by itself; [Instant#MAX] when somebody has to
public record Loan(List<ServiceId> services, Instant until) {

  public Loan {
    services = List.copyOf(services);
  }
}
