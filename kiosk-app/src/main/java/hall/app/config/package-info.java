/// The hall file: what a hall's manager writes, read whole, with every problem named at its place.
@NullMarked
package hall.app.config;

import org.jspecify.annotations.NullMarked;
