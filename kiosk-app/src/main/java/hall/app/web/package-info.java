/// The doors: HTTP in, JSON and live news out. Nothing is decided here.
@NullMarked
package hall.app.web;

import org.jspecify.annotations.NullMarked;
