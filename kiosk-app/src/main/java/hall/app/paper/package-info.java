/// What is printed, and in which words.
@NullMarked
package hall.app.paper;

import org.jspecify.annotations.NullMarked;
