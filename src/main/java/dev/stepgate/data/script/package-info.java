/** SQL script files of any size, run statement by statement as their server's own client would. */
@NullMarked
package dev.stepgate.data.script;

import org.jspecify.annotations.NullMarked;
