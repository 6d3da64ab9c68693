/// The faces as a person meets them: real pages in a real browser, against a stage that plays the
/// hall or against the hall itself.
@NullMarked
package hall.app.browser;

import org.jspecify.annotations.NullMarked;
