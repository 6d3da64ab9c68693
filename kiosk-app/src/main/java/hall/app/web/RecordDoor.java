package hall.app.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.copies.Copies;
import hall.app.health.Amounts;
import hall.app.health.DiskWatch;
import hall.app.journal.DayCopy.Good;
import java.util.function.Supplier;

/// How the record is kept: its disk, its room for an emergency, its copies. Asks neither the loop
/// nor a disk.
final class RecordDoor {

  private final Supplier<RecordState> record;

  RecordDoor(Supplier<RecordState> record) {
    this.record = record;
  }

  void open(Router router) {
    router.get("/api/v1/record", exchange -> exchange.answer(200, view(record.get())));
  }

  private static ObjectNode view(RecordState now) {
    ObjectNode view = Json.object().put("epoch", now.epoch()).put("entries", now.entries());
    view.set("disk", disk(now.disk()));
    view.set("copy", now.copies().map(RecordDoor::copy).orElse(null));
    view.set(
        "nightly",
        now.copies().flatMap(Copies.State::nightly).map(RecordDoor::nightly).orElse(null));
    return view;
  }

  private static ObjectNode disk(DiskWatch.State disk) {
    return Json.object()
        .put("percent", disk.space().percent())
        .put("freeBytes", disk.space().free())
        .put("free", Amounts.bytes(disk.space().free()))
        .put("ballastBytes", disk.ballast())
        .put("ballastWantedBytes", disk.wanted())
        .put("ballast", Amounts.bytes(disk.ballast()))
        .put("onlyTheRecord", !disk.roomy());
  }

  private static ObjectNode copy(Copies.State copy) {
    return Json.object()
        .put("folder", copy.folder().toString())
        .put("following", copy.following())
        .put("entries", copy.seq())
        .put("behind", copy.behind());
  }

  private static ObjectNode nightly(Good good) {
    return Json.object()
        .put("day", good.day().toString())
        .put("at", good.at().toString())
        .put("entries", good.entries());
  }
}
