/// A day of the hall lived again: what came from outside, run through the same hall under the same
/// or other rules, and what that did to those who waited.
@NullMarked
package hall.day;

import org.jspecify.annotations.NullMarked;
