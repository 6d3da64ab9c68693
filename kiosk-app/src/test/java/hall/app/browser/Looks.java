package hall.app.browser;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What must be true of every face however it is set: nothing is cut off, nothing is too small to
/// read or to hit, nobody is shut out.
public final class Looks {

  /// The ways a face can be set, as its address asks for them.
  static final List<String> MODES =
      List.of(
          "lang=zh-CN",
          "lang=en",
          "size=large",
          "contrast=high",
          "reach=low",
          "lang=en&size=large",
          "contrast=high&size=large");

  private static final String CUT_OFF =
      """
      [...document.querySelectorAll('body *')].filter(e => {
        const style = getComputedStyle(e);
        const scrolls = ['auto', 'scroll'].includes(style.overflowY) || ['auto', 'scroll'].includes(style.overflowX);
        if (!e.checkVisibility() || style.display === 'none' || style.visibility === 'hidden' || e.closest('.unseen, noscript, svg') || scrolls) return false;
        const r = e.getBoundingClientRect();
        if (!r.width || !r.height) return false;
        const holds = [...e.childNodes].some(c => c.nodeType === 3 && c.data.trim()) || e.tagName === 'BUTTON';
        const spills = holds && style.display !== 'inline' && (e.scrollWidth > e.clientWidth + 2 || e.scrollHeight > e.clientHeight + parseFloat(style.fontSize) * .6);
        const page = document.documentElement;
        const outside = holds && (r.left < -2 || r.right > page.clientWidth + 2 || (!page.matches('[data-scrolls]') && page.scrollHeight <= page.clientHeight + 1 && (r.bottom > page.clientHeight + 2 || r.top < -2) && !inScroller(e)));
        const around = e.parentElement.closest('section, li, button, a, header, footer, figure, main');
        const box = around?.getBoundingClientRect();
        const beside = holds && box && e.offsetParent && (r.left < box.left - 14 || r.right > box.right + 2);
        return spills || outside || beside || (holds && clipped(e, r));
      }).map(e => e.tagName + '.' + e.className + ' "' + e.innerText.slice(0, 30) + '"');
      function inScroller(e) {
        for (let p = e.parentElement; p; p = p.parentElement) if (['auto', 'scroll'].includes(getComputedStyle(p).overflowY)) return true;
        return false;
      }
      function clipped(e, r) {
        for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) {
          const overflow = getComputedStyle(p);
          if (['auto', 'scroll'].includes(overflow.overflowY)) return false;
          if (overflow.overflowY === 'hidden') {
            const box = p.getBoundingClientRect();
            if (r.top < box.top - 3 || r.bottom > box.bottom + 3 || r.left < box.left - 3 || r.right > box.right + 3) return true;
          }
        }
        return false;
      }
      """;

  private static final String OVERLAPS =
      """
      [...document.querySelectorAll('button, a, h1, h2, b, .n')].filter(e => e.offsetParent && e.checkVisibility() && !e.closest('.unseen'))
        .flatMap((a, i, all) => all.slice(i + 1).filter(b => !a.contains(b) && !b.contains(a)).map(b => [a, b]))
        .filter(([a, b]) => { const r = a.getBoundingClientRect(), s = b.getBoundingClientRect();
          return Math.min(r.right, s.right) - Math.max(r.left, s.left) > 3 && Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top) > 3; })
        .map(([a, b]) => a.innerText.slice(0, 20) + ' / ' + b.innerText.slice(0, 20));
      """;

  private Looks() {}

  /// Checks a face by what holds for every one: targets of 24 pixels, letters of 12.
  public static void check(Tab tab, String picture) {
    check(tab, picture, 24, 12);
  }

  /// Checks the face in the tab as it now stands and keeps its picture.
  ///
  /// @param target the least width and height of what is touched, in pixels
  /// @param print the least size of letters, in pixels
  static void check(Tab tab, String picture, int target, int print) {
    tab.eval("document.fonts.ready.then(() => new Promise(requestAnimationFrame))");
    tab.shot(Path.of("target/screenshots", picture + ".png"));
    assertAll(
        picture,
        () -> assertEquals(List.of(), tab.violations(), "axe"),
        () -> assertEquals(List.of(), found(tab, CUT_OFF), "cut off"),
        () -> assertEquals(List.of(), found(tab, OVERLAPS), "one over the other"),
        () -> assertEquals(List.of(), found(tab, tooSmallToHit(target)), "too small to hit"),
        () -> assertEquals(List.of(), found(tab, tooSmallToRead(print)), "too small to read"),
        () -> assertEquals(List.of(), found(tab, fallbacks()), "words missing"),
        () -> assertEquals(List.of(), tab.wrong(), "wrong"));
  }

  private static String tooSmallToHit(int least) {
    return """
    [...document.querySelectorAll('button, a')].filter(e => e.offsetParent)
      .map(e => [e, e.getBoundingClientRect()]).filter(([e, r]) => Math.min(r.width, r.height) < %d - .5)
      .map(([e, r]) => e.innerText.slice(0, 20) + ' ' + r.width + '×' + r.height);
    """
        .formatted(least);
  }

  private static String tooSmallToRead(int least) {
    return """
    [...document.querySelectorAll('body *')]
      .filter(e => e.offsetParent && !e.closest('.unseen') && [...e.childNodes].some(c => c.nodeType === 3 && c.data.trim()))
      .filter(e => parseFloat(getComputedStyle(e).fontSize) < %d - .5)
      .map(e => getComputedStyle(e).fontSize + ' ' + e.innerText.slice(0, 20));
    """
        .formatted(least);
  }

  private static String fallbacks() {
    return "(document.body.innerText.match(/\\{\\w+\\}|undefined|NaN|\\[object/g) ?? []);";
  }

  private static List<String> found(Tab tab, String script) {
    List<String> all = new ArrayList<>();
    String body = script.strip();
    int end = body.indexOf(";\nfunction") < 0 ? body.lastIndexOf(';') : body.indexOf(";\nfunction");
    String call =
        "(() => { %s; return %s; })()"
            .formatted(body.substring(Math.min(end + 1, body.length())), body.substring(0, end));
    tab.eval(call).forEach(one -> all.add(one.asText()));
    return all;
  }
}
