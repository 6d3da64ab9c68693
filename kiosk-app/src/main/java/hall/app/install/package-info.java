/// For the installer: what is plugged in, what it is, and whether it works.
@NullMarked
package hall.app.install;

import org.jspecify.annotations.NullMarked;
