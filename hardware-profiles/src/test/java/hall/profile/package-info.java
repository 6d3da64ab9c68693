@NullMarked
package hall.profile;

import org.jspecify.annotations.NullMarked;
