package hall.app.centre;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.app.browser.InBrowser;
import hall.app.browser.Tab;
import hall.app.journal.RecordClock;
import hall.centre.Receiver;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The centre's page, as somebody there sees it.
class CentrePageTest {

  @RegisterExtension static final InBrowser BROWSER = new InBrowser();

  @TempDir Path folder;

  @Test
  void aVisitAppearsAsItHappensAndInBothLanguages() throws Exception {
    Vertx vertx = Vertx.vertx();
    Receiver centre = Receiver.start(vertx, "127.0.0.1", 0, folder.resolve("centre")).await();
    URI url = URI.create("http://127.0.0.1:" + centre.port());
    try (SmallHall hall = SmallHall.in(folder.resolve("hall"));
        Tab page = BROWSER.tab(1280, 900)) {
      page.open(url + "/?lang=zh-CN");
      page.untilText("还没有大厅上报");

      hall.visit(5);
      JournalLog log = new JournalLog(hall.journal);
      try (CentreLink _ =
          CentreLink.start(
              vertx, url, CentreLinkTest.HALL, log, CentreLinkTest.QUICK, RecordClock.SYSTEM)) {
        page.untilText("青云镇便民服务中心");
        page.untilText("医保报销");
        page.untilText("B001");
        page.untilText("非常满意");
      }
      page.shot(Path.of("target", "centre.png"));

      assertEquals(List.of(), page.violations());
      page.touch("English");
      page.untilText("Very satisfied");
      assertEquals(List.of(), page.violations());
      assertEquals(List.of(), page.wrong());
    } finally {
      centre.close().await();
      vertx.close().await();
    }
  }
}
