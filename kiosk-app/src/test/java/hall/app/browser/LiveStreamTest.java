package hall.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What every face stands on: the stream that never gives up, and the hall that changes make of a
/// snapshot.
class LiveStreamTest {

  @RegisterExtension static final InBrowser BROWSER = new InBrowser();

  private final Stage stage = Stage.open("town");
  private Tab tab;

  @BeforeEach
  void open() {
    tab = BROWSER.tab(800, 600);
    tab.open(stage.url("/kiosk"));
    tab.untilText("您要办什么事？");
  }

  @AfterEach
  void close() {
    tab.close();
    stage.close();
  }

  @Test
  void aLineThatFallsSilentIsTakenForDeadAndOpenedAnew() {
    tab.eval(
        """
        import('/js/live.js').then(({ Live }) => {
          window.turns = [];
          window.own = new Live('/api/v1/events', { line: online => turns.push(online) }, { silence: 300, first: 20 });
        })\
        """);
    tab.until("turns.length >= 4");

    assertEquals("[true,false,true,false]", tab.eval("turns.slice(0, 4)").toString());
    tab.eval("own.close()");
  }

  @Test
  void aStreamThatDoesNotExistIsNotAskedForAgain() {
    tab.eval(
        """
        import('/js/live.js').then(({ Live }) => {
          window.gone = [];
          new Live('/api/v1/events?ticket=none', { gone: status => gone.push(status) }, { first: 1, longest: 1 });
        })\
        """);
    tab.until("gone.length");
    int asked = stage.streams().resumed().size();
    tab.until("new Promise(done => setTimeout(done, 200, true))");

    assertEquals(asked, stage.streams().resumed().size());
  }

  @Test
  void changesMakeTheHallAsItIsNow() {
    String merged =
        tab.eval(
                """
                import('/js/merge.js').then(({ merge }) => {
                  const snapshot = {
                    open: true,
                    services: [{ id: 'a', waiting: 2 }, { id: 'b', waiting: 0 }],
                    tickets: [{ id: 1, state: 'waiting' }, { id: 2, state: 'serving', window: 3 }],
                    calls: Array.from({ length: 12 }, (_, i) => ({ id: 12 - i })),
                  };
                  const now = merge(snapshot, {
                    services: [{ id: 'a', waiting: 1 }],
                    tickets: [{ id: 2, state: 'done' }, { id: 1, state: 'called', window: 3 }],
                    calls: [{ id: 13 }],
                  });
                  return JSON.stringify([now.open, now.services, now.tickets, now.calls.length, now.calls[0], snapshot.tickets.length]);
                })\
                """)
            .asText();

    assertEquals(
        "[true,[{\"id\":\"a\",\"waiting\":1},{\"id\":\"b\",\"waiting\":0}],"
            + "[{\"id\":1,\"state\":\"called\",\"window\":3}],12,{\"id\":13},2]",
        merged);
  }
}
