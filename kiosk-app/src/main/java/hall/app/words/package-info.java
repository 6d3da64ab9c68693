/// Every text that people read, in message files, one folder a language.
@NullMarked
package hall.app.words;

import org.jspecify.annotations.NullMarked;
