package hall.app.centre;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.report.ReportBatch;
import hall.report.ReportLine;
import hall.report.ReportLine.Feedback;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// Writes a batch as it travels: an envelope of JSON around records in the shape of CloudEvents.
/// Names here are for ever; what is new gets a new name.
final class ReportText {

  static final String TICKET = "hall.ticket.v1";

  /// What the envelope says about the sender.
  ///
  /// @param boot names this start of the hall's program
  /// @param clock `synced`, `holdover` or `unknown`
  /// @param head the newest entry of the hall's record
  record Sender(ReportedHall hall, String boot, String clock, long head) {}

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ReportText() {}

  /// The batch, packed.
  ///
  /// @param named whether to say what the hall and its services are called
  static byte[] write(ReportBatch batch, Sender sender, Instant now, boolean named) {
    ObjectNode envelope = JSON.objectNode();
    envelope.put("epoch", batch.epoch()).put("from", batch.from()).put("to", batch.to());
    envelope.put("prev", batch.prev()).put("digest", batch.digest());
    envelope.put("sentAt", now.toString());
    envelope.put("boot", sender.boot()).put("clock", sender.clock()).put("head", sender.head());
    if (named) {
      envelope.set("names", names(sender.hall()));
    }
    ArrayNode records = envelope.putArray("records");
    batch.lines().forEach(line -> records.add(record(line, batch.epoch(), sender.hall().id())));
    return pack(envelope.toString());
  }

  private static ObjectNode record(ReportLine line, long epoch, String hall) {
    ObjectNode record = JSON.objectNode();
    record.put("specversion", "1.0");
    // One entry may change several visits (the day's end does), so the ticket is part of the id.
    record.put("id", "%s:%d:%d:%s".formatted(hall, epoch, line.seq(), line.ticket()));
    record.put("source", "/halls/" + hall);
    record.put("type", TICKET);
    record.put("sequence", Long.toString(line.seq()));
    record.put("time", line.changedAt().toString());
    record.set("data", data(line));
    return record;
  }

  private static ObjectNode data(ReportLine line) {
    ObjectNode data = JSON.objectNode();
    data.put("ticket", line.ticket());
    data.put("number", line.number());
    data.put("day", line.day().toString());
    data.put("service", line.service());
    data.put("series", line.series());
    data.put("priority", line.priority());
    data.put("state", line.state());
    data.put("takenAt", line.takenAt().toString());
    line.call()
        .ifPresent(call ->
            data.put("calledAt", call.at().toString())
                .put("window", call.window())
                .put("clerk", call.clerk())
                .put("calls", call.times()));
    line.startedAt().ifPresent(at -> data.put("startedAt", at.toString()));
    line.endedAt().ifPresent(at -> data.put("endedAt", at.toString()));
    feedback(line.feedback(), data);
    if (!line.earlier().isEmpty()) {
      ArrayNode earlier = data.putArray("earlier");
      line.earlier().forEach(feedback -> feedback(feedback, earlier.addObject()));
    }
    line.late()
        .ifPresent(late ->
            data.put("late", "entered")
                .put("recordedAt", late.recordedAt().toString())
                .put("wait", late.isWaitKnown() ? "known" : "unknown"));
    return data.put("changedAt", line.changedAt().toString());
  }

  private static void feedback(Feedback feedback, ObjectNode data) {
    switch (feedback) {
      case Feedback.None _ -> {}
      case Feedback.Given(var level, var source) ->
          data.put("feedback", "given").put("rating", level).put("source", source);
      case Feedback.Lapsed _ -> data.put("feedback", "lapsed");
    }
  }

  private static ObjectNode names(ReportedHall hall) {
    ObjectNode names = JSON.objectNode();
    names.set("hall", texts(hall.name()));
    ObjectNode services = names.putObject("services");
    hall.services()
        .forEach((id, service) -> {
          ObjectNode named = services.putObject(id).put("letter", service.letter());
          named.set("name", texts(service.name()));
        });
    return names;
  }

  private static ObjectNode texts(Map<String, String> texts) {
    ObjectNode node = JSON.objectNode();
    texts.forEach(node::put);
    return node;
  }

  private static byte[] pack(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
      packing.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
